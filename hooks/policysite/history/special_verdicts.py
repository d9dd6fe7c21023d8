"""Verdicts on the facts of the kinds that process data in a special way, or acquire what is special."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policysite.domain.changes import Answer, ChangeClass, Verdict
from policysite.domain.sections import (
    AcquisitionSection,
    AnonymizedBatch,
    AnonymizedSection,
    CookiesSection,
    PseudonymizedSection,
    RelatedInformationSection,
    SensitiveSection,
    Transmission,
)
from policysite.history.clause_verdicts import Handler, joint_purpose_reworded
from policysite.history.deltas import Delta
from policysite.history.rows import verdict
from policysite.history.weighing import Weighing

Verdicts = Iterator[Verdict]
S1 = ChangeClass.UPDATE


def anonymized(delta: Delta, _weighing: Weighing) -> Verdicts:
    """Anonymised information that is created or provided."""
    lost = delta.lost and isinstance(delta.old, AnonymizedBatch)
    provided = ".provided" in delta.target
    yield verdict("anonymized-provided" if provided else "anonymized-created", S1 if lost else None)


def anonymized_measures(_delta: Delta, _weighing: Weighing) -> Verdicts:
    """The measures for anonymised information."""
    yield verdict("security")


def pseudonymized(delta: Delta, weighing: Weighing) -> Verdicts:
    """The purpose of pseudonymised information, and its joint use."""
    if delta.field == "joint_use":
        row = "joint-use-narrowed" if delta.lost else "joint-use-introduced"
        yield from joint_purpose_reworded(weighing.answer(delta.target)) if delta.old and delta.new else (verdict(row),)
    else:
        yield verdict("editorial") if delta.reordered else verdict("pseudonymized-purpose")


def related(delta: Delta, _weighing: Weighing) -> Verdicts:
    """Who links related information to a person, and whether their consent is confirmed."""
    narrower = delta.lost or delta.new is True
    yield verdict("editorial") if delta.reordered else verdict("related-information", S1 if narrower else None)


def sensitive(delta: Delta, weighing: Weighing) -> Verdicts:
    """Special care-required information, unless an exception of 法20条2項 was judged to hold."""
    if delta.reordered:
        yield verdict("editorial")
    elif delta.lost or weighing.answer(delta.target) is Answer.EXCEPTED:
        yield verdict("sensitive", S1)
    else:
        yield verdict("sensitive", review=delta.field == "consent_basis")


def acquired(delta: Delta, weighing: Weighing) -> Verdicts:
    """What is acquired: sensitive items need consent, others are looked at by a person."""
    if delta.reordered:
        yield verdict("editorial")
    elif isinstance(delta.new, str) and weighing.sensitive(delta.new):
        yield verdict("sensitive", S1 if weighing.answer(delta.target) is Answer.EXCEPTED else None)
    else:
        yield verdict("editorial", S1, review=not delta.lost)


def transmission(delta: Delta, _weighing: Weighing) -> Verdicts:
    """A tag, recipient, information or purpose of external transmission, in scope unless the section says not."""
    section = delta.passage.section if delta.passage else None
    in_scope = section.in_scope if isinstance(section, CookiesSection) else None
    gone = delta.lost and isinstance(delta.old, Transmission)
    if delta.reordered:
        yield verdict("editorial")
    elif gone or in_scope is False:
        yield verdict("external-transmission", S1, review=not gone)
    else:
        yield verdict("external-transmission", review=in_scope is None)


def transmission_statement(_delta: Delta, _weighing: Weighing) -> Verdicts:
    """What is said around external transmission: the way to stop it, and why the law applies or not."""
    yield verdict("statements")


def scope(_delta: Delta, _weighing: Weighing) -> Verdicts:
    """Whether the telecommunications law applies at all."""
    yield verdict("external-transmission", S1, review=True)


SPECIAL_HANDLERS: Mapping[tuple[type, str], Handler] = {
    (AcquisitionSection, "data_items"): acquired,
    (AnonymizedSection, "created"): anonymized,
    (AnonymizedSection, "provided"): anonymized,
    (AnonymizedSection, "measures"): anonymized_measures,
    **{(AnonymizedBatch, name): anonymized for name in ("items", "method")},
    (PseudonymizedSection, "purposes"): pseudonymized,
    (PseudonymizedSection, "joint_use"): pseudonymized,
    (RelatedInformationSection, "recipients"): related,
    (RelatedInformationSection, "consent_confirmed"): related,
    (SensitiveSection, "data_items"): sensitive,
    (SensitiveSection, "consent_basis"): sensitive,
    (CookiesSection, "in_scope"): scope,
    (CookiesSection, "scope_reason"): transmission_statement,
    (CookiesSection, "transmissions"): transmission,
    **{
        (Transmission, name): transmission
        for name in ("service", "recipient", "information", "purpose_self", "purpose_recipient", "hosts")
    },
    (Transmission, "optout_url"): transmission_statement,
}
