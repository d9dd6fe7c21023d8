"""What a check found: first what and where in the data, then with words, level and place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from policysite.domain.paths import DataPath
from policysite.domain.text import Text


class Level(StrEnum):
    """How bad a finding is; errors stop the build, warnings stop it under --strict unless they remind, notes never."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Problem:
    """What a rule yields: where in the data, and the values for the words of the catalogue."""

    path: DataPath
    values: Mapping[str, str] = field(default_factory=dict)
    level: Level | None = None
    at_key: bool = False
    offset: int | None = None
    """The character inside the text that is meant, counted from 0."""


@dataclass(frozen=True, order=True)
class Finding:
    """A finding as it is shown; sorted by place, then rule."""

    file: str
    line: int
    column: int
    rule: str
    target: str
    level: Level = field(compare=False)
    message: Text = field(compare=False)
    fix: Text = field(compare=False)
    why: Text | None = field(compare=False, default=None)
    basis: tuple[str, ...] = field(compare=False, default=())
    waived: bool = field(compare=False, default=False)
    waiver_reason: Text | None = field(compare=False, default=None)
    value: str = field(compare=False, default="")
    """What was seen, for a waiver to excuse that and nothing else; independent of the day and of the rule's words."""
    reminder: bool = field(compare=False, default=False)
    """Whether it reminds of a day that has come: it is shown as loud as its level, and stops nothing."""

    @property
    def stops(self) -> bool:
        """Whether it stands in the way of a release and of a strict build."""
        return self.level is not Level.NOTE and not self.waived and not self.reminder
