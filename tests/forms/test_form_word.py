"""The Word form, made from a small form that has every kind of item."""

from __future__ import annotations

import io
import shutil
import subprocess
import time
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from policysite.composition.form_document import CheckOption
from policysite.domain.text import LANGUAGES, Language
from policysite.rendering.word.form_word import render_form_word

from .sample import sample_form

TYPED = "髙林 ABC商事 12-3"

CHECKBOX = "{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_blank_is_a_content_control_in_reading_order(language: Language) -> None:
    form = sample_form(language)
    body = docx.Document(io.BytesIO(render_form_word(form))).element.body
    found = [
        (c.find(f".//{qn('w:tag')}").get(qn("w:val")), c.find(f".//{CHECKBOX}") is not None)
        for c in body.iter(qn("w:sdt"))
    ]
    assert found == [(blank.name, isinstance(blank, CheckOption)) for blank in form.blanks()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_control_ids_differ_and_the_title_and_language_are_set(language: Language) -> None:
    document = docx.Document(io.BytesIO(render_form_word(sample_form(language))))
    ids = [tag.get(qn("w:val")) for tag in document.element.body.iter(qn("w:id"))]
    assert len(ids) == len(set(ids)) == 12
    assert document.core_properties.title == sample_form(language).title
    assert document.core_properties.language == {"ja": "ja-JP", "en": "en-GB"}[language]
    footer = document.sections[0].footer.paragraphs[0].text
    assert sample_form(language).stamp.version in footer


def test_same_form_gives_same_bytes_at_any_time() -> None:
    first = render_form_word(sample_form())
    time.sleep(2.1)  # the zip stamp counts in steps of two seconds
    assert render_form_word(sample_form()) == first
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_no_blank_is_a_plain_text_control_whose_words_multiply() -> None:
    body = docx.Document(io.BytesIO(render_form_word(sample_form()))).element.body
    assert list(body.iter(qn("w:showingPlcHdr")))
    assert not list(body.iter(qn("w:text")))


@pytest.mark.slow
def test_filled_form_saved_by_libreoffice_has_the_words_once(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice")
    document = docx.Document(io.BytesIO(render_form_word(sample_form())))
    blanks = [mark.getparent().getparent() for mark in document.element.body.iter(qn("w:showingPlcHdr"))]
    for number, control in enumerate(blanks):
        properties = control.find(qn("w:sdtPr"))
        properties.remove(properties.find(qn("w:showingPlcHdr")))
        next(control.iter(qn("w:t"))).text = f"<{number}> {TYPED}"
    document.save(str(tmp_path / "filled.docx"))
    command = [office, "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "saved")]
    subprocess.run([*command, str(tmp_path / "filled.docx")], check=True, capture_output=True, timeout=120)
    saved = docx.Document(str(tmp_path / "saved/filled.docx")).element.body
    words = "".join(part.text or "" for part in saved.iter(qn("w:t")))
    assert [words.count(f"<{number}> {TYPED}") for number in range(len(blanks))] == [1] * len(blanks)
    assert words.count(TYPED) == len(blanks)
