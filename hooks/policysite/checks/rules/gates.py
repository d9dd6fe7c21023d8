"""What must be there before anything is published; none of it can be waived."""

from __future__ import annotations

from collections.abc import Iterator

from policysite.checks.context import Context
from policysite.domain.composition import Composition
from policysite.domain.findings import Problem
from policysite.domain.sections import (
    ContactSection,
    Declared,
    JointUseSection,
    PurposesSection,
    Section,
    ThirdPartySection,
)

_REQUIRED: dict[str, type] = {
    "purposes": PurposesSection,
    "third-party-provision": ThirdPartySection,
    "joint-use": JointUseSection,
    "contact": ContactSection,
}
_NEVER_NONE = (PurposesSection, ContactSection)


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
    """Every placeholder names a fact or a clause that exists."""
    yield from _unresolved(context.ja)
    yield from _unresolved(context.en)


def _unresolved(composition: Composition) -> Iterator[Problem]:
    for missing in composition.unresolved:
        values = {"fault": f"unresolved-{missing.fault}", "written": missing.written}
        yield Problem(missing.path, values, offset=missing.offset)


def empty_texts(context: Context) -> Iterator[Problem]:
    """No text unit is blank in a language."""
    for path, text in context.texts:
        for language, words in (("ja", text.ja), ("en", text.en)):
            if not words.strip():
                yield Problem((*path, language), {"language": language})
