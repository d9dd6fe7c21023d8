"""What the checks say about the forms, each at its exact place."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from policysite.assemble.inspection import inspect_project
from policysite.checks.form_fields import form_gaps
from policysite.composition import compose
from policysite.composition.form_composition import compose_form
from policysite.domain.forms import FormKind
from policysite.domain.text import LANGUAGES
from policysite.rendering.pdf.form_pdf import render_form_pdf
from policysite.source.loading import load_policy_data

from .nanopet import ROOT, stamp

TODAY = date(2026, 11, 22)
FORM = "policy_data/forms/disclosure-request.yml"
MINE = ("FORM-FIELDS", "FORM-FACTS", "FORM-MIN", "FORM-OFFICE", "FORM-XREF", "DOC-GLYPH")
SAMPLES = sorted(path.name for path in (ROOT / "samples").iterdir() if (path / "policy_data").is_dir())


def edited(project: Path, file: str, old: str, new: str) -> list[tuple[str, str, str]]:
    """The findings on forms after one edit: rule, place, message in Japanese."""
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return [
        (finding.rule, f"{finding.file}:{finding.line}:{finding.column}", finding.message.ja)
        for finding in inspect_project(project, TODAY).findings
        if finding.rule in MINE and not finding.waived
    ]


def place_of(project: Path, file: str, word: str) -> str:
    """`file:line:column` of a word that stands once."""
    for number, line in enumerate((project / file).read_text(encoding="utf-8").splitlines(), 1):
        if word in line:
            return f"{file}:{number}:{line.index(word) + 1}"
    raise AssertionError(f"{word!r} is not in {file}")


def test_nanopetの様式には指摘がない(project: Path) -> None:
    assert edited(project, FORM, "id: disclosure-request\n", "id: disclosure-request\n") == []


def test_置かない記入事項に理由がないと指摘する(project: Path) -> None:
    found = edited(project, FORM, "  - field: F09\n", "  - field: F16\n")
    place = place_of(project, FORM, "id: disclosure-request")
    assert found == [("FORM-FIELDS", place, "法令上の記入事項がありません：F09 本人の生年月日")]


def test_同じ識別子の欄は二つ置けない(project: Path) -> None:
    found = edited(project, FORM, "{id: person-phone,", "{id: person-email,")
    # The second of the two is meant.
    second = place_of(project, FORM, "{id: person-email, label: {ja: メール").split(":")
    assert found == [
        (
            "FORM-FIELDS",
            f"{second[0]}:{second[1]}:{int(second[2]) + len('{id: ')}",
            "同じ識別子が二度使われています：person-email",
        )
    ]


def test_請求の種類を尋ねない申請書は公開できない(project: Path) -> None:
    found = edited(project, FORM, "        ask: request-types\n", "")
    assert [(rule, message) for rule, _, message in found] == [
        ("FORM-FACTS", "方針に定めたことを尋ねる欄がありません（ask）：request-types")
    ]


def test_請求の理由を必須にできない(project: Path) -> None:
    old = "        label: {ja: 請求の理由（任意）, en: Reason (optional)}\n"
    found = edited(project, FORM, old, old + "        required: true\n")
    assert [(rule, message) for rule, _, message in found] == [("FORM-MIN", "必須にできない欄です：請求の理由（任意）")]


def test_様式の参照先がないと場所を示す(project: Path) -> None:
    found = edited(project, FORM, "clause: requests-own-purpose", "clause: requests-own-purposes")
    assert {(rule, message) for rule, _, message in found} == {("FORM-XREF", "条項がありません：requests-own-purposes")}
    assert found[0][1].startswith(f"{FORM}:")


def test_書体にない文字は文字と場所を示す(project: Path) -> None:
    found = edited(project, FORM, "下記のとおり請求します。", "下記のとおり𠮷野が請求します。")
    assert found == [
        (
            "DOC-GLYPH",
            place_of(project, FORM, "𠮷"),
            "PDFの書体にない文字です：「𠮷」（U+20BB7 CJK UNIFIED IDEOGRAPH-20BB7）",
        )
    ]


@pytest.mark.parametrize("sample", SAMPLES)
def test_forms_of_the_sample_companies_fit_their_policy_and_print(sample: str) -> None:
    policy = load_policy_data(ROOT / "samples" / sample).policy
    assert policy is not None
    assert list(form_gaps(policy)) == []
    for form in policy.forms:
        for language in LANGUAGES:
            composition = compose_form(form, policy, compose(policy, language).document, stamp(language))
            assert composition.unresolved == ()
            pages = len(PdfReader(io.BytesIO(render_form_pdf(composition.form))).pages)
            assert pages <= (2 if form.kind is FormKind.REQUEST else 1), (form.id, language)
