"""Two years walked day by day: no text shows that was not announced as asked, and none that was is lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from tests.history.two_years import ACTS, NOTICE, START, UNITS, TwoYears, two_years

from policysite.assemble.history.pages import history_pages
from policysite.assemble.history.timeline import Timeline
from policysite.domain.release_history import ReleaseHistory
from policysite.domain.releases import ReleaseState
from policysite.domain.standing import Standing, entries_of
from policysite.domain.text import LANGUAGES
from policysite.history import announcements, diff
from policysite.history.growth import growth_problems

WHOLE, SPRING = 730, 100
SEEDS = [(1, SPRING), *(pytest.param((seed, WHOLE), marks=pytest.mark.slow) for seed in range(1, 6))]
ONE = timedelta(days=1)


@pytest.fixture(scope="module", params=SEEDS)
def years(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> TwoYears:
    return two_years(tmp_path_factory.mktemp("years"), *request.param)


def days(years: TwoYears) -> Iterator[date]:
    return (START + timedelta(days=number) for number in range(years.days))


def view(history: ReleaseHistory, day: date) -> tuple[object, ...]:
    """Everything that depends on the day: what is in force, and each public version with its seal and state."""
    current = history.in_force(day)
    shown = [(one.name, one.record.seal, history.state_on(one, day)) for one in history.public(day)]
    return current.name if current else None, tuple(shown)


def test_二年の間に全ての種類の出来事がある(years: TwoYears) -> None:
    kinds = {name for name, _ in ACTS}
    assert len(years.done) > years.days / 30
    assert len(kinds & {*years.done}) >= len(kinds) - (1 if years.days == WHOLE else 3)


def test_毎日の文は決めたとおり(years: TwoYears) -> None:
    history = years.company.history
    for day in days(years):
        release = history.in_force(day)
        assert release is not None
        shown = {unit: read(release.policy) for unit, read in UNITS.items()}
        assert shown == {unit: years.value_on(unit, day) for unit in UNITS}, (day, release.name)


def test_その日に見えたものは後から変わらない(years: TwoYears) -> None:
    final = years.company.history
    for day in days(years):
        assert view(final, day) == view(years.history_on(day), day), day


def test_履歴は伸びるだけで見えた版は残る(years: TwoYears) -> None:
    for (day, before), (later, after) in zip(years.snapshots, years.snapshots[1:], strict=False):
        standing = Standing(day.isoformat(), entries_of(before), published=False)
        assert list(growth_problems(standing, entries_of(after), later)) == []
        seen = {one.name: one.record.seal for one in before.public(later - ONE)}
        now = {one.name: one.record.seal for one in after.public(later)}
        assert seen.items() <= now.items(), later


def test_待つ版は予定の日に適用されるか公に取りやめ又は差し替えられる(years: TwoYears) -> None:
    history = years.company.history
    for day in days(years):
        for release in history.upcoming(day):
            state = history.state_on(release, release.effective)
            assert state not in (ReleaseState.DRAFT, ReleaseState.UPCOMING), release.name
            assert state.void == (history.void_since(release) is not None), release.name


def test_事前に知らせる変更は約束の日数だけ読者に見えていた(years: TwoYears) -> None:
    history = years.company.history
    before = history.in_force(START)
    for day in list(days(years))[1:]:
        current = history.in_force(day)
        assert current is not None
        assert before is not None
        if current.name != before.name:
            asked = {change.target for change in diff(before.policy, current.policy) if change.change_class >= "S3"}
            for ahead in range(1, NOTICE.days + 1):
                assert asked <= _told(history, day - timedelta(days=ahead), day), (current.name, ahead)
        before = current


def _told(history: ReleaseHistory, day: date, effective: date) -> set[str]:
    """What the tables of a day say will change on another day."""
    entries = [entry for entry in Timeline(history, day).upcoming if entry.release.effective == effective]
    return {change.target for entry in entries for change in entry.changes}


@pytest.mark.parametrize("language", LANGUAGES)
def test_出来事の日と前日のページは見えてよいものだけを示す(years: TwoYears, language: str) -> None:
    history = years.company.history
    events = {day for release in history.releases for day in (release.effective, release.announced)}
    events |= {made for made, _ in years.snapshots}
    chosen = sorted({day for event in events for day in (event, event - ONE) if day >= START})
    for day in chosen[:: max(1, len(chosen) // 24)]:
        timeline = Timeline(history, day)
        pages = {page.path: page.markdown for page in history_pages(timeline, language, {})}  # type: ignore[arg-type]
        log, waiting = pages["changes/"], pages.get("upcoming/", "")
        shown = history.public(day)
        for release in history.releases:
            note = release.record.note.in_language(language)  # type: ignore[arg-type]
            state = history.state_on(release, day)
            assert (f"#release-{release.name} " in log) is (release in shown), (day, release.name)
            if state is ReleaseState.UPCOMING:
                assert note in waiting, (day, release.name)
        hidden = {one.record.note.ja for one in history.releases} - {one.record.note.ja for one in shown}
        assert not any(note in text for note in hidden for text in pages.values()), day
        banner = announcements(history, (), day, language)  # type: ignore[arg-type]
        named = {one.id.partition("-")[2] for one in banner}
        assert {one.name for one in history.upcoming(day) if one.record.change_class == "S3"} <= named
