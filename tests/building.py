"""Whole projects to build, each in a process of its own as a person would run it."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

COPIED = ("policy_data", "docs", "overrides", "hooks", "mkdocs.yml")
_LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.egg-info")


def copy_project(repository: Path, root: Path) -> Path:
    """Everything a build reads, in a folder of its own."""
    root.mkdir(parents=True, exist_ok=True)
    for name in COPIED:
        if (repository / name).is_dir():
            shutil.copytree(repository / name, root / name, ignore=_LEFT_OUT)
        else:
            shutil.copy(repository / name, root / name)
    return root


def clone(repository: Path, folder: Path) -> Path:
    """The working tree's files through git where it knows them all, so that nothing untracked lends a hand."""
    git = shutil.which("git")
    listed = subprocess.run(
        [git or "git", "ls-files", "-z", "--", *COPIED, "samples"], cwd=repository, capture_output=True, check=False
    )
    if git is None or listed.returncode:
        return copy_project(repository, folder)
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (repository / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(repository / name, folder / name)
    return folder


def environment(root: Path, today: str, **more: str) -> dict[str, str]:
    """The environment of a build that takes its code from its own clone."""
    given = {**os.environ, "POLICYSITE_TODAY": today, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(root / "hooks")}
    return {**given, **more}


def build_command(root: Path, site: Path) -> list[str]:
    """`mkdocs build` with the interpreter that runs the tests."""
    return [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(root / "mkdocs.yml"), "-d", str(site)]


def build(
    root: Path, site: Path, today: str = "2026-11-22", more: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """One build to its end; the result tells how it went."""
    return subprocess.run(
        build_command(root, site),
        cwd=root,
        env=environment(root, today, **(more or {})),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def built(root: Path, site: Path, today: str = "2026-11-22", more: Mapping[str, str] | None = None) -> Path:
    """The site of a build that must succeed."""
    result = build(root, site, today, more)
    assert result.returncode == 0, result.stdout + result.stderr
    return site


def fingerprint(folder: Path) -> dict[str, str]:
    """Path → digest of every file."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def leftovers(site: Path) -> list[str]:
    """What builds have left beside a site."""
    return sorted(entry.name for entry in site.parent.glob(f".{site.name}-*"))
