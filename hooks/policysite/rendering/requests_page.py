"""The guide for requests and its one-sheet kit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from policysite.composition.request_guide import RequestGuide, Source
from policysite.domain.clauses import RequestType
from policysite.rendering.environment import environment
from policysite.rendering.request_page_words import request_word


@dataclass(frozen=True)
class FormLinks:
    """Where a form is found, relative to the page; sizes as they are shown."""

    id: str
    title: str
    page: str
    pdf: str
    pdf_size: str
    word: str
    word_size: str


@dataclass(frozen=True)
class RequestsPageView:
    """Everything the templates of the guide and of the kit loop over."""

    guide: RequestGuide
    operator: str
    policy: str
    """The policy page, relative to this page."""
    kit: str
    """The other of the two pages: the kit from the guide, the guide from the kit."""
    forms: tuple[FormLinks, ...]
    sums: str
    script: str
    coming: tuple[str, ...]
    """What announced versions change of all this, a line each."""
    upcoming: str

    def say(self, key: str, **values: str) -> str:
        """A word of the page."""
        return request_word(key, self.guide.language, **values)

    def clause(self, source: Source) -> str:
        """The address of the clause that says so."""
        return f"{self.policy}#{source.anchor}"

    def form(self, form_id: str) -> FormLinks | None:
        """The links of a form."""
        return next((form for form in self.forms if form.id == form_id), None)

    def type_labels(self, types: tuple[RequestType, ...]) -> str:
        """The names of request types, in the order of the law."""
        labels: Mapping[RequestType, str] = {request.id: request.label for request in self.guide.requests}
        return ("、" if self.guide.language == "ja" else ", ").join(
            label for kind, label in labels.items() if kind in types
        )


def render_requests_page(view: RequestsPageView) -> str:
    """The Markdown of the guide, complete without a script."""
    return environment().get_template("requests.md.j2").render(view=view)


def render_kit_page(view: RequestsPageView) -> str:
    """The Markdown of the kit, which prints on one sheet."""
    return environment().get_template("request_kit.md.j2").render(view=view)
