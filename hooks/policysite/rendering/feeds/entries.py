"""What the feeds say about each release, with absolute addresses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from policysite.domain.bearing import Bearing, bearing_of
from policysite.domain.changes import Change
from policysite.domain.releases import Release, ReleaseState, Withdrawal
from policysite.domain.text import Language


@dataclass(frozen=True)
class FeedHead:
    """What a feed says about itself; `address` is that of the site and ends in a slash.

    `origin` is the address under which the feed began: its ids are made of it, so that they survive a move.
    """

    title: str
    author: str
    address: str
    origin: str
    language: Language
    prefix: str

    @property
    def page(self) -> str:
        """The change log."""
        return f"{self.address}{self.prefix}changes/"

    @property
    def itself(self) -> str:
        """The feed."""
        return f"{self.address}{self.prefix}changes.atom"


@dataclass(frozen=True)
class HistoryEntry:
    """A release as of a day: its state, the last day it was in force (None while open), and what it changed."""

    release: Release
    state: ReleaseState
    last: date | None
    previous: str | None
    find_changes: Callable[[], tuple[Change, ...]] = field(compare=False, repr=False)
    replaced_by: str | None = None
    corrected_by: tuple[str, ...] = ()

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What it changed, found when first asked for."""
        return self.find_changes()

    @cached_property
    def bearing(self) -> Bearing:
        """Its class and what it means to the reader."""
        return bearing_of(self.release.record, self.changes)

    @property
    def withdrawal(self) -> Withdrawal | None:
        """The withdrawal, where it is public."""
        return self.release.withdrawal if self.state is ReleaseState.WITHDRAWN else None

    def version_path(self, prefix: str) -> str:
        """The page of the version below the site's root."""
        return f"{prefix}versions/{self.release.name}/"

    def compare_path(self, prefix: str) -> str:
        """The old/new table against the release before; the version's own page for the first release."""
        page = self.version_path(prefix)
        return f"{page}compare/" if self.previous else page
