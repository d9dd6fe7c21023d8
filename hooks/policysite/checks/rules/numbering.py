"""Numbers and headings: every place can be named, and no two places alike."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policysite.checks.context import Context
from policysite.composition.number_patterns import UNNUMBERED, is_known, suggestion
from policysite.composition.numbering import all_spots
from policysite.domain.findings import Problem
from policysite.domain.paths import DataPath
from policysite.domain.sections import ChapterSection
from policysite.domain.text import LANGUAGES

_NUMBERING: DataPath = ("site", "numbering")
_BRACES = re.compile(r"\{[^{}]*\}|[{}]")
_UNTITLED = ("preamble", "closing")


def patterns_known(context: Context) -> Iterator[Problem]:
    """Every numbering pattern is in the vocabulary; what is not would be published as it was typed."""
    for path, pattern in _patterns(context):
        if not is_known(pattern) or (path[:2] == _NUMBERING and path[2] == "chapter" and pattern in UNNUMBERED):
            meant = suggestion(pattern)
            yield Problem(path, {"pattern": pattern, "hint": meant or "({n})"})
    for language in LANGUAGES:
        pattern = context.policy.site.numbering.citation.in_language(language)
        if sorted(_BRACES.findall(pattern)) != ["{clause}", "{section}"]:
            yield Problem((*_NUMBERING, "citation", language), {"pattern": pattern, "hint": "{section} {clause}"})


def _patterns(context: Context) -> Iterator[tuple[DataPath, str]]:
    numbering = context.policy.site.numbering
    for name in ("section", "chapter", "appendix"):
        for language in LANGUAGES:
            yield (*_NUMBERING, name, language), getattr(numbering, name).in_language(language)
    yield from (((*_NUMBERING, "levels", index), pattern) for index, pattern in enumerate(numbering.levels))
    for index, section in enumerate(context.policy.policy):
        if section.numbering is not None:
            yield ("policy", index, "numbering"), section.numbering
    for path, _, clause in context.clauses:
        if clause.numbering is not None:
            yield (*path, "numbering"), clause.numbering


def citations_differ(context: Context) -> Iterator[Problem]:
    """No two places are cited alike, in either language."""
    found: set[DataPath] = set()
    for language in LANGUAGES:
        first: dict[str, str] = {}
        for spot in all_spots(context.policy, language):
            other = first.setdefault(spot.citation, spot.anchor)
            if other != spot.anchor and spot.path not in found:
                found.add(spot.path)
                yield Problem(spot.path, {"citation": spot.citation, "other": other})


def sections_titled(context: Context) -> Iterator[Problem]:
    """A section that stands by itself has a heading; only a preamble, a closing block and a part may do without."""
    for index, section in enumerate(context.policy.policy):
        if section.title is None and section.kind not in _UNTITLED and not section.within:
            yield Problem(("policy", index, "title"), {"id": section.id})


def parts_placed(context: Context) -> Iterator[Problem]:
    """A part stands in a section that is there, and is no chapter."""
    sections = {section.id: section for section in context.policy.policy}
    for index, section in enumerate(context.policy.policy):
        if section.within is None:
            continue
        seen, outer = {section.id}, sections.get(section.within)
        while outer and outer.within and outer.id not in seen:
            seen.add(outer.id)
            outer = sections.get(outer.within)
        if (
            outer is None
            or outer.id in seen
            or isinstance(outer, ChapterSection)
            or isinstance(section, ChapterSection)
        ):
            yield Problem(("policy", index, "within"), {"id": section.within})
