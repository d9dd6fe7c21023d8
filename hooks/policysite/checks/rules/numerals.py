"""Numbers as Japanese and English texts write them, so that the two can be compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
_ERA = re.compile("(令和|平成|昭和|大正|明治)([0-9]+|元)年")
_KANJI_DIGITS = "〇一二三四五六七八九十"
_KANJI_NUMBER = re.compile(
    "[一二三四五六七八九十百]+(?=(か月|ヶ月|カ月|箇月|月|日|年|回|点|通|円|週|歳|才|つ|条|項|号|名|人|者|丁目|番|階|分|割|時|度|件|枚|部|社|校|種|段))"
)
_DIGITS = re.compile(r"[0-9]+(?:,[0-9]{3})+|[0-9]+")
_MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
_MONTH = re.compile(r"\b(" + "|".join(_MONTHS) + r")\b(?= ?[0-9])|(?<=[0-9] )\b(" + "|".join(_MONTHS) + r")\b", re.I)
_NUMBER_NAMES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_WORDS = {name: number for number, name in enumerate(_NUMBER_NAMES, 1)}
_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_WORDS |= {name: number for number, name in enumerate(_TEENS, 13)}
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS |= dict(zip(_TENS, range(20, 100, 10), strict=True))
_WORDS |= {"hundred": 100, "dozen": 12}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "once": 1, "twice": 2, "single": 1, "both": 2, "each": 1, "any": 1}
_ORDINALS |= {"half": 2, "halves": 2, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fifth": 5, "fifths": 5}
_ORDINALS |= {"tenth": 10, "annual": 1, "annually": 1, "monthly": 1, "fortnight": 2}
_WORD = re.compile(r"\b(" + "|".join((*_WORDS, *_ORDINALS)) + r")\b", re.I)
_ROMAN = re.compile(r"\((x{0,2}(?:ix|iv|v?i{1,3}|v|x))\)")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}
_PHONE = re.compile(r"\+81[- ]?")
_AFTERNOON = re.compile("午後([0-9]+)時")
_LARGE = re.compile("([0-9][0-9,]*(?:[.][0-9]+)?) ?(千万|百万|億|万|千)")
_LARGE_VALUES = {"千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "億": 10**8}
_LARGE_ENGLISH = re.compile(r"([0-9][0-9,]*(?:[.][0-9]+)?) ?(thousand|million|billion)\b", re.I)
_LARGE_ENGLISH_VALUES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
# One length of time has several usual ways to be said: unit → (divisor, factor) of the others.
_LENGTH = re.compile("([0-9]+) ?(か月|ヶ月|カ月|ヵ月|箇月|週間|日間|日|年間|年)")
_OTHER_LENGTHS = {
    "月": ((12, 1),),
    "年": ((1, 12),),
    "週": ((1, 7),),
    "日": ((7, 1),),
}
_CLOCK = re.compile(r"\b([0-9]{1,2})(?::([0-9]{2}))? ?([ap])\.?m\b", re.I)
_FULL_HOUR = re.compile("(?<=[0-9]):00(?![0-9])")


@dataclass(frozen=True)
class Numbers:
    """The numbers of a text: those in digits, and those that words or kanji may stand for."""

    digits: frozenset[str]
    words: frozenset[str]
    lengths: Mapping[str, str] = field(default_factory=dict)
    """A length of time in digits → the same length in another usual unit: 24 months are 2 years."""


def numbers_in_japanese(text: str) -> Numbers:
    """The numbers of a Japanese text; years of an era become years of the common calendar."""
    text = unicodedata.normalize("NFKC", text)
    text = _ERA.sub(lambda match: f"{_ERAS[match[1]] + (1 if match[2] == '元' else int(match[2]))}年", text)
    text = _AFTERNOON.sub(lambda match: f"{int(match[1]) % 12 + 12}時", _FULL_HOUR.sub("", text))
    text = _LARGE.sub(lambda match: _whole(match, _LARGE_VALUES), text)
    words = frozenset(str(_kanji_value(match[0])) for match in _KANJI_NUMBER.finditer(text))
    return Numbers(_digits(text), words, dict(_lengths(text)))


def numbers_in_english(text: str) -> Numbers:
    """The numbers of an English text, months by name and paragraphs in Roman numerals included."""
    text = _CLOCK.sub(_hour, _FULL_HOUR.sub("", _PHONE.sub("0", text)))
    text = _LARGE_ENGLISH.sub(lambda match: _whole(match, _LARGE_ENGLISH_VALUES), text)
    text = _MONTH.sub(lambda match: f" {_MONTHS[match[0].lower()]} ", text)
    text = _ROMAN.sub(lambda match: f"({_roman_value(match[1])})", text)
    words = {str(_WORDS.get(match[0].lower()) or _ORDINALS[match[0].lower()]) for match in _WORD.finditer(text)}
    return Numbers(_digits(text), frozenset(words))


def _whole(match: re.Match[str], values: Mapping[str, int]) -> str:
    return str(int(Decimal(match[1].replace(",", "")) * values[match[2].lower()]))


def _lengths(text: str) -> Iterator[tuple[str, str]]:
    for match in _LENGTH.finditer(text):
        unit = next(unit for unit in _OTHER_LENGTHS if unit in match[2])
        for divisor, factor in _OTHER_LENGTHS[unit]:
            if int(match[1]) % divisor == 0:
                yield str(int(match[1])), str(int(match[1]) // divisor * factor)


def _hour(match: re.Match[str]) -> str:
    hour = int(match[1]) % 12 + (12 if match[3].lower() == "p" else 0)
    return f" {hour} {match[2] or ''} "


def _digits(text: str) -> frozenset[str]:
    return frozenset(str(int(match[0].replace(",", ""))) for match in _DIGITS.finditer(text))


def _kanji_value(kanji: str) -> int:
    if "百" in kanji:
        hundreds, _, rest = kanji.partition("百")
        return (_kanji_value(hundreds) if hundreds else 1) * 100 + (_kanji_value(rest) if rest else 0)
    tens, ten, ones = kanji.rpartition("十")
    if not ten:
        return _KANJI_DIGITS.index(kanji[-1])
    return (_KANJI_DIGITS.index(tens) if tens else 1) * 10 + (_KANJI_DIGITS.index(ones) if ones else 0)


def _roman_value(roman: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in roman]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))
