"""電話、メール、Webのアドレスは、どの出力でも押せるつながりになり、文字は一字も変わらない。"""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdf
import pytest

from policysite.composition import compose
from policysite.composition.document import Document, LinkRun, Node, Note, Paragraph, Rows, Run, Table, plain
from policysite.composition.form_document import Stamp
from policysite.composition.inlines import linked
from policysite.domain.model import PolicyData
from policysite.domain.values_in_text import near, values_in
from policysite.rendering.environment import environment
from policysite.rendering.node_views import view_section
from policysite.rendering.pdf.policy_pdf import render_policy_pdf
from policysite.rendering.plain_text import render_plain_text
from policysite.rendering.policy_json import render_policy_json
from policysite.rendering.word.policy_word import render_policy_word
from policysite.source.loading import load_policy_data

SAMPLE = Path(__file__).parents[2] / "samples/full"
WANTED = {
    "tel:+81300001234", "tel:+81300005678", "mailto:privacy@hoshizora.example",
    "https://hoshizora.example/privacy-contact/", "https://hoshizora.example/my-number/",
}  # fmt: skip
IN_TABLES = {"https://kotonoha.example/optout/", "https://hoshizora.example/privacy/systems-us/"}
STAMP = Stamp(
    organisation="株式会社ほしぞら書房", version="2027年3月1日版", address="https://a.example/", dated=date(2027, 3, 1)
)


@pytest.fixture(scope="module")
def policy() -> PolicyData:
    loaded = load_policy_data(SAMPLE)
    assert loaded.policy is not None
    return loaded.policy


@pytest.fixture(scope="module")
def document(policy: PolicyData) -> Document:
    return compose(policy, "ja").document


def hrefs(node: Node) -> set[str]:
    found: set[str] = set()
    for block in (*node.blocks, *node.closing):
        if isinstance(block, (Paragraph, Note)):
            found |= {inline.href for inline in block.inlines if isinstance(inline, LinkRun)}
        elif isinstance(block, Rows):
            found |= {inline.href for row in block.rows for inline in row.inlines if isinstance(inline, LinkRun)}
        elif isinstance(block, Table):
            parts = [part for cells in block.inlines for cell in cells for part in cell]
            found |= {part.href for part in parts if isinstance(part, LinkRun)}
    return found


def test_中立の文書がつながりを持つ(document: Document) -> None:
    found = {href for node in document.walk() for href in hrefs(node)}
    assert found >= WANTED | IN_TABLES


def test_ページとPDFとWordとJSONで押せる(policy: PolicyData, document: Document) -> None:
    macros = environment().get_template("document.html.j2").module
    views = [view_section(section, "ja") for section in document.sections]
    page = "".join(
        str(macros.blocks(view.groups, "：")) + str(macros.clause_list(view.children, "：")) for view in views
    )  # type: ignore[attr-defined]
    assert all(f'<a class="ps-out" href="{href}">' in page for href in WANTED | IN_TABLES)

    reader = pypdf.PdfReader(io.BytesIO(render_policy_pdf(document, STAMP)))
    notes = [note.get_object() for sheet in reader.pages for note in sheet.get("/Annots") or []]
    assert {str(note["/A"]["/URI"]) for note in notes if "/URI" in note.get("/A", {})} >= WANTED | IN_TABLES

    packed = zipfile.ZipFile(io.BytesIO(render_policy_word(document, STAMP)))
    related = packed.read("word/_rels/document.xml.rels").decode()
    assert all(f'Target="{href}" TargetMode="External"' in related for href in WANTED | IN_TABLES)

    written = json.dumps(
        json.loads(render_policy_json(policy, (document, compose(policy, "en").document), {}, policy.site.address))
    )
    assert all(f'"href": "{href}"' in written for href in WANTED)


def test_文字は一字も変わらない(document: Document) -> None:
    text = render_plain_text(document)
    assert "03-0000-1234（直通、" in text
    assert "電話番号03-0000-5678" in text
    assert "tel:" not in text
    words = "電話03-6427-2662又はinfo@example.jp、https://example.jp/a。（FAX 03-6427-2663）"
    pieces = tuple(linked((Run(words),)))
    assert plain(pieces) == words
    assert [piece.href for piece in pieces if isinstance(piece, LinkRun)] == [
        "tel:+81364272662", "mailto:info@example.jp", "https://example.jp/a",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        "javascript:alert(1)", "http://example.jp/", "//evil.example/", "https://a@evil.example/", "https://localhost/",
        "data:text/html,x", "平成03-10-1234号", "第03-6427-26621号", "1-2-3", "2026-11-22", "info＠example.jp",
    ],
)  # fmt: skip
def test_行き先の確かでないものはつながりにならない(words: str) -> None:
    assert not [piece for piece in linked((Run(words),)) if isinstance(piece, LinkRun)]


def test_過去の版の誤った値はつながりにならず文字のまま出る(policy: PolicyData) -> None:
    desks = tuple(replace(desk, form_url="javascript:alert(1)", phone="０３-XXXX") for desk in policy.company.desks)
    old = compose(replace(policy, company=replace(policy.company, desks=desks)), "ja").document
    found = {href for node in old.walk() for href in hrefs(node)}
    assert not [href for href in found if "javascript" in href or href.startswith("tel:+8130000123")]
    assert "javascript:alert(1)" in render_plain_text(old)


def test_文章の中の値を見つける() -> None:
    words = "〒150-0001、法人番号 7000012050002、(03) 6427-2662、０３－６４２７－２６６２"
    assert [(found.written, found.value) for found in values_in(words)] == [
        ("〒150-0001", "150-0001"), ("7000012050002", "7000012050002"), ("(03) 6427-2662", "03-6427-2662"),
        ("０３－６４２７－２６６２", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "two", "close"),
    [
        ("03-6427-2662", "03-6427-2663", True), ("03-6427-2662", "03-6472-2662", True),
        ("03-6427-2662", "03-6427-266", True), ("03-6427-2662", "03-6427-2662", False),
        ("03-6427-2662", "03-9999-2662", False), ("info@example.jp", "info@exmple.jp", True), ("1", "2", False),
    ],
)  # fmt: skip
def test_一字違いの値(one: str, two: str, close: bool) -> None:
    assert near(one, two) is close
