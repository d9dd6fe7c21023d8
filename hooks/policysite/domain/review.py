"""What the review report tells legal beyond findings and changes: coming days, and where a changed fact shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from policysite.domain.findings import Level
from policysite.domain.text import Text


class Turn(StrEnum):
    """What a coming day brings."""

    FINDING = "finding"
    RELEASE = "release"
    NOTICE = "notice"


@dataclass(frozen=True)
class CalendarEntry:
    """One thing that turns on a day; `level` and `rule` are those of the finding that appears or changes."""

    day: date
    turn: Turn
    what: Text
    level: Level | None = None
    rule: str = ""
    place: str = ""


@dataclass(frozen=True)
class Touch:
    """Where one changed part of the data shows: clauses by citation, forms by title, and pages by path."""

    part: Text
    clauses: tuple[Text, ...]
    forms: tuple[Text, ...]
    pages: tuple[str, ...]
    files: tuple[str, ...]
