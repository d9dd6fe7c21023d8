"""A fillable PDF of a form."""

from __future__ import annotations

from policysite.composition.form_document import FormDocument, TextBlank
from policysite.rendering.pdf.acroform import render_fields
from policysite.rendering.pdf.fonts import load_field_font, load_repertoire
from policysite.rendering.pdf.form_layout import form_layout
from policysite.rendering.pdf.form_texts import form_texts
from policysite.rendering.pdf.glyphs import MissingGlyphError, missing_glyphs
from policysite.rendering.pdf.typeset_file import TypesetFile
from policysite.rendering.pdf.typesetting import render_pages

# Below four fifths nobody writes into the blanks by hand.
SCALES = (1.0, 0.95, 0.9, 0.85, 0.8)


def render_form_pdf(form: FormDocument) -> bytes:
    """A tagged, fillable PDF/UA-1 of `form`; the same form gives the same bytes.

    Raises MissingGlyphError with every character the shipped fonts cannot draw.
    """
    missing = tuple(missing_glyphs(form_texts(form), load_repertoire()))
    if missing:
        raise MissingGlyphError(f"{form.name} ({form.language})", missing)
    typeset = _typeset(form)
    blanks = tuple(form.blanks())
    tooltips = {blank.name: blank.tooltip for blank in blanks}
    required = frozenset(blank.name for blank in blanks if isinstance(blank, TextBlank) and blank.required)
    return render_fields(typeset, tooltips, required, load_field_font())


def _typeset(form: FormDocument) -> TypesetFile:
    """The form at the largest scale at which it keeps to its sheets; at full size where none does."""
    layout = form_layout(form)
    full: TypesetFile | None = None
    for scale in SCALES:
        typeset = TypesetFile(render_pages("form.typ", {**layout, "scale": scale}, form.stamp.dated))
        if typeset.sheets <= form.sheets:
            return typeset
        full = full or typeset
    assert full is not None, "there is a scale"
    return full
