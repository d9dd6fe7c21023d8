"""Addresses that a policy has given up: each stays at the clause to which it leads now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from policysite.composition.document import Document, Node
from policysite.domain.releases import AnchorAlias


def with_aliases(document: Document, aliases: Iterable[AnchorAlias]) -> Document:
    """A document whose nodes carry the old anchors that lead to them."""
    leading: dict[str, list[str]] = defaultdict(list)
    anchors = {node.anchor for node in document.walk()}
    for old, new in resolved(aliases).items():
        if old not in anchors:
            leading[new].append(old)
    if not leading:
        return document
    return replace(document, sections=tuple(_with(section, leading) for section in document.sections))


def resolved(aliases: Iterable[AnchorAlias]) -> dict[str, str]:
    """Old anchor → where it leads in the end, through every anchor that was given up after it."""
    steps = {alias.old: alias.new for alias in aliases}
    return {old: _end(old, steps) for old in steps}


def _end(anchor: str, steps: Mapping[str, str]) -> str:
    seen = {anchor}
    while anchor in steps and steps[anchor] not in seen:
        anchor = steps[anchor]
        seen.add(anchor)
    return anchor


def _with(node: Node, leading: Mapping[str, list[str]]) -> Node:
    children = tuple(_with(child, leading) for child in node.children)
    return replace(node, children=children, aliases=tuple(sorted(leading.get(node.anchor, ()))))
