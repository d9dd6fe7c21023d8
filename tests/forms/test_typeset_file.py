"""組まれた PDF は、触れた物だけが書き直され、他は組まれたままのバイトで残る。"""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, NumberObject

from policysite.rendering.pdf.form_layout import form_layout
from policysite.rendering.pdf.typeset_file import PackedFileError, TypesetFile
from policysite.rendering.pdf.typesetting import render_pages

from .sample import sample_form


@pytest.fixture(scope="module")
def typeset() -> bytes:
    form = sample_form("ja")
    return render_pages("form.typ", {**form_layout(form), "scale": 1.0}, form.stamp.dated)


def body_of(data: bytes) -> bytes:
    return data[: data.rindex(b"xref\n0 ")].rstrip()


def test_触れなければ本体は同じバイトのまま(typeset: bytes) -> None:
    again = TypesetFile(typeset).render(b"made from")
    assert body_of(again) == body_of(typeset)
    assert len(PdfReader(io.BytesIO(again)).pages) == TypesetFile(typeset).sheets == 1


def test_触れた物と足した物だけが新しくなる(typeset: bytes) -> None:
    file = TypesetFile(typeset)
    file.root[NameObject("/Added")] = file.add(NumberObject(42))
    catalogue = file.touch(file.root)
    data = file.render(b"made from")
    untouched = typeset[: typeset.rindex(b"%d 0 obj" % catalogue.idnum)]
    assert data.startswith(untouched)
    before, after = PdfReader(io.BytesIO(typeset)), PdfReader(io.BytesIO(data), strict=True)
    assert after.root_object["/Added"] == 42
    assert after.trailer["/Size"] == before.trailer["/Size"] + 1
    assert catalogue.idnum + 1 == before.trailer["/Size"]


def test_束ねられた物は読み違えずに断る(typeset: bytes) -> None:
    writer = PdfWriter(fileobj=io.BytesIO(typeset), incremental=True)
    writer.root_object[NameObject("/Added")] = NumberObject(42)
    target = io.BytesIO()
    writer.write(target)
    with pytest.raises(PackedFileError):
        TypesetFile(target.getvalue())
