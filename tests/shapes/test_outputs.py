"""Every shape of text goes through every output: page, PDF, Word, text, JSON, 対訳, search, old/new table."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import docx
import pypdf
import pytest
from jsonschema import Draft202012Validator

from policysite.checks import Context
from policysite.checks import run as run_checks
from policysite.composition import compose
from policysite.composition.document import Document, Listing, Paragraph, ReferenceRun, Table
from policysite.composition.form_document import Stamp
from policysite.domain.changes import ChangeClass, computed_class
from policysite.domain.findings import Level
from policysite.domain.model import PolicyData
from policysite.domain.paths import SourceMap
from policysite.domain.tables import TextTable
from policysite.domain.text import LANGUAGES, Language, Text
from policysite.history.comparison import compare
from policysite.history.diff import diff
from policysite.rendering.bilingual import bilingual_view, render_bilingual
from policysite.rendering.comparison.table_html import render_comparison_table
from policysite.rendering.pdf.policy_pdf import render_policy_pdf
from policysite.rendering.plain_text import render_plain_text
from policysite.rendering.policy_json import render_policy_json
from policysite.rendering.policy_schema import render_policy_schema
from policysite.rendering.search_index import document_entries
from policysite.rendering.word.comparison import render_comparison_word
from policysite.rendering.word.policy_word import render_policy_word
from policysite.source.catalogue import load_catalogue, load_tables

from .company import company

STAMP = Stamp(
    version="2026-11-22",
    organisation="医療法人社団みなと会",
    address="https://privacy.minato.example/",
    dated=date(2026, 11, 22),
)


_ESCAPED = (
    ("&amp;", "&"),
    ("&quot;", '"'),
    ("&#34;", '"'),
    ("&#39;", "'"),
    ('\\"', '"'),
    ("<wbr>", ""),
    ("\\", ""),
)
_TAG = re.compile(r"</?[a-z]+[^<>]*>")


@cache
def document(language: Language) -> Document:
    composition = compose(company(), language)
    assert composition.unresolved == ()
    return composition.document


def _words(language: Language) -> list[str]:
    """Everything a reader of the document must find, spaces left out."""
    words = [text for node in document(language).walk() for text in node.texts()]
    return ["".join(text.split()) for text in words if text.strip()]


def _text(language: Language) -> str:
    return render_plain_text(document(language))


def _json(_language: Language) -> str:
    return json.dumps(json.loads(_policy_json())["sections"], ensure_ascii=False)


def _word(language: Language) -> str:
    opened = docx.Document(io.BytesIO(render_policy_word(document(language), STAMP)))
    body: Any = opened.element.body
    return "".join(body.itertext())


def _pdf(language: Language) -> str:
    reader = pypdf.PdfReader(io.BytesIO(render_policy_pdf(document(language), STAMP)))
    return "".join(page.extract_text() for page in reader.pages)


def _bilingual(language: Language) -> str:
    """The page of one language shows both."""
    view = bilingual_view([document(one) for one in LANGUAGES], language, "../", "", {})
    return render_bilingual(view)


def _search(language: Language) -> str:
    return "".join(f"{entry.title}{entry.text}" for entry in document_entries(document(language)))


def _policy_json() -> str:
    return render_policy_json(
        company(), [document(language) for language in LANGUAGES], {"effective": "2026-11-22"}, "https://mihon.example/"
    )


_OUTPUTS: tuple[Callable[[Language], str], ...] = (_text, _json, _word, _pdf, _bilingual, _search)


@pytest.mark.parametrize("output", _OUTPUTS, ids=lambda output: output.__name__)
@pytest.mark.parametrize("language", LANGUAGES)
def test_どの形の文もどの出力にもある(output: Callable[[Language], str], language: Language) -> None:
    said = _folded(output(language))
    missing = [words for words in _words(language) if _folded(words) not in said]
    assert missing == []


def _folded(text: str) -> str:
    """A text without spaces, soft hyphens, escapes and the breaks that outputs put into words."""
    for sign, plain in _ESCAPED:
        text = text.replace(sign, plain)
    return "".join(_TAG.sub("", text).split()).replace("\u00ad", "").replace("-", "")


def test_検査に通る() -> None:
    context = Context.of(company(), date(2026, 11, 22), load_catalogue(), load_tables())
    findings = run_checks(context, SourceMap())
    assert [(finding.rule, finding.message.ja) for finding in findings if finding.level is not Level.NOTE] == []


def test_jsonは公開した型のとおり() -> None:
    Draft202012Validator(json.loads(render_policy_schema())).validate(json.loads(_policy_json()))


def test_章は条の上にあり別表と結びはその外にある() -> None:
    found = [(node.number, node.citation, node.chapter) for node in document("ja").sections]
    assert found[0] == ("", "前文", "")
    assert found[1][:2] == ("第1章", "第1章")
    assert [chapter for _, citation, chapter in found if citation.startswith("第1条")] == ["general"]
    assert found[-2:] == [("別表第1", "別表第1", ""), ("", "末尾", "")]


def test_種類の違う条項がひとつの章に並ぶ() -> None:
    sharing = document("ja").node("sharing")
    assert sharing
    assert [(child.number, child.kind, child.level) for child in sharing.children] == [
        ("（1）", "free", 1),
        ("（2）", "entrustment", 1),
        ("（3）", "third-party-provision", 1),
        ("（4）", "joint-use", 1),
    ]
    assert [child.citation for child in sharing.children[2].children][:2] == [
        f"{sharing.citation}（3）①",
        f"{sharing.citation}（3）②",
    ]


def test_結びには制定と全ての改定が並ぶ() -> None:
    closing = document("ja").sections[-1]
    texts = [(block.text, block.flush) for block in closing.blocks if isinstance(block, Paragraph)]
    assert texts == [
        ("制定 2019年4月1日", False),
        ("改定 2021年10月1日", False),
        ("改定 2023年4月1日", False),
        ("改定 2026年4月1日", False),
        ("医療法人社団みなと会", True),
        ("理事長 港 あおい", True),
        ("以上", True),
    ]


def test_表の欄は事実と参照を持つ() -> None:
    table = document("ja").sections[-2].blocks[0]
    assert isinstance(table, Table)
    assert table.body[0][:2] == ("氏名", "第2条の目的")
    assert type(table.cells[0][1][0]) is ReferenceRun


def _with_cell(cell: str) -> PolicyData:
    policy = company()
    at = next(index for index, section in enumerate(policy.policy) if section.id == "periods")
    table: TextTable = policy.policy[at].tables[0]
    row = table.rows[1]
    changed = replace(row, cells=(*row.cells[:2], Text(ja=cell, en=cell)))
    section = replace(policy.policy[at], tables=(replace(table, rows=(table.rows[0], changed)),))
    return replace(policy, policy=(*policy.policy[:at], section, *policy.policy[at + 1 :]))


def test_表は欄ごとに新旧を比べる() -> None:
    old, new = company(), _with_cell("3年間")
    changes = diff(old, new)
    assert computed_class(changes) not in (None, ChangeClass.EDITORIAL)
    comparison = compare(old, new, changes, "ja", names=("2026-11-22", "draft"))
    (row,) = comparison.changed
    (table,) = row.tables
    differing = [
        (line, column)
        for line, cells in enumerate(table.rows)
        for column, cell in enumerate(cells)
        if cell.old != cell.new
    ]
    assert differing == [(2, 2)]
    html = str(render_comparison_table(comparison))
    assert "<del>1</del>" in html
    assert "<ins>3</ins>" in html
    word = docx.Document(io.BytesIO(render_comparison_word(comparison, STAMP)))
    inner = word.tables[0].rows[1].cells[1].tables
    assert [cell.text for cell in inner[0].rows[2].cells] == ["メールアドレス", "連絡", "3年間"]


def test_一覧は一行に一つずつ並べられる() -> None:
    policy = company()
    at = next(index for index, section in enumerate(policy.policy) if section.id == "purposes")
    section = policy.policy[at]
    twice = replace(section.clauses[0], purposes=section.clauses[0].purposes * 2, listed=True)  # type: ignore[attr-defined]
    listed = replace(policy, policy=(*policy.policy[:at], replace(section, clauses=(twice,)), *policy.policy[at + 1 :]))
    node = compose(listed, "ja").document.node("purposes-meeting-notices")
    assert node
    (block,) = node.blocks
    assert isinstance(block, Listing)
    assert len(block.items) == 2
