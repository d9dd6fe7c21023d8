"""Pseudonymised, anonymised and personally referable information (法31条, 41条, 43条)."""

from __future__ import annotations

from collections.abc import Iterator

from policysite.checks.context import Context
from policysite.checks.rules.purposes import OPEN_END, stated_purposes
from policysite.domain.findings import Level, Problem
from policysite.domain.sections import (
    AnonymizedSection,
    Declared,
    PseudonymizedSection,
    RelatedInformationSection,
)


def pseudonymized_purposes(context: Context) -> Iterator[Problem]:
    """Purposes of use of pseudonymised information are published."""
    for path, section in context.sections(PseudonymizedSection):
        if section.declared is Declared.PRACTISED and not section.purposes:
            yield Problem((*path, "purposes"))


def pseudonymized_not_provided(context: Context) -> Iterator[Problem]:
    """Pseudonymised information is not provided to third parties; joint use is published."""
    for path, section in context.sections(PseudonymizedSection):
        if section.declared is Declared.PRACTISED and context.says(path, "第三者(に|へ)提供(します|する場合)"):
            yield Problem((*path, "clauses"), {"fault": "pseudonymized-provided"})
        elif section.declared is Declared.PRACTISED and context.says(path, "共同利用") and section.joint_use is None:
            yield Problem((*path, "joint_use"), {"fault": "pseudonymized-joint"}, level=Level.WARNING)


def anonymized_items(context: Context) -> Iterator[Problem]:
    """The items of anonymised information are published; statistics alone need none."""
    sections = list(context.sections(AnonymizedSection))
    for path, section in sections:
        if section.declared is Declared.PRACTISED and not (section.created or section.provided):
            yield Problem((*path, "created"), {"fault": "anonymized-empty"})
        for index, batch in enumerate(section.created):
            if not batch.items or any(OPEN_END.search(item.ja) for item in batch.items):
                yield Problem((*path, "created", index, "items"), {"fault": "anonymized-open"})
    if not sections:
        for where, purpose in stated_purposes(context).values():
            if "統計" in purpose.text.ja or "匿名" in purpose.text.ja:
                yield Problem((*where, "text"), {"fault": "anonymized-undeclared"}, level=Level.NOTE)


def anonymized_provision(context: Context) -> Iterator[Problem]:
    """Anonymised information that is provided has its items and its method published."""
    for path, section in context.sections(AnonymizedSection):
        for index, batch in enumerate(section.provided):
            for field in ("items", "method"):
                if not getattr(batch, field):
                    yield Problem((*path, "provided", index, field), {"part": f"anonymized-{field}"})


def anonymized_measures(context: Context) -> Iterator[Problem]:
    """The measures for anonymised information are published."""
    for path, section in context.sections(AnonymizedSection):
        if section.declared is Declared.PRACTISED and not section.measures:
            yield Problem((*path, "measures"))


def related_information(context: Context) -> Iterator[Problem]:
    """Consent is confirmed before a recipient links referable information to a person."""
    for path, section in context.sections(RelatedInformationSection):
        if section.declared is Declared.PRACTISED and not section.consent_confirmed:
            yield Problem((*path, "consent_confirmed"))
