"""Texts changed in place: the characters of one value are replaced, every other byte of the file stays as it was."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from policysite.source.nodes import LOADER

_START = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`]")
# What ends a plain value: a comment, a key, a line, and inside brackets also commas and brackets.
_ENDS = re.compile(r" #|: |:\Z|\n")
_FLOW_ENDS = re.compile(r"[,\[\]{}:?]")
_RESERVED = frozenset({"", "~", "null", "true", "false", "yes", "no", "on", "off"})


class EditError(ValueError):
    """A value does not stand where it should; the file is left alone."""


@dataclass(frozen=True)
class _Spot:
    start: int
    end: int
    style: str
    value: str
    inside_brackets: bool


def edited(text: str, changes: Mapping[tuple[int, int], str]) -> str:
    """The file's text with new values for the scalars that begin at (line, column), both counted from 1.

    Raises EditError where no scalar begins at a place, or where the result would not read back as intended.
    """
    spots = _spots(text)
    missing = changes.keys() - spots.keys()
    if missing:
        raise EditError(f"値が見つかりません / no value at {sorted(missing)}")
    result = text
    for place in sorted(changes, reverse=True):
        spot = spots[place]
        tail = "\n" if spot.style in ("|", ">") else ""
        result = result[: spot.start] + _scalar(changes[place], spot) + tail + result[spot.end :]
    _verify(text, result, [changes.get(place) for place in spots])
    return result


def _spots(text: str) -> dict[tuple[int, int], _Spot]:
    """Every scalar by the place where it begins, in reading order."""
    offsets = [0]
    for line in text.split("\n"):
        offsets.append(offsets[-1] + len(line) + 1)
    found: dict[tuple[int, int], _Spot] = {}
    brackets = 0
    for event in yaml.parse(text, Loader=LOADER):
        brackets += _bracket(event) if brackets or getattr(event, "flow_style", False) else 0
        if not isinstance(event, yaml.ScalarEvent) or event.start_mark is None or event.end_mark is None:
            continue
        start = offsets[event.start_mark.line] + event.start_mark.column
        end = offsets[event.end_mark.line] + event.end_mark.column
        place = (event.start_mark.line + 1, event.start_mark.column + 1)
        found[place] = _Spot(start, end, event.style or "", event.value, brackets > 0)
    return found


def _bracket(event: yaml.Event) -> int:
    """1 where brackets open, -1 where they close; only asked inside brackets, where everything is in brackets."""
    return isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)


def _scalar(value: str, spot: _Spot) -> str:
    """A value in the style it had where that can hold it, else in double quotes."""
    if spot.style == "'" and "\n" not in value:
        return "'" + value.replace("'", "''") + "'"
    return value if spot.style == "" and _plain(value, spot.inside_brackets) else json.dumps(value, ensure_ascii=False)


def _plain(value: str, inside_brackets: bool) -> bool:
    ends = _ENDS.search(value) or (inside_brackets and _FLOW_ENDS.search(value))
    return bool(_START.match(value)) and not ends and value == value.strip() and value.lower() not in _RESERVED


def _verify(before: str, after: str, wanted: list[str | None]) -> None:
    """The values read back are the old ones, but for those that were to change."""
    old = [spot.value for spot in _spots(before).values()]
    new = [spot.value for spot in _spots(after).values()]
    if new != [value if change is None else change for value, change in zip(old, wanted, strict=True)]:
        raise EditError("書き換えた結果を読み戻せません / the edited file does not read back as intended")
