"""The whole policy as data: what one release freezes, and what everything else reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from policysite.domain.clauses import Clause
from policysite.domain.company import Company, Corporation, Desk, PostalAddress, Representative
from policysite.domain.forms import RequestForm
from policysite.domain.notices import Notice
from policysite.domain.paths import DataPath
from policysite.domain.registers import Registers
from policysite.domain.sections import ContactSection, RequestsSection, Section
from policysite.domain.site import Site
from policysite.domain.text import Text
from policysite.domain.waivers import Waiver

S = TypeVar("S")
OPERATOR = "operator"


@dataclass(frozen=True, kw_only=True)
class PolicyData:
    """Everything legal writes, typed; `policy` is in the order of the published text."""

    company: Company
    site: Site
    registers: Registers
    policy: tuple[Section, ...]
    forms: tuple[RequestForm, ...] = ()
    notices: tuple[Notice, ...] = ()
    exceptions: tuple[Waiver, ...] = ()

    def sections(self, kind: type[S]) -> tuple[S, ...]:
        """All sections of one kind, in order."""
        return tuple(section for section in self.policy if isinstance(section, kind))

    def section(self, kind: type[S]) -> S | None:
        """The first section of a kind, or None."""
        return next(iter(self.sections(kind)), None)

    def parts(self, section_id: str) -> tuple[tuple[int, Section], ...]:
        """The sections that stand inside a section as clauses of it, with their places in `policy`."""
        return tuple((index, section) for index, section in enumerate(self.policy) if section.within == section_id)

    def address(self, address_id: str) -> PostalAddress | None:
        """The address of an id, or None."""
        return next((a for a in self.company.addresses if a.id == address_id), None)

    def desk(self, desk_id: str | None) -> Desk | None:
        """The desk of an id, or None."""
        return next((d for d in self.company.desks if d.id == desk_id), None)

    def contact_desk(self) -> Desk | None:
        """The desk of the contact section."""
        contact = self.section(ContactSection)
        return self.desk(contact.desk) if contact else None

    def requests(self) -> RequestsSection | None:
        """The section on requests, or None."""
        return self.section(RequestsSection)

    def requests_of(self, form_id: str) -> RequestsSection | None:
        """The section on requests that names a form, for several may stand in one policy; else the first."""
        sections = (section for section in self.policy if isinstance(section, RequestsSection))
        return next((section for section in sections if form_id in section.forms), self.requests())

    def requests_desk(self, section: RequestsSection | None) -> Desk | None:
        """Whom requests go to: the desk of their section, else that of the contact section."""
        return self.desk(section.desk if section else None) or self.contact_desk()

    def corporation(self, corporation_id: str) -> Corporation | None:
        """A corporation of the group by id; `operator` is the business itself."""
        if corporation_id == OPERATOR:
            return self._operator_as_corporation()
        return next((c for c in self.company.group if c.id == corporation_id), None)

    def _operator_as_corporation(self) -> Corporation:
        operator = self.company.operator
        return Corporation(
            id=OPERATOR,
            name=operator.name,
            address=operator.address,
            representative=operator.representative,
            corporate_number=operator.corporate_number,
        )

    def walk_clauses(self) -> Iterator[tuple[DataPath, Section, Clause]]:
        """Every clause with its data path and its section, in reading order."""
        for index, section in enumerate(self.policy):
            yield from _walk(("policy", index, "clauses"), section, section.clauses)


def _walk(path: DataPath, section: Section, clauses: tuple[Clause, ...]) -> Iterator[tuple[DataPath, Section, Clause]]:
    for index, clause in enumerate(clauses):
        here = (*path, index)
        yield here, section, clause
        yield from _walk((*here, "clauses"), section, clause.clauses)


def walk_texts(value: object, path: DataPath = ()) -> Iterator[tuple[DataPath, Text]]:
    """Every text unit below a value, with its data path, in the order of the fields."""
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, tuple):
        for index, element in enumerate(value):
            yield from walk_texts(element, (*path, index))
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from walk_texts(getattr(value, name), (*path, name))


__all__ = ["OPERATOR", "Corporation", "PolicyData", "Representative", "walk_texts"]
