"""The policy and its forms as PDF and Word, for one edition in both languages."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from policysite.assemble.site.editions import Edition
from policysite.assemble.site.paths import prefix
from policysite.assemble.site.status import status_box
from policysite.assemble.storage.document_store import DocumentStore
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
GLYPHS = "forms/glyphs.json"
"""What the browser needs to know of the field font."""


def form_path(form: RequestForm, language: Language, kind: str, base: str = "") -> str:
    """Where a form lies below the site's root."""
    return f"{base}forms/{form.id}-{language}.{kind}"


def plan_path(form: RequestForm, language: Language) -> str:
    """Where the plan lies by which a browser fills in a form of the current version."""
    return form_path(form, language, "json")


def document_files(edition: Edition, today: date, store: DocumentStore, base: str = "") -> dict[str, bytes]:
    """Path below the site's root → content.

    Raises MissingGlyphError where a text has a character that the shipped fonts cannot draw.
    """
    maker = _Maker(edition, today, store, base)
    policy_files, forms = dict(maker.policy_files()), dict(maker.form_files())
    if forms and not base:
        forms.update(maker.fill_plans(forms))
    return {**policy_files, **forms, f"{base}forms/{SUMS}": sums_of(forms)} if forms else policy_files


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
        address=policy.site.address,
    )


@dataclass(frozen=True)
class _Maker:
    edition: Edition
    today: date
    store: DocumentStore
    base: str

    def policy_files(self) -> Iterator[tuple[str, bytes]]:
        """policy.pdf and policy.docx of each language."""
        for language, document in self.edition.documents.items():
            source = (document, stamp_of(self.edition, language, self.today), _remarks(self.edition, language))
            path = f"{prefix(language)}{self.base}policy"
            yield f"{path}.pdf", self.store.get(POLICY_PDF, *source)
            yield f"{path}.docx", self.store.get(POLICY_WORD, *source)

    def form_files(self) -> Iterator[tuple[str, bytes]]:
        """Each form of each language, as PDF and as Word."""
        for data in self.edition.policy.forms:
            for language, document in self.edition.documents.items():
                stamp = stamp_of(self.edition, language, self.today)
                form = compose_form(data, self.edition.policy, document, stamp).form
                for kind, maker in (("pdf", FORM_PDF), ("docx", FORM_WORD)):
                    yield form_path(data, language, kind, self.base), self.store.get(maker, form)

    def fill_plans(self, forms: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
        """What a browser needs to fill in the forms by itself."""
        for form in self.edition.policy.forms:
            for language in self.edition.documents:
                pdf = forms[form_path(form, language, "pdf")]
                yield plan_path(form, language), self.store.get(FILL_PLAN, pdf)
        yield GLYPHS, self.store.get(FIELD_GLYPHS)


def _remarks(edition: Edition, language: Language) -> tuple[str, ...]:
    """The lines of the status box, without its links: which version, and which language governs."""
    box = status_box(edition, language, {}, "")
    colon = word("colon", language)
    return (*(f"{row.label}{colon}{row.value}" for row in box.rows), box.governing_note)
