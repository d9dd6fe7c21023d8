"""Foreign countries (法28条, 通則編 10-7)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policysite.checks.context import Context
from policysite.composition.countries import country_name
from policysite.domain.clauses import SecurityClause
from policysite.domain.findings import Level, Problem
from policysite.domain.paths import DataPath
from policysite.domain.sections import Declared, ForeignSection, ForeignTransfer, SecuritySection

_TOLD = ("country", "system_info_url", "recipient_measures")
_ABROAD = re.compile("外国|海外|国外")


def _transfers(context: Context) -> Iterator[tuple[DataPath, ForeignTransfer]]:
    for path, section in context.sections(ForeignSection):
        if section.declared is Declared.PRACTISED:
            yield from (((*path, "transfers", at), transfer) for at, transfer in enumerate(section.transfers))


def transfer_has_basis(context: Context) -> Iterator[Problem]:
    """Each provision to a party abroad names its basis."""
    for path, section in context.sections(ForeignSection):
        if section.declared is Declared.PRACTISED and not section.transfers:
            yield Problem((*path, "transfers"), {"recipient": "—"})
    for path, transfer in _transfers(context):
        if transfer.basis is None:
            yield Problem((*path, "basis"), {"recipient": transfer.recipient.ja})


def country_is_equivalent(context: Context) -> Iterator[Problem]:
    """A recipient under "equivalent country" is in one of the designated countries."""
    for path, transfer in _transfers(context):
        if transfer.basis != "equivalent-country" or transfer.country in context.tables.equivalent_countries:
            continue
        code = transfer.country or ""
        names = {"country": country_name(code, "ja") or "—", "country_en": country_name(code, "en") or "—"}
        yield Problem((*path, "basis"), {**names, "recipient": transfer.recipient.ja})


def consent_informed(context: Context) -> Iterator[Problem]:
    """Consent to provision abroad rests on country, its system, and the recipient's measures, or on why not."""
    for path, transfer in _transfers(context):
        if transfer.basis != "consent":
            continue
        # Where the country is named, its system can be told: the reason then stands for the measures alone.
        excused = ("recipient_measures",) if transfer.country else _TOLD
        for field in _TOLD:
            if not getattr(transfer, field) and not (transfer.unknown_reason and field in excused):
                values = {"recipient": transfer.recipient.ja, "part": f"foreign-{field.replace('_', '-')}"}
                yield Problem((*path, field), values)


def information_on_request(context: Context) -> Iterator[Problem]:
    """Where the recipient's system is the basis, information is given on request."""
    for path, transfer in _transfers(context):
        if transfer.basis == "equivalent-system" and not transfer.info_on_request:
            yield Problem((*path, "info_on_request"), {"recipient": transfer.recipient.ja})


def countries_named(context: Context) -> Iterator[Problem]:
    """Data handled abroad comes with the countries of provider and server."""
    for path, section in context.sections(SecuritySection):
        if section.foreign_handling is Declared.PRACTISED:
            if not section.storage:
                yield Problem((*path, "storage"), {"fault": "no-country"})
            for index, storage in enumerate(section.storage):
                known = storage.provider_country and (storage.server_country or storage.unknown_reason)
                if not known:
                    yield Problem((*path, "storage", index), {"fault": "half-country"})
        elif section.foreign_handling is None:
            for where, clause in context.below(path, SecurityClause):
                if any(_ABROAD.search(text.ja) for text in clause.text):
                    yield Problem((*where, "text"), {"fault": "abroad-undeclared"}, level=Level.WARNING)


def none_abroad_said(context: Context) -> Iterator[Problem]:
    """Where nothing is handled abroad the text says so, without a clause about "if"."""
    for path, section in context.sections(SecuritySection):
        if section.foreign_handling is None:
            yield Problem((*path, "foreign_handling"), {"fault": "abroad-unknown"})
        elif section.foreign_handling is Declared.NONE:
            for where, clause in context.below(path, SecurityClause):
                if any(re.search("(外国|海外).{0,30}場合", text.ja) for text in clause.text):
                    yield Problem((*where, "text"), {"fault": "abroad-if"})
