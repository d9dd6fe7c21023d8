"""The neutral document: what every writer reads, for one language and one version."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from policysite.domain.paths import DataPath
from policysite.domain.text import Language


@dataclass(frozen=True)
class Run:
    """Characters of a text as they were written."""

    text: str


@dataclass(frozen=True)
class FactRun:
    """Characters that a fact gave; `path` is the placeholder's path, such as fee.amount."""

    text: str
    path: str


@dataclass(frozen=True)
class ReferenceRun:
    """Characters that name another node; `target` is that node's anchor."""

    text: str
    target: str


@dataclass(frozen=True)
class LinkRun:
    """Characters that lead out of the policy: `href` is an https, mailto or tel address, `path` that of its fact."""

    text: str
    href: str
    path: str = ""


Inline = Run | FactRun | ReferenceRun | LinkRun


@dataclass(frozen=True)
class Paragraph:
    """One paragraph; `tight` joins it to the one before by a line break only."""

    inlines: tuple[Inline, ...]
    path: DataPath
    tight: bool = False
    flush: bool = False
    """Whether it stands at the end of the line, as a signature or 以上 does."""

    @property
    def text(self) -> str:
        """The plain text."""
        return plain(self.inlines)


@dataclass(frozen=True)
class Note:
    """A note behind ※."""

    inlines: tuple[Inline, ...]
    path: DataPath

    @property
    def text(self) -> str:
        """The plain text."""
        return plain(self.inlines)


@dataclass(frozen=True)
class Row:
    """A label and its value, as in the contact block."""

    id: str
    label: str
    inlines: tuple[Inline, ...]
    path: DataPath

    @property
    def text(self) -> str:
        """The plain text of the value."""
        return plain(self.inlines)


@dataclass(frozen=True)
class Rows:
    """A block of labelled lines."""

    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Listing:
    """Facts of one kind, one a line."""

    items: tuple[Paragraph, ...]


@dataclass(frozen=True)
class Table:
    """A table; the first cell of each row heads it. The caption may be empty.

    `cells` are the inlines of `body` where a cell may hold references or links.
    """

    caption: str
    header: tuple[str, ...]
    body: tuple[tuple[str, ...], ...]
    path: DataPath
    cells: tuple[tuple[tuple[Inline, ...], ...], ...] = ()

    @property
    def inlines(self) -> tuple[tuple[tuple[Inline, ...], ...], ...]:
        """The inlines of every cell."""
        return self.cells or tuple(tuple((Run(words),) for words in row) for row in self.body)


Block = Paragraph | Note | Rows | Listing | Table


@dataclass(frozen=True)
class Node:
    """A section or a clause: its place in the numbering, its words, and what stands below it."""

    anchor: str
    kind: str
    level: int
    number: str
    citation: str
    heading: tuple[Inline, ...]
    blocks: tuple[Block, ...]
    children: tuple[Node, ...]
    closing: tuple[Block, ...]
    basis: tuple[str, ...]
    path: DataPath
    chapter: str = ""
    """The anchor of the chapter that a section stands in, empty where it stands in none."""
    aliases: tuple[str, ...] = ()
    """Anchors of clauses that are gone and that lead here."""

    @property
    def heading_text(self) -> str:
        """The plain text of the heading, empty where a clause has none."""
        return plain(self.heading)

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def texts(self, tables: bool = True) -> Iterator[str]:
        """The plain texts of this node alone, in reading order: heading, blocks, then what closes it."""
        if self.heading:
            yield self.heading_text
        for block in (*self.blocks, *self.closing):
            if tables or not isinstance(block, Table):
                yield from block_texts(block)


@dataclass(frozen=True)
class Document:
    """A policy in one language: title and sections."""

    language: Language
    title: str
    operator: str
    sections: tuple[Node, ...]

    def walk(self) -> Iterator[Node]:
        """Every node in reading order."""
        for section in self.sections:
            yield from section.walk()

    def node(self, anchor: str) -> Node | None:
        """The node of an anchor, or None."""
        return next((node for node in self.walk() if node.anchor == anchor), None)


def plain(inlines: tuple[Inline, ...]) -> str:
    """The characters of inlines without their meaning."""
    return "".join(inline.text for inline in inlines)


def block_texts(block: Block) -> Iterator[str]:
    """The plain texts of a block."""
    if isinstance(block, Rows):
        for row in block.rows:
            yield row.label
            yield row.text
    elif isinstance(block, Listing):
        yield from (item.text for item in block.items)
    elif isinstance(block, Table):
        if block.caption:
            yield block.caption
        yield from block.header
        for cells in block.body:
            yield from cells
    else:
        yield block.text
