"""The plain data that the policy template loops over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policysite.composition.document import (
    Block,
    Document,
    Inline,
    LinkRun,
    Listing,
    Node,
    Note,
    Paragraph,
    ReferenceRun,
    Rows,
    Table,
)
from policysite.composition.form_document import Stamp
from policysite.rendering.pdf.form_layout import Layout, stamp_layout

CONTENTS = {"ja": "目次", "en": "Contents"}


def policy_layout(document: Document, stamp: Stamp, remarks: tuple[str, ...]) -> Layout:
    """`document` as JSON values for templates/policy.typ."""
    return {
        "language": document.language,
        "title": document.title,
        "contents": CONTENTS[document.language],
        "remarks": list(remarks),
        "sections": [_node(section) for section in document.sections],
        "depth": 2 if any(section.chapter for section in document.sections) else 1,
        "stamp": stamp_layout(stamp, document.title),
    }


def policy_texts(document: Document, stamp: Stamp, remarks: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Every text of the file with its place: the anchor of its clause, or the part of the title page."""
    yield from (("title", document.title), ("operator", document.operator))
    yield from (("version", stamp.version), ("organisation", stamp.organisation), ("address", stamp.address))
    yield from (("remarks", remark) for remark in remarks)
    for node in document.walk():
        yield node.anchor, node.number
        yield from ((node.anchor, text) for text in node.texts())


def _node(node: Node) -> Layout:
    return {
        "anchor": node.anchor,
        "number": node.number,
        "heading": _inlines(node.heading),
        "chapter": node.chapter,
        "blocks": [_block(block) for block in node.blocks],
        "children": [_node(child) for child in node.children],
        "closing": [_block(block) for block in node.closing],
    }


def _block(block: Block) -> Layout:
    match block:
        case Paragraph():
            return {"kind": "paragraph", "inlines": _inlines(block.inlines), "tight": block.tight, "flush": block.flush}
        case Note():
            return {"kind": "note", "inlines": _inlines(block.inlines)}
        case Rows():
            rows = [{"label": row.label, "inlines": _inlines(row.inlines)} for row in block.rows]
            return {"kind": "rows", "rows": rows}
        case Listing():
            return {"kind": "list", "items": [_inlines(item.inlines) for item in block.items]}
        case Table():
            body = [[_inlines(cell) for cell in cells] for cells in block.inlines]
            return {"kind": "table", "caption": block.caption, "header": list(block.header), "body": body}


def _inlines(inlines: tuple[Inline, ...]) -> list[dict[str, Any]]:
    return [
        {
            "text": inline.text,
            "target": inline.target if isinstance(inline, ReferenceRun) else "",
            "href": inline.href if isinstance(inline, LinkRun) else "",
        }
        for inline in inlines
    ]
