"""Paths into the data, and the places in files that they stand for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

DataPath = tuple[str | int, ...]


class Place(NamedTuple):
    """A place in a file: path relative to the root, line and column counted from 1.

    A named tuple, because reading a policy makes ten thousand of them.
    """

    file: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True)
class SourceMap:
    """Where each value (and each key) was written; `starts` has the first character of texts that stand on one line."""

    values: Mapping[DataPath, Place] = field(default_factory=dict)
    keys: Mapping[DataPath, Place] = field(default_factory=dict)
    names: Mapping[DataPath, str] = field(default_factory=dict)
    starts: Mapping[DataPath, Place] = field(default_factory=dict)

    def place(self, path: DataPath) -> Place:
        """The place of a value, or of the nearest thing around it that was written."""
        for end in range(len(path), -1, -1):
            found = self.values.get(path[:end])
            if found is not None:
                return found
        return Place("policy_data")

    def place_in_text(self, path: DataPath, offset: int) -> Place:
        """The place of a character of a text, `offset` counted from 0; exact where the text stands on one line."""
        start = self.starts.get(path)
        return Place(start.file, start.line, start.column + offset) if start else self.place(path)

    def key_place(self, path: DataPath) -> Place:
        """The place of the key a value stands behind."""
        return self.keys.get(path) or self.place(path)


def target_of(path: DataPath, names: Mapping[DataPath, str]) -> str:
    """A path with list positions replaced by ids, stable under reordering; `policy` and `clauses` are left out."""
    parts = [_part(path[: end + 1], names) for end in range(len(path))]
    return ".".join(part for part in parts if part)


def _part(prefix: DataPath, names: Mapping[DataPath, str]) -> str:
    last = prefix[-1]
    if last in ("clauses", "policy"):
        return ""
    return names.get(prefix, str(last))
