"""What is found out about releases, kept: a release never changes, so what was true of it stays true."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from policysite.assemble.storage.document_cache import DocumentCache
from policysite.assemble.storage.program import program_fingerprint
from policysite.domain.comparison import Pedigree
from policysite.domain.model import PolicyData
from policysite.domain.releases import Release, ReleaseHistory, UnreadableReleaseError
from policysite.domain.text import Text
from policysite.domain.translations import Confirmation, Freshness, Lineage, TranslationUnit, follow
from policysite.history import HistoryProblem, pedigree
from policysite.history.chain import verify_chain
from policysite.history.gate import judge_release

_CLEAN = b"clean"


def history_cache(folder: Path | None) -> DocumentCache:
    """What is kept about past versions; any change of the program makes it anew."""
    return DocumentCache(folder, program_fingerprint() if folder else "")


def judge_history(history: ReleaseHistory, kept: DocumentCache) -> Iterator[HistoryProblem]:
    """What `gate` finds; a release that was found clean beside the same release before it is not judged again."""
    yield from verify_chain(history)
    before: Release | None = None
    for release in history.releases:
        source = (_identity(release), _identity(before) if before else None)
        if kept.find("judged", source) is None:
            problems = tuple(judge_release(release, history))
            yield from problems
            if not problems:
                kept.keep("judged", source, _CLEAN)
        before = release


def lineage_of(
    releases: Sequence[Release], confirmations: Sequence[Confirmation], kept: DocumentCache
) -> Lineage | None:
    """The texts of the last of these releases, each with what its English was made from; None where none is read."""

    def make() -> bytes:
        found = tuple(follow(_readable(releases), confirmations))
        return _render_lineage(found[-1]) if found else b"null"

    source = (tuple(map(_identity, releases)), tuple(confirmations))
    return _parse_lineage(kept.get("lineage", source, make))


def ages_of(history: ReleaseHistory, today: date, kept: DocumentCache) -> tuple[Pedigree, ...]:
    """The age of every clause of the text in force on a day."""
    in_force = [_identity(release) for release in history.releases if release.effective <= today]
    raw = kept.get("ages", in_force, lambda: _render_ages(pedigree(history, today)))
    return tuple(Pedigree(anchor, date.fromisoformat(since), changed) for anchor, since, changed in json.loads(raw))


def _identity(release: Release) -> tuple[str, ...]:
    return (release.name, release.folder, release.record.seal, release.found_seal, str(release.found_content))


def _readable(releases: Sequence[Release]) -> Iterator[tuple[str, PolicyData]]:
    """Name and policy of each release; those that cannot be read are reported by the gate and left out here."""
    for release in releases:
        try:
            yield release.name, release.policy
        except UnreadableReleaseError:
            continue


def _render_ages(ages: Sequence[Pedigree]) -> bytes:
    return json.dumps([(age.anchor, age.since.isoformat(), age.changed) for age in ages]).encode("ascii")


def _render_lineage(lineage: Lineage) -> bytes:
    units = [
        (unit.key, unit.path, unit.text.ja, unit.text.en, unit.freshness, unit.made_from, unit.since)
        for unit in lineage.units
    ]
    return json.dumps([lineage.name, units], ensure_ascii=False).encode()


def _parse_lineage(raw: bytes) -> Lineage | None:
    data = json.loads(raw)
    if data is None:
        return None
    name, units = data
    return Lineage(
        name,
        tuple(
            TranslationUnit(key, tuple(path), Text(ja=ja, en=en), Freshness(freshness), made_from, since)
            for key, path, ja, en, freshness, made_from, since in units
        ),
    )
