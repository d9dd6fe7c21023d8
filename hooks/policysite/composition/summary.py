"""What a policy says in short: purposes by person, and who receives what; each with the anchor of its clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from policysite.composition.numbering import anchor_of
from policysite.domain.clauses import Clause, JointUseClause, ProvisionClause, PurposeClause, PurposeMention
from policysite.domain.model import PolicyData
from policysite.domain.registers import Purpose
from policysite.domain.sections import JointUseSection, PurposesSection, ThirdPartySection
from policysite.domain.text import Text

SharingKind = Literal["provision", "joint-use"]


@dataclass(frozen=True)
class Stated:
    """Words, and the clause that says them."""

    text: Text
    anchor: str


@dataclass(frozen=True)
class Sharing:
    """A sharing of personal data: what for, which items, and who receives them."""

    kind: SharingKind
    anchor: str
    purposes: Mapping[str, Stated]
    items: tuple[Stated, ...]
    recipients: tuple[Stated, ...]


@dataclass(frozen=True)
class PurposeLine:
    """A purpose of use, whose data it concerns, and the sharings that serve it."""

    purpose: Purpose
    stated: Stated
    subjects: tuple[Text, ...]
    sharings: tuple[Sharing, ...]


@dataclass(frozen=True)
class Summary:
    """The policy in short, in the order of its text."""

    purposes: tuple[PurposeLine, ...]
    sharings: tuple[Sharing, ...]
    items: tuple[Stated, ...]

    def sharings_of(self, kind: SharingKind) -> tuple[Sharing, ...]:
        """The sharings of one kind."""
        return tuple(sharing for sharing in self.sharings if sharing.kind == kind)


def summary_of(policy: PolicyData) -> Summary:
    """The summary of a policy; nothing is said that no clause states."""
    sharings = (*_provisions(policy), *_joint_uses(policy))
    stated = dict(_stated_purposes(policy))
    for sharing in sharings:
        stated = {**sharing.purposes, **stated}
    register = {purpose.id: purpose for purpose in policy.registers.purposes}
    subjects = {subject.id: subject.label for subject in policy.registers.subjects}
    lines = tuple(
        PurposeLine(
            purpose,
            stated[purpose.id],
            tuple(subjects[subject] for subject in purpose.subjects if subject in subjects),
            tuple(sharing for sharing in sharings if purpose.id in sharing.purposes),
        )
        for purpose in register.values()
        if purpose.id in stated
    )
    return Summary(lines, sharings, _distinct(item for sharing in sharings for item in sharing.items))


def _stated_purposes(policy: PolicyData) -> Iterator[tuple[str, Stated]]:
    for section in policy.sections(PurposesSection):
        for clause in _walk(section.clauses):
            if isinstance(clause, PurposeClause):
                yield from _mentions(policy, clause.purposes, anchor_of(section.id, clause.id))


def _mentions(policy: PolicyData, mentions: Iterable[PurposeMention], anchor: str) -> Iterator[tuple[str, Stated]]:
    register = {purpose.id: purpose.text for purpose in policy.registers.purposes}
    for mention in mentions:
        text = mention.text or register.get(mention.purpose)
        if text:
            yield mention.purpose, Stated(text, anchor)


def _provisions(policy: PolicyData) -> Iterator[Sharing]:
    items = {item.id: item.label for item in policy.registers.data_items}
    recipients = {recipient.id: recipient.label for recipient in policy.registers.recipients}
    for section in policy.sections(ThirdPartySection):
        for planned in _walk(section.clauses):
            if not isinstance(planned, ProvisionClause) or planned.provision is None:
                continue
            parts = [part for part in _walk((planned,)) if isinstance(part, ProvisionClause)]
            here = {part.id: anchor_of(section.id, part.id) for part in parts}
            yield Sharing(
                "provision",
                anchor_of(section.id, planned.id),
                dict(pair for part in parts for pair in _mentions(policy, part.purposes, here[part.id])),
                tuple(Stated(items[one], here[part.id]) for part in parts for one in part.data_items if one in items),
                tuple(
                    Stated(recipients[one], here[part.id])
                    for part in parts
                    for one in part.recipients
                    if one in recipients
                ),
            )


def _joint_uses(policy: PolicyData) -> Iterator[Sharing]:
    items = {item.id: item.label for item in policy.registers.data_items}
    for section in policy.sections(JointUseSection):
        parts = [part for part in _walk(section.clauses) if isinstance(part, JointUseClause)]
        here = {part.id: anchor_of(section.id, part.id) for part in parts}
        if not any(part.users for part in parts):
            continue
        yield Sharing(
            "joint-use",
            section.id,
            dict(pair for part in parts for pair in _mentions(policy, part.purposes, here[part.id])),
            tuple(Stated(items[one], here[part.id]) for part in parts for one in part.data_items if one in items),
            tuple(
                Stated(user.name, here[part.id])
                for part in parts
                for user in (policy.corporation(one) for one in part.users)
                if user
            ),
        )


def _walk(clauses: Iterable[Clause]) -> Iterator[Clause]:
    for clause in clauses:
        yield clause
        yield from _walk(clause.clauses)


def _distinct(stated: Iterable[Stated]) -> tuple[Stated, ...]:
    first: dict[Text, Stated] = {}
    for one in stated:
        first.setdefault(one.text, one)
    return tuple(first.values())
