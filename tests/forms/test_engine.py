"""What the document engine may touch."""

from __future__ import annotations

import ast
from pathlib import Path

import typst

from policysite.rendering.document_engine import engine_fingerprint
from policysite.rendering.pdf.fonts import FONT_FOLDER

from .nanopet import ROOT

PACKAGE = ROOT / "hooks/policysite"
ROOMS = {"typst": "rendering/pdf", "pypdf": "rendering/pdf", "docx": "rendering/word"}


def imported(file: Path) -> set[str]:
    """The libraries a module imports, by their first name."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.add(node.module.split(".")[0])
    return found


def test_each_library_is_known_to_one_package_only() -> None:
    for file in PACKAGE.rglob("*.py"):
        for library in imported(file) & ROOMS.keys():
            assert file.is_relative_to(PACKAGE / ROOMS[library]), f"{file.relative_to(PACKAGE)} imports {library}"


def test_typst_sees_the_shipped_fonts_and_no_other() -> None:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONT_FOLDER)])
    assert sorted((font.family, font.weight) for font in fonts.fonts()) == [
        ("BIZ UDGothic", 400),
        ("BIZ UDGothic", 700),
        ("BIZ UDPGothic", 400),
        ("BIZ UDPGothic", 700),
    ]
    source = (PACKAGE / "rendering/pdf/typesetting.py").read_text(encoding="utf-8")
    assert "include_system_fonts=False" in source
    assert "ignore_system_fonts=True" in source


def test_fingerprint_is_the_same_every_time() -> None:
    assert engine_fingerprint() == engine_fingerprint()
    assert len(engine_fingerprint()) == 64


def test_licence_of_the_fonts_lies_beside_them() -> None:
    text = (FONT_FOLDER / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "BIZ UDGothic Project Authors" in text
