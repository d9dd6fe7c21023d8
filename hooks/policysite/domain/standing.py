"""A history as it stands somewhere else: at a revision of the repository, or on the published site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from policysite.domain.release_history import Recorded, ReleaseHistory
from policysite.domain.releases import Withdrawal


@dataclass(frozen=True)
class Entry:
    """One record of a history by its name and seal, and the first day on which visitors may see it."""

    name: str
    seal: str
    first_shown: date


@dataclass(frozen=True)
class Standing:
    """What stands there, and where; `published` where visitors have seen all of it, whatever the days say."""

    where: str
    entries: tuple[Entry, ...]
    published: bool

    def seen_by(self, day: date) -> Iterator[Entry]:
        """The entries that visitors may have seen by a day: these stay for ever."""
        return (entry for entry in self.entries if self.published or entry.first_shown <= day)


def entries_of(history: ReleaseHistory) -> tuple[Entry, ...]:
    """Every record of a history, those that nobody has seen yet included."""
    return tuple(_entry(one) for one in history.recorded)


def _entry(one: Recorded) -> Entry:
    shown = one.record.on if isinstance(one, Withdrawal) else one.first_shown
    return Entry(one.name, one.record.seal, shown)
