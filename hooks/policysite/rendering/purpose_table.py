"""Two tables: who receives what for each purpose of use, and what each statement says of whom, what and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from policysite.composition.document import Document
from policysite.composition.facts import Facts, facts_of, with_facts
from policysite.composition.summary import PurposeLine, Stated, Statement, Summary, Way
from policysite.composition.wordlist import join_list
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
    """A purpose and, in the order of the columns, what the statements for it say; no statement, an empty cell."""

    purpose: CellLink
    cells: tuple[tuple[CellLink, ...], ...]


@dataclass(frozen=True)
class PurposeGroup:
    """The purposes for the data of one kind of person."""

    subject: str
    rows: tuple[PurposeRow, ...]


@dataclass(frozen=True)
class StatementTable:
    """A row for each statement: the way and its clause, then whom, what and what for; no cell is empty."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[PurposeRow, ...]


@dataclass(frozen=True)
class PurposeTable:
    """The whole table."""

    caption: str
    summary: str
    header: tuple[str, ...]
    groups: tuple[PurposeGroup, ...]
    not_stated: str
    statements: StatementTable | None = None


def purpose_table(policy: PolicyData, document: Document, summary: Summary) -> PurposeTable:
    """The table of a policy; columns for ways that no purpose of use is named for are left out."""
    named = {statement.way for line in summary.purposes for statement in line.statements}
    ways = [way for way in (Way.PROVISION, Way.OPT_OUT, Way.JOINT_USE) if way in named]
    writer = _Writer(document, facts_of(policy, document.language), ways)
    language = document.language
    header = [page_word("table-purpose", language)]
    for way in ways:
        header += [page_word(f"table-{way.value}", language), page_word(f"table-{way.value}-items", language)]
    return PurposeTable(
        page_word("table", language),
        page_word("table-open", language, count=str(len(summary.purposes))),
        tuple(header),
        tuple(writer.groups(summary.purposes)),
        page_word("not-stated", language),
        writer.statements(summary.statements),
    )


@dataclass(frozen=True)
class _Writer:
    document: Document
    facts: Facts
    ways: Sequence[Way]

    def groups(self, lines: Sequence[PurposeLine]) -> Iterator[PurposeGroup]:
        for subjects, group in groupby(lines, key=lambda line: line.subjects):
            separator = "・" if self.document.language == "ja" else ", "
            yield PurposeGroup(separator.join(map(self._say, subjects)), tuple(self._row(line) for line in group))

    def statements(self, statements: Sequence[Statement]) -> StatementTable | None:
        """The table of statements; None where nothing reaches anybody else."""
        language = self.document.language
        keys = ("way", "recipients", "items", "purposes")
        header = tuple(page_word(f"statement-{key}", language) for key in keys)
        rows = tuple(self._statement(statement) for statement in statements)
        return StatementTable(page_word("statements", language), header, rows) if rows else None

    def _statement(self, statement: Statement) -> PurposeRow:
        way = page_word(f"way-{statement.way.value}", self.document.language)
        cells = [
            self._cell(statement, stated, None)
            for stated in (statement.recipients, statement.items, statement.purposes)
        ]
        return PurposeRow(self._link(way, statement.anchor), tuple(cells))

    def _row(self, line: PurposeLine) -> PurposeRow:
        cells: list[tuple[CellLink, ...]] = []
        for way in self.ways:
            naming = [statement for statement in line.statements if statement.way is way]
            cells.append(tuple(link for one in naming for link in self._cell(one, one.recipients, 2)))
            cells.append(tuple(link for one in naming for link in self._cell(one, one.items, 2)))
        text = opening(self._say(line.stated.text))
        return PurposeRow(self._link(text, line.stated.anchor), tuple(cells))

    def _cell(self, statement: Statement, stated: Sequence[Stated], shown: int | None) -> tuple[CellLink, ...]:
        """What is stated, clause by clause; what only the words of the clause say is looked up there."""
        if stated:
            return tuple(self._links(stated, shown))
        link = self._link("", statement.anchor)
        words = page_word("as-clause", self.document.language, clause=link.citation or self._heading(statement.anchor))
        return (CellLink(words, link.href, link.citation),)

    def _links(self, stated: Sequence[Stated], shown: int | None) -> Iterator[CellLink]:
        language = self.document.language
        for anchor, group in groupby(stated, key=lambda one: one.anchor):
            texts = [self._say(one.text) for one in group]
            yield self._link(some_of(texts, language, shown) if shown else join_list(texts, language), anchor)

    def _heading(self, anchor: str) -> str:
        node = self.document.node(anchor)
        return node.heading_text if node else anchor

    def _link(self, text: str, anchor: str) -> CellLink:
        node = self.document.node(anchor)
        return CellLink(text, f"#{anchor}", node.citation if node else "")

    def _say(self, text: Text) -> str:
        return with_facts(text.in_language(self.document.language), self.facts)
