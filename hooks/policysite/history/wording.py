"""What a rewording touches: numbers, names, amounts, dates, definitions, or nothing but typography."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher

from policysite.domain.speaker import CORPORATE_AFTER, CORPORATE_BEFORE, defined_pattern
from policysite.domain.text import Text

_NUMBER = re.compile(r"\d[\d,.]*")
_COUNTED = "年|月|日|円|条|項|号|か月|ヶ月|週|回|点|通|名|歳|倍|割|時間"
_KANJI_NUMBER = re.compile(f"[〇一二三四五六七八九十百千万]+(?={_COUNTED})")
_ADDRESS = re.compile(r"https?://[^\s、。）)]+|[\w.+-]+@[\w.-]+\w")
_NAME_END = "、。，,（）()「」はがをにのと"
_COMPANY = re.compile(
    rf"(?:{'|'.join(CORPORATE_BEFORE)})[^\s{_NAME_END}]*|[^\s{_NAME_END}]+(?:{'|'.join(CORPORATE_AFTER)})"
    r"|[A-Z][\w.-]*(?: [A-Z][\w.-]*)* (?:K\.K\.|G\.K\.|Inc\.|LLC|Ltd\.|Co\., Ltd\.|Corporation|Foundation|Association)"
)
_TITLES = "代表取締役|代表社員|代表理事|理事長|院長|学長|総長|学院長|校長|園長|頭取|会頭|代表役員|組合長|店主|代表者"
_PERSON = r"[\s\u3000]+[^\s、。，,（）()「」]+|[^\sぁ-ん、。，,（）()「」][^\s、。，,（）()「」]*"
_REPRESENTATIVE = re.compile(rf"(?:{_TITLES})(?:社長|頭取)?(?:{_PERSON})")
_SAME_PURPOSE = 0.6


def numbers(text: str) -> Counter[str]:
    """The numbers of a text however they are written, full-width and kanji counts among them."""
    folded = unicodedata.normalize("NFKC", text)
    found = [match.rstrip(",.").replace(",", "") for match in _NUMBER.findall(folded)]
    return Counter(found + _KANJI_NUMBER.findall(folded))


def touches_facts(old: str, new: str, names: Iterable[str]) -> bool:
    """Whether a rewording changes a number, name, amount, date or address, and so is never editorial."""
    if numbers(old) != numbers(new):
        return True
    for pattern in (_ADDRESS, _COMPANY, _REPRESENTATIVE):
        if Counter(pattern.findall(old)) != Counter(pattern.findall(new)):
            return True
    return any(old.count(name) != new.count(name) for name in names if name)


def is_typographic(old: str, new: str) -> bool:
    """Whether two texts differ in character forms, spaces and punctuation only."""
    return _letters(old) == _letters(new)


def _letters(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text)
    return "".join(character for character in folded if unicodedata.category(character)[0] in "LNSM")


def changes_definition(old: str, new: str, names: Iterable[str] = ()) -> bool:
    """Whether the words that define the publisher or its group differ, such as …（以下「当院」といいます。）.

    `names` are what it calls itself besides the usual words.
    """
    defined = defined_pattern(tuple(names))
    return sorted(defined.findall(old)) != sorted(defined.findall(new))


def mostly_kept(old: str, new: str) -> bool:
    """Whether a rewording keeps most of what stood there; what keeps less is a new statement in an old place."""
    return SequenceMatcher(None, old, new, autojunk=False).ratio() >= _SAME_PURPOSE


def english_parity(old: Text, new: Text) -> bool:
    """Whether an English-only change left English and Japanese as near to each other in numbers as they were."""
    return bool(new.en.strip()) and (numbers(old.en) == numbers(new.en) or _digits(new.en) == _digits(new.ja))


def _digits(text: str) -> Counter[str]:
    return Counter({number: count for number, count in numbers(text).items() if number.isascii()})
