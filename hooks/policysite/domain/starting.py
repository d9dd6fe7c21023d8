"""What a new company tells about itself before its first policy is written."""

from __future__ import annotations

from dataclasses import dataclass

from policysite.domain.text import Text


@dataclass(frozen=True, kw_only=True)
class StartingFacts:
    """The basics of a company; what is empty becomes an open question."""

    name: str
    name_en: str
    postal_code: str
    address: str
    address_en: str
    site: str
    representative: str = ""
    representative_en: str = ""
    representative_title: str = "代表取締役"
    representative_title_en: str = "Representative Director"
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class OpenQuestion:
    """A waiver that stands until the company has answered."""

    rule: str
    target: str
    reason: Text
