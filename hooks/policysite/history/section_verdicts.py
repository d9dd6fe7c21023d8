"""Verdicts on the facts of sections, and on a practice that begins or ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policysite.domain.changes import Answer, ChangeClass, Effect, Verdict
from policysite.domain.clauses import RequestType
from policysite.domain.sections import (
    AcquisitionSection,
    ClosingSection,
    ContactSection,
    Declared,
    EntrustmentSection,
    EuUkSection,
    Fee,
    ForeignSection,
    ForeignStorage,
    ForeignTransfer,
    MinorsSection,
    MyNumberSection,
    OptOutFacts,
    OptOutSection,
    PreambleSection,
    RequestsSection,
    RetentionRule,
    RetentionSection,
    SectionBody,
    SecuritySection,
    ThirdPartySection,
    VoluntarinessSection,
)
from policysite.history.clause_verdicts import Handler, citation
from policysite.history.deltas import Delta
from policysite.history.rows import verdict
from policysite.history.weighing import Weighing

Verdicts = Iterator[Verdict]
S1 = ChangeClass.UPDATE
FEE_TYPES = frozenset({RequestType.NOTIFY_PURPOSE, RequestType.DISCLOSE, RequestType.DISCLOSE_RECORDS})
_FILING = ("filing_no", "filed_on", "published_on")

# What it means that a practice begins, and that it ends.
INTRODUCED = {"joint-use": "joint-use-introduced", "opt-out": "opt-out"}
ENDED = {"joint-use": "joint-use-narrowed", "opt-out": "opt-out-particulars"}


def declared(delta: Delta, weighing: Weighing) -> Verdicts:
    """A practice that begins or ends; the facts of most kinds say more themselves."""
    section = delta.owner
    kind = getattr(section, "kind", "")
    begins = delta.new is Declared.PRACTISED
    rows = INTRODUCED if begins else ENDED
    if kind in rows:
        judged = weighing.answer(delta.target, getattr(section, "id", ""))
        yield from _begins_or_ends(rows[kind], begins, judged)
    else:
        yield verdict("editorial", S1, review=True)


def _begins_or_ends(row: str, begins: bool, judged: Answer | None) -> Verdicts:
    if row == "joint-use-introduced" and judged is Answer.UNFORESEEABLE:
        yield verdict("joint-use-purpose-beyond")
    else:
        yield verdict(row, review=begins and row == "joint-use-introduced" and judged is None)


def opt_out_facts(delta: Delta, _weighing: Weighing) -> Verdicts:
    """A matter filed with the PPC; the filing's own number and days follow it."""
    if delta.field in _FILING:
        yield verdict("editorial", S1, effect=Effect.FACT)
    elif delta.field == "facts" and delta.lost:
        yield verdict("opt-out-particulars")
    elif delta.reordered:
        yield verdict("editorial")
    else:
        yield verdict("opt-out")


def transfer(delta: Delta, _weighing: Weighing) -> Verdicts:
    """A transfer abroad that is new, gone, or goes elsewhere or on another basis."""
    if delta.lost and isinstance(delta.old, ForeignTransfer):
        yield verdict("foreign-consent", S1)
        return
    where = delta.new if isinstance(delta.new, ForeignTransfer) else delta.owner
    basis = getattr(where, "basis", None)
    if basis == "equivalent-system":
        yield verdict("foreign-equivalent-system")
    elif basis == "equivalent-country":
        yield verdict("provision", review=True)
    elif basis == "exception":
        yield verdict("foreign-consent", S1, review=True)
    else:
        yield verdict("foreign-consent", review=basis is None)


def transfer_information(_delta: Delta, _weighing: Weighing) -> Verdicts:
    """The information given about the country's system and the recipient's measures."""
    yield verdict("foreign-system-changed")


def storage(_delta: Delta, _weighing: Weighing) -> Verdicts:
    """A foreign country in which data is handled."""
    yield verdict("foreign-storage")


def entrusted(delta: Delta, _weighing: Weighing) -> Verdicts:
    """A task, the supervision, or whether contractors are abroad (which a transfer abroad then governs)."""
    yield verdict("entrustment", review=delta.field == "overseas" and delta.new is True)


def exceptions_named(delta: Delta, _weighing: Weighing) -> Verdicts:
    """The principle of consent, and what the text takes out of it."""
    narrower = delta.lost if delta.field == "carve_outs" else delta.gained
    yield verdict("editorial") if delta.reordered else verdict("exception-widened", S1 if narrower else None)


def request_types(delta: Delta, _weighing: Weighing) -> Verdicts:
    """The statutory requests: more is procedure, fewer is refused."""
    if delta.reordered:
        yield verdict("editorial")
    else:
        yield verdict("request-types-shrunk" if delta.lost else "requests-procedure")


def procedure(delta: Delta, _weighing: Weighing) -> Verdicts:
    """The desk, channels, forms and sending of requests; a channel or form that went may ask more."""
    stricter = (delta.field == "channels" and delta.lost) or (delta.field == "forms" and delta.gained)
    yield verdict("editorial") if delta.reordered else verdict("requests-procedure", review=stricter)


def fee(delta: Delta, _weighing: Weighing) -> Verdicts:
    """The fee, refused for requests other than those of 法38条1項."""
    charged = _charged(delta)
    outside = bool(charged - FEE_TYPES)
    yield verdict("editorial") if delta.reordered else verdict("fee")
    if outside:
        yield verdict("fee-outside")


def _charged(delta: Delta) -> frozenset[RequestType]:
    if isinstance(delta.new, Fee):
        return frozenset(delta.new.applies_to)
    return frozenset({delta.new}) if isinstance(delta.new, RequestType) else frozenset()


def contact(_delta: Delta, _weighing: Weighing) -> Verdicts:
    """The desk of the contact section."""
    yield verdict("contact")


def statement(_delta: Delta, _weighing: Weighing) -> Verdicts:
    """The statement on voluntariness."""
    yield verdict("statements")


def retention(_delta: Delta, _weighing: Weighing) -> Verdicts:
    """How long something is kept."""
    yield verdict("retention")


def my_number_purposes(_delta: Delta, _weighing: Weighing) -> Verdicts:
    """Purposes of specific personal information, which the law lists."""
    yield verdict("purpose-related", review=True)


def other_fact(delta: Delta, _weighing: Weighing) -> Verdicts:
    """A published fact that no row names: never editorial, and looked at by a person."""
    yield verdict("editorial") if delta.reordered else verdict("editorial", S1, review=True)


def plain_fact(_delta: Delta, _weighing: Weighing) -> Verdicts:
    """A number, address or date that no row names: never editorial."""
    yield verdict("editorial", S1, effect=Effect.FACT)


SECTION_HANDLERS: Mapping[tuple[type, str], Handler] = {
    (SectionBody, "declared"): declared,
    (SectionBody, "basis"): citation,
    **{(SectionBody, name): citation for name in ("numbering", "appendix", "apart", "within")},
    (PreambleSection, "subjects"): other_fact,
    (PreambleSection, "statements"): other_fact,
    (AcquisitionSection, "sources"): other_fact,
    (ThirdPartySection, "default"): exceptions_named,
    (ThirdPartySection, "carve_outs"): exceptions_named,
    (OptOutSection, "facts"): opt_out_facts,
    **{(OptOutFacts, name): opt_out_facts for name in OptOutFacts.__dataclass_fields__},
    (ForeignSection, "transfers"): transfer,
    **{(ForeignTransfer, name): transfer for name in ("recipient", "country", "basis")},
    **{
        (ForeignTransfer, name): transfer_information
        for name in ("system_info_url", "recipient_measures", "unknown_reason", "info_on_request")
    },
    (EntrustmentSection, "tasks"): entrusted,
    (EntrustmentSection, "supervision"): entrusted,
    (EntrustmentSection, "overseas"): entrusted,
    (VoluntarinessSection, "consequence_stated"): statement,
    (RequestsSection, "types"): request_types,
    (RequestsSection, "desk"): procedure,
    (RequestsSection, "channels"): procedure,
    (RequestsSection, "forms"): procedure,
    (RequestsSection, "envelope"): procedure,
    (RequestsSection, "gives_reason"): procedure,
    (RequestsSection, "fee"): fee,
    **{(Fee, name): fee for name in Fee.__dataclass_fields__},
    (SecuritySection, "foreign_handling"): storage,
    (SecuritySection, "storage"): storage,
    **{(ForeignStorage, name): storage for name in ("provider_country", "server_country", "unknown_reason")},
    (ContactSection, "desk"): contact,
    (ClosingSection, "dates"): plain_fact,
    (MyNumberSection, "purposes"): my_number_purposes,
    (MyNumberSection, "policy_url"): plain_fact,
    (RetentionSection, "rules"): retention,
    **{(RetentionRule, name): retention for name in ("data_items", "period")},
    (MinorsSection, "under_age"): plain_fact,
    (EuUkSection, "in_scope"): other_fact,
}
