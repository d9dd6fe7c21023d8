"""The facts that `{fact.path}` can name: each stands once in the data and is listed here by its path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policysite.composition.wordlist import format_amount, format_date, join_list
from policysite.domain.company import Adopter, Corporation, Desk
from policysite.domain.model import PolicyData
from policysite.domain.sections import EntrustmentSection, RequestsSection
from policysite.domain.speaker import whom, whose
from policysite.domain.text import FactSlot, Language, PlaceholderError, Plain, Text, parse_placeholders
from policysite.domain.value_forms import Form
from policysite.domain.values_in_text import followed

Facts = Mapping[str, str]


def facts_of(policy: PolicyData, language: Language) -> Facts:
    """Fact path → its text in one language; texts may hold placeholders of their own."""
    return {path: value for path, value in _facts(policy, language) if value is not None}


def facts_in(policy: PolicyData, section: RequestsSection | None, language: Language) -> Facts:
    """The facts as a section on requests and its forms say them: `{desk.…}`, `{fee.…}`, `{envelope.…}` are its own."""
    found = facts_of(policy, language)
    if section is None:
        return found
    desk = policy.requests_desk(section)
    own = (*(_desk("desk", policy, desk, language) if desk else ()), *_procedure_of(section, language))
    others = {path: value for path, value in found.items() if not path.startswith(("desk.", "fee.", "envelope."))}
    return others | {path: value for path, value in own if value is not None}


def hrefs_of(policy: PolicyData, section: RequestsSection | None = None) -> Mapping[str, str]:
    """Fact path → where a visitor gets to by following it, for the facts that are addresses or telephone numbers."""
    contact = policy.requests_desk(section) if section else policy.contact_desk()
    named = [(f"desks.{desk.id}", desk) for desk in policy.company.desks] + ([("desk", contact)] if contact else [])
    found = {"site.address": followed(Form.SITE_ADDRESS, policy.site.address)}
    for prefix, desk in named:
        found[f"{prefix}.phone"] = followed(Form.TELEPHONE, desk.phone)
        found[f"{prefix}.email"] = followed(Form.EMAIL, desk.email)
        found[f"{prefix}.form_url"] = followed(Form.WEB_ADDRESS, desk.form_url)
    return {path: href for path, href in found.items() if href}


def with_facts(raw: str, facts: Facts) -> str:
    """A text with its facts filled in, for labels; what resolves to nothing is reported where the text stands."""
    try:
        segments = parse_placeholders(raw)
    except PlaceholderError:
        return raw
    return "".join(
        segment.value if isinstance(segment, Plain) else facts.get(segment.path, "")
        for segment in segments
        if isinstance(segment, (Plain, FactSlot))
    )


def _facts(policy: PolicyData, language: Language) -> Iterator[tuple[str, str | None]]:
    operator = policy.company.operator
    yield "company.name", operator.name.in_language(language)
    called = operator.short_name.in_language(language)
    yield from (
        ("company.short_name", called),
        ("company.whose", whose(called, language)),
        ("company.whom", whom(called, language)),
    )
    as_corporation = policy.corporation("operator")
    if as_corporation:
        yield from _corporation("company", policy, as_corporation, language)
    for corporation in policy.company.group:
        yield from _corporation(f"group.{corporation.id}", policy, corporation, language)
    for adopter in policy.company.adopters:
        yield from _corporation(f"adopters.{adopter.id}", policy, adopter, language)
    for desk in policy.company.desks:
        yield from _desk(f"desks.{desk.id}", policy, desk, language)
    contact = policy.contact_desk()
    if contact:
        yield from _desk("desk", policy, contact, language)
    accredited = policy.company.accredited
    if accredited:
        yield "accredited.name", accredited.name.in_language(language)
        yield "accredited.contact", accredited.contact.in_language(language)
    for address in policy.company.addresses:
        yield f"address.{address.id}", address.text.in_language(language)
    for form in policy.forms:
        yield f"form.{form.id}.title", form.title.in_language(language)
    yield from _registers(policy, language)
    yield from _procedure(policy, language)
    yield from _publication(policy, language)


def _registers(policy: PolicyData, language: Language) -> Iterator[tuple[str, str | None]]:
    """The words of the registers, for cells of tables and sentences that name an entry."""
    registers = policy.registers
    for name, entries in (("subjects", registers.subjects), ("data_items", registers.data_items)):
        yield from ((f"{name}.{entry.id}", entry.label.in_language(language)) for entry in entries)
    for recipient in registers.recipients:
        yield f"recipients.{recipient.id}", recipient.label.in_language(language)
    for purpose in registers.purposes:
        yield f"purposes.{purpose.id}", purpose.text.in_language(language)


def _corporation(
    prefix: str, policy: PolicyData, corporation: Corporation | Adopter, language: Language
) -> Iterator[tuple[str, str | None]]:
    yield f"{prefix}.name", corporation.name.in_language(language)
    yield f"{prefix}.corporate_number", corporation.corporate_number
    address = policy.address(corporation.address or "")
    if address:
        yield f"{prefix}.address", address.text.in_language(language)
        yield f"{prefix}.postal_code", address.postal_code
    if corporation.representative:
        title = corporation.representative.title.in_language(language)
        name = corporation.representative.name.in_language(language)
        yield f"{prefix}.representative", f"{title} {name}" if language == "ja" else f"{name}, {title}"


def _desk(prefix: str, policy: PolicyData, desk: Desk, language: Language) -> Iterator[tuple[str, str | None]]:
    address = policy.address(desk.address)
    yield f"{prefix}.name", desk.name.in_language(language)
    if address:
        yield f"{prefix}.address", address.text.in_language(language)
        yield f"{prefix}.postal_code", address.postal_code
    for name in ("phone", "email", "form_url", "fax"):
        yield f"{prefix}.{name}", getattr(desk, name)
    for name in ("phone_note", "hours", "officer"):
        text: Text | None = getattr(desk, name)
        yield f"{prefix}.{name}", text.in_language(language) if text else None


def _procedure(policy: PolicyData, language: Language) -> Iterator[tuple[str, str | None]]:
    requests = policy.requests()
    if requests:
        yield from _procedure_of(requests, language)
    entrustment = policy.section(EntrustmentSection)
    if entrustment and entrustment.tasks:
        yield "entrustment.tasks", join_list([task.in_language(language) for task in entrustment.tasks], language)


def _procedure_of(requests: RequestsSection, language: Language) -> Iterator[tuple[str, str | None]]:
    if requests.fee:
        yield "fee.amount", format_amount(requests.fee.amount)
    if requests.envelope:
        yield "envelope.marking", requests.envelope.marking.in_language(language)


def _publication(policy: PolicyData, language: Language) -> Iterator[tuple[str, str | None]]:
    site = policy.site
    yield "site.title", site.title.in_language(language)
    yield "site.address", site.address
    for name in ("established", "revised"):
        day = getattr(site, name)
        yield f"site.{name}", format_date(day, language) if day else None
