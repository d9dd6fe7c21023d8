"""The fillable PDF, made from a small form that has every kind of item."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from pypdf import PdfReader

from policysite.domain.text import LANGUAGES, Language
from policysite.rendering.pdf.fonts import FONT_FOLDER, load_field_font, load_repertoire
from policysite.rendering.pdf.form_pdf import render_form_pdf
from policysite.rendering.pdf.glyphs import MissingGlyphError

from .reading import elements, filled, found_fields, ink, picture, words
from .sample import sample_form

TESTS = str(Path(__file__).parents[1])
NAME = "髙﨑 凜太朗"


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    return request.param


@pytest.fixture(scope="module")
def pdf(language: Language) -> bytes:
    return render_form_pdf(sample_form(language))


def test_each_blank_is_a_field_with_its_name_and_tooltip_in_tab_order(pdf: bytes, language: Language) -> None:
    wanted = [(blank.name, blank.tooltip) for blank in sample_form(language).blanks()]
    assert [(field.name, field.tooltip) for field in found_fields(pdf)] == wanted
    assert len(wanted) == 12


def test_fields_are_form_elements_of_the_structure(pdf: bytes) -> None:
    assert {field.element for field in found_fields(pdf)} == {"/Form"}
    assert [str(page["/Tabs"]) for page in PdfReader(io.BytesIO(pdf)).pages] == ["/S"]


def test_document_is_tagged_and_names_its_language_and_title(pdf: bytes, language: Language) -> None:
    root = PdfReader(io.BytesIO(pdf)).root_object
    assert pdf.startswith(b"%PDF-1.7")
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712  pypdf's own boolean
    assert str(root["/Lang"]).startswith(language)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    assert PdfReader(io.BytesIO(pdf)).metadata.title == sample_form(language).title
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()


def test_row_labels_head_their_rows(pdf: bytes) -> None:
    headers = [element for element in elements(PdfReader(io.BytesIO(pdf))) if element["/S"] == "/TH"]
    assert len(headers) == len(tuple(sample_form().rows()))
    for header in headers:
        scopes = [attribute.get_object().get("/Scope") for attribute in header["/A"]]
        assert "/Row" in scopes


def test_every_font_of_the_pages_is_embedded(pdf: bytes) -> None:
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():
            descendant = font["/DescendantFonts"][0].get_object()
            assert {"/FontFile2", "/FontFile3"} & set(descendant["/FontDescriptor"])


def test_field_font_is_the_whole_truetype_with_its_character_map(pdf: bytes) -> None:
    font = PdfReader(io.BytesIO(pdf)).root_object["/AcroForm"]["/DR"]["/Font"]["/JaF"]
    assert (font["/Subtype"], font["/Encoding"], font["/BaseFont"]) == ("/Type0", "/Identity-H", "/BIZUDGothic-Regular")
    program = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]["/FontFile2"].get_data()
    assert program == (FONT_FOLDER / "BIZUDGothic-Regular.ttf").read_bytes()
    assert b"cmap" in program[:300]


def test_deflated_font_is_the_shipped_font() -> None:
    font = load_field_font()
    raw = zlib.decompress(font.deflated_font)
    assert raw == (FONT_FOLDER / "BIZUDGothic-Regular.ttf").read_bytes()
    assert len(raw) == font.length
    assert set("髙﨑齋麒凜①ｱ") <= load_repertoire()
    assert sum(path.stat().st_size for path in FONT_FOLDER.iterdir()) < 6_000_000


def test_japanese_value_filled_by_a_program_shows(pdf: bytes) -> None:
    box = {field.name: field for field in found_fields(pdf)}["name"]
    written = filled(pdf, {"name": NAME})
    assert PdfReader(io.BytesIO(written)).get_form_text_fields()["name"] == NAME
    assert ink(picture(pdf, box.page, box.box)) == 0
    assert ink(picture(written, box.page, box.box)) > 500


def test_each_character_of_the_filled_value_has_ink(pdf: bytes) -> None:
    box = {field.name: field for field in found_fields(pdf)}["name"]
    shown = {c: ink(picture(filled(pdf, {"name": c}), box.page, box.box)) for c in "髙﨑"}
    assert min(shown.values()) > 60
    assert shown["髙"] != shown["﨑"]


def test_text_comes_out_in_its_own_code_points(pdf: bytes, language: Language) -> None:
    found = words(pdf)
    assert ("個人情報の保護に関する法律" if language == "ja" else "Imaketherequestbelow.") in found
    assert not [c for c in found if 0x2E80 <= ord(c) <= 0x2FDF]
    assert ("2026年4月1日版" if language == "ja" else "Versionof1April2026") in found


def test_missing_glyph_names_the_character_and_its_place() -> None:
    with pytest.raises(MissingGlyphError) as raised:
        render_form_pdf(sample_form("ja", lead="𠮷野家より、☃を添えて。"))
    assert [(glyph.character, glyph.place) for glyph in raised.value.missing] == [("𠮷", "lead"), ("☃", "lead")]
    assert "U+20BB7" in str(raised.value)
    assert "lead" in str(raised.value)


def test_same_form_gives_same_bytes_under_any_hash_seed(pdf: bytes, language: Language) -> None:
    program = (
        "import hashlib; from forms.sample import sample_form;"
        "from policysite.rendering.pdf.form_pdf import render_form_pdf;"
        f"print(hashlib.sha256(render_form_pdf(sample_form({language!r}))).hexdigest())"
    )
    wanted = hashlib.sha256(pdf).hexdigest()
    for seed in ("1", "77"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join([TESTS, *sys.path])}
        run = subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
        )
        assert run.stdout.strip() == wanted
