"""Country names in both languages by ISO 3166-1: as Japanese policies have them, and else as Unicode CLDR does."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from policysite.domain.text import LANGUAGES, Language, Text
from policysite.domain.value_forms import FormError

COUNTRIES: dict[str, Text] = {
    code: Text(ja=ja, en=en)
    for code, ja, en in (
        ("AU", "オーストラリア", "Australia"),
        ("BR", "ブラジル", "Brazil"),
        ("CA", "カナダ", "Canada"),
        ("CH", "スイス", "Switzerland"),
        ("CN", "中国", "China"),
        ("DE", "ドイツ", "Germany"),
        ("ES", "スペイン", "Spain"),
        ("FR", "フランス", "France"),
        ("GB", "英国", "United Kingdom"),
        ("HK", "香港", "Hong Kong"),
        ("ID", "インドネシア", "Indonesia"),
        ("IE", "アイルランド", "Ireland"),
        ("IN", "インド", "India"),
        ("IT", "イタリア", "Italy"),
        ("JP", "日本", "Japan"),
        ("KR", "韓国", "Republic of Korea"),
        ("MY", "マレーシア", "Malaysia"),
        ("NL", "オランダ", "Netherlands"),
        ("NZ", "ニュージーランド", "New Zealand"),
        ("PH", "フィリピン", "Philippines"),
        ("SE", "スウェーデン", "Sweden"),
        ("SG", "シンガポール", "Singapore"),
        ("TH", "タイ", "Thailand"),
        ("TW", "台湾", "Taiwan"),
        ("US", "アメリカ合衆国", "United States of America"),
        ("VN", "ベトナム", "Viet Nam"),
    )
}


_ASSIGNED = re.compile(r"[A-Z]{2}\Z")
# Codes that CLDR has besides those that ISO 3166-1 assigns.
_UNASSIGNED = frozenset(["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"])


def country_name(code: str, language: Language) -> str:
    """The name of a country by its ISO 3166-1 code; what is no code stands for itself."""
    name = COUNTRIES.get(code)
    return name.in_language(language) if name else _territories(language).get(code, code)


def read_country(written: str) -> str:
    """A two-letter code of ISO 3166-1; raises FormError."""
    if not written.strip():
        raise FormError("empty")
    if written in COUNTRIES or written in _territories("ja"):
        return written
    raise FormError("country", _meant(written))


def _meant(written: str) -> str | None:
    plain = unicodedata.normalize("NFKC", written).strip()
    code = {"UK": "GB"}.get(plain.upper(), plain.upper())
    if code in COUNTRIES or code in _territories("ja"):
        return code
    known = [(text.in_language(language), code) for code, text in COUNTRIES.items() for language in LANGUAGES]
    known += [(name, code) for language in LANGUAGES for code, name in _territories(language).items()]
    return next((code for name, code in known if name.lower() == plain.lower()), None)


@cache
def _territories(language: Language) -> dict[str, str]:
    from babel import Locale  # only where a country is named that the table above does not have

    names = Locale.parse(language).territories
    return {code: name for code, name in names.items() if _ASSIGNED.match(code) and code not in _UNASSIGNED}
