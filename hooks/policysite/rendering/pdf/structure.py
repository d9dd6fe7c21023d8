"""The structure tree of a typeset document: which element a widget belongs to, and which cells head a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject

from policysite.rendering.pdf.objects import array, dictionary, name
from policysite.rendering.pdf.typeset_file import TypesetFile

_ROW = re.compile(rb"/S\s*/TR\b")


def parent_elements(typeset: TypesetFile) -> dict[int, Any]:
    """References to structure elements by the StructParent number that annotations carry."""
    root: Any = typeset.root["/StructTreeRoot"]
    return dict(_numbers(root["/ParentTree"]))


def _numbers(node: Any) -> Iterator[tuple[int, Any]]:
    node = node.get_object()
    flat = node.get("/Nums", ())
    for index in range(0, len(flat), 2):
        yield int(flat[index]), flat[index + 1]
    for kid in node.get("/Kids", ()):
        yield from _numbers(kid)


def mark_row_headers(typeset: TypesetFile) -> None:
    """Makes the label cell of each two-cell row a header of its row; Typst 0.15 heads columns only."""
    for row in typeset.objects_with(_ROW):
        cells = list(_children(row))
        if row.get("/S") == "/TR" and [cell.get("/S") for cell in cells] == ["/TD", "/TD"]:
            _mark_header(cells[0])
            typeset.touch(cells[0])


def _mark_header(cell: Any) -> None:
    cell[name("S")] = name("TH")
    held = cell["/A"].get_object() if "/A" in cell else ArrayObject()
    attributes = held if isinstance(held, ArrayObject) else array(held)
    for attribute in attributes:
        if attribute.get_object().get("/O") == "/Table":
            attribute.get_object()[name("Scope")] = name("Row")
            break
    else:
        attributes.append(dictionary(O=name("Table"), Scope=name("Row")))
    cell[name("A")] = attributes


def _children(element: Any) -> Iterator[DictionaryObject]:
    kids = element["/K"].get_object() if "/K" in element else ArrayObject()
    for kid in kids if isinstance(kids, ArrayObject) else (kids,):
        child = kid.get_object()
        if isinstance(child, DictionaryObject) and "/S" in child:
            yield child
