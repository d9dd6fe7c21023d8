"""What a policy says in short: purposes by person, and who receives what; each with the anchor of its clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from policysite.composition.numbering import anchor_of
from policysite.composition.statements import (
    Stated,
    Statement,
    Way,
    distinct,
    mentioned_purposes,
    statements_of,
)
from policysite.domain.clauses import Clause, PurposeClause
from policysite.domain.model import PolicyData
from policysite.domain.registers import Purpose
from policysite.domain.sections import PurposesSection
from policysite.domain.text import Text

__all__ = ["PurposeLine", "Stated", "Statement", "Summary", "Way", "summary_of"]


@dataclass(frozen=True)
class PurposeLine:
    """A purpose of use, whose data it concerns, and the statements that name it."""

    purpose: Purpose
    stated: Stated
    subjects: tuple[Text, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Summary:
    """The policy in short, in the order of its text."""

    purposes: tuple[PurposeLine, ...]
    statements: tuple[Statement, ...]
    items: tuple[Stated, ...]
    """提供又は共同利用の対象として挙げている項目。"""

    def of(self, *ways: Way) -> tuple[Statement, ...]:
        """The statements of some ways."""
        return tuple(statement for statement in self.statements if statement.way in ways)


def summary_of(policy: PolicyData) -> Summary:
    """The summary of a policy; a purpose of use is what the section on purposes states, and nothing else."""
    statements = statements_of(policy)
    stated = {one.id: one for one in _stated_purposes(policy)}
    subjects = {subject.id: subject.label for subject in policy.registers.subjects}
    lines = tuple(
        PurposeLine(
            purpose,
            stated[purpose.id],
            tuple(subjects[subject] for subject in purpose.subjects if subject in subjects),
            tuple(statement for statement in statements if statement.serves(purpose.id)),
        )
        for purpose in policy.registers.purposes
        if purpose.id in stated
    )
    personal = (Way.PROVISION, Way.OPT_OUT, Way.JOINT_USE)
    shared = distinct(item for statement in statements if statement.way in personal for item in statement.items)
    return Summary(lines, statements, shared)


def _stated_purposes(policy: PolicyData) -> Iterator[Stated]:
    for section in policy.sections(PurposesSection):
        for clause in _walk(section.clauses):
            if isinstance(clause, PurposeClause):
                yield from mentioned_purposes(policy, clause.purposes, anchor_of(section.id, clause.id))


def _walk(clauses: Iterable[Clause]) -> Iterator[Clause]:
    for clause in clauses:
        yield clause
        yield from _walk(clause.clauses)
