"""The pages on which the text is read: the policy itself, 対訳, and the glossary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from policysite.assemble.site.editions import Edition
from policysite.assemble.site.pages import Page
from policysite.assemble.site.paths import prefix, relative
from policysite.assemble.site.status import record_note, status_box
from policysite.composition.summary import summary_of
from policysite.domain.release_history import Recorded
from policysite.domain.sections import ContactSection
from policysite.domain.text import Language
from policysite.rendering.at_a_glance import GlanceLine, at_a_glance
from policysite.rendering.bilingual import bilingual_view, render_bilingual
from policysite.rendering.glossary import glossary_view, render_glossary
from policysite.rendering.linked_data import page_linked_data
from policysite.rendering.node_views import Marks
from policysite.rendering.page_words import page_word
from policysite.rendering.policy_page import AccessNote, PolicyPageParts, policy_page, render_policy_page
from policysite.rendering.purpose_table import purpose_table
from policysite.rendering.words import word

BILINGUAL = "bilingual/"
GLOSSARY = "glossary/"
REQUESTS = "requests/"


def home_page(
    edition: Edition,
    language: Language,
    files: Mapping[str, bytes],
    marks: Marks | None = None,
    latest: tuple[GlanceLine, ...] = (),
    head: Recorded | None = None,
) -> Page:
    """The policy with everything that leads into it; `marks`, `latest` and the `head` come from the history."""
    policy, document = edition.policy, edition.documents[language]
    summary = summary_of(policy)
    pages = {"requests": REQUESTS} if policy.requests() else {}
    parts = PolicyPageParts(
        terms=policy.registers.terms,
        marks=marks,
        glance=at_a_glance(policy, document, summary, pages, latest),
        table=purpose_table(policy, document, summary),
        linked_data=page_linked_data(policy, document, edition.deployment.address, prefix(language), edition.effective),
    )
    status = replace(
        status_box(edition, language, files, prefix(language)),
        access=_access_note(edition, language),
        record=record_note(head, language, prefix(language)) if head else None,
    )
    view = policy_page(document, status, parts)
    return Page(language, "", document.title, render_policy_page(view))


def _access_note(edition: Edition, language: Language) -> AccessNote | None:
    """Whom to ask for another format: in the company's own words, or the desk that takes all questions."""
    own = edition.deployment.accessibility_contact
    if own:
        return AccessNote(own.in_language(language))
    contact, desk = edition.policy.section(ContactSection), edition.policy.contact_desk()
    if contact is None or desk is None:
        return None
    name = desk.name.in_language(language)
    return AccessNote(
        page_word("other-format", language), name, f"#{contact.id}", page_word("other-format-end", language)
    )


def reading_pages(edition: Edition, language: Language, fresh: Mapping[str, str] | None = None) -> Iterator[Page]:
    """対訳 and glossary; `fresh` maps an anchor to what is said where its translation lags."""
    document = edition.documents[language]
    governing = edition.policy.site.governing_language
    note = word("governing-note" if governing == "ja" else "governing-note-en", language)
    home = {path: relative(prefix(language) + path, prefix(language)) for path in (BILINGUAL, GLOSSARY)}
    pairs = bilingual_view(tuple(edition.documents.values()), language, home[BILINGUAL], note, fresh or {})
    yield Page(language, BILINGUAL, page_word("bilingual", language), render_bilingual(pairs))
    if edition.policy.registers.terms:
        entries = glossary_view(edition.policy.registers.terms, document, home[GLOSSARY])
        yield Page(language, GLOSSARY, page_word("glossary", language), render_glossary(entries))
