"""The glossary: each term with its name in the other language, its meaning, its article, and where the text uses it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from policysite.composition.document import Document, Node
from policysite.domain.citations import cited
from policysite.domain.registers import Term
from policysite.domain.text import LANGUAGES, Language
from policysite.rendering.environment import environment
from policysite.rendering.page_words import page_word
from policysite.rendering.terms import Vocabulary, vocabulary_of
from policysite.rendering.words import word

SHOWN = 6


@dataclass(frozen=True)
class Occurrence:
    """A clause whose text uses a term."""

    citation: str
    href: str


@dataclass(frozen=True)
class Entry:
    """A term as the glossary shows it."""

    id: str
    term: str
    other: str
    definition: str
    basis: str
    found_in: tuple[Occurrence, ...]


@dataclass(frozen=True)
class GlossaryView:
    """Everything that the template of the glossary says."""

    title: str
    description: str
    lead: str
    other_language: Language
    basis_label: str
    found_label: str
    colon: str
    entries: tuple[Entry, ...]


def glossary_view(terms: Sequence[Term], document: Document, policy_page: str) -> GlossaryView:
    """The glossary beside a document; `policy_page` is the address of the text as seen from the glossary."""
    language = document.language
    other: Language = next(one for one in LANGUAGES if one != language)
    uses = _uses(document, vocabulary_of(terms, language))
    return GlossaryView(
        title=page_word("glossary", language),
        description=page_word("glossary-description", language, title=document.title),
        lead=page_word("glossary-lead", language),
        other_language=other,
        basis_label=page_word("basis", language),
        found_label=page_word("found-in", language),
        colon=word("colon", language),
        entries=tuple(
            Entry(
                id=term.id,
                term=term.term.in_language(language),
                other=term.term.in_language(other),
                definition=term.definition.in_language(language),
                basis=cited((term.basis,), language) if term.basis else "",
                found_in=tuple(
                    Occurrence(node.citation, f"{policy_page}#{node.anchor}") for node in uses.get(term.id, [])[:SHOWN]
                ),
            )
            for term in terms
        ),
    )


def _uses(document: Document, vocabulary: Vocabulary) -> Mapping[str, list[Node]]:
    uses: dict[str, list[Node]] = {}
    if vocabulary.pattern is None:
        return uses
    for node in document.walk():
        found = (match[0] for text in node.texts() for match in vocabulary.pattern.finditer(text))
        for term in dict.fromkeys(vocabulary.term_of(written) for written in found):
            uses.setdefault(term, []).append(node)
    return uses


def render_glossary(view: GlossaryView) -> str:
    """The Markdown of the glossary page."""
    return environment().get_template("glossary.md.j2").render(view=view)
