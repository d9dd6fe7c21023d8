"""All releases of a project: in which order they were recorded, which text each changes, and what stands on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from policysite.domain.releases import AnchorAlias, Release, ReleaseState, Withdrawal

Recorded = Release | Withdrawal


@dataclass(frozen=True)
class ReleaseHistory:
    """All releases, ordered by the day they take effect, those of one day as they were recorded.

    `listed` has name and seal of every record as seals.txt lists them; None where no list was read.
    """

    releases: tuple[Release, ...] = ()
    listed: tuple[tuple[str, str], ...] | None = None

    @classmethod
    def of(cls, releases: Iterable[Release], listed: tuple[tuple[str, str], ...] | None = None) -> ReleaseHistory:
        """The history of releases in any order."""
        found = tuple(sorted(releases, key=lambda release: (release.effective, release.folder)))
        place = {entry.name: at for at, entry in enumerate(cls(found).recorded)}
        ordered = cls(tuple(sorted(found, key=lambda release: (release.effective, place[release.name]))), listed)
        if not any(release.record.aliases for release in found):
            return ordered
        return cls(tuple(replace(release, aliases=ordered.aliases_of(release)) for release in ordered.releases), listed)

    def aliases_of(self, release: Release) -> tuple[AnchorAlias, ...]:
        """Every alias that a release and those on which it builds recorded; the latest word on an anchor holds."""
        known = {alias.old: alias for one in self.path_to(release) for alias in one.record.aliases}
        return tuple(known[old] for old in sorted(known))

    def path_to(self, release: Release | None) -> tuple[Release, ...]:
        """The releases on which one builds, the first one first, and itself."""
        path: list[Release] = []
        while release is not None and release not in path:
            path.append(release)
            release = self.previous(release)
        return tuple(reversed(path))

    @cached_property
    def recorded(self) -> tuple[Recorded, ...]:
        """Every release and withdrawal in the order of the chain; what hangs on no link stands last."""
        entries = tuple(self._entries())
        after: dict[str | None, Recorded] = {}
        for entry in entries:
            after.setdefault(entry.record.previous_hash, entry)
        chain: dict[str, Recorded] = {}
        link: str | None = None
        while link in after:
            entry = after.pop(link)
            chain[entry.name] = entry
            link = entry.record.seal
        return (*chain.values(), *(entry for entry in entries if entry.name not in chain))

    def _entries(self) -> Iterator[Recorded]:
        for release in self.releases:
            yield release
            if release.withdrawal:
                yield release.withdrawal

    @property
    def head(self) -> Recorded | None:
        """The record made last: the next one hangs on its seal."""
        return self.recorded[-1] if self.recorded else None

    @cached_property
    def _replacing(self) -> dict[str, Release]:
        return {release.record.reissues: release for release in self.releases if release.record.reissues}

    def replaced_by(self, release: Release) -> Release | None:
        """The release that took the place of one before it took effect."""
        return self._replacing.get(release.name)

    def void_since(self, release: Release) -> date | None:
        """The day from which a release is withdrawn or replaced, None where it takes effect."""
        other = self._replacing.get(release.name)
        if release.withdrawal:
            return release.withdrawal.record.on
        return (other.record.recorded or other.first_shown) if other else None

    @cached_property
    def standing(self) -> tuple[Release, ...]:
        """The releases that take effect or did, in that order."""
        return tuple(release for release in self.releases if self.void_since(release) is None)

    @property
    def latest(self) -> Release | None:
        """The release that takes effect last, whether or not its day has come: the draft builds on it."""
        return self.standing[-1] if self.standing else None

    def previous(self, release: Release) -> Release | None:
        """The release whose text this one changes, or None for the first.

        Records without a day of recording were made one after the other, each on the one before it.
        """
        if release.record.recorded is None:
            return self._by_seal.get(release.record.previous_hash or "")
        return self._by_name.get(release.record.builds_on or "")

    @cached_property
    def _by_seal(self) -> dict[str, Release]:
        return {release.record.seal: release for release in self.releases}

    @cached_property
    def _by_name(self) -> dict[str, Release]:
        return {release.name: release for release in self.releases}

    def in_force(self, day: date) -> Release | None:
        """The release whose text is in force on a day, or None before the first."""
        return next((one for one in reversed(self.standing) if one.effective <= day and _made(one, day)), None)

    def state_on(self, release: Release, day: date) -> ReleaseState:
        """The state of one release on a day, as far as was recorded by then."""
        void = self.void_since(release)
        other = self.replaced_by(release)
        if not _made(release, day) or (other and other.record.unseen):
            return ReleaseState.DRAFT
        if void and void <= day:
            return self._void(release, void)
        if release.effective > day:
            return ReleaseState.UPCOMING if release.announced <= day else ReleaseState.DRAFT
        current = self.in_force(day)
        return ReleaseState.IN_FORCE if current and current.name == release.name else ReleaseState.SUPERSEDED

    def _void(self, release: Release, since: date) -> ReleaseState:
        """What was called off before anybody could see it stays unseen."""
        if release.first_shown > since:
            return ReleaseState.DRAFT
        return ReleaseState.WITHDRAWN if release.withdrawal else ReleaseState.REPLACED

    def public(self, day: date) -> tuple[Release, ...]:
        """The releases that visitors may see on a day: announced, in force once, or called off after they were seen."""
        return tuple(release for release in self.releases if self.state_on(release, day) is not ReleaseState.DRAFT)

    def upcoming(self, day: date) -> tuple[Release, ...]:
        """The announced releases that wait for their day, the next one first."""
        return tuple(release for release in self.releases if self.state_on(release, day) is ReleaseState.UPCOMING)

    def waiting(self, day: date) -> tuple[Release, ...]:
        """The releases whose day has not come, announced or not, the next one first."""
        return tuple(release for release in self.standing if release.effective > day)

    def seen_before(self, release: Release, day: date) -> Release | None:
        """The last text before a release that visitors can see on a day: what its table is held against."""
        before = self.previous(release)
        while before is not None and self.state_on(before, day) is ReleaseState.DRAFT:
            before = self.previous(before)
        return before

    def named(self, name: str) -> Release | None:
        """The release of a name such as 2026-11-22, or None."""
        return self._by_name.get(name)


def _made(release: Release, day: date) -> bool:
    return release.record.recorded is None or release.record.recorded <= day
