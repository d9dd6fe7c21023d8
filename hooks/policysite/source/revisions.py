"""The releases as they were at a revision of the repository; the work tree is neither read nor touched."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from policysite.domain.release_history import ReleaseHistory
from policysite.domain.releases import RELEASES
from policysite.source.releases import load_releases


class UnreadableRevisionError(ValueError):
    """A revision that git does not know or whose releases cannot be read; the message says why."""


def releases_at(root: Path, revision: str) -> ReleaseHistory:
    """The history of `root` at a git revision; empty where it had no releases. Raises UnreadableRevisionError."""
    if revision.startswith("-"):
        raise UnreadableRevisionError(revision)
    commit = _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").decode().strip()
    with tempfile.TemporaryDirectory() as folder:
        # Not `git archive`: attributes could leave files out of an archive.
        for path in _git(root, "ls-tree", "-r", "-z", "--name-only", commit, f"{RELEASES}/").decode().split("\0"):
            if path:
                file = Path(folder) / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(_git(root, "cat-file", "blob", f"{commit}:./{path}"))
        loaded = load_releases(Path(folder))
    if loaded.findings:
        first = loaded.findings[0]
        raise UnreadableRevisionError(f"{revision}: {first.file}: {first.message.ja} / {first.message.en}")
    return loaded.history


def _git(root: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False)
    except OSError as error:
        raise UnreadableRevisionError(str(error)) from error
    if done.returncode:
        raise UnreadableRevisionError(done.stderr.decode(errors="replace").strip() or f"git {' '.join(arguments)}")
    return done.stdout
