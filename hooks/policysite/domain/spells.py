"""What a page shows from one day to another without being made anew: its words are made by us, its day by a script."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Spell(Generic[T]):
    """Something that is shown from a day until before another, both in ISO form.

    An empty `first` is the day for which the page was made, an empty `until` as long as the page stands.
    """

    shown: T
    first: str = ""
    until: str = ""


def spells(days: Sequence[date], shown: Callable[[date], Sequence[T]]) -> tuple[Spell[T], ...]:
    """Whatever `shown` gives on `days` (the day of the page, then each day on which something changes), with its days.

    What stands on the day of the page comes first.
    """
    sets = [tuple(shown(day)) for day in days]
    return tuple(_spells(days, sets))


def _spells(days: Sequence[date], sets: Sequence[Sequence[T]]) -> Iterator[Spell[T]]:
    for place, here in enumerate(sets):
        for one in here:
            if place and one in sets[place - 1]:
                continue
            end = next((later for later in range(place + 1, len(sets)) if one not in sets[later]), None)
            yield Spell(one, days[place].isoformat() if place else "", days[end].isoformat() if end else "")
