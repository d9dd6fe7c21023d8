"""A history as it stands somewhere else: at a revision of the repository, or on the published site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from policysite.domain.releases import Release, ReleaseHistory


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
    return tuple(Entry(release.name, release.record.seal, first_shown(release)) for release in history.releases)


def first_shown(release: Release) -> date:
    """The day of announcement, or that of effect where the change is announced afterwards."""
    return min(release.announced, release.effective)
