"""The Word form, made from a small form that has every kind of item."""

from __future__ import annotations

import io
import time
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from policysite.composition.form_document import CheckOption
from policysite.domain.text import LANGUAGES, Language
from policysite.rendering.word.form_word import render_form_word

from .sample import sample_form

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
