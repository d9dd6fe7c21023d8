"""Verdicts on words: a clause that was reworded, that came, or that went."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from policysite.domain.changes import Answer, ChangeClass, Effect, Verdict
from policysite.domain.clauses import Clause, JointUseClause, ProvisionClause, RequestClause
from policysite.domain.sections import OptOutSection, Section, VoluntarinessSection
from policysite.history.clause_verdicts import joint_purpose_reworded, related_purpose
from policysite.history.meaning import differs_in_facts_only, says_the_same
from policysite.history.one_language import english_alone
from policysite.history.passages import Passage, together
from policysite.history.rows import verdict
from policysite.history.section_verdicts import ENDED, INTRODUCED
from policysite.history.weighing import Weighing
from policysite.history.wording import changes_definition, mostly_kept, touches_facts

Verdicts = Iterator[Verdict]
S1 = ChangeClass.UPDATE

# The row of a kind's words, and whether a person must look at a rewording.
_ROW_OF_KIND = {
    "opt-out": ("opt-out", True),
    "entrustment": ("entrustment", False),
    "security": ("security", False),
    "requests": ("requests-procedure", False),
    "contact": ("contact", False),
    "retention": ("retention", False),
    "voluntariness": ("statements", False),
    "cookies": ("statements", False),
    "pseudonymized": ("pseudonymized-purpose", True),
    "foreign-transfer": ("foreign-system-changed", True),
}


def reworded(old: Passage, new: Passage, weighing: Weighing) -> Verdicts:
    """A clause whose own words differ."""
    before, after = old.own_text, new.own_text
    answer = weighing.answer_on_words(before, after, new.target)
    touched = touches_facts(before.ja, after.ja, weighing.names)
    if before.ja == after.ja:
        yield english_alone(before, after)
    elif not touched and (says_the_same(before, after) or answer is Answer.EDITORIAL):
        yield verdict("editorial")
    else:
        found = _other_statement(old, new, answer, touched, weighing)
        facts_only = differs_in_facts_only(before, after)
        yield from (replace(one, effect=Effect.FACT) if facts_only else one for one in found)


def _other_statement(old: Passage, new: Passage, answer: Answer | None, touched: bool, weighing: Weighing) -> Verdicts:
    yield from _in_other_words(old, new, answer, weighing)
    yield verdict("editorial", S1, review=not touched)
    if changes_definition(together(old.raw).ja, together(new.raw).ja):
        yield verdict("definition", review=True)


def _in_other_words(old: Passage, new: Passage, answer: Answer | None, weighing: Weighing) -> Verdicts:
    clause, section = new.clause, new.section
    if section.kind == "purposes":
        yield from _purposes_reworded(old.own_text.ja, new.own_text.ja, answer, weighing)
    elif isinstance(clause, ProvisionClause):
        yield from _provision_reworded(clause)
    elif isinstance(clause, JointUseClause):
        yield from _joint_use_reworded(clause, answer)
    elif section.kind in _ROW_OF_KIND:
        row, review = _ROW_OF_KIND[section.kind]
        yield verdict(row, review=review or _may_ask_more(clause))


def _purposes_reworded(old: str, new: str, answer: Answer | None, weighing: Weighing) -> Verdicts:
    if answer is Answer.NARROWED:
        yield verdict("purpose-narrowed")
    elif answer is Answer.BEYOND or (answer is None and not mostly_kept(old, new)):
        yield verdict("purpose-beyond", review=answer is None)
    else:
        yield from related_purpose(weighing, review=answer is None)


def _provision_reworded(clause: ProvisionClause) -> Verdicts:
    """The words of an exception, or of what is provided to whom for what; other words of provision stay a matter of
    judgement."""
    if clause.exception or clause.exception_unnamed:
        yield verdict("exception-widened", review=True)
    elif clause.provision or clause.purposes or clause.data_items or clause.recipients:
        yield verdict("provision", review=True)


def _joint_use_reworded(clause: JointUseClause, answer: Answer | None) -> Verdicts:
    if clause.data_items:
        yield verdict("joint-use-items", review=True)
    if clause.users:
        yield verdict("joint-use-users", review=True)
    if clause.purposes:
        yield from joint_purpose_reworded(answer)
    if clause.manager:
        yield verdict("joint-use-manager-particulars", review=True)


def _may_ask_more(clause: Clause | None) -> bool:
    return isinstance(clause, RequestClause) and bool(clause.papers or clause.refusal)


def came_or_went(passage: Passage, gained: bool, weighing: Weighing) -> Verdicts:
    """A clause that was added or removed, beside what its facts say."""
    kind = passage.section.kind
    answer = weighing.answer(passage.target)
    if not passage.raw or weighing.stands_elsewhere(passage, gained):
        yield verdict("editorial")
        return
    yield verdict("editorial", S1, review=True)
    if kind == "purposes":
        yield from _heading_or_purpose(passage, gained, answer, weighing)
    elif kind in _ROW_OF_KIND and not isinstance(passage.section, OptOutSection | VoluntarinessSection):
        row, review = _ROW_OF_KIND[kind]
        yield verdict(row, S1, review=review or not gained)
    elif kind == "voluntariness":
        yield verdict("statements")
    if isinstance(passage.section, OptOutSection):
        yield verdict("opt-out" if gained else "opt-out-particulars", review=True)


def _heading_or_purpose(passage: Passage, gained: bool, answer: Answer | None, weighing: Weighing) -> Verdicts:
    """A clause of purposes that names none by id states one in its own words; one that groups others is a heading."""
    clause = passage.clause
    if clause is None or clause.clauses or getattr(clause, "purposes", ()):
        return
    if not gained:
        yield verdict("purpose-narrowed")
    elif answer is Answer.RELATED:
        yield from related_purpose(weighing)
    else:
        yield verdict("purpose-beyond", review=answer is None)


def with_practice(section: Section, begins: bool, judged: Answer | None) -> Verdicts:
    """What a passage means that came or went because the practice itself began or ended."""
    row = (INTRODUCED if begins else ENDED)[section.kind]
    if row == "joint-use-introduced" and judged is Answer.UNFORESEEABLE:
        row = "joint-use-purpose-beyond"
    yield verdict(row, review=row == "joint-use-introduced" and judged is None)
