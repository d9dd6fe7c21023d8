"""The names of releases: the day of effect, and a number from the second release of a day on (2027-02-01-2)."""

from __future__ import annotations

import re
from collections.abc import Container
from datetime import date
from itertools import count

_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})(?:-([2-9]|[1-9]\d+))?")


def day_and_number(name: str) -> tuple[date, int] | None:
    """The day and the number that a name says, None for what is no name of a release."""
    match = _NAME.fullmatch(name)
    try:
        return (date.fromisoformat(match[1]), int(match[2] or 1)) if match else None
    except ValueError:
        return None


def day_of(name: str) -> date:
    """The day that a name says; raises ValueError for what is no name of a release."""
    named = day_and_number(name)
    if named is None:
        raise ValueError(name)
    return named[0]


def free_name(day: date, taken: Container[str]) -> str:
    """The name of the next release of a day."""
    names = (f"{day.isoformat()}-{number}" if number > 1 else day.isoformat() for number in count(1))
    return next(name for name in names if name not in taken)
