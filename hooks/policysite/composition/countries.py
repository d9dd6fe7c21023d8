"""Country names in both languages, for the countries that Japanese policies name most."""

from __future__ import annotations

from policysite.domain.text import Language, Text

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


def country_name(code: str, language: Language) -> str:
    """The name of a country by its ISO 3166-1 code; a code without a name here stands for itself."""
    name = COUNTRIES.get(code)
    return name.in_language(language) if name else code
