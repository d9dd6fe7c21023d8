"""The days to come, as far as they are known on the day of a page: what it will have to say on each of them.

Only what is public on the day of the page is looked at; a later announcement needs a build.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TypeVar

from policysite.assemble.history.timeline import Timeline
from policysite.composition.wordlist import format_date
from policysite.domain.announcements import Announcement
from policysite.domain.notices import Notice
from policysite.domain.releases import Release, ReleaseState
from policysite.domain.spells import Spell, spells
from policysite.domain.text import Language
from policysite.history import announcements
from policysite.rendering.clock import Clock, Turn, clock, turn
from policysite.rendering.history_pages import Badge
from policysite.rendering.history_pages.words import STATES
from policysite.rendering.policy_page import StatusRow
from policysite.rendering.words import word

T = TypeVar("T")


def effects(timeline: Timeline) -> tuple[date, ...]:
    """The coming days on which an announced version takes effect."""
    return tuple(entry.release.effective for entry in timeline.upcoming)


def over_time(timeline: Timeline, shown: Callable[[date], Sequence[T]]) -> tuple[Spell[T], ...]:
    """What depends only on which version is in force."""
    return spells((timeline.today, *effects(timeline)), shown)


def clock_of(timeline: Timeline, title: str, language: Language) -> Clock:
    """The clock of every page of a language; `title` is the name of the site."""

    def turned(day: date) -> tuple[Turn, ...]:
        release = in_force_on(timeline, day)
        return (turn(release.effective, title, language),) if release and release.effective > timeline.today else ()

    return clock(timeline.today, over_time(timeline, turned), language)


def in_force_on(timeline: Timeline, day: date) -> Release | None:
    """The version in force on a coming day, of those that are public today."""
    return next((entry.release for entry in timeline.entries if entry.release.effective <= day), None)


def state_on(timeline: Timeline, release: Release, day: date) -> ReleaseState:
    """The state of a public version on a coming day."""
    if release.effective > day:
        return ReleaseState.UPCOMING
    return ReleaseState.IN_FORCE if in_force_on(timeline, day) == release else ReleaseState.SUPERSEDED


def announcement_spells(
    timeline: Timeline, notices: Sequence[Notice], language: Language
) -> tuple[Spell[Announcement], ...]:
    """Every announcement that is known today, in each of its wordings, with the days on which it is shown."""
    public = {f"release-{entry.release.name}" for entry in timeline.entries}
    started = tuple(notice for notice in notices if notice.starts <= timeline.today)

    def told(day: date) -> tuple[Announcement, ...]:
        found = announcements(timeline.history, started, day, language)
        return tuple(one for one in found if one.kind == "notice" or one.id in public)

    turning = (timeline.today, *effects(timeline))
    ends = {one.ends + timedelta(days=1) for day in turning for one in told(day)}
    return spells(sorted({*turning, *ends}), told)


def ended_on(timeline: Timeline, release: Release | None, language: Language) -> tuple[Spell[StatusRow], ...]:
    """The last day of the version in force, for the days after it."""
    coming = effects(timeline)
    if release is None or not coming:
        return ()
    last = format_date(coming[0] - timedelta(days=1), language)
    return (Spell(StatusRow(word("in-force-until", language), last), coming[0].isoformat()),)


def state_spells(timeline: Timeline, release: Release, language: Language) -> tuple[Spell[Badge], ...]:
    """The state of a version today and on the coming days."""

    def shown(day: date) -> tuple[Badge, ...]:
        state = state_on(timeline, release, day)
        return (Badge(str(state), STATES[state].in_language(language)),)

    return over_time(timeline, shown)
