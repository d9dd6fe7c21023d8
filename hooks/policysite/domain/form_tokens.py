"""Short values of forms and filings that others have defined."""

from __future__ import annotations

import re

from policysite.domain.value_forms import FormError

# What a paper asks for, of the tokens of the HTML standard (autofill field names).
AUTOFILL = (
    "name", "family-name", "given-name", "honorific-prefix", "nickname", "organization", "organization-title",
    "street-address", "address-line1", "address-line2", "address-line3", "address-level1", "address-level2", "country",
    "country-name", "postal-code", "bday", "bday-year", "bday-month", "bday-day", "tel", "tel-national", "email", "off",
)  # fmt: skip
_PLACEHOLDER = re.compile(r"[XxＸｘ]{2}|[○〇●◯*＊?？]")


def read_autofill(written: str) -> str:
    """A token by which a browser fills a field; empty where it fills none."""
    if written and written not in AUTOFILL:
        raise FormError("autofill", None, known=", ".join(AUTOFILL))
    return written


def read_filing_number(written: str) -> str:
    """A number under which an authority filed something; it has a digit and nothing left to fill in."""
    if not written.strip():
        raise FormError("empty")
    if _PLACEHOLDER.search(written):
        raise FormError("placeholder")
    if not re.search("[0-9０-９一二三四五六七八九]", written):
        raise FormError("filing-number")
    return written
