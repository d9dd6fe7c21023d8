"""Verdicts on the facts of clauses: purposes, provision, joint use, procedure, security."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from policysite.domain.changes import Answer, ChangeClass, Effect, Verdict
from policysite.domain.clauses import (
    Clause,
    JointUseClause,
    Papers,
    ProvisionClause,
    ProvisionGround,
    PurposeClause,
    PurposeMention,
    RequestClause,
    SecurityClause,
)
from policysite.domain.text import Text
from policysite.history.deltas import Delta
from policysite.history.meaning import says_the_same
from policysite.history.one_language import english_alone
from policysite.history.rows import verdict
from policysite.history.weighing import Weighing
from policysite.history.wording import mostly_kept

Verdicts = Iterator[Verdict]
Handler = Callable[[Delta, Weighing], Verdicts]
S1, S2, S3 = ChangeClass.UPDATE, ChangeClass.NOTICE, ChangeClass.BEFORE

_STATUTORY = frozenset(
    {
        ProvisionGround.LAW,
        ProvisionGround.LIFE_BODY_PROPERTY,
        ProvisionGround.PUBLIC_HEALTH_CHILD,
        ProvisionGround.GOV_COOPERATION,
        ProvisionGround.ACADEMIC_PUBLICATION,
        ProvisionGround.ACADEMIC_PROVISION,
        ProvisionGround.ACADEMIC_RECEIPT,
    }
)


def purpose_mention(delta: Delta, weighing: Weighing) -> Verdicts:
    """A purpose of use that the section on purposes newly states, or states no longer."""
    mention: PurposeMention = delta.new or delta.old
    target = f"registers.purposes.{mention.purpose}"
    if delta.lost:
        if mention.purpose not in weighing.stated_now:
            yield verdict("purpose-narrowed")
        return
    if mention.purpose in weighing.stated_before:
        return
    yield from added_purpose(weighing.answer(delta.target, target, _place(delta)), weighing)
    purpose = next((p for p in weighing.new.registers.purposes if p.id == mention.purpose), None)
    if purpose and purpose.third_party:
        yield verdict("provision")


def added_purpose(answer: Answer | None, weighing: Weighing) -> Verdicts:
    """Beyond the old purposes unless a person judged it reasonably related."""
    if answer is Answer.RELATED:
        yield from related_purpose(weighing)
    else:
        yield verdict("purpose-beyond", review=answer is None)


def related_purpose(weighing: Weighing, review: bool = False) -> Verdicts:
    """A purpose changed within what is related; JIS Q 15001 wants fresh consent all the same."""
    yield verdict("purpose-related", review=review)
    if weighing.jis:
        yield verdict("statements", ChangeClass.CONSENT)


def reworded_purpose(delta: Delta, weighing: Weighing, old: Text, new: Text) -> Verdicts:
    """A purpose said in other words: related while most is kept, else a new purpose, unless judged."""
    answer = weighing.answer_on_words(old, new, delta.target, delta.target.removesuffix(".text"))
    if answer is Answer.NARROWED:
        yield verdict("purpose-narrowed")
    elif says_the_same(old, new):
        yield verdict("editorial")
    elif answer is Answer.EDITORIAL:
        yield verdict("editorial", S1, effect=Effect.WORDS)
    elif answer is Answer.BEYOND or (answer is None and not mostly_kept(old.ja, new.ja)):
        yield verdict("purpose-beyond", review=answer is None)
    else:
        yield from related_purpose(weighing, review=answer is None)


def mention_text(delta: Delta, weighing: Weighing) -> Verdicts:
    """The wording of a purpose at one place."""
    old, new = delta.old or Text(ja="", en=""), delta.new or Text(ja="", en="")
    clause = delta.passage.clause if delta.passage else None
    if old.ja == new.ja:
        yield english_alone(old, new)
    elif says_the_same(old, new):
        yield verdict("editorial")
    elif isinstance(clause, JointUseClause):
        yield from joint_purpose_reworded(weighing.answer_on_words(old, new, delta.target, _place(delta)))
    elif isinstance(clause, ProvisionClause):
        yield verdict("provision", review=True)
    else:
        yield from reworded_purpose(delta, weighing, old, new)


def joint_purpose_reworded(answer: Answer | None) -> Verdicts:
    """Other words for a purpose of joint use: foreseeable unless judged otherwise."""
    if answer is Answer.UNFORESEEABLE:
        yield verdict("joint-use-purpose-beyond")
    elif answer is Answer.EDITORIAL:
        yield verdict("editorial", S1, effect=Effect.WORDS)
    else:
        yield verdict("joint-use-purpose", review=answer is None)


def provision_part(delta: Delta, weighing: Weighing) -> Verdicts:
    """An item, purpose or recipient of provision."""
    if delta.reordered:
        yield verdict("editorial")
    elif delta.lost:
        yield verdict("provision", S1)
    elif weighing.gave_way(ProvisionClause, delta.field) and _answer(delta, weighing) is Answer.RENAMED:
        yield verdict("provision", S2, effect=Effect.FACT)
    else:
        yield from _on_ground(delta.passage.ground if delta.passage else None)


def _on_ground(ground: ProvisionGround | None) -> Verdicts:
    if ground is ProvisionGround.SUCCESSION:
        yield verdict("succession")
    elif ground is ProvisionGround.ENTRUSTMENT:
        yield verdict("entrustment")
    elif ground is ProvisionGround.JOINT_USE:
        yield verdict("joint-use-introduced", review=True)
    elif ground is ProvisionGround.OPT_OUT:
        yield verdict("opt-out")
    elif ground in _STATUTORY:
        yield verdict("provision", S1, review=True)
    else:
        yield verdict("provision")


def provision(delta: Delta, weighing: Weighing) -> Verdicts:
    """A planned provision that is new, ended, or stands on another ground."""
    if delta.lost:
        yield verdict("provision", S1)
    elif delta.gained or delta.old.ground is not delta.new.ground:
        answer = weighing.answer(delta.target, _place(delta))
        yield from _on_ground(ProvisionGround.SUCCESSION if answer is Answer.SUCCESSION else delta.new.ground)
    else:
        yield verdict("provision", S1, review=True)


def exception(delta: Delta, _weighing: Weighing) -> Verdicts:
    """An exception to consent that the text newly names, changes, or no longer names."""
    if delta.lost or delta.new is False:
        yield verdict("exception-widened", S1)
    else:
        yield verdict("exception-widened")


def joint_items(delta: Delta, _weighing: Weighing) -> Verdicts:
    """An item of joint use."""
    yield verdict("editorial" if delta.reordered else "joint-use-narrowed" if delta.lost else "joint-use-items")


def joint_users(delta: Delta, weighing: Weighing) -> Verdicts:
    """A user of joint use: new, gone, or only another name or successor of one that was there."""
    if delta.reordered:
        yield verdict("editorial")
    elif delta.lost:
        yield verdict("joint-use-narrowed")
    elif weighing.gave_way(JointUseClause, "users") and _answer(delta, weighing) in (Answer.RENAMED, Answer.SUCCESSION):
        yield verdict("joint-use-users", S2, effect=Effect.FACT)
    else:
        yield verdict("joint-use-users")


def joint_purposes(delta: Delta, weighing: Weighing) -> Verdicts:
    """A purpose of joint use that is new or gone."""
    if delta.reordered:
        yield verdict("editorial")
    elif delta.lost:
        yield verdict("joint-use-narrowed")
    elif (answer := weighing.answer(delta.target, _place(delta))) is Answer.FORESEEABLE:
        yield verdict("joint-use-purpose")
    else:
        yield verdict("joint-use-purpose-beyond", review=answer is None)


def joint_manager(_delta: Delta, _weighing: Weighing) -> Verdicts:
    """Another party is responsible for joint use."""
    yield verdict("joint-use-manager")


def procedure(delta: Delta, _weighing: Weighing) -> Verdicts:
    """A step of the procedure; what may ask more of the person is looked at by a person."""
    yield verdict("editorial") if delta.reordered else verdict("requests-procedure", review=_stricter(delta))


def _stricter(delta: Delta) -> bool:
    if delta.field == "papers":
        return _asks_more(delta.old or Papers(), delta.new or Papers())
    return delta.field == "refusal" and not delta.lost


def _asks_more(old: Papers, new: Papers) -> bool:
    fewer_choices = bool(set(old.any_one_of) - set(new.any_one_of)) and bool(new.any_one_of)
    newly_asked = any(
        getattr(new, name) and not getattr(old, name)
        for name in ("form", "any_one_of", "document", "same_as", "stamps")
    )
    return fewer_choices or newly_asked


def open_fee(delta: Delta, _weighing: Weighing) -> Verdicts:
    """Room for a fee whose amount is not stated."""
    yield verdict("fee", review=bool(delta.new))


def measure(delta: Delta, _weighing: Weighing) -> Verdicts:
    """A security measure; one that went is looked at by a person."""
    yield verdict("security", review=delta.old is not None)


def citation(_delta: Delta, _weighing: Weighing) -> Verdicts:
    """The article shown beside a clause, the number before it, or how a list is set."""
    yield verdict("editorial")


def _answer(delta: Delta, weighing: Weighing) -> Answer | None:
    return weighing.answer(delta.target, _place(delta))


def _place(delta: Delta) -> str:
    return delta.passage.target if delta.passage else delta.target


def purposes_in_order(delta: Delta, weighing: Weighing) -> Verdicts:
    """The list of purposes of a clause: another order is editorial."""
    yield from (iter((verdict("editorial"),)) if delta.reordered else purpose_mention(delta, weighing))


CLAUSE_HANDLERS: Mapping[tuple[type, str], Handler] = {
    (Clause, "basis"): citation,
    (Clause, "numbering"): citation,
    (Clause, "listed"): citation,
    (PurposeClause, "purposes"): purposes_in_order,
    (PurposeMention, "text"): mention_text,
    (ProvisionClause, "exception"): exception,
    (ProvisionClause, "exception_unnamed"): exception,
    (ProvisionClause, "provision"): provision,
    (ProvisionClause, "purposes"): provision_part,
    (ProvisionClause, "data_items"): provision_part,
    (ProvisionClause, "recipients"): provision_part,
    (JointUseClause, "data_items"): joint_items,
    (JointUseClause, "users"): joint_users,
    (JointUseClause, "purposes"): joint_purposes,
    (JointUseClause, "manager"): joint_manager,
    (RequestClause, "requester"): procedure,
    (RequestClause, "papers"): procedure,
    (RequestClause, "reply"): procedure,
    (RequestClause, "replies"): procedure,
    (RequestClause, "refusal"): procedure,
    (RequestClause, "open_fee"): open_fee,
    (SecurityClause, "measure"): measure,
}
