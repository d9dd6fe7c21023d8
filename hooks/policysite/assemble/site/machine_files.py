"""Files for machines beside the pages: search indexes, the privacy vocabulary, the schema, robots.txt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policysite.assemble.site.editions import Edition
from policysite.assemble.site.pages import Page
from policysite.assemble.site.reading_pages import GLOSSARY
from policysite.composition.summary import summary_of
from policysite.domain.text import LANGUAGES, Language
from policysite.rendering.linked_data import render_privacy_vocabulary
from policysite.rendering.page_words import page_word
from policysite.rendering.policy_schema import render_policy_schema
from policysite.rendering.robots import render_robots
from policysite.rendering.search_index import (
    SearchEntry,
    document_entries,
    page_entries,
    render_search_index,
    synonyms,
    term_entries,
)


def machine_files(edition: Edition, pages: Iterable[Page]) -> Iterator[tuple[str, bytes]]:
    """Path below the site's root → content; `pages` are those that the search shall find."""
    policy, address = edition.policy, edition.deployment.address
    found = tuple(pages)
    for language in LANGUAGES:
        entries = _entries(edition, language, found)
        yield f"search/{language}.json", render_search_index(entries, synonyms(policy.registers.terms)).encode()
    yield "policy.jsonld", render_privacy_vocabulary(policy, summary_of(policy), edition.effective, address).encode()
    yield "policy.schema.json", render_policy_schema().encode()
    yield "robots.txt", render_robots(address).encode()


def _entries(edition: Edition, language: Language, pages: tuple[Page, ...]) -> Iterator[SearchEntry]:
    yield from document_entries(edition.documents[language])
    terms = edition.policy.registers.terms
    yield from term_entries(terms, language, GLOSSARY, page_word("glossary", language))
    for page in pages:
        # The policy and the glossary have entries of their own; 対訳 repeats the policy.
        if page.language == language and page.in_navigation and page.path not in ("", GLOSSARY, "bilingual/"):
            yield from page_entries(page.path, page.title, page.markdown)
