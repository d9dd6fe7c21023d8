"""The chain of versions as a site publishes it, against the one in the repository."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from policysite.source.releases import load_releases

VERSIONS = "versions.json"


@dataclass(frozen=True)
class PublishedVersion:
    """One version as versions.json states it; the seal covers its text, its record and every version before it."""

    version: str
    content_hash: str
    seal: str


def load_published_chain(site: Path) -> tuple[PublishedVersion, ...]:
    """The versions of a site, the latest first; none where it publishes no history."""
    file = site / VERSIONS
    if not file.is_file():
        return ()
    versions = json.loads(file.read_bytes())["versions"]
    return tuple(PublishedVersion(one["version"], one["content_hash"], one["seal"]) for one in versions)


def chain_faults(published: tuple[PublishedVersion, ...], root: Path | None) -> tuple[str, ...]:
    """What the site says about its versions that the repository does not; nothing without a repository."""
    if root is None:
        return ()
    kept = {release.name: release for release in load_releases(root).history.releases}
    faults = []
    for one in published:
        release = kept.get(one.version)
        if release is None:
            faults.append(f"{one.version}: リポジトリにない版 / a version that the repository does not have")
        elif (release.found_content, release.found_seal) != (one.content_hash, one.seal):
            faults.append(f"{one.version}: リポジトリの版と違う / differs from the repository's")
    return tuple(faults)
