"""The chain of versions as a site publishes it, against the one in the repository."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from policysite.domain.releases import SEALS
from policysite.domain.standing import entries_of
from policysite.source.releases import load_releases

VERSIONS = "versions.json"


@dataclass(frozen=True)
class PublishedVersion:
    """One version as versions.json states it; the seal covers its text, its record and every version before it."""

    version: str
    content_hash: str
    seal: str


class UnreadableChainError(ValueError):
    """The site's list of versions is none; `str` says so, in both languages."""


def load_published_chain(site: Path) -> tuple[PublishedVersion, ...]:
    """The versions of a site, the latest first; none where it publishes no history. Raises UnreadableChainError."""
    file = site / VERSIONS
    if not file.is_file():
        return ()
    try:
        versions = json.loads(file.read_bytes())["versions"]
        return tuple(PublishedVersion(one["version"], one["content_hash"], one["seal"]) for one in versions)
    except (ValueError, KeyError, TypeError):
        raise UnreadableChainError(f"{VERSIONS}: 版の一覧ではない / no list of versions") from None


def chain_faults(published: tuple[PublishedVersion, ...], root: Path, day: date) -> Iterator[str]:
    """What site and repository do not both say about their versions; `day` is the one that the site was made for."""
    history = load_releases(root).history
    kept = {release.name: release for release in history.releases}
    for one in published:
        release = kept.get(one.version)
        if release is None:
            yield f"{one.version}: リポジトリにない版 / a version that the repository does not have"
        elif (release.found_content, release.found_seal) != (one.content_hash, one.seal):
            yield f"{one.version}: リポジトリの版と違う / differs from the repository's"
    shown = {one.version for one in published}
    for entry in entries_of(history):
        if entry.first_shown <= day and entry.name not in shown:
            yield f"{entry.name}: リポジトリにあるのに、サイトにない版 / the repository has it, the site does not"
    if kept and not (root / SEALS).is_file():
        yield f"{SEALS}: ない。Git の履歴から戻す / missing; restore it from the Git history"
