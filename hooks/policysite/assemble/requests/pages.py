"""The pages on requests: the guide, its one-sheet kit, and each form to fill in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from policysite.assemble.history.coming_facts import coming_lines
from policysite.assemble.history.timeline import Timeline
from policysite.assemble.site.document_files import GLYPHS, SUMS, form_path, plan_path, stamp_of
from policysite.assemble.site.editions import Edition
from policysite.assemble.site.pages import Page
from policysite.assemble.site.paths import prefix, relative
from policysite.assemble.site.status import size_of
from policysite.composition.form_composition import compose_form
from policysite.composition.guide_composition import compose_guide
from policysite.domain.forms import RequestForm
from policysite.domain.text import Language
from policysite.rendering.form_page import FormPageView, render_form_page
from policysite.rendering.request_page_words import request_word
from policysite.rendering.requests_page import FormLinks, RequestsPageView, render_kit_page, render_requests_page

GUIDE = "requests/"
KIT = "requests/kit/"
UPCOMING = "upcoming/"
_SCRIPTS = "assets/javascripts/"


def request_pages(
    edition: Edition, language: Language, files: Mapping[str, bytes], timeline: Timeline
) -> Iterator[Page]:
    """The pages of one language; none where the policy has no procedure for requests."""
    document = edition.documents[language]
    guide = compose_guide(edition.policy, document)
    if guide is None:
        return
    maker = _Maker(edition, language, files, timeline.today, coming_lines(timeline, language))
    operator = edition.policy.company.operator.name.in_language(language)
    for path, other, render in ((GUIDE, KIT, render_requests_page), (KIT, GUIDE, render_kit_page)):
        view = RequestsPageView(
            guide=guide,
            operator=operator,
            policy=maker.link(path, ""),
            kit=maker.link(path, other),
            forms=tuple(maker.form_links(form, path) for form in edition.policy.forms),
            sums=maker.file(path, f"forms/{SUMS}"),
            script=maker.file(path, f"{_SCRIPTS}request-guide.js"),
            coming=maker.coming,
            upcoming=maker.link(path, UPCOMING),
        )
        title = guide.title if path == GUIDE else request_word("kit-title", language)
        yield Page(language, path, title, render(view), path == GUIDE)
    for form in edition.policy.forms:
        yield maker.form_page(form, operator)


@dataclass(frozen=True)
class _Maker:
    edition: Edition
    language: Language
    files: Mapping[str, bytes]
    today: date
    coming: tuple[str, ...]

    def link(self, page: str, other: str) -> str:
        """The address of another page of the same language."""
        return relative(prefix(self.language) + page, prefix(self.language) + other)

    def file(self, page: str, path: str) -> str:
        """The address of a file below the site's root."""
        return relative(prefix(self.language) + page, path)

    def form_links(self, form: RequestForm, page: str) -> FormLinks:
        """Where a form is found from a page."""
        pdf, word = (form_path(form, self.language, kind) for kind in ("pdf", "docx"))
        return FormLinks(
            id=form.id,
            title=form.title.in_language(self.language),
            page=self.link(page, f"{GUIDE}{form.id}/"),
            pdf=self.file(page, pdf),
            pdf_size=size_of(self.files[pdf]),
            word=self.file(page, word),
            word_size=size_of(self.files[word]),
        )

    def form_page(self, form: RequestForm, operator: str) -> Page:
        """The page on which a form is filled in."""
        path = f"{GUIDE}{form.id}/"
        stamp = stamp_of(self.edition, self.language, self.today)
        composed = compose_form(form, self.edition.policy, self.edition.documents[self.language], stamp).form
        view = FormPageView(
            form=composed,
            operator=operator,
            guide=self.link(path, GUIDE),
            pdf=self.file(path, form_path(form, self.language, "pdf")),
            plan=self.file(path, plan_path(form, self.language)),
            glyphs=self.file(path, GLYPHS),
            script=self.file(path, f"{_SCRIPTS}request-form.js"),
            coming=self.coming,
            upcoming=self.link(path, UPCOMING),
        )
        return Page(self.language, path, composed.title, render_form_page(view), in_navigation=False)
