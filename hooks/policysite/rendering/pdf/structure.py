"""The structure tree of a typeset document: which element a widget belongs to, and which cells head a row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject

from policysite.rendering.pdf.objects import array, dictionary, name


def parent_elements(writer: PdfWriter) -> dict[int, Any]:
    """Structure elements by the StructParent number that annotations carry."""
    root: Any = writer.root_object["/StructTreeRoot"]
    return dict(_numbers(root["/ParentTree"]))


def _numbers(node: Any) -> Iterator[tuple[int, Any]]:
    node = node.get_object()
    flat = node.get("/Nums", ())
    for index in range(0, len(flat), 2):
        yield int(flat[index]), flat[index + 1].get_object()
    for kid in node.get("/Kids", ()):
        yield from _numbers(kid)


def mark_row_headers(writer: PdfWriter) -> None:
    """Makes the label cell of each two-cell row a header of its row; Typst 0.15 heads columns only."""
    for element in _elements(writer.root_object["/StructTreeRoot"]):
        cells = list(_children(element))
        if element.get("/S") == "/TR" and [cell.get("/S") for cell in cells] == ["/TD", "/TD"]:
            _mark_header(cells[0])


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


def _elements(root: Any) -> Iterator[DictionaryObject]:
    for child in _children(root.get_object()):
        yield child
        yield from _elements(child)


def _children(element: Any) -> Iterator[DictionaryObject]:
    kids = element["/K"].get_object() if "/K" in element else ArrayObject()
    for kid in kids if isinstance(kids, ArrayObject) else (kids,):
        child = kid.get_object()
        if isinstance(child, DictionaryObject) and "/S" in child:
            yield child
