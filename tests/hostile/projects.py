"""A whole company whose every text field is planted: its data, its releases, and its site."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import yaml

from hostile.completing import completed
from hostile.planting import ATTACKS, Planted, findings, planted_in, whole
from policysite.domain.findings import Finding
from policysite.domain.release_history import ReleaseHistory
from policysite.source import load_policy_data
from policysite.source.loading import Loaded
from policysite.source.releases import LoadedReleases, load_releases

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples/full"
TODAY = "2026-11-22"
INNOCENT = ("無害なことば harmless words",)


@dataclass(frozen=True)
class Project:
    """Planted data as it would have been loaded."""

    loaded: Loaded
    releases: LoadedReleases
    findings: tuple[Finding, ...]
    planted: Planted


@cache
def planted_project(shift: int | None, releases: int) -> Project:
    """The sample with hostile words, each field's attack moved on by `shift`; None plants harmless ones.

    Of its releases the last ones in force or announced are kept, which have the fields of those before them.
    """
    planted = Planted(INNOCENT if shift is None else ATTACKS, shift or 0)
    loaded, found = load_policy_data(SAMPLE), load_releases(SAMPLE)
    assert loaded.policy is not None
    policy = planted_in(whole(loaded.policy), planted)
    history = []
    last = len(found.history.releases) if releases > 1 else -1
    for release in found.history.releases[:last][-releases:]:
        frozen, record = planted_in(whole(release.policy), planted), planted_in(completed(release.record), planted)
        history.append(replace(release, record=record, open_policy=lambda frozen=frozen: frozen))
    upcoming = found.next and replace(found.next, revision=planted_in(found.next.revision, planted))
    return Project(
        replace(loaded, policy=policy),
        LoadedReleases(ReleaseHistory(tuple(history)), upcoming, ()),
        planted_in(findings(), planted),
        planted,
    )


def planted_site(folder: Path, shift: int | None, releases: int) -> Path:
    """The site of planted data, built by MkDocs in a process of its own."""
    settings = {
        "strict": False,
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": str(ROOT / "docs"),
        "theme": {"custom_dir": str(ROOT / "overrides")},
        "hooks": [str(ROOT / "hooks/mkdocs_policy.py"), str(Path(__file__).with_name("planting_hook.py"))],
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    (folder / "policy_data").symlink_to(SAMPLE / "policy_data")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-f", str(folder / "mkdocs.yml"), "-d", str(folder / "site")],
        env={
            **os.environ,
            "POLICYSITE_TODAY": TODAY,
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONPATH": os.pathsep.join((str(ROOT / "hooks"), str(ROOT / "tests"))),
            "HOSTILE_SHIFT": "innocent" if shift is None else str(shift),
            "HOSTILE_RELEASES": str(releases),
        },
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return folder / "site"
