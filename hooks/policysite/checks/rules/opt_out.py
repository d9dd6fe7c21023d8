"""Provision by opt-out (法27条2項・3項・4項)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from policysite.checks.context import Context
from policysite.checks.rules.purposes import OPEN_END
from policysite.domain.findings import Problem
from policysite.domain.paths import DataPath
from policysite.domain.sections import Declared, OptOutFacts, OptOutSection


def _practised(context: Context) -> Iterator[tuple[DataPath, OptOutFacts]]:
    for path, section in context.sections(OptOutSection):
        if section.declared is Declared.PRACTISED and section.facts:
            yield (*path, "facts"), section.facts


def matters(context: Context) -> Iterator[Problem]:
    """The eight matters of 法27条2項 are all stated."""
    for path, section in context.sections(OptOutSection):
        if section.declared is Declared.PRACTISED and section.facts is None:
            yield Problem((*path, "facts"), {"matter": "opt-out-facts"})
    for path, facts in _practised(context):
        given = {
            "representative": context.policy.company.operator.representative,
            "is_purpose": facts.is_purpose,
            "data_items": facts.data_items,
            "acquisition_method": facts.acquisition_method.ja.strip(),
            "provision_method": facts.provision_method.ja.strip(),
            "stops_on_request": facts.stops_on_request,
            "request_channel": facts.request_channel.ja.strip(),
            "update_method": facts.update_method,
            "start_date": facts.start_date,
        }
        for name, value in given.items():
            if not value:
                yield Problem((*path, name), {"matter": f"opt-out-{name.replace('_', '-')}"})


def excluded_data(context: Context) -> Iterator[Problem]:
    """Sensitive data, and data itself received by opt-out, are never provided by opt-out."""
    items = {item.id: item for item in context.policy.registers.data_items}
    for path, facts in _practised(context):
        for index, name in enumerate(facts.data_items):
            item = items.get(name)
            if item is None:
                continue
            if item.sensitive or item.biometric or item.my_number or OPEN_END.search(item.label.ja):
                yield Problem((*path, "data_items", index), {"item": item.label.ja})
        if facts.received_by_opt_out:
            yield Problem((*path, "received_by_opt_out"), {"item": "—"})


# Provision that began before 平成27年改正法 took effect was filed for after it had begun.
_FILING_SINCE = date(2017, 5, 30)


def filed(context: Context) -> Iterator[Problem]:
    """The filing with the PPC comes first, has a number, and is published promptly."""
    for path, facts in _practised(context):
        if not facts.filing_no or facts.filed_on is None:
            yield Problem((*path, "filing_no"), {"fault": "not-filed"})
        elif facts.published_on is None:
            yield Problem((*path, "published_on"), {"fault": "not-published"})
        elif facts.published_on < facts.filed_on:
            yield Problem((*path, "published_on"), {"fault": "published-before-filing"})
        if facts.filed_on and facts.start_date and _FILING_SINCE <= facts.start_date < facts.filed_on:
            yield Problem((*path, "start_date"), {"fault": "started-before-filing"})
