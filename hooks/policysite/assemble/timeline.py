"""The history as visitors see it on a day: which versions there are, in which state, and what each changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from policysite.domain.comparison import Comparison
from policysite.domain.releases import Release, ReleaseHistory, ReleaseState
from policysite.domain.text import Language
from policysite.history import compare, diff
from policysite.rendering.feeds import HistoryEntry


@dataclass(frozen=True)
class Timeline:
    """The public releases of a day, the latest first."""

    history: ReleaseHistory
    today: date

    @cached_property
    def entries(self) -> tuple[HistoryEntry, ...]:
        """Every release that visitors may know of, with what it changed."""
        return tuple(self._entries())[::-1]

    @cached_property
    def current(self) -> HistoryEntry | None:
        """The version in force."""
        return next((entry for entry in self.entries if entry.state is ReleaseState.IN_FORCE), None)

    @cached_property
    def upcoming(self) -> tuple[HistoryEntry, ...]:
        """The announced versions that wait for their day, the next one first."""
        return tuple(entry for entry in reversed(self.entries) if entry.state is ReleaseState.UPCOMING)

    def _entries(self) -> Iterator[HistoryEntry]:
        for release in self.history.public(self.today):
            previous = self.history.previous(release)
            changes = diff(previous.policy, release.policy, release.record.judgements) if previous else ()
            state = self.history.state_on(release, self.today)
            yield HistoryEntry(release, state, self._last_day(release), previous.name if previous else None, changes)

    def _last_day(self, release: Release) -> date | None:
        """The day before the next version that visitors know of takes effect."""
        following = self.history.following(release)
        if following is None or following not in self.history.public(self.today):
            return None
        return following.effective - timedelta(days=1)

    def against_previous(self, entry: HistoryEntry, language: Language) -> Comparison | None:
        """The old/new table against the version before; None for the first."""
        previous = self.history.previous(entry.release)
        if previous is None:
            return None
        names = (previous.name, entry.release.name)
        record = entry.release.record
        return compare(previous.policy, entry.release.policy, entry.changes, language, names=names, revision=record)

    def against_current(self, entry: HistoryEntry, language: Language) -> Comparison | None:
        """The old/new table of a superseded version against the one in force; None where that is the next one."""
        current = self.current
        if current is None or entry.state is not ReleaseState.SUPERSEDED or current.previous == entry.release.name:
            return None
        old, new = entry.release.policy, current.release.policy
        names = (entry.release.name, current.release.name)
        return compare(old, new, diff(old, new), language, names=names)
