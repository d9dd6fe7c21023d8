"""Typst, with nothing of the machine in it: own fonts, own templates, a given time stamp."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst

from policysite.rendering.pdf.fonts import FONT_FOLDER

TEMPLATE_FOLDER = Path(str(files("policysite.rendering.pdf") / "templates"))
_JAPAN = timedelta(hours=9)


def render_pages(template: str, data: Mapping[str, Any], dated: date) -> bytes:
    """A tagged PDF/UA-1 of `data` in the named template; `dated` (midnight in Japan) is its time stamp.

    Raises typst.TypstError when the template cannot set the data, for want of a glyph for one.
    """
    made = _compiler().compile(
        input=str(TEMPLATE_FOLDER / template),
        sys_inputs={"data": json.dumps(data, ensure_ascii=False, sort_keys=True)},
        pdf_standards=["ua-1"],
        timestamp=_midnight(dated),
    )
    if not isinstance(made, bytes):
        raise TypeError(f"typst gave no single PDF for {template}")
    return made


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC) - _JAPAN


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONT_FOLDER)])
    return typst.Compiler(root=str(TEMPLATE_FOLDER), font_paths=fonts, ignore_system_fonts=True)
