"""Placeholders resolved into inlines; what resolves to nothing is reported, never guessed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from policysite.composition.document import FactRun, Inline, LinkRun, ReferenceRun, Run, plain
from policysite.composition.facts import Facts
from policysite.composition.numbering import Spot, anchor_of
from policysite.composition.wordlist import range_label, with_direction
from policysite.domain.paths import DataPath
from policysite.domain.text import ClauseSlot, FactSlot, Language, PlaceholderError, Plain, Text, parse_placeholders
from policysite.domain.values_in_text import values_in

_CALLED = ("company.short_name", "company.whose", "company.whom")
Fault = Literal["placeholder", "fact", "reference", "cycle"]


@dataclass(frozen=True)
class Unresolved:
    """A placeholder that resolves to nothing: kind of fault, data path with language, and what was written."""

    fault: Fault
    path: DataPath
    written: str
    offset: int


@dataclass
class InlineResolver:
    """Resolves the texts of one language; collects what does not resolve."""

    language: Language
    facts: Facts
    spots: dict[str, Spot]
    hrefs: Mapping[str, str] = field(default_factory=dict)
    unresolved: list[Unresolved] = field(default_factory=list)

    def resolve(self, text: Text, path: DataPath, at: Spot) -> tuple[Inline, ...]:
        """The inlines of a text that stands at a spot."""
        raw = text.in_language(self.language)
        where = (*path, self.language)
        try:
            segments = parse_placeholders(raw)
        except PlaceholderError as error:
            self.unresolved.append(Unresolved("placeholder", where, error.found, error.offset))
            return (Run(raw),)
        inlines: list[Inline] = []
        for segment in segments:
            if isinstance(segment, Plain):
                inlines.append(Run(segment.value))
            elif isinstance(segment, FactSlot):
                said = self._fact(segment.path, where, max(raw.find("{" + segment.path), 0), ())
                inlines.extend(self._fact_runs(self._cased(said, segment.path, inlines), segment.path))
            else:
                inlines.append(self._reference(segment, where, raw, at))
        return tuple(linked(_merged(inlines)))

    def _cased(self, said: str, path: str, before: list[Inline]) -> str:
        """What the publisher calls itself, with a capital where it opens an English sentence."""
        if self.language != "en" or path not in _CALLED:
            return said
        preceding = plain(tuple(before)).rstrip()
        return said if preceding and preceding[-1] not in ".!?" else said[:1].upper() + said[1:]

    def expect_bare(self, text: Text, path: DataPath) -> None:
        """Reports braces in a name that is shown as it stands, on every page and in every file."""
        raw = text.in_language(self.language)
        offset = next((index for index, character in enumerate(raw) if character in "{}"), None)
        if offset is not None:
            self.unresolved.append(Unresolved("placeholder", (*path, self.language), raw[offset:], offset))

    def _fact_runs(self, value: str, path: str) -> Iterator[Inline]:
        if path in self.hrefs:
            yield LinkRun(value, self.hrefs[path], path)
            return
        for piece in linked((Run(value),)) if value else ():
            yield FactRun(piece.text, path) if isinstance(piece, Run) else piece

    def _fact(self, name: str, where: DataPath, offset: int, seen: tuple[str, ...]) -> str:
        """The text of a fact; whatever is wrong inside it is reported where the outermost text names it."""
        if name in seen:
            self.unresolved.append(Unresolved("cycle", where, " → ".join((*seen, name)), offset))
            return ""
        value = self.facts.get(name)
        if value is None:
            self.unresolved.append(Unresolved("fact", where, name, offset))
            return "{" + name + "}"
        if "{" not in value and "}" not in value:
            return value
        return self._nested(value, name, where, offset, seen)

    def _nested(self, value: str, name: str, where: DataPath, offset: int, seen: tuple[str, ...]) -> str:
        try:
            segments = parse_placeholders(value)
        except PlaceholderError as error:
            self.unresolved.append(Unresolved("placeholder", where, error.found, offset))
            return value
        text = ""
        for segment in segments:
            if isinstance(segment, Plain):
                text += segment.value
            elif isinstance(segment, FactSlot):
                text += self._fact(segment.path, where, offset, (*seen, name))
            else:
                # A fact stands in many places, so a place-relative reference inside it has no meaning.
                self.unresolved.append(Unresolved("reference", where, segment.target, offset))
        return text

    def _reference(self, slot: ClauseSlot, where: DataPath, raw: str, at: Spot) -> Inline:
        first = self._spot(slot.target, where, raw, at)
        last = self._spot(slot.last, where, raw, at) if slot.last else None
        if first is None or (slot.last and last is None):
            return Run("")
        near = first.parent in (at.anchor, at.parent) and first.parent != ""
        near = near and bool(first.label) and (last is None or bool(last.label))
        label = first.label if near else first.citation
        if last:
            label = range_label(label, last.label if near else last.citation, self.language)
        if near and not slot.bare:
            label = with_direction(label, first.rank > at.rank, self.language)
        return ReferenceRun(label, first.anchor)

    def _spot(self, target: str, where: DataPath, raw: str, at: Spot) -> Spot | None:
        spot = self.spots.get(anchor_of(at.section, target)) or self.spots.get(target)
        if spot is None:
            self.unresolved.append(Unresolved("reference", where, target, max(raw.find(target), 0)))
        return spot


def _merged(inlines: list[Inline]) -> tuple[Inline, ...]:
    merged: list[Inline] = []
    for inline in inlines:
        if merged and isinstance(inline, Run) and isinstance(merged[-1], Run):
            merged[-1] = Run(merged[-1].text + inline.text)
        else:
            merged.append(inline)
    return tuple(merged)


def linked(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """The inlines with the addresses and numbers that their words spell out set apart."""
    for inline in inlines:
        if not isinstance(inline, Run):
            yield inline
            continue
        at = 0
        for found in values_in(inline.text):
            if found.href:
                if found.start > at:
                    yield Run(inline.text[at : found.start])
                yield LinkRun(found.written, found.href)
                at = found.end
        if at < len(inline.text) or not inline.text:
            yield Run(inline.text[at:])
