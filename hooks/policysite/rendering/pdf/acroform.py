"""Turns the placeholder links of a typeset form into fields that can be filled in.

Typst 0.15 sets no form fields (typst#1765), but it tags a link at its exact place in the reading order. Each link
`field:KIND:NAME` becomes a widget, and its Link element a Form element; nothing has to be measured.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
)

from policysite.rendering.pdf.field_font import embed_field_font
from policysite.rendering.pdf.fonts import FieldFont
from policysite.rendering.pdf.objects import appearance, dictionary, name, number, text
from policysite.rendering.pdf.structure import mark_row_headers, parent_elements
from policysite.rendering.pdf.typeset_file import TypesetFile

FIELD_SCHEME = "field:"
FONT_NAME = "JaF"
FONT_SIZE = 10
_PRINTED = 4
_MULTILINE = 1 << 12
_REQUIRED = 1 << 1
_LINK_ONLY = ("/A", "/Contents", "/Border", "/QuadPoints", "/H")


class FieldMismatchError(ValueError):
    """The fields found on the page are not those of the form."""


def render_fields(
    typeset: TypesetFile, tooltips: Mapping[str, str], required: frozenset[str], font: FieldFont
) -> bytes:
    """`typeset` with one field for each placeholder link, described by `tooltips` in their order.

    Raises FieldMismatchError when the page lacks a field of `tooltips` or has another order or more.
    """
    reference = embed_field_font(typeset, font)
    elements = parent_elements(typeset)
    fields = ArrayObject()
    for page, annotation in _placeholders(typeset):
        kind, field = str(annotation["/A"]["/URI"]).removeprefix(FIELD_SCHEME).split(":", 1)
        for key in _LINK_ONLY:
            annotation.pop(key, None)
        annotation.update(_widget(typeset, annotation, kind, reference))
        annotation.update(dictionary(T=text(field), TU=text(tooltips.get(field, "")), P=page))
        if field in required and kind != "check":
            annotation[name("Ff")] = NumberObject(int(annotation["/Ff"]) | _REQUIRED)
        _mark_field(typeset, elements[int(annotation["/StructParent"])].get_object(), kind)
        fields.append(typeset.touch(annotation))
    _require_same([str(field.get_object()["/T"]) for field in fields], list(tooltips))
    typeset.root[name("AcroForm")] = typeset.add(_form(typeset, fields, reference))
    typeset.touch(typeset.root)
    mark_row_headers(typeset)
    return typeset.render(typeset.content + repr(sorted(tooltips.items())).encode())


def _placeholders(typeset: TypesetFile) -> Iterator[tuple[IndirectObject, Any]]:
    for page, annotation in typeset.annotations():
        if str(annotation.get("/A", {}).get("/URI", "")).startswith(FIELD_SCHEME):
            yield page, annotation


def _mark_field(typeset: TypesetFile, element: Any, kind: str) -> None:
    element[name("S")] = name("Form")
    element[name("A")] = dictionary(O=name("PrintField"), Role=name("cb" if kind == "check" else "tv"))
    typeset.touch(element)


def _widget(typeset: TypesetFile, annotation: Any, kind: str, font: IndirectObject) -> DictionaryObject:
    left, bottom, right, top = (float(value) for value in annotation["/Rect"])
    width, height = right - left, top - bottom
    entries: dict[str, Any] = {"Subtype": name("Widget"), "F": NumberObject(_PRINTED)}
    if kind == "check":
        faces = dictionary(
            Yes=typeset.add(appearance(_tick(min(width, height)), width, height)),
            Off=typeset.add(appearance(b"n", width, height)),
        )
        entries |= {"FT": name("Btn"), "V": name("Off"), "AS": name("Off"), "AP": dictionary(N=faces)}
        entries |= {"MK": dictionary(CA=text("4")), "DA": text("/ZaDb 0 Tf 0 g")}
    else:
        fonts = dictionary(Font=dictionary(**{FONT_NAME: font}))
        empty = typeset.add(appearance(b"/Tx BMC EMC", width, height, fonts))
        entries |= {"FT": name("Tx"), "V": text(""), "AP": dictionary(N=empty), "MK": dictionary()}
        entries |= {"DA": text(_default_appearance()), "Ff": NumberObject(_MULTILINE if kind == "multi" else 0)}
    return dictionary(**entries)


def _tick(size: float) -> bytes:
    points = ((0.2, 0.52, "m"), (0.42, 0.26, "l"), (0.82, 0.78, "l"))
    path = " ".join(f"{number(size * x)} {number(size * y)} {verb}" for x, y, verb in points)
    return f"q 1.2 w 1 J 1 j {path} S Q".encode("ascii")


def _form(typeset: TypesetFile, fields: ArrayObject, font: IndirectObject) -> DictionaryObject:
    dingbats = typeset.add(dictionary(Type=name("Font"), Subtype=name("Type1"), BaseFont=NameObject("/ZapfDingbats")))
    return dictionary(
        Fields=fields,
        DR=dictionary(Font=dictionary(**{FONT_NAME: font, "ZaDb": dingbats})),
        DA=text(_default_appearance()),
    )


def _default_appearance() -> str:
    return f"/{FONT_NAME} {FONT_SIZE} Tf 0 g"


def _require_same(found: list[str], wanted: list[str]) -> None:
    if found != wanted:
        lost, extra = [n for n in wanted if n not in found], [n for n in found if n not in wanted]
        raise FieldMismatchError(f"fields on the page differ from the form's: lost {lost}, extra {extra}")
