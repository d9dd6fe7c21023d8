"""A text unit in two languages, and the two placeholders that may stand inside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Language = Literal["ja", "en"]
LANGUAGES: tuple[Language, ...] = ("ja", "en")


@dataclass(frozen=True, kw_only=True)
class Text:
    """One paragraph, item or label, said in each language; never Markdown, never HTML."""

    ja: str
    """日本語の文。段落ひとつ分を一行で書きます。"""
    en: str
    """英語の訳文。"""

    def in_language(self, language: Language) -> str:
        """The raw text of one language, placeholders unresolved."""
        return self.ja if language == "ja" else self.en


@dataclass(frozen=True)
class Plain:
    """Plain characters between placeholders."""

    value: str


@dataclass(frozen=True)
class FactSlot:
    """`{fact.path}`: the value that stands once in the data."""

    path: str


@dataclass(frozen=True)
class ClauseSlot:
    """`{ref:id}`, `{ref:first..last}` or `{label:id}`: a clause named by its place in the structure."""

    target: str
    last: str | None = None
    bare: bool = False


Segment = Plain | FactSlot | ClauseSlot


class PlaceholderError(ValueError):
    """A brace that opens nothing known; `offset` counts characters from 0."""

    def __init__(self, offset: int, found: str) -> None:
        super().__init__(found)
        self.offset = offset
        self.found = found


_TOKEN = re.compile(r"\{\{|\}\}|\{[^{}]*\}|[{}]")
_CLAUSE = re.compile(r"(ref|label):([a-z0-9-]+)(?:\.\.([a-z0-9-]+))?\Z")
_FACT = re.compile(r"[a-z][a-z0-9_]*(?:\.[A-Za-z0-9_-]+)+\Z")


def parse_placeholders(raw: str) -> tuple[Segment, ...]:
    """The segments of a text; doubled braces are literal braces.

    Raises PlaceholderError at a lone brace or at an unknown kind of placeholder.
    """
    return tuple(_segments(raw))


def _segments(raw: str) -> Iterator[Segment]:
    at = 0
    for match in _TOKEN.finditer(raw):
        if match.start() > at:
            yield Plain(raw[at : match.start()])
        at = match.end()
        yield _slot(match)
    if at < len(raw):
        yield Plain(raw[at:])


def _slot(match: re.Match[str]) -> Segment:
    token = match[0]
    if token in ("{{", "}}"):
        return Plain(token[0])
    inner = token[1:-1]
    clause = _CLAUSE.match(inner)
    if clause and not (clause[1] == "label" and clause[3]):
        return ClauseSlot(clause[2], clause[3], bare=clause[1] == "label")
    if len(token) > 2 and _FACT.match(inner):
        return FactSlot(inner)
    raise PlaceholderError(match.start(), token)
