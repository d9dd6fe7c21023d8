"""Purpose × recipient × item: one row for each purpose of use, one column for each way of sharing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from policysite.composition.document import Document
from policysite.composition.facts import Facts, facts_of, with_facts
from policysite.composition.summary import PurposeLine, Sharing, SharingKind, Stated, Summary
from policysite.domain.model import PolicyData
from policysite.domain.text import Text
from policysite.rendering.at_a_glance import opening, some_of
from policysite.rendering.page_words import page_word


@dataclass(frozen=True)
class CellLink:
    """Words that lead to the clause which says them."""

    text: str
    href: str
    citation: str


@dataclass(frozen=True)
class PurposeRow:
    """A purpose and, in the order of the columns, what each sharing for it says; an empty cell is not stated."""

    purpose: CellLink
    cells: tuple[tuple[CellLink, ...], ...]


@dataclass(frozen=True)
class PurposeGroup:
    """The purposes for the data of one kind of person."""

    subject: str
    rows: tuple[PurposeRow, ...]


@dataclass(frozen=True)
class PurposeTable:
    """The whole table."""

    caption: str
    summary: str
    header: tuple[str, ...]
    groups: tuple[PurposeGroup, ...]
    not_stated: str


def purpose_table(policy: PolicyData, document: Document, summary: Summary) -> PurposeTable:
    """The table of a policy; columns for sharings that do not occur are left out."""
    kinds: list[SharingKind] = [kind for kind in ("provision", "joint-use") if summary.sharings_of(kind)]
    writer = _Writer(document, facts_of(policy, document.language), kinds)
    language = document.language
    header = [page_word("table-purpose", language)]
    for kind in kinds:
        header += [page_word(f"table-{kind}", language), page_word(f"table-{kind}-items", language)]
    return PurposeTable(
        page_word("table", language),
        page_word("table-open", language, count=str(len(summary.purposes))),
        tuple(header),
        tuple(writer.groups(summary.purposes)),
        page_word("not-stated", language),
    )


@dataclass(frozen=True)
class _Writer:
    document: Document
    facts: Facts
    kinds: Sequence[SharingKind]

    def groups(self, lines: Sequence[PurposeLine]) -> Iterator[PurposeGroup]:
        for subjects, group in groupby(lines, key=lambda line: line.subjects):
            separator = "・" if self.document.language == "ja" else ", "
            yield PurposeGroup(separator.join(map(self._say, subjects)), tuple(self._row(line) for line in group))

    def _row(self, line: PurposeLine) -> PurposeRow:
        cells: list[tuple[CellLink, ...]] = []
        for kind in self.kinds:
            sharings = [sharing for sharing in line.sharings if sharing.kind == kind]
            cells.append(tuple(link for sharing in sharings for link in self._links(sharing.recipients)))
            cells.append(tuple(link for sharing in sharings for link in self._links(sharing.items)))
        text = opening(self._say(line.stated.text))
        return PurposeRow(self._link(text, line.stated.anchor), tuple(cells))

    def _links(self, stated: Sequence[Stated]) -> Iterator[CellLink]:
        for anchor, group in groupby(stated, key=lambda one: one.anchor):
            yield self._link(some_of([self._say(one.text) for one in group], self.document.language, 2), anchor)

    def _link(self, text: str, anchor: str) -> CellLink:
        node = self.document.node(anchor)
        return CellLink(text, f"#{anchor}", node.citation if node else "")

    def _say(self, text: Text) -> str:
        return with_facts(text.in_language(self.document.language), self.facts)


__all__ = ["CellLink", "PurposeGroup", "PurposeRow", "PurposeTable", "Sharing", "purpose_table"]
