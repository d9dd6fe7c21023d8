"""Values that stand in a text as words: web and e-mail addresses, telephone numbers, postal codes, 法人番号."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from policysite.domain.contacts import (
    email_target,
    half_width,
    read_email,
    read_postal_code,
    read_telephone,
    telephone_target,
)
from policysite.domain.corporate_numbers import read_corporate_number
from policysite.domain.value_forms import Form, FormError
from policysite.domain.web_addresses import read_web_address

_DIGIT, _DASH = "[0-9０-９]", "[-‐‑‒–—−ー－]"
_ALONE = r"(?<![0-9０-９A-Za-z\-@/._])"
_PATTERNS = {
    Form.WEB_ADDRESS: r"(?i:https?://)[A-Za-z0-9\-._~!$&'()*+,;=:@/?#%]+",
    Form.EMAIL: _ALONE + r"[A-Za-z0-9][A-Za-z0-9._%+'-]*[@＠][A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+",
    Form.POSTAL_CODE: rf"〒 ?{_DIGIT}{{3}}{_DASH}?{_DIGIT}{{4}}(?!{_DIGIT})",
    Form.TELEPHONE: (
        rf"{_ALONE}(?:\+81[ -]?)?[0０(]{_DIGIT}{{0,4}}(?:{_DASH}|[()（）] ?)[0-9０-９XＸ○●]{{1,4}}(?:{_DASH}|[)）])"
        rf"[0-9０-９XＸ○●]{{3,4}}(?![0-9０-９A-Za-z-])"
    ),
    Form.CORPORATE_NUMBER: rf"(?<=法人番号)[：:は]?\s*{_DIGIT}{{13}}(?!{_DIGIT})",
}
_FOUND = re.compile("|".join(f"(?P<{form.name}>{pattern})" for form, pattern in _PATTERNS.items()))
_READERS: dict[Form, Callable[[str], str]] = {
    Form.WEB_ADDRESS: read_web_address,
    Form.EMAIL: read_email,
    Form.POSTAL_CODE: read_postal_code,
    Form.TELEPHONE: read_telephone,
    Form.CORPORATE_NUMBER: read_corporate_number,
}
_FAX = re.compile(r"(?i)(?:fax|ファ(?:ック|ク)ス)[^0-9]{0,8}\Z")
# What ends a sentence or closes a bracket does not belong to an address.
_AFTER = ".,;:!?'"


@dataclass(frozen=True)
class FoundValue:
    """A value in a text: where it stands, as it was written, and in its one form or the reason why it has none."""

    form: Form
    start: int
    written: str
    value: str | None
    error: FormError | None = None
    href: str = ""

    @property
    def end(self) -> int:
        """The position behind it."""
        return self.start + len(self.written)


def values_in(text: str) -> Iterator[FoundValue]:
    """Every value that a text spells out, in its order; only what looks like one of these beyond doubt."""
    if not _HINT.search(text):
        return
    for match in _FOUND.finditer(text):
        form = Form[str(match.lastgroup)]
        written = _without_end(match[0]) if form is Form.WEB_ADDRESS else match[0]
        start = match.start()
        if form is Form.CORPORATE_NUMBER:
            trimmed = written.lstrip("：:は \u3000")
            start, written = start + len(written) - len(trimmed), trimmed
        try:
            value = _READERS[form](written)
        except FormError as error:
            yield FoundValue(form, start, written, None, error)
            continue
        fax = form is Form.TELEPHONE and _FAX.search(text[:start])
        yield FoundValue(form, start, written, value, None, "" if fax else href_of(form, value))


_HINT = re.compile(r"://|[@＠〒]|法人番号|[0-9０-９XＸ○●][-‐‑‒–—−ー－)）][0-9０-９XＸ○●]")


def href_of(form: Form, value: str) -> str:
    """Where a visitor gets to by following a value that has its form; empty where there is nothing to follow."""
    match form:
        case Form.WEB_ADDRESS | Form.SITE_ADDRESS:
            return value
        case Form.EMAIL:
            return email_target(value)
        case Form.TELEPHONE:
            return telephone_target(value)
        case _:
            return ""


def followed(form: Form, written: str | None) -> str:
    """Where a value of the data leads; empty where it is missing or, in a release of the past, has not its form."""
    if not written:
        return ""
    try:
        return href_of(form, _READERS[Form.WEB_ADDRESS if form is Form.SITE_ADDRESS else form](written))
    except FormError:
        return ""


def near(written: str, known: str) -> bool:
    """Whether two numbers or addresses differ by one character, or by two neighbours that changed places."""
    one, two = half_width(written).lower(), half_width(known).lower()
    if one == two or min(len(one), len(two)) < 7 or abs(len(one) - len(two)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    one, two = one[start:], two[start:]
    swapped = one[:2] == two[1::-1] and one[2:] == two[2:]
    return swapped or one[1:] == two[1:] or one[1:] == two or one == two[1:]


def _without_end(address: str) -> str:
    while address and (address[-1] in _AFTER or (address[-1] == ")" and address.count("(") < address.count(")"))):
        address = address[:-1]
    return address
