"""Numbers and citations from places: 1 → (1) → A, so that no label is ever typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from policysite.composition.facts import facts_of, with_facts
from policysite.composition.number_patterns import UNNUMBERED, fill, parse_pattern
from policysite.domain.clauses import Clause
from policysite.domain.model import PolicyData
from policysite.domain.paths import DataPath
from policysite.domain.sections import ChapterSection, Section
from policysite.domain.site import Numbering
from policysite.domain.text import Language, Text

_TAILS = ".．、:："
_KANJI_FIGURES = "〇一二三四五六七八九十百"
# What an untitled part is cited by; a rule refuses other untitled sections.
_UNTITLED = {"preamble": Text(ja="前文", en="Preamble"), "closing": Text(ja="末尾", en="Closing")}


@dataclass(frozen=True)
class Spot:
    """Where a node stands: anchor, number, citation, and its rank in reading order.

    `label` names it among its neighbours; it is empty where nothing but its place tells it apart.
    """

    anchor: str
    parent: str
    number: str
    citation: str
    rank: int
    path: DataPath
    section: str
    label: str = ""
    chapter: str = ""


def spots_of(policy: PolicyData, language: Language) -> dict[str, Spot]:
    """Anchor → spot, for every section and clause; a repeated anchor keeps its first spot."""
    spots: dict[str, Spot] = {}
    for rank, spot in enumerate(all_spots(policy, language)):
        spots.setdefault(spot.anchor, replace(spot, rank=rank))
    return spots


def all_spots(policy: PolicyData, language: Language) -> Iterator[Spot]:
    """Every spot in reading order, repeated anchors as well."""
    numbering = policy.site.numbering
    facts = facts_of(policy, language)
    chapter, chapters, sections, appendices = None, 0, 0, 0
    for index, section in enumerate(policy.policy):
        if section.within:
            continue
        path: DataPath = ("policy", index)
        title = with_facts(section.heading.in_language(language), facts)
        if isinstance(section, ChapterSection):
            chapters += section.numbered
            sections = 0 if numbering.restart else sections
            number = fill(numbering.chapter.in_language(language), chapters, language) if section.numbered else ""
            chapter = Spot(section.id, "", number, number or title, 0, path, section.id, number)
            yield chapter
            continue
        chapter = None if section.apart else chapter
        patterns = numbering.appendix if section.appendix else numbering.section
        pattern = patterns.in_language(language)
        counted = section.numbered and section.title is not None and pattern not in UNNUMBERED
        appendices += counted and section.appendix
        sections += counted and not section.appendix
        position = (appendices if section.appendix else sections) if counted else 0
        walk = _SectionWalk(policy, section, title, pattern, position, chapter, language)
        yield from walk.spots(path)


@dataclass(frozen=True)
class _SectionWalk:
    policy: PolicyData
    section: Section
    title: str
    pattern: str
    position: int
    chapter: Spot | None
    language: Language

    @property
    def numbering(self) -> Numbering:
        return self.policy.site.numbering

    def spots(self, path: DataPath) -> Iterator[Spot]:
        number = fill(self.pattern, self.position, self.language) if self.position else ""
        chapter = self.chapter.anchor if self.chapter else ""
        yield Spot(self.section.id, "", number, self.cite(""), 0, path, self.section.id, _label(number), chapter)
        yield from self.below(self.section, path, self.section.id, "", 0)

    def cite(self, clause: str) -> str:
        """`第2条(1)B`; a section without a number is cited by its title."""
        if not self.position:
            untitled = _UNTITLED.get(self.section.kind)
            return (self.title or (untitled.in_language(self.language) if untitled else "")) + clause
        if self.section.appendix:
            return joined_labels(_label(fill(self.pattern, self.position, self.language)), clause)
        pattern = self.numbering.citation.in_language(self.language)
        known = parse_pattern(self.pattern)
        ordinal = known.ordinal(self.position, self.language) if known else str(self.position)
        pattern = pattern.replace("{section}{clause}", joined_labels(ordinal, clause))
        cited = pattern.replace("{section}", ordinal).replace("{clause}", clause)
        if self.chapter and self.numbering.restart:
            return self.chapter.citation + ("" if self.language == "ja" else ", ") + cited
        return cited

    def below(self, section: Section, path: DataPath, parent: str, prefix: str, depth: int) -> Iterator[Spot]:
        """The clauses of a section, and after them its parts of other kinds."""
        yield from self.clauses(section, section.clauses, _Above(section, parent, prefix, depth), (*path, "clauses"))
        above = _Above(section, parent, prefix, depth)
        for position, (index, part) in enumerate(self.policy.parts(section.id), len(section.clauses) + 1):
            number, label = self._numbers(above, position)
            cited = self._joined(prefix, label, position)
            here: DataPath = ("policy", index)
            yield Spot(part.id, parent, number, self.cite(cited), 0, here, part.id, label)
            yield from self.below(part, here, part.id, cited, depth + 1)

    def clauses(self, section: Section, clauses: tuple[Clause, ...], above: _Above, path: DataPath) -> Iterator[Spot]:
        """The clauses below a section or clause, each followed by what stands below it."""
        for index, clause in enumerate(clauses):
            number, label = self._numbers(above, index + 1)
            cited = self._joined(above.prefix, label, index + 1)
            anchor = anchor_of(section.id, clause.id)
            here = (*path, index)
            yield Spot(anchor, above.anchor, number, self.cite(cited), 0, here, section.id, label)
            below = _Above(clause, anchor, cited, above.depth + 1)
            yield from self.clauses(section, clause.clauses, below, (*here, "clauses"))

    def _numbers(self, above: _Above, position: int) -> tuple[str, str]:
        levels = self.numbering.levels
        pattern = above.owner.numbering or levels[min(above.depth, len(levels) - 1)]
        number = fill(pattern, position, self.language)
        return number, "" if pattern in UNNUMBERED else _label(number)

    def _joined(self, prefix: str, label: str, position: int) -> str:
        if label:
            return joined_labels(prefix, label)
        return f"{prefix}の{position}番目" if self.language == "ja" else f"{prefix}, item {position}"


@dataclass(frozen=True)
class _Above:
    """What clauses stand below: its own choice of numbers, its anchor, the citation so far and the depth."""

    owner: Section | Clause
    anchor: str
    prefix: str
    depth: int


def anchor_of(section_id: str, clause_id: str) -> str:
    """The anchor of a clause; it holds through every reordering."""
    return f"{section_id}-{clause_id}"


def joined_labels(first: str, second: str) -> str:
    """Two labels as one; 1 and 1 are set apart (1-1), so that no two places read the same."""
    if first and second and _family(first[-1]) and _family(first[-1]) == _family(second[0]):
        return f"{first}-{second}"
    return first + second


def _label(number: str) -> str:
    return number.rstrip(_TAILS)


def _family(sign: str) -> str:
    if sign in _KANJI_FIGURES:
        return "kanji"
    if unicodedata.category(sign) == "Nd":
        return "digit"
    if "ァ" <= sign <= "ヺ":
        return "kana"
    return ("upper" if sign.isupper() else "lower") if sign.isascii() and sign.isalpha() else ""
