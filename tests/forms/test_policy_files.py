"""The policy itself as PDF and Word."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader

from policysite.rendering.pdf.glyphs import MissingGlyphError
from policysite.rendering.pdf.policy_pdf import render_policy_pdf
from policysite.rendering.word.policy_word import render_policy_word

from .reading import elements, words
from .sample_policy import STAMP, sample_policy

REMARK = "日本語を正文とします。"


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render_policy_pdf(sample_policy(), STAMP, (REMARK,))


def test_pdf_has_contents_labels_and_text(pdf: bytes) -> None:
    found = words(pdf)
    for part in ("目次", "1開示等の手続", "(1)手数料", "1回につき800円。", "※返却しません。", "(2)上記(1)", REMARK):
        assert part in found


def test_each_page_of_the_pdf_names_version_address_and_page() -> None:
    long = render_policy_pdf(sample_policy("長い文です。" * 900), STAMP)
    pages = PdfReader(io.BytesIO(long)).pages
    assert len(pages) > 1
    for number, page in enumerate(pages, 1):
        text = "".join(page.extract_text().split())
        assert "2026年4月1日版" in text
        assert "https://privacy.example/" in text
        assert f"{number}/{len(pages)}" in text


def test_pdf_is_tagged_with_headings_a_table_and_links(pdf: bytes) -> None:
    reader = PdfReader(io.BytesIO(pdf))
    kinds = [str(element["/S"]) for element in elements(reader)]
    assert {"/H1", "/H2", "/Table", "/TH", "/TOC", "/Link"} <= set(kinds)
    assert kinds.count("/H1") == 2
    assert str(reader.root_object["/Lang"]).startswith("ja")
    assert reader.metadata.title == "個人情報保護方針"
    assert b"pdfuaid:part" in reader.root_object["/Metadata"].get_object().get_data()


def test_same_policy_gives_same_bytes(pdf: bytes) -> None:
    assert render_policy_pdf(sample_policy(), STAMP, (REMARK,)) == pdf
    assert render_policy_word(sample_policy(), STAMP) == render_policy_word(sample_policy(), STAMP)


def test_missing_glyph_names_the_clause() -> None:
    with pytest.raises(MissingGlyphError) as raised:
        render_policy_pdf(sample_policy("☃"), STAMP)
    assert [(glyph.character, glyph.place) for glyph in raised.value.missing] == [("☃", "requests-fee")]


def test_word_has_labels_headings_and_links_that_lead_somewhere() -> None:
    document = docx.Document(io.BytesIO(render_policy_word(sample_policy(), STAMP, (REMARK,))))
    headings = [(p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert headings == [
        ("Heading 1", "個人情報保護方針"),
        ("Heading 2", "1　開示等の手続"),
        ("Heading 3", "(1)\t手数料"),
        ("Heading 2", "お問合せ"),
    ]
    body = document.element.body
    places = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    links = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    assert len(links) == 3
    assert set(links) <= places
    assert [cell.text for cell in document.tables[0].rows[1].cells] == ["飲食店", "日本", "同意"]
    assert REMARK in [p.text for p in document.paragraphs]
