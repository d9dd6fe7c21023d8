"""The policy and its forms as PDF and Word, for one edition in both languages."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from policysite.assemble.site.editions import Edition
from policysite.assemble.site.paths import prefix
from policysite.assemble.site.status import status_box
from policysite.assemble.storage.document_store import DocumentStore
from policysite.assemble.storage.making import Making
from policysite.composition.form_composition import compose_form
from policysite.composition.form_document import Stamp
from policysite.composition.wordlist import format_date
from policysite.domain.forms import RequestForm
from policysite.domain.text import Language
from policysite.rendering.words import word

SUMS = "SHA256SUMS"
POLICY_PDF = "policysite.rendering.pdf.policy_pdf:render_policy_pdf"
POLICY_WORD = "policysite.rendering.word.policy_word:render_policy_word"
FORM_PDF = "policysite.rendering.pdf.form_pdf:render_form_pdf"
FORM_WORD = "policysite.rendering.word.form_word:render_form_word"
FILL_PLAN = "policysite.rendering.pdf.fill_plan:render_fill_plan"
FIELD_GLYPHS = "policysite.rendering.pdf.fill_plan:render_field_glyphs"
NO_OTHERS: Mapping[str, Making] = MappingProxyType({})
GLYPHS = "forms/glyphs.json"
"""What the browser needs to know of the field font."""


def form_path(form: RequestForm, language: Language, kind: str, base: str = "") -> str:
    """Where a form lies below the site's root."""
    return f"{base}forms/{form.id}-{language}.{kind}"


def plan_path(form: RequestForm, language: Language) -> str:
    """Where the plan lies by which a browser fills in a form of the current version."""
    return form_path(form, language, "json")


def planned_documents(edition: Edition, today: date, base: str = "") -> Iterator[tuple[str, Making]]:
    """Path below the site's root → how the file is made: policy and forms, in each language, as PDF and Word."""
    for language, document in edition.documents.items():
        stamp = stamp_of(edition, language, today)
        source = (document, stamp, _remarks(edition, language))
        path = f"{prefix(language)}{base}policy"
        yield f"{path}.pdf", Making(POLICY_PDF, source)
        yield f"{path}.docx", Making(POLICY_WORD, source)
        for data in edition.policy.forms:
            form = compose_form(data, edition.policy, document, stamp).form
            yield form_path(data, language, "pdf", base), Making(FORM_PDF, (form,))
            yield form_path(data, language, "docx", base), Making(FORM_WORD, (form,))


def planned_fill_plans(edition: Edition, made: Mapping[str, bytes]) -> Iterator[tuple[str, Making]]:
    """What a browser needs to fill in the forms of the current version by itself; `made` has their PDF files."""
    for form in edition.policy.forms:
        for language in edition.documents:
            yield plan_path(form, language), Making(FILL_PLAN, (made[form_path(form, language, "pdf")],))
    if edition.policy.forms:
        yield GLYPHS, Making(FIELD_GLYPHS, ())


def form_sums(files: Mapping[str, bytes], base: str = "") -> Iterator[tuple[str, bytes]]:
    """The sums of the files of an edition's forms, if it has any."""
    forms = {path: content for path, content in files.items() if path.startswith(f"{base}forms/")}
    if forms:
        yield f"{base}forms/{SUMS}", sums_of(forms)


def document_files(
    edition: Edition, today: date, store: DocumentStore, others: Mapping[str, Making] = NO_OTHERS
) -> dict[str, bytes]:
    """All of these of the current edition and the `others`, by path; planned first, they are made side by side.

    Raises MissingGlyphError where a text has a character that the shipped fonts cannot draw.
    """
    made = store.make({**dict(planned_documents(edition, today)), **others})
    made.update(store.make(dict(planned_fill_plans(edition, made))))
    return {**made, **dict(form_sums(made))}


def sums_of(files: Mapping[str, bytes]) -> bytes:
    """The list that `sha256sum -c` checks beside the files."""
    lines = [f"{hashlib.sha256(content).hexdigest()}  {path.rpartition('/')[2]}\n" for path, content in files.items()]
    return "".join(sorted(lines, key=lambda line: line.split("  ", 1)[1])).encode("ascii")


def stamp_of(edition: Edition, language: Language, today: date) -> Stamp:
    """What the foot of every sheet says; a draft carries the day it was made."""
    if edition.effective:
        day = format_date(edition.effective, language)
        version = f"{day}版" if language == "ja" else f"Version of {day}"
    else:
        version = word("draft", language)
    policy = edition.policy
    return Stamp(
        organisation=policy.company.operator.name.in_language(language),
        version=version,
        dated=edition.effective or today,
        address=edition.deployment.address,
    )


def _remarks(edition: Edition, language: Language) -> tuple[str, ...]:
    """The lines of the status box, without its links: which version, and which language governs."""
    box = status_box(edition, language, {}, "")
    colon = word("colon", language)
    return (*(f"{row.label}{colon}{row.value}" for row in box.rows), box.governing_note)
