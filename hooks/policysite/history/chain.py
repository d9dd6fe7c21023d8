"""The chain of releases: content, record and order as they were frozen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from policysite.domain.findings import Problem
from policysite.domain.paths import Place, SourceMap
from policysite.domain.release_history import Recorded, ReleaseHistory
from policysite.domain.release_names import day_and_number
from policysite.domain.releases import PREPARED, RELEASES, SEALS, Release, Withdrawal


@dataclass(frozen=True)
class HistoryProblem:
    """What is wrong with a release: the rule, the problem, and the source map of the file it stands in."""

    rule: str
    problem: Problem
    sources: SourceMap


def at_record(rule: str, release: Release, field: str = "", **values: str) -> HistoryProblem:
    """A problem at a key of release.yml, or at the file where the key is missing."""
    path = (*release.origin, *(field.split(".") if field else ()))
    return HistoryProblem(rule, Problem(path, _named(release, values)), release.sources)


def at_withdrawal(rule: str, release: Release, field: str = "", **values: str) -> HistoryProblem:
    """A problem at a key of the withdrawal.yml of a release."""
    withdrawal = release.withdrawal
    assert withdrawal is not None, "only a withdrawn release has a withdrawal to speak of"
    path = (*withdrawal.origin, *((field,) if field else ()))
    return HistoryProblem(rule, Problem(path, _named(release, values)), withdrawal.sources)


def at_content(rule: str, release: Release, **values: str) -> HistoryProblem:
    """A problem with the frozen data of a release."""
    path = (*release.origin, "policy.json")
    # A release that is being prepared has no folder yet: its record is what there is to show.
    place = Place(f"{release.folder}/policy.json")
    if release.origin[-1] == PREPARED:
        return at_record(rule, release, **values)
    return HistoryProblem(rule, Problem(path, _named(release, values)), SourceMap({path: place}))


def _named(release: Release, values: Mapping[str, str]) -> dict[str, str]:
    return {"release": str(release.origin[-1]), "folder": release.folder, **values}


def verify_chain(history: ReleaseHistory) -> Iterator[HistoryProblem]:
    """Edited, missing and misplaced files, and links that do not fit."""
    for release in history.releases:
        yield from _own_files(release)
    yield from _links(history)
    yield from _list(history)


def _own_files(release: Release) -> Iterator[HistoryProblem]:
    if release.found_content is None:
        yield at_content("HIST-MISSING", release)
    elif release.found_content != release.record.content_hash:
        yield at_content("HIST-EDITED", release, found=release.found_content, stated=release.record.content_hash)
    if release.found_seal != release.record.seal:
        yield at_record("HIST-SEAL", release, "seal")
    if release.withdrawal and release.withdrawal.found_seal != release.withdrawal.record.seal:
        yield at_withdrawal("HIST-SEAL", release, "seal")
    named = day_and_number(release.name)
    if named is None or named[0] != release.effective:
        day = release.effective.isoformat()
        yield at_record("HIST-FOLDER", release, "effective", name=release.name, day=day)


def _links(history: ReleaseHistory) -> Iterator[HistoryProblem]:
    previous: Recorded | None = None
    releases = {release.name: release for release in history.releases}
    for entry in history.recorded:
        if (previous.record.seal if previous else None) != entry.record.previous_hash:
            before = previous.name if previous else "—"
            at = at_withdrawal if isinstance(entry, Withdrawal) else at_record
            release = releases[entry.version if isinstance(entry, Withdrawal) else entry.name]
            yield at("HIST-CHAIN", release, "previous_hash", previous=before)
        previous = entry


def _list(history: ReleaseHistory) -> Iterator[HistoryProblem]:
    """What seals.txt lists must be there as it was; the list may lag by the one release of a run that was cut off."""
    if history.listed is None:
        return
    known = {entry.name: entry for entry in history.recorded}
    for name, seal in history.listed:
        entry = known.get(name)
        if entry is None:
            yield at_folder("HIST-GONE", name)
        elif entry.record.seal != seal:
            yield at_folder("HIST-SEAL", name)
    if len(known) > len(history.listed) + 1:
        yield _at_file("HIST-LIST", SEALS)


def at_folder(rule: str, name: str, **values: str) -> HistoryProblem:
    """A problem with a release whose record may not be there."""
    version, _, withdrawal = name.partition("/")
    folder = f"{RELEASES}/{version}"
    file = f"{folder}/{withdrawal or 'release'}.yml"
    return _at_file(rule, file, release=version, folder=folder, **values)


def _at_file(rule: str, file: str, **values: str) -> HistoryProblem:
    path = ("releases", *file.removeprefix(f"{RELEASES}/").split("/"))
    return HistoryProblem(rule, Problem(path, values), SourceMap({path: Place(file)}))
