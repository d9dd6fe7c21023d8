"""The blocks that a section's facts give, for the kinds whose statutory matters are a list or a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from policysite.composition.clause_facts import data_item_list, purpose_list, recipient_list
from policysite.composition.countries import country_name
from policysite.composition.document import Block, Inline, LinkRun, Row, Rows, Run, Table
from policysite.composition.inlines import linked
from policysite.composition.wordlist import format_date, join_list, label, opening
from policysite.domain.company import Adopter, DisclosureMode, Operator
from policysite.domain.model import PolicyData
from policysite.domain.paths import DataPath
from policysite.domain.sections import (
    AcquisitionSection,
    AnonymizedSection,
    CookiesSection,
    ForeignSection,
    MyNumberSection,
    OperatorsSection,
    OptOutSection,
    PseudonymizedSection,
    RelatedInformationSection,
    RetentionSection,
    Section,
    SecuritySection,
    SensitiveSection,
)
from policysite.domain.text import Language, Text

Speak = Callable[[Text], str]


def fact_blocks(
    section: Section, policy: PolicyData, language: Language, path: DataPath, speak: Speak
) -> tuple[Block, ...]:
    """The rows and tables that the facts of a section give; empty for kinds whose facts stand in clauses.

    `speak` gives the words of a text with its placeholders resolved.
    """
    writer = _WRITERS.get(type(section))
    return tuple(writer(section, _Writing(policy, language, path, speak))) if writer else ()


class _Writing:
    """What a writer of blocks needs to know."""

    def __init__(self, policy: PolicyData, language: Language, path: DataPath, speak: Speak) -> None:
        self.policy, self.language, self.path, self.speak = policy, language, path, speak

    def say(self, text: Text | None) -> str:
        return self.speak(text) if text else ""

    def texts(self, texts: tuple[Text, ...]) -> str:
        return opening(join_list([self.say(text) for text in texts], self.language), self.language)

    def items(self, ids: tuple[str, ...]) -> str:
        return self.say(data_item_list(ids, self.policy))

    def label(self, key: str) -> str:
        called = self.policy.company.operator.short_name.in_language(self.language)
        return label(key, self.language).replace("{self}", called)

    def address(self, party: Operator | Adopter) -> str:
        address = self.policy.address(party.address)
        return self.say(address.text) if address else "—"

    def representative(self, party: Operator | Adopter) -> str:
        if party.representative_mode is DisclosureMode.ON_REQUEST:
            return self.label("answered-on-request")
        if party.representative is None:
            return "—"
        title, name = self.say(party.representative.title), self.say(party.representative.name)
        return f"{title} {name}" if self.language == "ja" else f"{name}, {title}"

    def country(self, code: str | None) -> str:
        return country_name(code, self.language) if code else "—"

    def rows(self, *pairs: tuple[str, str, str]) -> Iterator[Block]:
        """Rows of (label key, field name, value); rows without a value are left out."""
        rows = tuple(
            Row(name, self.label(key), tuple(linked((Run(value),))), (*self.path, *name.split(".")))
            for key, name, value in pairs
            if value
        )
        if rows:
            yield Rows(rows)

    def table(
        self, caption: str, field: str, keys: tuple[str, ...], body: Sequence[tuple[str, ...]]
    ) -> Iterator[Block]:
        if body:
            header = tuple(self.label(key) for key in keys)
            yield Table(self.label(caption), header, tuple(body), (*self.path, field), _linked_cells(body))


def _linked_cells(body: Sequence[tuple[str, ...]]) -> tuple[tuple[tuple[Inline, ...], ...], ...]:
    """The inlines of the cells, where one of them leads somewhere."""
    cells = tuple(tuple(tuple(linked((Run(words),))) for words in row) for row in body)
    return cells if any(isinstance(part, LinkRun) for row in cells for cell in row for part in cell) else ()


def _acquisition(section: AcquisitionSection, w: _Writing) -> Iterator[Block]:
    yield from w.rows(
        ("data-items", "data_items", w.items(section.data_items)),
        ("sources", "sources", w.texts(section.sources)),
    )


def _operators(_section: OperatorsSection, w: _Writing) -> Iterator[Block]:
    parties: tuple[Operator | Adopter, ...] = (w.policy.company.operator, *w.policy.company.adopters)
    body = [(w.say(party.name), w.address(party), w.representative(party)) for party in parties]
    yield from w.table("operators", "operators", ("name", "address", "representative"), body)


def _opt_out(section: OptOutSection, w: _Writing) -> Iterator[Block]:
    facts = section.facts
    if facts is None:
        return
    yield from w.rows(
        ("data-items", "facts.data_items", w.items(facts.data_items)),
        ("acquisition-method", "facts.acquisition_method", w.say(facts.acquisition_method)),
        ("provision-method", "facts.provision_method", w.say(facts.provision_method)),
        ("request-channel", "facts.request_channel", w.say(facts.request_channel)),
        ("update-method", "facts.update_method", w.say(facts.update_method)),
        ("start-date", "facts.start_date", format_date(facts.start_date, w.language) if facts.start_date else ""),
        ("filing", "facts.filing_no", facts.filing_no or ""),
    )


def _foreign(section: ForeignSection, w: _Writing) -> Iterator[Block]:
    body = [
        (
            w.say(transfer.recipient),
            w.country(transfer.country),
            w.label(transfer.basis) if transfer.basis else "—",
            transfer.system_info_url or w.say(transfer.unknown_reason) or "—",
            w.say(transfer.recipient_measures) or "—",
        )
        for transfer in section.transfers
    ]
    keys = ("recipient", "country", "basis", "system-info", "recipient-measures")
    yield from w.table("transfers", "transfers", keys, body)


def _security(section: SecuritySection, w: _Writing) -> Iterator[Block]:
    body = [
        # 特定できない国は、その理由を同じ欄に示す。
        (w.country(place.provider_country), w.country(place.server_country) or w.say(place.unknown_reason))
        for place in section.storage
    ]
    yield from w.table("storage", "storage", ("provider-country", "server-country"), body)


def _anonymized(section: AnonymizedSection, w: _Writing) -> Iterator[Block]:
    yield from w.rows(
        *(("created", f"created.{batch.id}", w.texts(batch.items)) for batch in section.created),
        *(("provided", f"provided.{batch.id}", w.texts(batch.items)) for batch in section.provided),
        *(("provision-method", f"provided.{batch.id}.method", w.say(batch.method)) for batch in section.provided),
        ("measures", "measures", w.texts(section.measures)),
    )


def _pseudonymized(section: PseudonymizedSection, w: _Writing) -> Iterator[Block]:
    yield from w.rows(
        ("purposes", "purposes", w.say(purpose_list(section.purposes, w.policy))),
        ("joint-use", "joint_use", w.say(section.joint_use)),
    )


def _related(section: RelatedInformationSection, w: _Writing) -> Iterator[Block]:
    yield from w.rows(("recipient", "recipients", w.say(recipient_list(section.recipients, w.policy))))


def _sensitive(section: SensitiveSection, w: _Writing) -> Iterator[Block]:
    yield from w.rows(("data-items", "data_items", w.items(section.data_items)))


def _my_number(section: MyNumberSection, w: _Writing) -> Iterator[Block]:
    yield from w.rows(
        ("purposes", "purposes", w.texts(section.purposes)), ("policy-url", "policy_url", section.policy_url or "")
    )


def _retention(section: RetentionSection, w: _Writing) -> Iterator[Block]:
    body = [(w.items(rule.data_items), w.say(rule.period)) for rule in section.rules]
    yield from w.table("retention", "rules", ("data-items", "period"), body)


def _cookies(section: CookiesSection, w: _Writing) -> Iterator[Block]:
    body = [
        (
            w.say(sent.service),
            w.say(sent.recipient),
            w.texts(sent.information),
            w.say(sent.purpose_self),
            w.say(sent.purpose_recipient),
            sent.optout_url or "—",
        )
        for sent in section.transmissions
    ]
    keys = ("service", "sent-to", "information", "purpose-self", "purpose-recipient", "opt-out")
    yield from w.table("transmissions", "transmissions", keys, body)


_WRITERS: Mapping[type, Callable[[Any, _Writing], Iterator[Block]]] = {
    AcquisitionSection: _acquisition,
    OperatorsSection: _operators,
    OptOutSection: _opt_out,
    ForeignSection: _foreign,
    SecuritySection: _security,
    AnonymizedSection: _anonymized,
    PseudonymizedSection: _pseudonymized,
    RelatedInformationSection: _related,
    SensitiveSection: _sensitive,
    MyNumberSection: _my_number,
    RetentionSection: _retention,
    CookiesSection: _cookies,
}
