"""What a verdict depends on besides the change itself: the two policies, and what people judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from policysite.domain.changes import Answer, Judgement
from policysite.domain.clauses import Clause, JointUseClause, ProvisionClause, PurposeClause
from policysite.domain.company import Corporation, Operator
from policysite.domain.model import OPERATOR, PolicyData
from policysite.domain.sections import Declared, JointUseSection, OptOutSection
from policysite.domain.site import Profile
from policysite.domain.text import Text
from policysite.history.meaning import may_be_judged_words, stands_in
from policysite.history.passages import Passage, passages

C = TypeVar("C")


@dataclass(frozen=True)
class Weighing:
    """Both policies with the questions that the change table asks of them."""

    old: PolicyData
    new: PolicyData
    judgements: Mapping[str, Judgement]
    _consulted: list[str] = field(default_factory=list, compare=False, repr=False)

    def answer(self, *targets: str) -> Answer | None:
        """What was judged about the first of these targets that has a judgement."""
        found = next((self.judgements[target] for target in targets if target in self.judgements), None)
        if found is None:
            return None
        self._consulted.append(found.target)
        return found.answer

    def answer_on_words(self, old: Text, new: Text, *targets: str) -> Answer | None:
        """As `answer`; "only the words" is no answer where polarity, modality or scope differ, or one language alone
        changed what it says."""
        found = next((self.judgements[target] for target in targets if target in self.judgements), None)
        if found and found.answer is Answer.EDITORIAL and not may_be_judged_words(old, new):
            return None
        return self.answer(*targets)

    def consulted(self) -> tuple[str, ...]:
        """The targets of the judgements that were asked for since this was last called."""
        found = tuple(dict.fromkeys(self._consulted))
        self._consulted.clear()
        return found

    @cached_property
    def jis(self) -> bool:
        """Whether the new policy follows JIS Q 15001."""
        return Profile.JIS in self.new.site.profiles

    @cached_property
    def managers(self) -> frozenset[str]:
        """The parties that were and still are responsible for joint use."""
        return frozenset(_managers(self.old)) & frozenset(_managers(self.new))

    @cached_property
    def users(self) -> frozenset[str]:
        """The parties that jointly use data in both policies."""
        old = {user for clause in clauses_of(self.old, JointUseClause) for user in clause.users}
        return frozenset(old & {user for clause in clauses_of(self.new, JointUseClause) for user in clause.users})

    def gave_way(self, kind: type[Clause], field: str) -> bool:
        """Whether something that such clauses named is named no more, so that another may be its new name."""
        old, new = (
            {value for clause in clauses_of(policy, kind) for value in getattr(clause, field)}
            for policy in (self.old, self.new)
        )
        return bool(old - new)

    @cached_property
    def operator_manages(self) -> bool:
        """Whether the operator itself is responsible for joint use."""
        return OPERATOR in self.managers

    @cached_property
    def opts_out(self) -> bool:
        """Whether both policies provide data by opt-out."""
        return practises_opt_out(self.old) and practises_opt_out(self.new)

    @cached_property
    def stated_before(self) -> frozenset[str]:
        """The purposes of use that the old text states in its section on purposes."""
        return frozenset(stated_purposes(self.old))

    @cached_property
    def stated_now(self) -> frozenset[str]:
        """The purposes of use that the new text states."""
        return frozenset(stated_purposes(self.new))

    @cached_property
    def jointly_used(self) -> frozenset[str]:
        """The data items that are jointly used in both policies."""
        return frozenset(_items(self.old, JointUseClause)) & frozenset(_items(self.new, JointUseClause))

    @cached_property
    def provided(self) -> frozenset[str]:
        """The data items that are provided to third parties in both policies."""
        return frozenset(_items(self.old, ProvisionClause)) & frozenset(_items(self.new, ProvisionClause))

    @cached_property
    def filed(self) -> frozenset[str]:
        """The data items of a filed opt-out in both policies."""
        return frozenset(_filed(self.old)) & frozenset(_filed(self.new))

    def stands_elsewhere(self, passage: Passage, gained: bool) -> bool:
        """Whether all words of a passage that came or went stood, or still stand, at other places of the other text."""
        return stands_in(passage.own_text, self._old_words if gained else self._new_words)

    @cached_property
    def _old_words(self) -> tuple[Text, ...]:
        return tuple(passage.own_text for passage in passages(self.old))

    @cached_property
    def _new_words(self) -> tuple[Text, ...]:
        return tuple(passage.own_text for passage in passages(self.new))

    def sensitive(self, item_id: str) -> bool:
        """Whether an item of the new policy is 要配慮個人情報."""
        return any(item.sensitive for item in self.new.registers.data_items if item.id == item_id)

    @cached_property
    def called(self) -> tuple[str, ...]:
        """What the publisher calls itself in either policy."""
        return tuple(dict.fromkeys(policy.company.operator.short_name.ja for policy in (self.old, self.new)))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names that both policies know: parties, representatives, recipients, addresses."""
        found = {name for policy in (self.old, self.new) for name in _names(policy)}
        return tuple(sorted(found))


def clauses_of(policy: PolicyData, kind: type[C]) -> Iterable[C]:
    """All clauses of one kind, in reading order."""
    return (clause for _, _, clause in policy.walk_clauses() if isinstance(clause, kind))


def practises_joint_use(policy: PolicyData) -> bool:
    """Whether a policy says that data is jointly used."""
    return any(section.declared is Declared.PRACTISED for section in policy.sections(JointUseSection))


def practises_opt_out(policy: PolicyData) -> bool:
    """Whether a policy says that data is provided by opt-out."""
    return any(section.declared is Declared.PRACTISED for section in policy.sections(OptOutSection))


def stated_purposes(policy: PolicyData) -> Iterable[str]:
    """The purposes that the section on purposes states."""
    return (mention.purpose for clause in clauses_of(policy, PurposeClause) for mention in clause.purposes)


def _managers(policy: PolicyData) -> Iterable[str]:
    return (clause.manager for clause in clauses_of(policy, JointUseClause) if clause.manager)


def _items(policy: PolicyData, kind: type[JointUseClause] | type[ProvisionClause]) -> Iterable[str]:
    return (item for clause in clauses_of(policy, kind) for item in clause.data_items)


def _filed(policy: PolicyData) -> Iterable[str]:
    sections = policy.sections(OptOutSection)
    return (item for section in sections if section.facts for item in section.facts.data_items)


def _names(policy: PolicyData) -> Iterable[str]:
    parties: tuple[Operator | Corporation, ...] = (policy.company.operator, *policy.company.group)
    yield from (party.name.ja for party in parties)
    yield from (party.representative.name.ja for party in parties if party.representative)
    yield from (recipient.label.ja for recipient in policy.registers.recipients)
    yield from (address.text.ja for address in policy.company.addresses)
