"""The policy as JSON, for machines: both languages side by side, by anchor."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from policysite.composition.document import Block, Document, Inline, LinkRun, Listing, Node, Note, Paragraph, Rows
from policysite.domain.model import PolicyData

FORMAT = 1


def render_policy_json(
    policy: PolicyData, documents: Sequence[Document], version: Mapping[str, Any], address: str
) -> str:
    """`policy.json`: format number, operator, version, where the site stands, and every node in each language."""
    site = policy.site
    data = {
        "$schema": "policy.schema.json",
        "format": FORMAT,
        "title": {document.language: document.title for document in documents},
        "operator": {document.language: document.operator for document in documents},
        **_adopters(policy, documents),
        "address": address,
        "governing_language": site.governing_language,
        "version": dict(version),
        "sections": [_node(nodes) for nodes in zip(*(document.sections for document in documents), strict=True)],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _adopters(policy: PolicyData, documents: Sequence[Document]) -> dict[str, Any]:
    """The other businesses that adopt the policy, where there are any."""
    names = [adopter.name for adopter in policy.company.adopters]
    said = [{one.language: name.in_language(one.language) for one in documents} for name in names]
    return {"adopters": said} if said else {}


def _node(nodes: Sequence[Node]) -> dict[str, Any]:
    """One node in all languages; the structure is the same in each by construction."""
    first = nodes[0]
    languages = ("ja", "en")[: len(nodes)]
    data: dict[str, Any] = {"id": first.anchor, "kind": first.kind, "number": first.number}
    data["citation"] = {language: node.citation for language, node in zip(languages, nodes, strict=True)}
    if first.chapter:
        data["chapter"] = first.chapter
    if first.aliases:
        data["aliases"] = list(first.aliases)
    if first.heading:
        data["heading"] = {language: node.heading_text for language, node in zip(languages, nodes, strict=True)}
    if first.basis:
        data["basis"] = list(first.basis)
    for name in ("blocks", "closing"):
        if getattr(first, name):
            data[name] = {
                language: [_block(block) for block in getattr(node, name)]
                for language, node in zip(languages, nodes, strict=True)
            }
    if first.children:
        data["clauses"] = [_node(children) for children in zip(*(node.children for node in nodes), strict=True)]
    return data


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        return {"type": "paragraph", "text": block.text, **_links(block.inlines)}
    if isinstance(block, Note):
        return {"type": "note", "text": block.text, **_links(block.inlines)}
    if isinstance(block, Rows):
        rows = [{"label": row.label, "value": row.text, **_links(row.inlines)} for row in block.rows]
        return {"type": "rows", "rows": rows}
    if isinstance(block, Listing):
        return {"type": "list", "items": [item.text for item in block.items]}
    return {
        "type": "table",
        "caption": block.caption,
        "header": list(block.header),
        "body": [list(r) for r in block.body],
    }


def _links(inlines: Sequence[Inline]) -> dict[str, Any]:
    """What in a text leads out of the policy, where there is something."""
    links = [{"text": inline.text, "href": inline.href} for inline in inlines if isinstance(inline, LinkRun)]
    return {"links": links} if links else {}
