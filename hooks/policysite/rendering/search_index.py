"""The search index of one language: an entry for each clause, each term, and each part of the other pages."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from policysite.composition.document import Document, Node
from policysite.domain.registers import Term
from policysite.domain.text import Language
from policysite.rendering.page_words import page_word

SECTION_RANK = 9
CLAUSE_RANK = 8
"""Clauses come before everything else: the others speak about them."""
PAGE_RANK = 2
TERM_RANK = 1


@dataclass(frozen=True)
class SearchEntry:
    """Something to be found; `url` is below the language's root, `above` are the headings it stands under."""

    url: str
    title: str
    place: str
    text: str
    above: str
    rank: int


def document_entries(document: Document) -> Iterator[SearchEntry]:
    """An entry for each section and clause."""
    for section in document.sections:
        yield from _node_entries(section, (), document.language)


def _node_entries(node: Node, above: tuple[Node, ...], language: Language) -> Iterator[SearchEntry]:
    texts = [text for text in node.texts() if text != node.heading_text]
    title = node.heading_text or next((one.heading_text for one in reversed(above) if one.heading_text), "")
    label = f"{node.citation} {title}" if node.number else title
    if node.kind == "contact" and not above:
        # The desk may be called anything; people look for it under this word.
        label = f"{label} ({page_word('desk', language)})"
    rank = CLAUSE_RANK if above else SECTION_RANK
    place = " › ".join(one.heading_text for one in above if one.heading_text and one.heading_text != title)
    if node.heading_text:
        yield SearchEntry(f"#{node.anchor}", label, place, " ".join(texts), "", rank)
    elif texts:
        # A clause without a heading is named by its own words; the headings above it still find it.
        headings = " ".join(one.heading_text for one in above)
        yield SearchEntry(f"#{node.anchor}", node.citation, place or title, " ".join(texts), headings, rank)
    for child in node.children:
        yield from _node_entries(child, (*above, node), language)


def term_entries(terms: Iterable[Term], language: Language, path: str, place: str) -> Iterator[SearchEntry]:
    """An entry for each term of the glossary at `path`."""
    for term in terms:
        title, text = term.term.in_language(language), term.definition.in_language(language)
        yield SearchEntry(f"{path}#{term.id}", title, place, text, "", TERM_RANK)


_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_HEADING = re.compile(r"^(#{1,4}) (?P<words>.*?)\s*\{:\s*#(?P<id>[\w-]+)[^}]*\}\s*$", re.MULTILINE)
_SILENT = re.compile(r"<(script|style|template)\b.*?</\1>|<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def page_entries(path: str, title: str, markdown: str) -> Iterator[SearchEntry]:
    """An entry for each headed part of a page made from our templates."""
    body = _SILENT.sub(" ", _FRONT_MATTER.sub("", markdown))
    headings = list(_HEADING.finditer(body))
    for number, heading in enumerate(headings):
        end = headings[number + 1].start() if number + 1 < len(headings) else len(body)
        words = _plain(heading["words"])
        top = heading[1] == "#"
        url = path if top else f"{path}#{heading['id']}"
        yield SearchEntry(url, words, "" if top else title, _plain(body[heading.end() : end]), "", PAGE_RANK)


def _plain(markup: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", markup)).split())


_EVERYDAY = (("FAX", "ファックス"), ("身分証", "身分証明書", "本人確認"))
"""Words that people type for words that policies use."""


def synonyms(terms: Iterable[Term]) -> Iterator[tuple[str, ...]]:
    """Groups of words that find each other."""
    yield from _EVERYDAY
    for term in terms:
        if term.variants:
            yield (term.term.ja, *term.variants)


def render_search_index(entries: Iterable[SearchEntry], groups: Iterable[Sequence[str]]) -> str:
    """The index as the search worker reads it: rows instead of objects, for it is fetched by phones."""
    rows = [[one.url, one.title, one.place, one.text, one.above, one.rank] for one in entries]
    data = {"synonyms": [list(group) for group in groups], "entries": rows}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"
