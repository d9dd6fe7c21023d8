"""What a browser needs to fill in a form by itself: where each field's object is, and what stands in it."""

from __future__ import annotations

import io
import json
import re
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ByteStringObject, DictionaryObject, TextStringObject

from policysite.rendering.pdf.acroform import FONT_NAME, FONT_SIZE
from policysite.rendering.pdf.fonts import FieldFont, load_field_font
from policysite.rendering.pdf.objects import name

_CHANGED = ("/V", "/AS", "/AP")
_MULTILINE = 1 << 12
_HALF = 500


def render_fill_plan(pdf: bytes) -> bytes:
    """JSON for an incremental update of `pdf`: its trailer, its field font, and each field without its value."""
    reader = PdfReader(io.BytesIO(pdf))
    form: Any = reader.root_object["/AcroForm"]
    plan = {
        "length": len(pdf),
        "size": int(reader.trailer["/Size"]),  # type: ignore[call-overload]
        "startxref": int(re.findall(rb"startxref\s+(\d+)", pdf)[-1]),
        "root": _reference(reader.trailer.raw_get("/Root")),
        "info": _reference(reader.trailer.raw_get("/Info")),
        "id": _first_identity(reader),
        "font": {
            "name": FONT_NAME,
            "size": FONT_SIZE,
            "object": _reference(form["/DR"]["/Font"].raw_get(f"/{FONT_NAME}")),
        },
        "pages": _pages(reader),
        "fields": {str(field.get_object()["/T"]): _field(field) for field in form["/Fields"]},
    }
    return json.dumps(plan, ensure_ascii=True, separators=(",", ":")).encode("ascii")


def render_glyph_map(font: FieldFont) -> bytes:
    """JSON with the characters of the field font, the glyph number of each, and which are half as wide."""
    characters = [chr(point) for point, _, _ in font.glyphs]
    glyph_map = {
        "characters": "".join(characters),
        "numbers": [number for _, number, _ in font.glyphs],
        "half": "".join(chr(point) for point, _, width in font.glyphs if width == _HALF),
    }
    return json.dumps(glyph_map, ensure_ascii=False, separators=(",", ":")).encode()


def render_field_glyphs() -> bytes:
    """The same of the font that ships with the package."""
    return render_glyph_map(load_field_font())


def _field(reference: Any) -> dict[str, Any]:
    field = reference.get_object()
    left, bottom, right, top = (float(value) for value in field["/Rect"])
    text = field["/FT"] == "/Tx"
    kept = DictionaryObject(
        {key: field.raw_get(key) for key in field if key not in _CHANGED or (not text and key == "/AP")}
    )
    for key in ("/T", "/TU"):
        # Hexadecimal, so that the JSON is plain ASCII whatever the words are.
        kept[name(key[1:])] = ByteStringObject(b"\xfe\xff" + str(TextStringObject(field[key])).encode("utf-16-be"))
    written = io.BytesIO()
    kept.write_to_stream(written)
    return {
        "object": reference.idnum,
        "kind": "check" if not text else "lines" if int(field.get("/Ff", 0)) & _MULTILINE else "line",
        "width": round(right - left, 3),
        "height": round(top - bottom, 3),
        "label": str(field["/TU"]),
        "entries": written.getvalue().decode("ascii").strip().removeprefix("<<").removesuffix(">>").strip(),
    }


def _pages(reader: PdfReader) -> dict[str, Any]:
    """The root of the page tree, to which a sheet for long answers can be added, and the size of a sheet."""
    tree: Any = reader.root_object["/Pages"]
    sheet = reader.pages[0].mediabox
    return {
        "object": tree.indirect_reference.idnum,
        "count": int(tree["/Count"]),
        "kids": " ".join(_reference(kid) for kid in tree["/Kids"]),
        "width": round(float(sheet.width), 3),
        "height": round(float(sheet.height), 3),
    }


def _reference(item: Any) -> str:
    return f"{item.idnum} {item.generation} R"


def _first_identity(reader: PdfReader) -> str:
    identity: Any = reader.trailer["/ID"]
    raw = identity[0]
    return (raw if isinstance(raw, bytes) else raw.original_bytes).hex()
