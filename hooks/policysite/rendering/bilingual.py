"""対訳: the same clause in both languages, side by side, each with its own number and its own language marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from policysite.composition.document import Document, Node
from policysite.domain.text import Language
from policysite.rendering.environment import environment
from policysite.rendering.node_views import Group, view_section
from policysite.rendering.page_words import page_word
from policysite.rendering.words import word


@dataclass(frozen=True)
class Side:
    """A node in one language, without what stands below it."""

    language: Language
    number: str
    citation: str
    heading: str
    groups: tuple[Group, ...]
    colon: str


@dataclass(frozen=True)
class Pair:
    """A node in all languages; `fresh` says in words where a translation lags, and is empty where it does not."""

    anchor: str
    href: str
    level: int
    sides: tuple[Side, ...]
    fresh: str = ""
    chapter: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class BilingualView:
    """Everything that the template of the page says."""

    title: str
    description: str
    lead: str
    governing_note: str
    pairs: tuple[Pair, ...]


def bilingual_view(
    documents: Sequence[Document], language: Language, policy_page: str, governing_note: str, fresh: Mapping[str, str]
) -> BilingualView:
    """The pairs of all documents, which share their structure; `fresh` maps an anchor to words on its translation."""
    own = next(document for document in documents if document.language == language)
    return BilingualView(
        title=page_word("bilingual-title", language),
        description=page_word("bilingual-description", language, title=own.title),
        lead=page_word("bilingual-lead", language),
        governing_note=governing_note,
        pairs=tuple(
            Pair(
                anchor=nodes[0].anchor,
                href=f"{policy_page}#{nodes[0].anchor}",
                level=nodes[0].level,
                sides=tuple(_side(node, document.language) for node, document in zip(nodes, documents, strict=True)),
                fresh=fresh.get(nodes[0].anchor, ""),
                chapter=nodes[0].chapter,
                aliases=nodes[0].aliases,
            )
            for nodes in zip(*(document.walk() for document in documents), strict=True)
        ),
    )


def _side(node: Node, language: Language) -> Side:
    view = view_section(node, language)
    return Side(
        language=language,
        number=view.number,
        citation=view.citation,
        heading=view.heading_text,
        groups=(*view.groups, *view.closing_groups),
        colon=word("colon", language),
    )


def render_bilingual(view: BilingualView) -> str:
    """The Markdown of the page."""
    return environment().get_template("bilingual.md.j2").render(view=view)
