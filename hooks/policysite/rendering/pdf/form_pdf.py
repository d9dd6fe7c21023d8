"""A fillable PDF of a form."""

from __future__ import annotations

from policysite.domain.form_document import FormDocument, TextBlank
from policysite.domain.form_texts import form_texts
from policysite.domain.glyphs import MissingGlyphError, missing_glyphs
from policysite.rendering.pdf.acroform import render_fields
from policysite.rendering.pdf.fonts import load_field_font, load_repertoire
from policysite.rendering.pdf.form_layout import form_layout
from policysite.rendering.pdf.typesetting import render_pages


def render_form_pdf(form: FormDocument) -> bytes:
    """A tagged, fillable PDF/UA-1 of `form`; the same form gives the same bytes.

    Raises MissingGlyphError with every character the shipped fonts cannot draw.
    """
    missing = tuple(missing_glyphs(form_texts(form), load_repertoire()))
    if missing:
        raise MissingGlyphError(f"{form.name} ({form.language})", missing)
    typeset = render_pages("form.typ", form_layout(form), form.stamp.dated)
    blanks = tuple(form.blanks())
    tooltips = {blank.name: blank.tooltip for blank in blanks}
    required = frozenset(blank.name for blank in blanks if isinstance(blank, TextBlank) and blank.required)
    return render_fields(typeset, tooltips, required, load_field_font())
