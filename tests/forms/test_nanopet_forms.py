"""個人情報開示等申請書 and 委任状 of nanopet: every field, every fact, in both languages."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Literal

import docx
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader

from policysite.checks.form_fields import FORM_FIELDS, FormFault, form_gaps
from policysite.composition.form_document import FormDocument
from policysite.domain.clauses import RequestType
from policysite.domain.forms import Asked
from policysite.domain.sections import Fee
from policysite.domain.text import LANGUAGES, Language, Text
from policysite.rendering.pdf.form_pdf import render_form_pdf
from policysite.rendering.pdf.form_texts import form_texts
from policysite.rendering.word.form_word import render_form_word

from .nanopet import POWER_OF_ATTORNEY, REQUEST, composed, nanopet, with_requests
from .reading import filled, found_fields, ink, picture, words

FORMS = (REQUEST, POWER_OF_ATTORNEY)
PAGES = {REQUEST: 2, POWER_OF_ATTORNEY: 1}
NAME = "髙﨑 齋麒"


@pytest.fixture(scope="module", params=[(form, language) for form in FORMS for language in LANGUAGES], ids=str)
def form(request: pytest.FixtureRequest) -> FormDocument:
    composition = composed(*request.param)
    assert composition.unresolved == ()
    return composition.form


@pytest.fixture(scope="module")
def pdf(form: FormDocument) -> bytes:
    return render_form_pdf(form)


def all_text(form: FormDocument) -> str:
    return "\n".join(text for _, text in form_texts(form))


def test_nanopet_forms_have_no_gap() -> None:
    assert list(form_gaps(nanopet())) == []


def test_each_field_of_the_law_is_on_the_form_or_left_out_with_a_reason(form: FormDocument) -> None:
    data = next(data for data in nanopet().forms if data.id == form.name)
    reasons = {omitted.field: omitted.reason for omitted in data.omitted}
    assert form.answered() | reasons.keys() == FORM_FIELDS[data.kind].keys()
    assert not form.answered() & reasons.keys()
    assert all(reason.ja and reason.en for reason in reasons.values())


def test_each_field_is_read_back_by_name_tooltip_and_page(form: FormDocument, pdf: bytes) -> None:
    found = found_fields(pdf)
    assert [(field.name, field.tooltip) for field in found] == [(b.name, b.tooltip) for b in form.blanks()]
    assert all(field.tooltip for field in found)
    assert {field.element for field in found} == {"/Form"}
    assert {field.page for field in found} == set(range(1, PAGES[form.name] + 1))


def test_each_text_is_on_the_page_and_the_form_fits_its_sheets(form: FormDocument, pdf: bytes) -> None:
    found = words(pdf)
    assert len(PdfReader(io.BytesIO(pdf)).pages) == PAGES[form.name]
    for place, text in form_texts(form):
        assert "".join(text.split()) in found, place


def test_blanks_lie_inside_the_sheet_and_never_on_each_other(pdf: bytes) -> None:
    found = found_fields(pdf)
    for field in found:
        left, bottom, right, top = field.box
        assert 30 < left < right < 565
        assert 30 < bottom < top < 812
        assert top - bottom > (9 if field.kind == "/Btn" else 15), field.name
    for number, one in enumerate(found):
        for other in found[number + 1 :]:
            apart = (
                one.page != other.page
                or one.box[2] <= other.box[0] + 0.01
                or other.box[2] <= one.box[0] + 0.01
                or one.box[3] <= other.box[1] + 0.01
                or other.box[3] <= one.box[1] + 0.01
            )
            assert apart, (one.name, other.name)


def test_word_has_the_same_blanks(form: FormDocument) -> None:
    body = docx.Document(io.BytesIO(render_form_word(form))).element.body
    tags = [control.find(f".//{qn('w:tag')}").get(qn("w:val")) for control in body.iter(qn("w:sdt"))]
    assert tags == [blank.name for blank in form.blanks()]


def test_same_bytes_again(form: FormDocument, pdf: bytes) -> None:
    assert render_form_pdf(form) == pdf
    assert render_form_word(form) == render_form_word(form)


@pytest.mark.parametrize("language", LANGUAGES)
def test_japanese_name_shows_after_filling(language: Language) -> None:
    pdf = render_form_pdf(composed(REQUEST, language).form)
    box = {field.name: field for field in found_fields(pdf)}["person-full-name"]
    written = filled(pdf, {"person-full-name": NAME})
    assert PdfReader(io.BytesIO(written)).get_form_text_fields()["person-full-name"] == NAME
    before, after = (ink(picture(data, box.page, box.box)) for data in (pdf, written))
    assert before == 0
    assert after > 700


def test_版が様式の下に載る(form: FormDocument, pdf: bytes) -> None:
    mark = "".join(f"{form.title}{form.stamp.version}".split())
    for page in PdfReader(io.BytesIO(pdf)).pages:
        assert mark in "".join(page.extract_text().split())


def test_請求の種類は方針に定めたものと同じ() -> None:
    boxes = {blank.name for blank in composed(REQUEST, "ja").form.blanks()}
    assert {name.removeprefix("type-") for name in boxes if name.startswith("type-")} == {
        "notify-purpose", "disclose", "correct", "add", "delete", "stop-use", "erase", "stop-provision",
    }  # fmt: skip
    wider = with_requests(nanopet(), types=tuple(RequestType))
    assert "第三者提供記録の開示" in all_text(composed(REQUEST, "ja", wider).form)


def test_手数料は一か所から申請書に入る() -> None:
    fee = Fee(amount=1200, applies_to=(RequestType.DISCLOSE,), method="money-order")
    policy = with_requests(nanopet(), fee=fee)
    japanese, english = all_text(composed(REQUEST, "ja", policy).form), all_text(composed(REQUEST, "en", policy).form)
    assert "1,200円分の定額小為替を同封しました" in japanese
    assert "（開示の請求に限ります）" in japanese
    assert "A postal money order for 1,200 yen enclosed" in english
    assert "800" not in japanese + english


def test_本人確認書類は一か所から申請書に入る() -> None:
    registers = nanopet().registers
    documents = tuple(
        replace(d, submitted=Text(ja="旅券の写し", en="copy of a passport page")) if d.id == "passport" else d
        for d in registers.identity_documents
    )
    policy = replace(nanopet(), registers=replace(registers, identity_documents=documents))
    assert "旅券の写し" in all_text(composed(REQUEST, "ja", policy).form)
    assert "Copy of a passport page" in all_text(composed(REQUEST, "en", policy).form)
    assert "パスポートの写し" not in all_text(composed(REQUEST, "ja", policy).form)


def test_窓口の電話番号は一か所から申請書と委任状に入る() -> None:
    company = nanopet().company
    desks = tuple(replace(desk, phone="03-1111-2222") for desk in company.desks)
    policy = replace(nanopet(), company=replace(company, desks=desks))
    for form in FORMS:
        text = all_text(composed(form, "ja", policy).form)
        assert "03-1111-2222" in text
        assert "03-6427-2662" not in text


def test_方針の事実を尋ねない申請書は不備になる() -> None:
    form = nanopet().forms[0]
    for asked in (Asked.REQUEST_TYPES, Asked.IDENTITY_DOCUMENTS, Asked.FEE):
        sections = tuple(
            replace(section, rows=tuple(row for row in section.rows if row.ask is not asked))
            for section in form.sections
        )
        policy = replace(nanopet(), forms=(replace(form, sections=sections), *nanopet().forms[1:]))
        gaps = list(form_gaps(policy))
        assert (FormFault.FACT_NOT_ASKED, asked.value) in [(gap.fault, gap.name.ja) for gap in gaps]
        assert FormFault.FIELD_MISSING in {gap.fault for gap in gaps}


def test_開示の理由を必須にすると不備になる() -> None:
    form = nanopet().forms[0]
    sections = tuple(
        replace(s, rows=tuple(replace(row, required=True) if row.id == "reason" else row for row in s.rows))
        for s in form.sections
    )
    policy = replace(nanopet(), forms=(replace(form, sections=sections), *nanopet().forms[1:]))
    assert [(gap.fault, gap.name.ja) for gap in form_gaps(policy)] == [
        (FormFault.REQUIRED_BEYOND_LAW, "請求の理由（任意）")
    ]
    assert next(iter(form_gaps(policy))).path[:2] == ("forms", 0)


def test_方針が名指す様式がないと不備になる() -> None:
    policy = replace(nanopet(), forms=nanopet().forms[:1])
    assert FormFault.REQUEST_FORM_MISSING in {gap.fault for gap in form_gaps(policy)}


@pytest.mark.parametrize(
    ("method", "said"),
    [("transfer", "1,200円の振込み"), ("debit", "1,200円の口座からの引落し"), ("cash", "現金1,200円")],
)
def test_封筒に入れない手数料は同封したとはいわない(method: Literal["transfer", "debit", "cash"], said: str) -> None:
    fee = Fee(amount=1200, applies_to=(RequestType.DISCLOSE,), method=method)
    text = all_text(composed(REQUEST, "ja", with_requests(nanopet(), fee=fee)).form)
    assert f"手数料の支払い方：{said}" in text
    assert f"{said}を同封" not in text
    assert "控え" not in text
