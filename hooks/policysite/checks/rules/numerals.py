"""Numbers as Japanese and English texts write them, so that the two can be compared."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
_ERA = re.compile("(令和|平成|昭和|大正|明治)([0-9]+|元)年")
_KANJI_DIGITS = "〇一二三四五六七八九十"
_KANJI_NUMBER = re.compile("[一二三四五六七八九十]+(?=(か月|ヶ月|カ月|日|年|回|点|通|円|週間|歳|つ|条|項|号|名|人|者))")
_DIGITS = re.compile(r"[0-9]+(?:,[0-9]{3})+|[0-9]+")
_MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
_MONTH = re.compile(r"\b(" + "|".join(_MONTHS) + r")\b(?= ?[0-9])|(?<=[0-9] )\b(" + "|".join(_MONTHS) + r")\b", re.I)
_NUMBER_NAMES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_WORDS = {name: number for number, name in enumerate(_NUMBER_NAMES, 1)}
_WORDS |= {"fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30, "sixty": 60, "ninety": 90}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "once": 1, "twice": 2, "single": 1, "both": 2, "each": 1, "any": 1}
_WORD = re.compile(r"\b(" + "|".join((*_WORDS, *_ORDINALS)) + r")\b", re.I)
_ROMAN = re.compile(r"\((x{0,2}(?:ix|iv|v?i{1,3}|v|x))\)")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}
_PHONE = re.compile(r"\+81[- ]?")
_AFTERNOON = re.compile("午後([0-9]+)時")
_TEN_THOUSANDS = re.compile("([0-9]+)万")
_CLOCK = re.compile(r"\b([0-9]{1,2})(?::([0-9]{2}))? ?([ap])\.?m\b", re.I)
_FULL_HOUR = re.compile("(?<=[0-9]):00(?![0-9])")


@dataclass(frozen=True)
class Numbers:
    """The numbers of a text: those in digits, and those that words or kanji may stand for."""

    digits: frozenset[str]
    words: frozenset[str]


def numbers_in_japanese(text: str) -> Numbers:
    """The numbers of a Japanese text; years of an era become years of the common calendar."""
    text = unicodedata.normalize("NFKC", text)
    text = _ERA.sub(lambda match: f"{_ERAS[match[1]] + (1 if match[2] == '元' else int(match[2]))}年", text)
    text = _AFTERNOON.sub(lambda match: f"{int(match[1]) % 12 + 12}時", _FULL_HOUR.sub("", text))
    text = _TEN_THOUSANDS.sub(lambda match: f"{match[1]}0000", text)
    words = frozenset(str(_kanji_value(match[0])) for match in _KANJI_NUMBER.finditer(text))
    return Numbers(_digits(text), words)


def numbers_in_english(text: str) -> Numbers:
    """The numbers of an English text, months by name and paragraphs in Roman numerals included."""
    text = _CLOCK.sub(_hour, _FULL_HOUR.sub("", _PHONE.sub("0", text)))
    text = _MONTH.sub(lambda match: f" {_MONTHS[match[0].lower()]} ", text)
    text = _ROMAN.sub(lambda match: f"({_roman_value(match[1])})", text)
    words = {str(_WORDS.get(match[0].lower()) or _ORDINALS[match[0].lower()]) for match in _WORD.finditer(text)}
    return Numbers(_digits(text), frozenset(words))


def _hour(match: re.Match[str]) -> str:
    hour = int(match[1]) % 12 + (12 if match[3].lower() == "p" else 0)
    return f" {hour} {match[2] or ''} "


def _digits(text: str) -> frozenset[str]:
    return frozenset(str(int(match[0].replace(",", ""))) for match in _DIGITS.finditer(text))


def _kanji_value(kanji: str) -> int:
    tens, ten, ones = kanji.rpartition("十")
    if not ten:
        return _KANJI_DIGITS.index(kanji[-1])
    return (_KANJI_DIGITS.index(tens) if tens else 1) * 10 + (_KANJI_DIGITS.index(ones) if ones else 0)


def _roman_value(roman: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in roman]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))
