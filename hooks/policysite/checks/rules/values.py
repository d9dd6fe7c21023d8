"""Values that a text spells out: they have their form, and they say what the data says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from policysite.checks.context import Context
from policysite.domain.citations import unknown_articles
from policysite.domain.company import Channel, Desk
from policysite.domain.findings import Level, Problem
from policysite.domain.sections import ContactSection
from policysite.domain.text import LANGUAGES
from policysite.domain.value_forms import Form
from policysite.domain.values_in_text import FoundValue, near, values_in

# A wrong value behind one of these words is no coincidence of digits.
_CERTAIN = {"http", "placeholder", "check-digit", "width", "user", "port"}
_TELEPHONE = re.compile(r"(?i)(電話|tel|phone)[^0-9０-９]{0,12}\Z")
_CHANNELS = {Channel.PHONE: Form.TELEPHONE, Channel.EMAIL: Form.EMAIL, Channel.FORM: Form.WEB_ADDRESS}


def values_have_form(context: Context) -> Iterator[Problem]:
    """Addresses and numbers in a text are such as a visitor can use."""
    for path, text in context.texts:
        for language in LANGUAGES:
            raw = text.in_language(language)
            for found in values_in(raw):
                if found.error is None or not _sure(found, raw):
                    continue
                mend = found.error.mend or "—"
                values = {"found": found.written, "fault": f"value-{_fault(found)}", "better": mend}
                yield Problem((*path, language), values, offset=found.start)


def _sure(found: FoundValue, raw: str) -> bool:
    reason = found.error.reason if found.error else ""
    return reason in _CERTAIN or (found.form is Form.TELEPHONE and bool(_TELEPHONE.search(raw[: found.start])))


def _fault(found: FoundValue) -> str:
    reason = found.error.reason if found.error else ""
    return reason if reason in _CERTAIN else "telephone"


def articles_exist(context: Context) -> Iterator[Problem]:
    """Articles that a text names stand in the law."""
    for path, text in context.texts:
        for start, written in unknown_articles(text.ja):
            yield Problem((*path, "ja"), {"found": written}, offset=start)


def values_as_declared(context: Context) -> Iterator[Problem]:
    """A number or address in a text is not nearly the one that the data has."""
    declared = _declared(context)
    for path, text in context.texts:
        if path[:2] in (("company", "addresses"), ("company", "desks")):
            continue
        for language in LANGUAGES:
            for found in values_in(text.in_language(language)):
                known = declared.get(found.form, {})
                if found.value is None or found.value in known:
                    continue
                close = next((value for value in known if near(found.value, value)), None)
                if close:
                    values = {"found": found.written, "declared": close, "fact": known[close]}
                    yield Problem((*path, language), values, offset=found.start)


def _declared(context: Context) -> Mapping[Form, Mapping[str, str]]:
    """Form → value → where the data has it."""
    company = context.policy.company
    found: dict[Form, dict[str, str]] = {form: {} for form in Form}
    found[Form.WEB_ADDRESS][context.policy.site.address] = "site.address"
    for desk in company.desks:
        for name, form in (("phone", Form.TELEPHONE), ("fax", Form.TELEPHONE), ("email", Form.EMAIL),
                           ("form_url", Form.WEB_ADDRESS)):  # fmt: skip
            value = getattr(desk, name)
            if value:
                found[form].setdefault(value, f"desks.{desk.id}.{name}")
    for address in company.addresses:
        if address.postal_code:
            found[Form.POSTAL_CODE].setdefault(address.postal_code, f"addresses.{address.id}.postal_code")
    numbers = [company.operator.corporate_number]
    numbers += [corporation.corporate_number for corporation in company.group]
    numbers += [adopter.corporate_number for adopter in company.adopters]
    found[Form.CORPORATE_NUMBER] = {number: "corporate_number" for number in numbers if number}
    return found


def contact_lines(context: Context) -> Iterator[Problem]:
    """The contact section shows the telephone, e-mail and form of its desk, and no others in their lines."""
    for path, section in context.sections(ContactSection):
        desk = context.policy.desk(section.desk)
        if desk is None or not section.lines:
            continue
        for channel in _CHANNELS:
            value = _of(desk, channel)
            if value and value not in context.words(path):
                yield Problem((*path, "lines"), {"fault": f"contact-hidden-{channel}", "value": value})
        for index, line in enumerate(section.lines):
            form_of_line = _CHANNELS.get(line.channel) if line.channel else None
            for language in LANGUAGES if form_of_line else ():
                for found in values_in(line.value.in_language(language)):
                    if found.form is form_of_line and found.value != _of(desk, line.channel):
                        where = (*path, "lines", index, "value", language)
                        values = {"fault": f"contact-other-{line.channel}", "value": found.written}
                        yield Problem(where, values, level=Level.ERROR, offset=found.start)


def _of(desk: Desk, channel: Channel | None) -> str | None:
    values = {Channel.PHONE: desk.phone, Channel.EMAIL: desk.email, Channel.FORM: desk.form_url}
    return values.get(channel) if channel else None
