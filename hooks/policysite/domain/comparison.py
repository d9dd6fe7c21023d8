"""The old/new table (新旧対照表) as values: every writer reads it, page, print and Word alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain

from policysite.domain.changes import ChangeClass
from policysite.domain.text import Language


class SegmentKind(StrEnum):
    """Whether characters stand in both texts or in one."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Segment:
    """Characters of a compared text."""

    kind: SegmentKind
    text: str


class RowStatus(StrEnum):
    """What became of a clause; a clause that moved may also have changed."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    MOVED_CHANGED = "moved-changed"


@dataclass(frozen=True)
class ComparedParagraph:
    """One paragraph beside its counterpart: what the left column and the right column show."""

    segments: tuple[Segment, ...]

    @property
    def old(self) -> tuple[Segment, ...]:
        """The segments of the old text."""
        return tuple(segment for segment in self.segments if segment.kind is not SegmentKind.ADDED)

    @property
    def new(self) -> tuple[Segment, ...]:
        """The segments of the new text."""
        return tuple(segment for segment in self.segments if segment.kind is not SegmentKind.REMOVED)


@dataclass(frozen=True)
class ComparedTable:
    """A table beside its counterpart, cell by cell; the first row is the header."""

    caption: ComparedParagraph
    rows: tuple[tuple[ComparedParagraph, ...], ...]


@dataclass(frozen=True)
class ComparisonRow:
    """One clause in both versions; an anchor or citation is empty on the side where the clause does not stand."""

    status: RowStatus
    level: int
    old_anchor: str
    new_anchor: str
    old_citation: str
    new_citation: str
    paragraphs: tuple[ComparedParagraph, ...]
    change_class: ChangeClass | None
    basis: tuple[str, ...]
    reasons: tuple[str, ...]
    tables: tuple[ComparedTable, ...] = ()

    @property
    def texts(self) -> tuple[ComparedParagraph, ...]:
        """Everything that is compared: the paragraphs, then the caption and the cells of each table."""
        cells = (part for table in self.tables for part in (table.caption, *chain.from_iterable(table.rows)))
        return (*self.paragraphs, *cells)

    @property
    def anchor(self) -> str:
        """The anchor of the row: that of the new clause, or of the old one where it was removed."""
        return self.new_anchor or self.old_anchor


@dataclass(frozen=True)
class Comparison:
    """Two versions side by side in one language; `old` and `new` name them, such as 2026-11-22."""

    language: Language
    title: str
    old: str
    new: str
    note: str
    reasons: str
    rows: tuple[ComparisonRow, ...]

    @property
    def changed(self) -> tuple[ComparisonRow, ...]:
        """Only the rows in which something happened."""
        return tuple(row for row in self.rows if row.status is not RowStatus.SAME)


@dataclass(frozen=True)
class Pedigree:
    """How old a clause is: the first day of its present text, and how many revisions touched it before that."""

    anchor: str
    since: date
    changed: int
