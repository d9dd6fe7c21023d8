"""A form in the page: filled in the browser, printed as the same form, never sent."""

from __future__ import annotations

from dataclasses import dataclass

from policysite.composition.form_document import Checks, DateBlank, FixedText, FormDocument, FormItem, SignatureBlank
from policysite.rendering.environment import environment
from policysite.rendering.request_page_words import request_word


@dataclass(frozen=True)
class FormPageView:
    """Everything the template of a form loops over; addresses are relative to the page."""

    form: FormDocument
    operator: str
    guide: str
    pdf: str
    plan: str
    glyphs: str
    script: str
    coming: tuple[str, ...]
    """What announced versions change of forms and procedure, a line each."""
    upcoming: str

    def say(self, key: str, **values: str) -> str:
        """A word of the page."""
        return request_word(key, self.form.language, **values)

    @property
    def file(self) -> str:
        """The name the filled file is saved under."""
        return f"{self.form.title}.pdf" if self.form.language == "ja" else f"{self.form.name}.pdf"

    @property
    def japanese(self) -> bool:
        """Whether units follow their numbers, as in 2026年."""
        return self.form.language == "ja"

    @staticmethod
    def kind(item: FormItem) -> str:
        """The name of the macro that draws an item."""
        kinds = {Checks: "checks", DateBlank: "date", FixedText: "fixed", SignatureBlank: "signature"}
        return kinds.get(type(item), "text")


def render_form_page(view: FormPageView) -> str:
    """The Markdown of a form's page; there is no form element, so that nothing can be submitted."""
    return environment().get_template("form.md.j2").render(view=view)
