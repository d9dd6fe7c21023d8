"""What a history says of itself beside its texts: days of recording, withdrawals, re-issues, errata, and on which text
each release builds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from policysite.domain.changes import Change
from policysite.domain.release_history import ReleaseHistory
from policysite.domain.releases import Release, UnreadableReleaseError
from policysite.history.chain import HistoryProblem, at_record, at_withdrawal
from policysite.history.diff import diff


def recording_problems(history: ReleaseHistory) -> Iterator[HistoryProblem]:
    """Days that do not fit each other, and releases that build on another text than readers will have seen."""
    latest = date.min
    releases = {release.name: release for release in history.releases}
    for entry in history.recorded:
        made = entry.record.recorded if isinstance(entry, Release) else entry.record.on
        if made is not None and made < latest:
            named = isinstance(entry, Release)
            release = releases[entry.name if named else entry.name.partition("/")[0]]
            at, key = (at_record, "recorded") if named else (at_withdrawal, "on")
            yield at("HIST-RECORDED", release, key, day=made.isoformat(), made=latest.isoformat())
        latest = max(latest, made or latest)
    place = {entry.name: at for at, entry in enumerate(history.recorded)}
    for release in history.releases:
        built_on = release.record.builds_on
        if built_on is not None and place.get(built_on, len(place)) >= place[release.name]:
            yield at_record("HIST-REBASE", release, "builds_on", previous="—", found=built_on)
    before: Release | None = None
    for standing in history.standing:
        linked = history.previous(standing)
        if linked != before and (linked or standing.record.recorded or standing.record.previous_hash is None):
            values = {"previous": _name(before), "found": _name(linked)}
            yield at_record("HIST-REBASE", standing, **values)
        before = standing


def own_problems(release: Release, history: ReleaseHistory) -> Iterator[HistoryProblem]:
    """What one release says of its days and of other releases that does not fit them."""
    yield from _own_days(release, history)
    yield from _named_versions(release, history)


def _own_days(release: Release, history: ReleaseHistory) -> Iterator[HistoryProblem]:
    withdrawal, made = release.withdrawal, release.record.recorded
    if withdrawal and withdrawal.record.on >= release.effective:
        yield at_withdrawal("HIST-WITHDRAWN-LATE", release, "on", day=withdrawal.record.on.isoformat())
    if made is None:
        return
    if release.effective < made:
        day = release.effective.isoformat()
        yield at_record("HIST-RECORDED", release, "effective", day=day, made=made.isoformat())
    elif release.announced < made and not _announced_before(release, history):
        day = release.announced.isoformat()
        yield at_record("HIST-RECORDED", release, "announced", day=day, made=made.isoformat())


def _announced_before(release: Release, history: ReleaseHistory) -> bool:
    """Whether the very changes of a re-issue were announced on its day by the release that it replaces."""
    replaced = history.named(release.record.reissues or "")
    if replaced is None or replaced.announced != release.announced or release.record.unseen:
        return False
    return same_changes(changes_of(replaced, history), changes_of(release, history))


def changes_of(release: Release, history: ReleaseHistory) -> tuple[Change, ...]:
    """What a release changes of the text on which it builds; nothing where either cannot be read."""
    before = history.previous(release)
    try:
        return diff(before.policy, release.policy, release.record.judgements) if before else ()
    except UnreadableReleaseError:
        return ()


def same_changes(some: tuple[Change, ...], others: tuple[Change, ...]) -> bool:
    """Whether two releases change the same things from the same words to the same words."""
    return set(map(_said, some)) == set(map(_said, others))


def _said(change: Change) -> tuple[object, ...]:
    return (change.kind, change.target, change.old, change.new, change.change_class)


def _named_versions(release: Release, history: ReleaseHistory) -> Iterator[HistoryProblem]:
    """A re-issue names a release that waited when it was made, an erratum one on which it builds."""
    record = release.record
    if record.reissues is not None:
        replaced = history.named(record.reissues)
        made = record.recorded
        if replaced is None or made is None or (replaced.effective <= made and not record.unseen):
            yield at_record("HIST-REISSUES", release, "reissues", named=record.reissues)
    if record.corrects is not None:
        built_on = {one.name for one in history.path_to(history.previous(release))}
        if record.corrects not in built_on:
            yield at_record("HIST-CORRECTS", release, "corrects", named=record.corrects)


def _name(release: Release | None) -> str:
    return release.name if release else "—"
