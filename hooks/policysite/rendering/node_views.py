"""Views of document nodes for templates: blocks grouped as shown, headings decided, terms and marks in place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby
from typing import Literal

from policysite.composition.document import Block, Inline, Listing, Node, Note, Paragraph, Rows, Table
from policysite.composition.number_patterns import BULLET, fill
from policysite.domain.citations import cited
from policysite.domain.text import Language
from policysite.rendering.terms import Piece, TermMarking, TermRun, Vocabulary
from policysite.rendering.words import word


@dataclass(frozen=True)
class Line:
    """Text that stands together, its terms set apart; `label` heads it where it is a row."""

    pieces: tuple[Piece, ...]
    label: str = ""


@dataclass(frozen=True)
class Group:
    """Blocks that are shown as one: paragraphs joined by line breaks, notes, rows, or a table."""

    kind: Literal["paragraphs", "notes", "rows", "list", "table"]
    items: tuple[Line, ...] = ()
    table: Table | None = None
    cells: tuple[tuple[Line, ...], ...] = ()
    mark: str = ""
    flush: bool = False


@dataclass(frozen=True)
class ClauseMark:
    """What is said about a clause beside its text: its law, since when it stands, or that its translation lags."""

    kind: Literal["law", "changed", "translation"]
    text: str
    href: str = ""


@dataclass(frozen=True)
class NodeView:
    """A node as templates loop over it."""

    anchor: str
    number: str
    citation: str
    heading: tuple[Inline, ...]
    heading_text: str
    toc_label: str
    groups: tuple[Group, ...]
    closing_groups: tuple[Group, ...]
    children: tuple[NodeView, ...]
    clauses_are_headings: bool
    marks: tuple[ClauseMark, ...] = ()
    chapter: str = ""
    is_chapter: bool = False
    bullet: bool = False
    aliases: tuple[str, ...] = ()

    def terms(self) -> Iterator[str]:
        """The ids of the terms that are linked in this node and below it."""
        for group in (*self.groups, *self.closing_groups):
            for line in (*group.items, *chain.from_iterable(group.cells)):
                yield from (piece.term for piece in line.pieces if isinstance(piece, TermRun))
        for child in self.children:
            yield from child.terms()


Marks = Mapping[str, tuple[ClauseMark, ...]]


def view_section(
    node: Node, language: Language, vocabulary: Vocabulary | None = None, marks: Marks | None = None
) -> NodeView:
    """The view of a section and all below it; each term is linked once, where it first stands."""
    marking = (vocabulary or Vocabulary({}, None)).marking()
    return _Viewing(language, marking, marks or {}).node(node)


@dataclass(frozen=True)
class _Viewing:
    language: Language
    marking: TermMarking
    marks: Marks = field(default_factory=dict)

    def node(self, node: Node) -> NodeView:
        groups = self.groups(node.blocks)
        children = tuple(self.node(child) for child in node.children)
        return NodeView(
            anchor=node.anchor,
            number=node.number,
            citation=node.citation,
            heading=node.heading,
            heading_text=node.heading_text,
            toc_label=f"{node.number} {node.heading_text}".strip(),
            groups=groups,
            closing_groups=self.groups(node.closing),
            children=children,
            # Clauses become headings only where every one of them has a heading to show.
            clauses_are_headings=node.level == 0 and bool(children) and all(child.heading for child in children),
            marks=(*self._law(node), *self.marks.get(node.anchor, ())),
            chapter=node.chapter,
            is_chapter=node.kind == "chapter",
            bullet=node.number == fill(BULLET, 1, self.language),
            aliases=node.aliases,
        )

    def _law(self, node: Node) -> Iterator[ClauseMark]:
        if node.basis:
            yield ClauseMark("law", word("law", self.language, articles=cited(node.basis, self.language)))

    def groups(self, blocks: Sequence[Block]) -> tuple[Group, ...]:
        """Blocks in order, neighbouring ones that belong together in one group."""
        groups: list[Group] = []
        for kind, run in groupby(blocks, key=type):
            if kind is Paragraph:
                groups.extend(self._paragraphs([block for block in run if isinstance(block, Paragraph)]))
            elif kind is Note:
                notes = tuple(self._line(block.inlines) for block in run if isinstance(block, Note))
                groups.append(Group("notes", notes, mark=word("note-mark", self.language)))
            else:
                groups.extend(self._single(block) for block in run)
        return tuple(groups)

    def _line(self, inlines: tuple[Inline, ...], label: str = "") -> Line:
        return Line(self.marking.mark(inlines), label)

    def _paragraphs(self, paragraphs: Sequence[Paragraph]) -> list[Group]:
        lines: list[tuple[bool, list[Line]]] = []
        for paragraph in paragraphs:
            line = self._line(paragraph.inlines)
            if paragraph.tight and lines:
                lines[-1][1].append(line)
            else:
                lines.append((paragraph.flush, [line]))
        return [Group("paragraphs", tuple(line), flush=flush) for flush, line in lines]

    def _single(self, block: Block) -> Group:
        if isinstance(block, Rows):
            return Group("rows", tuple(self._line(row.inlines, row.label) for row in block.rows))
        if isinstance(block, Listing):
            return Group("list", tuple(self._line(item.inlines) for item in block.items))
        assert isinstance(block, Table)
        # A table made from facts alone shows them as they are: terms are explained where the text is written.
        cells = tuple(tuple(self._line(cell) for cell in row) for row in block.cells)
        return Group("table", table=block, cells=cells)
