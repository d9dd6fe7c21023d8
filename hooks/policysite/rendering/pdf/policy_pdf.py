"""The policy itself as a PDF."""

from __future__ import annotations

from policysite.composition.document import Document
from policysite.composition.form_document import Stamp
from policysite.rendering.pdf.fonts import load_repertoire
from policysite.rendering.pdf.glyphs import MissingGlyphError, missing_glyphs
from policysite.rendering.pdf.policy_layout import policy_layout, policy_texts
from policysite.rendering.pdf.typesetting import render_pages


def render_policy_pdf(document: Document, stamp: Stamp, remarks: tuple[str, ...] = ()) -> bytes:
    """A tagged PDF/UA-1 of a policy; `remarks` are lines under its title, such as which language governs.

    Raises MissingGlyphError with every character the shipped fonts cannot draw.
    """
    missing = tuple(missing_glyphs(policy_texts(document, stamp, remarks), load_repertoire()))
    if missing:
        raise MissingGlyphError(f"{document.title} ({document.language})", missing)
    return render_pages("policy.typ", policy_layout(document, stamp, remarks), stamp.dated)
