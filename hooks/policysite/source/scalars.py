"""Slips inside a text that parses all the same, and would be published wrong: cut, broken or oddly quoted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import yaml

from policysite.domain.paths import Place
from policysite.source.faults import Fault, FaultKind
from policysite.source.lines import Line, line_slips

_TEXTS = ("ja", "en")
_KEYS = frozenset((*_TEXTS, "id", "kind", "title", "text", "label", "lead", "notes", "clauses"))
_WIDE = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
# At least one brace is full-width; what stands between them is the path of a value or a clause.
_WIDE_BRACE = re.compile(r"｛\s*[A-Za-zａ-ｚ][\w.．:：-]*\s*[｝}]|\{\s*[a-zａ-ｚ][\w.．:：-]*\s*｝")
_SMART = re.compile("[“”‘’〝〟＂]")


def scalar_slips(event: yaml.ScalarEvent, lines: list[str], key: str, place: Place) -> Iterator[Fault]:
    """The slips in the value behind one key; `lines` are those of the file."""
    end = event.end_mark
    if end is None:
        return
    if event.style == "|" and key in _TEXTS and event.value.endswith("\n"):
        yield Fault(FaultKind.BLOCK, place, {"name": key})
    yield from _wide_braces(event, lines, place)
    if event.style not in ("|", ">"):
        if key in _TEXTS and event.style not in ("'", '"'):
            yield from _cut(end, lines, place.file)
        yield from _smart(event, place)
    if event.style != "|":
        yield from _broken(event, end.line, lines, place)


def _wide_braces(event: yaml.ScalarEvent, lines: list[str], place: Place) -> Iterator[Fault]:
    """A reference that an input method wrote with full-width braces: it would be published as it stands."""
    match = _WIDE_BRACE.search(event.value)
    if match is None:
        return
    column = lines[place.line - 1].find(match[0], place.column - 1)
    at = Place(place.file, place.line, column + 1) if column >= 0 else place
    yield Fault(FaultKind.WIDE_BRACE, at, {"found": match[0], "mend": unicodedata.normalize("NFKC", match[0])})


def _cut(end: Any, lines: list[str], file: str) -> Iterator[Fault]:
    rest = lines[end.line][end.column :] if end.line < len(lines) else ""
    if rest.lstrip().startswith("#"):
        yield Fault(FaultKind.COMMENT_CUT, Place(file, end.line + 1, end.column + len(rest) - len(rest.lstrip()) + 1))


def _smart(event: yaml.ScalarEvent, place: Place) -> Iterator[Fault]:
    """A plain value between typographic quotation marks: they were meant as quotes of YAML."""
    value = event.value
    around = event.style not in ("'", '"') and len(value) > 1 and _SMART.match(value[0]) and _SMART.match(value[-1])
    # Where more marks stand inside, they open and close parts of the text.
    if around and not _SMART.search(value[1:-1]):
        yield Fault(FaultKind.SMART_QUOTE, place, {"quote": value[0]})


def _broken(event: yaml.ScalarEvent, end: int, lines: list[str], place: Place) -> Iterator[Fault]:
    """A Japanese text over several lines: YAML would put a space where the line ends."""
    first = place.line - 1 + (1 if event.style == ">" else 0)
    last = min(end, len(lines) - 1)
    swallowed = [slip for number in range(first, last + 1) for slip in _keys_inside(number, lines, place.file)]
    if swallowed:
        yield from swallowed
        return
    for number in range(first, last):
        before, after = lines[number].strip(), lines[number + 1].strip()
        if before and after and (_WIDE.match(before[-1]) or _WIDE.match(after[0])):
            column = len(lines[number + 1]) - len(lines[number + 1].lstrip()) + 1
            yield Fault(FaultKind.BROKEN_LINE, Place(place.file, number + 2, column))
            return


def _keys_inside(number: int, lines: list[str], file: str) -> Iterator[Fault]:
    """Lines that a wrong colon made part of a text."""
    for slip in line_slips(Line(number + 1, lines[number]), file):
        if slip.kind is FaultKind.FULLWIDTH_COLON and slip.values["name"] in _KEYS:
            yield slip
