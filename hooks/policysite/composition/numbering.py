"""Numbers from places: 1 → (1) → A, so that no label is ever typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policysite.composition.facts import facts_of, with_facts
from policysite.domain.clauses import Clause
from policysite.domain.model import PolicyData
from policysite.domain.paths import DataPath
from policysite.domain.sections import Section
from policysite.domain.site import Numbering
from policysite.domain.text import Language

_SLOT = re.compile(r"\{([nAai]|ア|一)\}")
_KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ"
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_KANJI = ((100, "百"), (10, "十"), (1, ""))


@dataclass(frozen=True)
class Spot:
    """Where a node stands: anchor, number, citation, and its rank in reading order."""

    anchor: str
    parent: str
    number: str
    citation: str
    rank: int
    path: DataPath
    section: str


def spots_of(policy: PolicyData, language: Language) -> dict[str, Spot]:
    """Anchor → spot, for every section and clause; a repeated anchor keeps its first spot."""
    spots: dict[str, Spot] = {}
    for rank, spot in enumerate(_spots(policy, language)):
        spots.setdefault(spot.anchor, Spot(**{**spot.__dict__, "rank": rank}))
    return spots


def _spots(policy: PolicyData, language: Language) -> Iterator[Spot]:
    numbering = policy.site.numbering
    facts = facts_of(policy, language)
    position = 0
    for index, section in enumerate(policy.policy):
        position += section.numbered
        number = fill(numbering.section.in_language(language), position, language) if section.numbered else ""
        title = with_facts(section.title.in_language(language), facts)
        walker = _SectionWalk(section, title, str(position) if section.numbered else "", numbering, language)
        path: DataPath = ("policy", index)
        yield Spot(section.id, "", number, walker.cite(""), 0, path, section.id)
        yield from walker.clauses(section.clauses, section.id, "", 0, (*path, "clauses"))


@dataclass(frozen=True)
class _SectionWalk:
    section: Section
    title: str
    ordinal: str
    numbering: Numbering
    language: Language

    def cite(self, clause: str) -> str:
        """`第2条(1)B`; a section without a number is cited by its title."""
        if not self.ordinal:
            return self.title + clause
        pattern = self.numbering.citation.in_language(self.language)
        return pattern.replace("{section}", self.ordinal).replace("{clause}", clause)

    def clauses(
        self, clauses: tuple[Clause, ...], parent: str, prefix: str, depth: int, path: DataPath
    ) -> Iterator[Spot]:
        levels = self.numbering.levels
        for index, clause in enumerate(clauses):
            number = fill(levels[min(depth, len(levels) - 1)], index + 1, self.language)
            anchor = anchor_of(self.section.id, clause.id)
            here = (*path, index)
            yield Spot(anchor, parent, number, self.cite(prefix + number), 0, here, self.section.id)
            yield from self.clauses(clause.clauses, anchor, prefix + number, depth + 1, (*here, "clauses"))


def anchor_of(section_id: str, clause_id: str) -> str:
    """The anchor of a clause; it holds through every reordering."""
    return f"{section_id}-{clause_id}"


def fill(pattern: str, position: int, language: Language) -> str:
    """A numbering pattern at a position counted from 1; what only Japanese has is a digit or a letter in English."""
    return _SLOT.sub(lambda match: _ordinal(match[1], position, language), pattern)


def _ordinal(style: str, position: int, language: Language) -> str:
    if style == "一":
        return _kanji(position) if language == "ja" else str(position)
    if style == "n":
        return str(position)
    if style == "i":
        return _roman(position)
    if style == "ア" and language == "ja":
        return _letters(position, _KANA)
    return _letters(position, "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if style == "A" else "abcdefghijklmnopqrstuvwxyz")


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
