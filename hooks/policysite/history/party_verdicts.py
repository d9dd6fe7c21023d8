"""Verdicts on the company's facts and the registers, which many clauses show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policysite.domain.changes import Answer, ChangeClass, Effect, Verdict
from policysite.domain.company import Adopter, Company, Corporation, Desk, Operator, PostalAddress
from policysite.domain.registers import DataItem, IdentityDocument, Purpose, Recipient, Registers, Subject, Term
from policysite.domain.site import Site
from policysite.domain.speaker import names_speaker
from policysite.domain.text import Text
from policysite.history.clause_verdicts import Handler, reworded_purpose
from policysite.history.deltas import Delta
from policysite.history.meaning import differs_in_facts_only, says_the_same
from policysite.history.one_language import english_alone, english_only
from policysite.history.rows import verdict
from policysite.history.section_verdicts import other_fact, plain_fact
from policysite.history.weighing import Weighing
from policysite.history.wording import touches_facts

Verdicts = Iterator[Verdict]
S1, S2 = ChangeClass.UPDATE, ChangeClass.NOTICE


def operator(delta: Delta, weighing: Weighing) -> Verdicts:
    """The operator's name, address or representative, who may also answer for joint use and for opt-out."""
    if weighing.answer(delta.target, "company.operator") is Answer.SUCCESSION:
        yield verdict("succession")
    elif english_only(delta):
        yield english_alone(delta.old, delta.new, Effect.FACT)
        return
    yield verdict("operator")
    if weighing.operator_manages:
        yield verdict("operator", S2, basis=("法27条6項",))
    if weighing.opts_out:
        yield verdict("opt-out-particulars")


def adopters(_delta: Delta, _weighing: Weighing) -> Verdicts:
    """A business that comes to adopt the policy, or no longer does: whose data it then governs is for a person."""
    yield verdict("operator", review=True)


def short_name(delta: Delta, weighing: Weighing) -> Verdicts:
    """What the company calls itself, in which its definition lies."""
    if english_only(delta):
        yield english_alone(delta.old, delta.new)
    elif weighing.answer_on_words(delta.old, delta.new, delta.target) is Answer.EDITORIAL:
        yield verdict("editorial", S1, effect=Effect.WORDS)
    else:
        yield verdict("definition", review=True)


def corporation(delta: Delta, weighing: Weighing) -> Verdicts:
    """A named party: responsible for joint use, a user of it, or only mentioned."""
    party = delta.target.split(".")[2]
    if english_only(delta):
        yield english_alone(delta.old, delta.new, Effect.FACT)
    elif party in weighing.managers and delta.field in ("name", "address", "representative"):
        yield verdict("joint-use-manager-particulars")
    elif party in weighing.users and delta.field == "name":
        yield verdict("joint-use-users", S2, effect=Effect.FACT)
    else:
        yield verdict("editorial", S1, effect=Effect.FACT)


def desk(delta: Delta, _weighing: Weighing) -> Verdicts:
    """How a desk is reached, and who answers for personal information."""
    if english_only(delta):
        yield english_alone(delta.old, delta.new, Effect.FACT)
    else:
        yield verdict("officer" if delta.field == "officer" else "contact")


def accredited(_delta: Delta, _weighing: Weighing) -> Verdicts:
    """Membership of an accredited organisation."""
    yield verdict("accredited")


def purpose_text(delta: Delta, weighing: Weighing) -> Verdicts:
    """The wording of a purpose of use in the register."""
    if english_only(delta):
        yield english_alone(delta.old, delta.new)
    else:
        yield from reworded_purpose(delta, weighing, delta.old, delta.new)


def purpose_subjects(delta: Delta, weighing: Weighing) -> Verdicts:
    """The persons to whom a purpose applies: more of them is another purpose for those."""
    if delta.reordered:
        yield verdict("editorial")
    elif delta.lost:
        yield verdict("purpose-narrowed")
    elif weighing.answer(delta.target) is Answer.RELATED:
        yield verdict("purpose-related")
    else:
        yield verdict("purpose-subject", review=True)


def purpose_provision(delta: Delta, _weighing: Weighing) -> Verdicts:
    """Whether a purpose includes provision to third parties."""
    yield verdict("provision") if delta.new else verdict("purpose-narrowed")


def item_label(delta: Delta, weighing: Weighing) -> Verdicts:
    """The name of a data item: what is jointly used, provided or filed under it changes with it."""
    item = delta.target.split(".")[2]
    if english_only(delta):
        yield english_alone(delta.old, delta.new)
    elif says_the_same(delta.old, delta.new) or _editorial(delta, weighing):
        yield verdict("editorial")
    else:
        yield from _item_uses(item, weighing)
        yield verdict("editorial", S1, review=True)


def _item_uses(item: str, weighing: Weighing) -> Verdicts:
    if item in weighing.jointly_used:
        yield verdict("joint-use-items", review=True)
    if item in weighing.provided:
        yield verdict("provision", review=True)
    if item in weighing.filed:
        yield verdict("opt-out", review=True)


def item_sensitive(delta: Delta, _weighing: Weighing) -> Verdicts:
    """Whether an item is 要配慮個人情報."""
    yield verdict("sensitive", None if delta.new else S1)


def recipient(delta: Delta, weighing: Weighing) -> Verdicts:
    """A third party under another name, or in another country."""
    if english_only(delta):
        yield english_alone(delta.old, delta.new)
    elif delta.field == "country" and delta.new not in (None, "JP"):
        yield verdict("foreign-consent", review=True)
    elif delta.field == "label" and _renamed(delta, weighing):
        yield verdict("provision", S2, effect=Effect.FACT)
    elif delta.field == "label":
        yield verdict("provision", review=True)
    else:
        yield verdict("editorial", S1)


def _renamed(delta: Delta, weighing: Weighing) -> bool:
    return weighing.answer(delta.target, delta.target.removesuffix(".label")) is Answer.RENAMED


def identity_document(delta: Delta, _weighing: Weighing) -> Verdicts:
    """A document asked of the person; a shorter validity asks more."""
    stricter = delta.field in ("issued_within_months", "accepted_until") and not delta.lost
    if english_only(delta):
        yield english_alone(delta.old, delta.new, Effect.FACT)
    else:
        yield verdict("requests-procedure", review=stricter)


def term(delta: Delta, weighing: Weighing) -> Verdicts:
    """A word of the glossary; the words for the company and its group are definitions."""
    owner = delta.owner
    defines = isinstance(owner, Term) and names_speaker(owner.term.ja, weighing.called)
    if english_only(delta):
        yield english_alone(delta.old, delta.new)
    elif defines and delta.field in ("term", "definition"):
        yield verdict("definition", review=True)
    else:
        yield from wording(delta, weighing)


def glossary_entry(delta: Delta, weighing: Weighing) -> Verdicts:
    """A word that came or went: explaining a word changes nothing, unless it is one that defines the company."""
    entry: Term = delta.new or delta.old
    if names_speaker(entry.term.ja, weighing.called):
        yield verdict("definition", review=True)
    else:
        yield verdict("editorial")


def wording(delta: Delta, weighing: Weighing) -> Verdicts:
    """A text that no row names: typography is editorial, and what touches a fact never is."""
    if not (isinstance(delta.old, Text) and isinstance(delta.new, Text)):
        yield verdict("editorial", S1, review=True)
    elif english_only(delta):
        yield english_alone(delta.old, delta.new)
    elif touches_facts(delta.old.ja, delta.new.ja, weighing.names):
        facts_only = differs_in_facts_only(delta.old, delta.new)
        yield verdict("editorial", S1, effect=Effect.FACT if facts_only else Effect.HANDLING)
    elif says_the_same(delta.old, delta.new) or _editorial(delta, weighing):
        yield verdict("editorial")
    else:
        yield verdict("editorial", S1, review=True)


def _editorial(delta: Delta, weighing: Weighing) -> bool:
    untouched = not touches_facts(delta.old.ja, delta.new.ja, weighing.names)
    targets = (delta.target, delta.target.rpartition(".")[0])
    return untouched and weighing.answer_on_words(delta.old, delta.new, *targets) is Answer.EDITORIAL


def dates(_delta: Delta, _weighing: Weighing) -> Verdicts:
    """Dates and numbering of the document itself."""
    yield verdict("editorial")


PARTY_HANDLERS: Mapping[tuple[type, str], Handler] = {
    **{(Operator, name): operator for name in ("name", "address", "representative", "representative_mode")},
    (Operator, "corporate_number"): plain_fact,
    (Operator, "short_name"): short_name,
    (Operator, "kind"): plain_fact,
    (Adopter, "kind"): plain_fact,
    **{(Adopter, name): operator for name in ("name", "address", "representative", "representative_mode")},
    (Adopter, "corporate_number"): plain_fact,
    (Company, "adopters"): adopters,
    **{(Corporation, name): corporation for name in Corporation.__dataclass_fields__},
    **{(Desk, name): desk for name in Desk.__dataclass_fields__},
    **{(PostalAddress, name): plain_fact for name in PostalAddress.__dataclass_fields__},
    (Company, "accredited"): accredited,
    (Purpose, "text"): purpose_text,
    (Purpose, "subjects"): purpose_subjects,
    (Purpose, "third_party"): purpose_provision,
    (Purpose, "acquisition"): other_fact,
    (Purpose, "profiling"): other_fact,
    (DataItem, "label"): item_label,
    (DataItem, "sensitive"): item_sensitive,
    (DataItem, "biometric"): other_fact,
    (DataItem, "my_number"): other_fact,
    **{(Recipient, name): recipient for name in ("label", "country", "planned_from")},
    **{(IdentityDocument, name): identity_document for name in IdentityDocument.__dataclass_fields__},
    (Registers, "terms"): glossary_entry,
    **{(Term, name): term for name in ("term", "definition", "basis", "variants")},
    (Subject, "label"): wording,
    (Site, "title"): wording,
    (Site, "established"): dates,
    (Site, "revised"): dates,
    (Site, "revisions"): dates,
    (Site, "numbering"): dates,
    (Site, "governing_language"): other_fact,
    (Site, "notice"): other_fact,
}
