"""The shipped fonts: where they lie, what they can draw, and the one that form fields are typed in."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

FONT_FOLDER = Path(str(files("policysite") / "assets" / "fonts"))


@dataclass(frozen=True, kw_only=True)
class FieldFont:
    """The font of the form fields, its streams deflated beforehand; lengths in bytes, metrics in 1/1000 em."""

    name: str
    length: int
    ascent: int
    descent: int
    cap_height: int
    bounds: tuple[int, int, int, int]
    glyphs: tuple[tuple[int, int, int], ...]
    """Code point, glyph number and advance of each character."""
    deflated_font: bytes
    deflated_cmap: bytes


@cache
def load_field_font() -> FieldFont:
    """The field font as `tools/subset_fonts.py` made it."""
    metrics = _load_metrics()
    return FieldFont(
        name=metrics["name"],
        length=metrics["length"],
        ascent=metrics["ascent"],
        descent=metrics["descent"],
        cap_height=metrics["cap_height"],
        bounds=tuple(metrics["bounds"]),
        glyphs=tuple((point, number, advance) for point, number, advance in metrics["glyphs"]),
        deflated_font=(FONT_FOLDER / "field-font.ttf.zlib").read_bytes(),
        deflated_cmap=(FONT_FOLDER / "field-font.cmap.zlib").read_bytes(),
    )


@cache
def load_repertoire() -> frozenset[str]:
    """Every character that the shipped fonts can draw together."""
    metrics = _load_metrics()
    japanese = {point for point, _, _ in metrics["glyphs"]}
    return frozenset(map(chr, japanese | set(metrics["latin"])))


@cache
def _load_metrics() -> dict[str, Any]:
    metrics: dict[str, Any] = json.loads((FONT_FOLDER / "field-font.json").read_text(encoding="ascii"))
    return metrics
