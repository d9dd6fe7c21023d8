"""Markup in texts: everything but placeholders is published as it stands, so that markup would be read out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from itertools import islice

from selectolax.lexbor import LexborHTMLParser

from policysite.checks.context import Context
from policysite.domain.findings import Problem
from policysite.domain.text import LANGUAGES

_PATTERNS = {
    "markup-template": re.compile(r"\{\{[^{}]*\}\}|\{%.*?%\}|\{#.*?#\}|\$\{[^{}]*\}"),
    "markup-markdown": re.compile(
        r"\*\*\S[^*]*\*\*|__\S[^_]*__|`[^`]+`|!?\[[^\]]+\]\([^)\s]+\)|^#{1,6} |^[-*+] |^> |^\|.*\|$|^ {0,3}(?:-{3,}|\*{3,})$"  # noqa: E501
    ),
}
# Where HTML may leave off reading text: a "<" before anything else is a "<".
_OPENING = re.compile(r"<(?=[A-Za-z!?]|/.)/?([A-Za-z][^\s/>]*)?", re.DOTALL)
_REFERENCE = re.compile(r"&(?:#\d+|#[xX][0-9A-Fa-f]+|([A-Za-z][A-Za-z0-9]*));")
# Tags that are never closed: these take in all that follows, and an attribute with a value is no mathematics.
_SWALLOWING_NAMES = """
    base body embed form frameset head html iframe img input link math meta noembed noframes noscript object option
    plaintext script select style svg template textarea title xmp
"""
_SWALLOWING = frozenset(_SWALLOWING_NAMES.split())
_ATTRIBUTE = re.compile(r"[^\s\"'>/=]=\S")
_AFTER = "\ue000after\ue000"
_ENDS_TRIED = 100


def markup_in_texts(context: Context) -> Iterator[Problem]:
    """No text holds HTML, Markdown or a template: it would stand on the page as it was typed."""
    for path, text in context.texts:
        for language in LANGUAGES:
            for kind, start, found in _markup(text.in_language(language)):
                yield Problem((*path, language), {"kind": kind, "found": found}, offset=start)


def _markup(raw: str) -> Iterator[tuple[str, int, str]]:
    """The first markup of each kind in a text: kind, offset, and how it stands there."""
    first = min((*_tags(raw), *_references(raw)), default=None)
    if first:
        yield "markup-html", *first
    for kind, pattern in _PATTERNS.items():
        match = pattern.search(raw)
        if match:
            yield kind, match.start(), match[0]


def _tags(raw: str) -> Iterator[tuple[int, str]]:
    """Offset and text of what a browser would take for a tag or a comment."""
    for opening in _OPENING.finditer(raw):
        rest = raw[opening.start() :]
        end = _end_of_tag(rest)
        if end is not None:
            yield opening.start(), rest[:end]
        elif _is_meant_as_tag(opening[1], rest):
            yield opening.start(), rest


def _end_of_tag(text: str) -> int | None:
    """The length of the tag that a text begins with; None where it has no end, so that it takes in all that follows.

    The parser of browsers decides: a ">" inside a quoted value ends nothing.
    """
    for end in islice(re.finditer(">", text), _ENDS_TRIED):
        body = LexborHTMLParser(text[: end.end()] + _AFTER).root
        if body is not None and _AFTER in (body.html or ""):
            return end.end()
    return None


def _is_meant_as_tag(name: str | None, rest: str) -> bool:
    """Whether an open tag is more than a "<" before a word, as in 18<age."""
    return name is None or name.lower() in _SWALLOWING or _ATTRIBUTE.search(rest) is not None


def _references(raw: str) -> Iterator[tuple[int, str]]:
    for found in _REFERENCE.finditer(raw):
        if found[1] is None or f"{found[1]};" in html5:
            yield found.start(), found[0]
