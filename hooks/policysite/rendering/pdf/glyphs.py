"""Characters that no shipped font can draw."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class MissingGlyph:
    """A character without a glyph, where it stands, and the text around it."""

    place: str
    character: str
    text: str

    def describe(self) -> str:
        """The character with its code point, its place and its text, in one line."""
        name = unicodedata.name(self.character, "?")
        return f"{self.place}: {self.character} (U+{ord(self.character):04X} {name}) in {self.text!r}"


class MissingGlyphError(ValueError):
    """A document cannot be set because the fonts lack characters; `missing` has each of them."""

    def __init__(self, document: str, missing: tuple[MissingGlyph, ...]) -> None:
        super().__init__("\n".join(f"{document}: {glyph.describe()}" for glyph in missing))
        self.document = document
        self.missing = missing


def missing_glyphs(texts: Iterable[tuple[str, str]], repertoire: frozenset[str]) -> Iterator[MissingGlyph]:
    """Each character of (place, text) pairs that `repertoire` lacks; a line break needs no glyph."""
    for place, text in texts:
        for character in dict.fromkeys(text):
            if character != "\n" and character not in repertoire:
                yield MissingGlyph(place, character, text)
