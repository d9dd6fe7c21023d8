"""The policy as plain text, as it would be read out."""

from __future__ import annotations

from collections.abc import Iterator

from policysite.composition.document import Block, Document, Listing, Node, Note, Paragraph, Rows, Table
from policysite.domain.text import Language
from policysite.rendering.words import word


def render_plain_text(document: Document) -> str:
    """The whole text with labels, one paragraph a line, indented by level."""
    lines = [document.title, ""]
    for section in document.sections:
        lines.extend(_node(section, document.language))
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _node(node: Node, language: Language) -> Iterator[str]:
    indent = "  " * node.level
    texts = [line for block in node.blocks for line in _block(block, language)]
    label = f"{node.number} " if node.number else ""
    if node.heading:
        yield f"{indent}{label}{node.heading_text}"
    elif texts:
        yield f"{indent}{label}{texts.pop(0)}"
    else:
        yield f"{indent}{label}".rstrip()
    for text in texts:
        yield f"{indent}{'  ' if node.number else ''}{text}"
    for child in node.children:
        yield from _node(child, language)
    for block in node.closing:
        for line in _block(block, language):
            yield f"{indent}{line}"


def _block(block: Block, language: Language) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield block.text
    elif isinstance(block, Note):
        yield word("note-mark", language) + block.text
    elif isinstance(block, Rows):
        for row in block.rows:
            yield f"{row.label}{word('colon', language)}{row.text}"
    elif isinstance(block, Listing):
        yield from (word("bullet", language) + item.text for item in block.items)
    else:
        yield from _table(block, language)


def _table(table: Table, language: Language) -> Iterator[str]:
    if table.caption:
        yield table.caption
    for cells in table.body:
        pairs = zip(table.header, cells, strict=True)
        yield " / ".join(f"{head}{word('colon', language)}{cell}" for head, cell in pairs)
