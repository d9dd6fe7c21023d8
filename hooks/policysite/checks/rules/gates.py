"""What must be there before anything is published; none of it can be waived."""

from __future__ import annotations

from collections.abc import Iterator

from policysite.checks.context import Context
from policysite.composition import Composition
from policysite.composition.facts import Facts, facts_of
from policysite.domain.findings import Problem
from policysite.domain.model import walk_texts
from policysite.domain.paths import DataPath
from policysite.domain.sections import (
    ContactSection,
    Declared,
    JointUseSection,
    PurposesSection,
    Section,
    ThirdPartySection,
)
from policysite.domain.text import LANGUAGES, ClauseSlot, FactSlot, PlaceholderError, parse_placeholders

_REQUIRED: dict[str, type] = {
    "purposes": PurposesSection,
    "third-party-provision": ThirdPartySection,
    "joint-use": JointUseSection,
    "contact": ContactSection,
}
_NEVER_NONE = (PurposesSection, ContactSection)
# Forms have their own rule; numbering patterns are no placeholders.
_READ_ELSEWHERE = ("forms",)
_PATTERNS = ("site", "numbering")


def required_sections(context: Context) -> Iterator[Problem]:
    """Purposes, provision to third parties, joint use and the contact desk are said, or said to be none."""
    for kind, section in _REQUIRED.items():
        if context.policy.section(section) is None:
            yield Problem(("policy", kind), {"kind": kind})


def declared_none(context: Context) -> Iterator[Problem]:
    """ "None" is a sentence in the text, holds no clauses, and is impossible for purposes and the contact desk."""
    for index, section in enumerate(context.policy.policy):
        if section.declared is Declared.NONE:
            for fault in _none_faults(section):
                yield Problem(("policy", index, "declared"), {"kind": section.kind, "fault": fault})


def _none_faults(section: Section) -> Iterator[str]:
    if isinstance(section, _NEVER_NONE):
        yield "never-none"
    elif not section.lead:
        yield "none-unsaid"
    if section.clauses and not isinstance(section, _NEVER_NONE):
        yield "none-with-clauses"


def placeholders(context: Context) -> Iterator[Problem]:
    """Every placeholder names a fact or a clause that exists, wherever it is written."""
    shown = [problem for composition in (context.ja, context.en) for problem in _unresolved(composition)]
    yield from shown
    seen = {problem.path for problem in shown}
    yield from (problem for problem in _unresolved_at_origin(context) if problem.path not in seen)


def _unresolved_at_origin(context: Context) -> Iterator[Problem]:
    """Placeholders in registers and facts, at the place where they are written rather than where they are shown."""
    for language in LANGUAGES:
        facts = facts_of(context.policy, language)
        for path, text in context.texts:
            if path[0] not in _READ_ELSEWHERE and path[:2] != _PATTERNS:
                yield from _broken_slots(text.in_language(language), (*path, language), facts)


def _broken_slots(raw: str, path: DataPath, facts: Facts) -> Iterator[Problem]:
    try:
        segments = parse_placeholders(raw)
    except PlaceholderError as error:
        yield Problem(path, {"fault": "unresolved-placeholder", "written": error.found}, offset=error.offset)
        return
    for slot in segments:
        if isinstance(slot, ClauseSlot) and path[0] == "releases":
            # A record is read beside the text, where no clause is below or above.
            yield Problem(path, {"fault": "unresolved-placeholder", "written": raw}, offset=max(raw.find("{"), 0))
        elif isinstance(slot, FactSlot) and slot.path not in facts:
            offset = max(raw.find("{" + slot.path), 0)
            yield Problem(path, {"fault": "unresolved-fact", "written": slot.path}, offset=offset)


def _unresolved(composition: Composition) -> Iterator[Problem]:
    for missing in composition.unresolved:
        values = {"fault": f"unresolved-{missing.fault}", "written": missing.written}
        yield Problem(missing.path, values, offset=missing.offset)


def empty_texts(context: Context) -> Iterator[Problem]:
    """No text unit is blank in a language."""
    for path, text in (*context.texts, *walk_texts(context.policy.exceptions, ("exceptions",))):
        for language, words in (("ja", text.ja), ("en", text.en)):
            if not words.strip():
                yield Problem((*path, language), {"language": language})
