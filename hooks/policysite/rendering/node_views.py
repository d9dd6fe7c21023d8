"""Views of document nodes for templates: blocks grouped as they are shown, headings decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from policysite.domain.document import Block, Inline, Node, Note, Paragraph, Row, Rows, Table
from policysite.domain.text import Language
from policysite.rendering.words import word


@dataclass(frozen=True)
class Group:
    """Blocks that are shown as one: paragraphs joined by line breaks, notes, rows, or a table."""

    kind: Literal["paragraphs", "notes", "rows", "table"]
    items: tuple[Paragraph, ...] | tuple[Note, ...] | tuple[Row, ...] = ()
    table: Table | None = None
    mark: str = ""


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


def view_node(node: Node, language: Language) -> NodeView:
    """The view of a node and all below it."""
    children = tuple(view_node(child, language) for child in node.children)
    return NodeView(
        anchor=node.anchor,
        number=node.number,
        citation=node.citation,
        heading=node.heading,
        heading_text=node.heading_text,
        toc_label=f"{node.number} {node.heading_text}".strip(),
        groups=group_blocks(node.blocks, language),
        closing_groups=group_blocks(node.closing, language),
        children=children,
        # Clauses become headings only where every one of them has a heading to show.
        clauses_are_headings=node.level == 0 and bool(children) and all(child.heading for child in children),
    )


def group_blocks(blocks: Sequence[Block], language: Language) -> tuple[Group, ...]:
    """Blocks in order, neighbouring ones that belong together in one group."""
    groups: list[Group] = []
    for kind, run in groupby(blocks, key=type):
        if kind is Paragraph:
            groups.extend(_paragraph_groups([block for block in run if isinstance(block, Paragraph)]))
        elif kind is Note:
            notes = tuple(block for block in run if isinstance(block, Note))
            groups.append(Group("notes", notes, mark=word("note-mark", language)))
        else:
            groups.extend(_single(block) for block in run)
    return tuple(groups)


def _paragraph_groups(paragraphs: Sequence[Paragraph]) -> list[Group]:
    lines: list[list[Paragraph]] = []
    for paragraph in paragraphs:
        if paragraph.tight and lines:
            lines[-1].append(paragraph)
        else:
            lines.append([paragraph])
    return [Group("paragraphs", tuple(line)) for line in lines]


def _single(block: Block) -> Group:
    if isinstance(block, Rows):
        return Group("rows", block.rows)
    assert isinstance(block, Table)
    return Group("table", table=block)
