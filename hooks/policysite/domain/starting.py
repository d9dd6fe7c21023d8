"""What a new company tells about itself before its first policy is written."""

from __future__ import annotations

from dataclasses import dataclass, replace

from policysite.domain.speaker import CALLED, HEADED, OrganizationKind, speaks_in_plural
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
    kind: OrganizationKind = OrganizationKind.COMPANY
    short_name: str = ""
    short_name_en: str = ""
    representative: str = ""
    representative_en: str = ""
    representative_title: str = ""
    representative_title_en: str = ""
    phone: str = ""
    email: str = ""

    def completed(self) -> StartingFacts:
        """The facts with what an organisation of this kind usually calls itself and its representative."""
        called, headed = CALLED[self.kind], HEADED[self.kind]
        return replace(
            self,
            short_name=self.short_name or called.ja,
            short_name_en=self.short_name_en or called.en,
            representative_title=self.representative_title or headed.ja,
            representative_title_en=self.representative_title_en or headed.en,
        )

    @property
    def plural(self) -> bool:
        """Whether English verbs after the short name have no s."""
        return speaks_in_plural(self.short_name_en)


@dataclass(frozen=True)
class OpenQuestion:
    """A waiver that stands until the company has answered."""

    rule: str
    target: str
    value: str
    reason: Text
