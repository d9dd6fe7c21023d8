"""Citations of law as a reader knows them: 個人情報保護法27条5項3号, APPI Article 27(5)(iii).

Data and rules cite briefly and in Japanese (法27条5項3号, 令10条1号, 通則編 3-6-3(3)); here they get the name of the
law, and in English the numbers of the official translation.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby

from policysite.domain.text import Language, Text
from policysite.domain.value_forms import FormError

_ACTS = {
    "法": Text(ja="個人情報保護法", en="APPI"),
    "令": Text(ja="個人情報保護法施行令", en="APPI Enforcement Order"),
    "規則": Text(ja="個人情報保護法施行規則", en="APPI Enforcement Rules"),
    "番号法": Text(ja="番号法", en="My Number Act"),
    "健康保険法": Text(ja="健康保険法", en="Health Insurance Act"),
    "国民年金法": Text(ja="国民年金法", en="National Pension Act"),
    "電気通信事業法": Text(ja="電気通信事業法", en="Telecommunications Business Act"),
    "電気通信事業法施行規則": Text(
        ja="電気通信事業法施行規則", en="Telecommunications Business Act Enforcement Regulation"
    ),
}
_GUIDANCE = {
    "通則編": Text(ja="個人情報保護委員会ガイドライン（通則編）", en="PPC Guidelines (General Rules)"),
    "Q&A": Text(ja="個人情報保護委員会Q&A", en="PPC Q&A"),
    "補完的ルール": Text(ja="補完的ルール", en="PPC Supplementary Rules"),
}
_NAMES = _ACTS | _GUIDANCE
_CITED = re.compile(rf"({'|'.join(sorted(_NAMES, key=len, reverse=True))})\s*([\d(].*)?")
_ARTICLE = re.compile(r"(\d+)条((?:の\d+)*)")
_ITEM = re.compile(r"第?(\d+)号")
_PARAGRAPH = re.compile(r"(\d+)項")
_NOTE = re.compile(r"（※(\d+)）")
_WORDS = str.maketrans({"・": ", ", "〜": "–"})
_JAPANESE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
# No article of these laws has a higher number. It is the number of the last article only where that is sure; else a
# number well above it, so that nothing is refused that may exist.
_HIGHEST = {
    "法": 185,
    "令": 100,
    "規則": 150,
    "番号法": 100,
    "健康保険法": 230,
    "国民年金法": 200,
    "電気通信事業法": 200,
}
# The last paragraph of the articles that policies cite, as of 法 in force since 2023-04-01.
_LAST_PARAGRAPH = {
    16: 8, 17: 2, 18: 3, 20: 2, 21: 4, 26: 2, 27: 6, 28: 3, 29: 2, 30: 4, 32: 3, 33: 5, 34: 3, 35: 7, 37: 4, 38: 2,
    40: 2, 41: 9, 43: 6,
}  # fmt: skip
_PLACE = r"\s*第?(\d+)条(?:の\d+)*(?:第?(\d+)項)?"
_CITED_LOOSELY = re.compile(rf"({'|'.join(sorted(_ACTS, key=len, reverse=True))}){_PLACE}")
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
# As texts name these laws; 法 alone is the end of the name of many another law.
_BRIEF = {
    "個人情報の保護に関する法律": "法",
    "個人情報保護法": "法",
    "個人情報保護法施行令": "令",
    "個人情報の保護に関する法律施行令": "令",
    "個人情報保護法施行規則": "規則",
    "個人情報の保護に関する法律施行規則": "規則",
}
_TEXT_NAMES = sorted({*_BRIEF, *_HIGHEST} - {"法", "令", "規則"}, key=len, reverse=True)
_NAMED = re.compile(rf"({'|'.join(_TEXT_NAMES)}|(?<![一-龠々ァ-ヶー])法){_PLACE}")
_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


def cited(citations: Iterable[str], language: Language) -> str:
    """Citations in one line, each law named once; what is no citation of a known law stays as it was written."""
    parts = [
        _law(name, [place for _, place in group], language)
        for name, group in groupby(map(_parsed, citations), key=lambda found: found[0])
    ]
    return ("、" if language == "ja" else "; ").join(parts)


def _parsed(citation: str) -> tuple[str, str]:
    """The brief name of a law and the place in it; the name is empty where the law is not known."""
    match = _CITED.fullmatch(citation)
    place = (match[2] or "") if match else citation
    return (match[1], place) if match and not _JAPANESE.search(_english_place(place)) else ("", citation)


def _law(name: str, places: list[str], language: Language) -> str:
    if not name:
        return ("、" if language == "ja" else "; ").join(places)
    law = _NAMES[name].in_language(language)
    if language == "ja":
        return law + "・".join(places)
    where = ", ".join(map(_english_place, places))
    article = "" if name in _GUIDANCE or not where else "Articles" if len(places) > 1 else "Article"
    return " ".join(filter(None, (law, article, where)))


def _english_place(place: str) -> str:
    """27条5項3号 as 27(5)(iii), 22条の2の27 as 22-2-27."""
    text = _PARAGRAPH.sub(r"(\1)", _ITEM.sub(lambda found: f"({_roman(int(found[1]))})", place))
    text = _ARTICLE.sub(lambda found: found[1] + found[2].replace("の", "-"), text)
    text = _NOTE.sub(r", note \1", text).replace("各号", ", each item").replace("ただし書", ", proviso")
    return text.translate(_WORDS)


def _roman(number: int) -> str:
    """A number of an item, up to 39."""
    return "x" * (number // 10) + _ONES[number % 10]


def read_citation(citation: str) -> str:
    """A citation as it was written; raises FormError where a law that is known has no such article or paragraph."""
    match = _CITED_LOOSELY.match(unicodedata.normalize("NFKC", citation))
    if match:
        refuse_unknown_place(match[1], int(match[2]), int(match[3]) if match[3] else None)
    return citation


def refuse_unknown_place(name: str, article: int, paragraph: int | None) -> None:
    """Raises FormError where a law, briefly named, surely has no such article or paragraph."""
    law = _NAMES[name]
    values = {"law": law.ja, "law_en": law.en, "article": str(article)}
    if article == 0 or article > _HIGHEST.get(name, article):
        raise FormError("no-article", None, **values)
    last = _LAST_PARAGRAPH.get(article) if name == "法" else None
    if last and paragraph is not None and not 1 <= paragraph <= last:
        raise FormError("no-paragraph", None, **values, paragraph=str(paragraph), last=str(last))


def unknown_articles(text: str) -> Iterator[tuple[int, str]]:
    """Where a text names an article or paragraph that a law surely has not: position and words."""
    for match in _NAMED.finditer(text.translate(_DIGITS)):
        name = _BRIEF.get(match[1], match[1])
        try:
            refuse_unknown_place(name, int(match[2]), int(match[3]) if match[3] else None)
        except FormError:
            yield match.start(), text[match.start() : match.end()]
