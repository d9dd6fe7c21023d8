"""Words of the glossary inside the text: the first of each in a section becomes a link to its definition."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from policysite.composition.document import FactRun, Inline, LinkRun, ReferenceRun, Run
from policysite.domain.registers import Term
from policysite.domain.text import Language


@dataclass(frozen=True)
class TermRun:
    """Characters that a term of the glossary defines."""

    text: str
    term: str


Piece = Run | FactRun | ReferenceRun | LinkRun | TermRun


@dataclass(frozen=True)
class Vocabulary:
    """The terms of one language, and how to find them in a text; longer words win over those they hold."""

    ids: Mapping[str, str]
    pattern: re.Pattern[str] | None

    def term_of(self, written: str) -> str:
        """The id of the term that a found word belongs to."""
        return self.ids[_folded(written)]

    def marking(self) -> TermMarking:
        """A fresh marking, in which no term has been met."""
        return TermMarking(self, set())


@dataclass
class TermMarking:
    """Marks the first occurrence of each term in the texts it is given, in their order."""

    vocabulary: Vocabulary
    met: set[str]

    def mark(self, inlines: Iterable[Inline]) -> tuple[Piece, ...]:
        """The inlines with terms set apart; facts, references and links stay whole."""
        pieces: list[Piece] = []
        for inline in inlines:
            if isinstance(inline, Run) and self.vocabulary.pattern:
                pieces.extend(self._split(inline.text, self.vocabulary.pattern))
            else:
                pieces.append(inline)
        return tuple(pieces)

    def _split(self, text: str, pattern: re.Pattern[str]) -> Iterable[Piece]:
        at = 0
        for match in pattern.finditer(text):
            term = self.vocabulary.term_of(match[0])
            if term in self.met:
                continue
            self.met.add(term)
            if match.start() > at:
                yield Run(text[at : match.start()])
            yield TermRun(match[0], term)
            at = match.end()
        if at < len(text):
            yield Run(text[at:])


def vocabulary_of(terms: Iterable[Term], language: Language) -> Vocabulary:
    """The words of the register in one language; Japanese has variants, English plurals."""
    ids: dict[str, str] = {}
    for term in terms:
        for written in _written(term, language):
            ids.setdefault(_folded(written), term.id)
    if not ids:
        return Vocabulary({}, None)
    words = "|".join(re.escape(word) for word in sorted(ids, key=len, reverse=True))
    if language == "ja":
        return Vocabulary(ids, re.compile(words))
    return Vocabulary(ids, re.compile(rf"\b(?:{words})(?!\w)", re.IGNORECASE))


def _written(term: Term, language: Language) -> tuple[str, ...]:
    if language == "ja":
        return term.term.ja, *term.variants
    english = term.term.en
    return (english, f"{english}s") if english[-1:].isalpha() and not english.endswith("s") else (english,)


def _folded(written: str) -> str:
    return written.lower()
