"""Reads a made form back: its fields, its structure, and how it looks."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
from PIL import Image
from pypdf import PdfReader, PdfWriter

EDGE = 1.2
"""The width in points of a printed rule, and a little more."""


@dataclass(frozen=True)
class FoundField:
    """A field as a reader of the file sees it; `box` in points from the lower left corner."""

    name: str
    tooltip: str
    page: int
    kind: str
    element: str
    box: tuple[float, float, float, float]


def found_fields(data: bytes) -> list[FoundField]:
    """Every field in the order of the field list."""
    reader = PdfReader(io.BytesIO(data))
    pages = {page.indirect_reference: number for number, page in enumerate(reader.pages, 1)}
    parents = dict(parent_numbers(reader))
    found = []
    for reference in reader.root_object["/AcroForm"]["/Fields"]:
        field = reference.get_object()
        found.append(
            FoundField(
                name=str(field["/T"]),
                tooltip=str(field["/TU"]),
                page=pages[field.raw_get("/P")],
                kind=str(field["/FT"]),
                element=str(parents[int(field["/StructParent"])]["/S"]),
                box=tuple(float(value) for value in field["/Rect"]),
            )
        )
    return found


def parent_numbers(reader: PdfReader) -> Iterator[tuple[int, Any]]:
    """StructParent number → structure element."""
    pending = [reader.root_object["/StructTreeRoot"]["/ParentTree"]]
    while pending:
        node = pending.pop().get_object()
        flat = node.get("/Nums", ())
        for index in range(0, len(flat), 2):
            yield int(flat[index]), flat[index + 1].get_object()
        pending.extend(node.get("/Kids", ()))


def elements(reader: PdfReader) -> Iterator[Any]:
    """Every structure element, in reading order."""

    def below(node: Any) -> Iterator[Any]:
        kids = node.get("/K")
        kids = kids.get_object() if kids is not None else ()
        for kid in kids if isinstance(kids, list) else (kids,):
            kid = kid.get_object()
            if isinstance(kid, dict) and "/S" in kid:
                yield kid
                yield from below(kid)

    yield from below(reader.root_object["/StructTreeRoot"])


def words(data: bytes) -> str:
    """All text of all pages without white space, which line breaks put anywhere."""
    return "".join("".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages)


def filled(data: bytes, values: dict[str, str]) -> bytes:
    """The form with `values` put in by pypdf, the appearance streams with them."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def picture(data: bytes, page: int, box: tuple[float, float, float, float], scale: float = 3) -> Image.Image:
    """What a viewer shows inside `box` of a page counted from 1, less the rules around it."""
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    sheet = document[page - 1]
    image = sheet.render(scale=scale, may_draw_forms=True).to_pil()
    height = sheet.get_height()
    left, bottom, right, top = box[0] + EDGE, box[1] + EDGE, box[2] - EDGE, box[3] - EDGE
    return image.crop(tuple(round(v * scale) for v in (left, height - top, right, height - bottom)))


def ink(image: Image.Image) -> int:
    """How many pixels are dark."""
    return sum(image.convert("L").histogram()[:128])
