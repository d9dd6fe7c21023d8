"""Turns the placeholder links of a typeset form into fields that can be filled in.

Typst 0.15 sets no form fields (typst#1765), but it tags a link at its exact place in the reading order. Each link
`field:KIND:NAME` becomes a widget, and its Link element a Form element; nothing has to be measured.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Mapping
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
)

from policysite.rendering.pdf.field_font import embed_field_font
from policysite.rendering.pdf.fonts import FieldFont
from policysite.rendering.pdf.objects import appearance, dictionary, name, number, text
from policysite.rendering.pdf.structure import mark_row_headers, parent_elements

# PDF/UA-1 is written in PDF 1.7; pypdf would head the file 1.3.
PDF_VERSION = "%PDF-1.7"
FIELD_SCHEME = "field:"
FONT_NAME = "JaF"
FONT_SIZE = 10
_PRINTED = 4
_MULTILINE = 1 << 12
_REQUIRED = 1 << 1
_LINK_ONLY = ("/A", "/Contents", "/Border", "/QuadPoints", "/H")


class FieldMismatchError(ValueError):
    """The fields found on the page are not those of the form."""


def render_fields(typeset: bytes, tooltips: Mapping[str, str], required: frozenset[str], font: FieldFont) -> bytes:
    """`typeset` with one field for each placeholder link, described by `tooltips` in their order.

    Raises FieldMismatchError when the page lacks a field of `tooltips` or has another order or more.
    """
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(typeset)))
    reference = embed_field_font(writer, font)
    elements = parent_elements(writer)
    fields = ArrayObject()
    for page, annotation in _placeholders(writer):
        kind, field = str(annotation["/A"]["/URI"]).removeprefix(FIELD_SCHEME).split(":", 1)
        for key in _LINK_ONLY:
            annotation.pop(key, None)
        annotation.update(_widget(writer, annotation, kind, reference))
        annotation.update(dictionary(T=text(field), TU=text(tooltips.get(field, "")), P=page))
        if field in required and kind != "check":
            annotation[name("Ff")] = NumberObject(int(annotation["/Ff"]) | _REQUIRED)
        element = elements[int(annotation["/StructParent"])]
        element[name("S")] = name("Form")
        element[name("A")] = dictionary(O=name("PrintField"), Role=name("cb" if kind == "check" else "tv"))
        fields.append(_reference(annotation))
    _require_same([str(field.get_object()["/T"]) for field in fields], list(tooltips))
    writer.root_object[name("AcroForm")] = writer._add_object(_form(writer, fields, reference))
    mark_row_headers(writer)
    return write_identified(writer, typeset + repr(sorted(tooltips.items())).encode())


def write_identified(writer: PdfWriter, content: bytes) -> bytes:
    """The document's bytes, with a trailer ID that is a hash of `content` and of nothing else."""
    identity = ByteStringObject(hashlib.sha256(content).digest()[:16])
    writer._ID = ArrayObject([identity, identity])
    writer.pdf_header = PDF_VERSION
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def _placeholders(writer: PdfWriter) -> Iterator[tuple[IndirectObject, Any]]:
    for page in writer.pages:
        page[name("Tabs")] = name("S")
        annotations: Any = page.get("/Annots", ())
        for reference in annotations:
            annotation = reference.get_object()
            if str(annotation.get("/A", {}).get("/URI", "")).startswith(FIELD_SCHEME):
                yield _reference(page), annotation


def _widget(writer: PdfWriter, annotation: Any, kind: str, font: IndirectObject) -> DictionaryObject:
    left, bottom, right, top = (float(value) for value in annotation["/Rect"])
    width, height = right - left, top - bottom
    entries: dict[str, Any] = {"Subtype": name("Widget"), "F": NumberObject(_PRINTED)}
    if kind == "check":
        faces = dictionary(
            Yes=writer._add_object(appearance(_tick(min(width, height)), width, height)),
            Off=writer._add_object(appearance(b"n", width, height)),
        )
        entries |= {"FT": name("Btn"), "V": name("Off"), "AS": name("Off"), "AP": dictionary(N=faces)}
        entries |= {"MK": dictionary(CA=text("4")), "DA": text("/ZaDb 0 Tf 0 g")}
    else:
        fonts = dictionary(Font=dictionary(**{FONT_NAME: font}))
        empty = writer._add_object(appearance(b"/Tx BMC EMC", width, height, fonts))
        entries |= {"FT": name("Tx"), "V": text(""), "AP": dictionary(N=empty), "MK": dictionary()}
        entries |= {"DA": text(_default_appearance()), "Ff": NumberObject(_MULTILINE if kind == "multi" else 0)}
    return dictionary(**entries)


def _tick(size: float) -> bytes:
    points = ((0.2, 0.52, "m"), (0.42, 0.26, "l"), (0.82, 0.78, "l"))
    path = " ".join(f"{number(size * x)} {number(size * y)} {verb}" for x, y, verb in points)
    return f"q 1.2 w 1 J 1 j {path} S Q".encode("ascii")


def _form(writer: PdfWriter, fields: ArrayObject, font: IndirectObject) -> DictionaryObject:
    dingbats = writer._add_object(
        dictionary(Type=name("Font"), Subtype=name("Type1"), BaseFont=NameObject("/ZapfDingbats"))
    )
    return dictionary(
        Fields=fields,
        DR=dictionary(Font=dictionary(**{FONT_NAME: font, "ZaDb": dingbats})),
        DA=text(_default_appearance()),
    )


def _default_appearance() -> str:
    return f"/{FONT_NAME} {FONT_SIZE} Tf 0 g"


def _reference(item: DictionaryObject) -> IndirectObject:
    if item.indirect_reference is None:
        raise FieldMismatchError("an annotation or page without a reference of its own")
    return item.indirect_reference


def _require_same(found: list[str], wanted: list[str]) -> None:
    if found != wanted:
        lost, extra = [n for n in wanted if n not in found], [n for n in found if n not in wanted]
        raise FieldMismatchError(f"fields on the page differ from the form's: lost {lost}, extra {extra}")
