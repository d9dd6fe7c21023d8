"""Number patterns: a closed vocabulary of running signs, and of what may stand around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from policysite.domain.text import Language

NONE = "none"
BULLET = "bullet"
UNNUMBERED = (NONE, BULLET)

_KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_KANJI = ((100, "百"), (10, "十"), (1, ""))
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
# The circled figures that every Japanese font has; beyond them the figure stands in brackets.
_LAST_CIRCLED = 20

SIGNS = ("n", "１", "一", "①", "A", "a", "I", "i", "ア", "イ")
"""The running signs, each written in braces: {n} {１} {一} {①} {A} {a} {I} {i} {ア} {イ}."""

PAIRS = {"(": ")", "（": "）", "[": "]", "［": "］", "【": "】", "〔": "〕", "<": ">", "〈": "〉"}
TAILS = ("", ".", "．", "、", ")", "）", ":", "：")
UNITS = {
    "編": "Part",
    "章": "Chapter",
    "節": "Section",
    "款": "Subsection",
    "条": "Article",
    "項": "Paragraph",
    "号": "Item",
}
ANNEXES = {"別表": "Appendix", "別紙": "Attachment", "別記": "Attachment", "様式": "Form"}
ENGLISH = (*dict.fromkeys((*UNITS.values(), *ANNEXES.values())), "Clause", "Schedule", "Annex", "No.", "§")

_SLOT = re.compile(r"\{([^{}]*)\}")
_HALF_WIDTH = {
    "（": "(",
    "）": ")",
    "［": "[",
    "］": "]",
    "【": "[",
    "】": "]",
    "〔": "[",
    "〕": "]",
    "〈": "<",
    "〉": ">",
}
_HALF_WIDTH |= {"．": ".", "、": ".", "：": ":"}


@dataclass(frozen=True)
class NumberPattern:
    """A running sign and the characters before and after it; without a sign it numbers nothing."""

    before: str
    sign: str
    after: str

    def label(self, position: int, language: Language) -> str:
        """The number at a position counted from 1; English brackets are half-width and 第…条 is Article."""
        before, after = (self.before, self.after) if language == "ja" else _in_english(self.before, self.after)
        return before + self.ordinal(position, language) + after

    def ordinal(self, position: int, language: Language) -> str:
        """The running sign alone."""
        return _ordinal(self.sign, position, language)


@cache
def parse_pattern(raw: str) -> NumberPattern | None:
    """The pattern of what was written, or None where it is not in the vocabulary."""
    slots = list(_SLOT.finditer(raw))
    if len(slots) != 1 or slots[0][1] not in SIGNS:
        return None
    before, after = raw[: slots[0].start()], raw[slots[0].end() :]
    return NumberPattern(before, slots[0][1], after) if _known(before, after) else None


def is_known(raw: str) -> bool:
    """Whether a pattern is in the vocabulary: a running sign in what may stand around it, `none` or `bullet`."""
    return raw in UNNUMBERED or parse_pattern(raw) is not None


def suggestion(raw: str) -> str:
    """The pattern that was probably meant, empty where there is no telling: ① → {①}, (1) → ({n}), {N} → {n}."""
    bare = raw.translate(str.maketrans("", "", "{}"))
    for sign in (*SIGNS, "1", "N"):
        at = bare.find(sign)
        meant = f"{bare[:at]}{{{sign if sign in SIGNS else 'n'}}}{bare[at + len(sign) :]}"
        if at >= 0 and parse_pattern(meant):
            return meant
    return ""


def fill(raw: str, position: int, language: Language) -> str:
    """A numbering pattern at a position counted from 1; empty where it numbers nothing."""
    pattern = parse_pattern(raw)
    if pattern:
        return pattern.label(position, language)
    if raw in UNNUMBERED:
        return ("・" if language == "ja" else "•") if raw == BULLET else ""
    return raw


def _known(before: str, after: str) -> bool:
    if before in PAIRS and after.startswith(PAIRS[before]):
        return after[1:] in TAILS[:4]
    if before[:1] in PAIRS and after.endswith(PAIRS[before[0]]):
        return _unit(before[1:], after[:-1])
    return (before == "" and after in TAILS) or _unit(before, after)


def _unit(before: str, after: str) -> bool:
    """第{n}条, 附則第{n}条, 別表第{n}, Article {n}."""
    if before in ("第", "附則第"):
        return after in UNITS
    name = before.removesuffix(" ")
    if name in ENGLISH:
        return (name == "§" or name != before) and after in TAILS[:2]
    return before.removesuffix("第") in ANNEXES and after in ("", "号")


def _in_english(before: str, after: str) -> tuple[str, str]:
    if before.endswith("第") and after in UNITS:
        return f"{'Supplementary ' if before.startswith('附則') else ''}{UNITS[after]} ", ""
    if before.removesuffix("第") in ANNEXES:
        return f"{ANNEXES[before.removesuffix('第')]} ", ""
    return tuple("".join(_HALF_WIDTH.get(sign, sign) for sign in part) for part in (before, after))  # type: ignore[return-value]


def _ordinal(sign: str, position: int, language: Language) -> str:
    japanese = language == "ja"
    if sign == "一" and japanese:
        return _kanji(position)
    if sign == "１" and japanese:
        return str(position).translate(_FULL_WIDTH)
    if sign == "①":
        return chr(ord("①") + position - 1) if position <= _LAST_CIRCLED else f"({position})"
    if sign in "n一１":
        return str(position)
    if sign in "Ii":
        return _roman(position).upper() if sign == "I" else _roman(position)
    if sign in "アイ" and japanese:
        return _letters(position, _KANA if sign == "ア" else _IROHA)
    return _letters(position, _CAPITALS if sign == "A" else _CAPITALS.lower())


def _letters(position: int, alphabet: str) -> str:
    letters = ""
    while position:
        position, rest = divmod(position - 1, len(alphabet))
        letters = alphabet[rest] + letters
    return letters


def _roman(position: int) -> str:
    letters = ""
    for value, sign in _ROMAN:
        count, position = divmod(position, value)
        letters += sign * count
    return letters


def _kanji(position: int) -> str:
    signs = ""
    for value, sign in _KANJI:
        count, position = divmod(position, value)
        if count:
            signs += ("" if count == 1 and sign else " 一二三四五六七八九"[count]) + sign
    return signs
