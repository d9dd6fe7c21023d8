"""Records put into the folder of releases: all of one step, or none of them."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from policysite.domain.releases import RELEASES, SEALS, Release
from policysite.source.releases import CONTENT, RECORD, WITHDRAWAL, load_releases, render_seals

_LIST = "seals.txt"


@dataclass(frozen=True)
class NewRelease:
    """A release by its folder, with the bytes of its two files and its seal."""

    folder: str
    record: bytes
    content: bytes
    seal: str


@dataclass(frozen=True)
class NewWithdrawal:
    """The withdrawal of the release in a folder, with the bytes of its file and its seal."""

    folder: str
    record: bytes
    seal: str


@dataclass(frozen=True)
class Records:
    """What one step adds to a history, in the order of the chain, and the unannounced releases that it takes back."""

    releases: tuple[NewRelease, ...] = ()
    withdrawal: NewWithdrawal | None = None
    dropped: tuple[Release, ...] = ()

    def listed(self) -> Iterator[tuple[str, str]]:
        """Name and seal of each new record."""
        if self.withdrawal:
            yield f"{_name(self.withdrawal.folder)}/withdrawal", self.withdrawal.seal
        for release in self.releases:
            yield _name(release.folder), release.seal


def write_records(root: Path, records: Records) -> None:
    """Writes all of a step; whatever fails is undone. Raises FileExistsError where a new folder is there."""
    home = root / RELEASES
    dropped = {release.folder for release in records.dropped}
    for release in records.releases:
        if (root / release.folder).exists() and release.folder not in dropped:
            raise FileExistsError(root / release.folder)
    home.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=".step-", dir=home))
    try:
        _stage(root, staging, records)
        with ExitStack() as undo:
            for old, new in _moves(root, staging, records):
                _sync(old if old.is_dir() else old.parent)
                old.rename(new)
                undo.callback(_renamed(new, old))
            (staging / _LIST).replace(root / SEALS)
            undo.pop_all()
        _sync(home)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _renamed(now: Path, before: Path) -> Callable[[], object]:
    return lambda: now.rename(before)


def _stage(root: Path, staging: Path, records: Records) -> None:
    for new in records.releases:
        folder = staging / _name(new.folder)
        folder.mkdir()
        _write(folder / RECORD, new.record)
        _write(folder / CONTENT, new.content)
        folder.chmod(0o755)
    if records.withdrawal:
        _write(staging / WITHDRAWAL, records.withdrawal.record)
    _write(staging / _LIST, render_seals(tuple(_seals_with(root, records))).encode())


def _moves(root: Path, staging: Path, records: Records) -> Iterator[tuple[Path, Path]]:
    for release in records.dropped:
        yield root / release.folder, staging / f"dropped-{release.name}"
    if records.withdrawal:
        yield staging / WITHDRAWAL, root / records.withdrawal.folder / WITHDRAWAL
    for new in records.releases:
        yield staging / _name(new.folder), root / new.folder


def _seals_with(root: Path, records: Records) -> Iterator[tuple[str, str]]:
    """The list with what is new, and with what a power cut kept from being listed."""
    known = load_releases(root).history
    dropped = {release.name for release in records.dropped}
    listed = {entry.name: entry.record.seal for entry in known.recorded}
    listed.update(known.listed or ())
    yield from ((name, seal) for name, seal in listed.items() if name not in dropped)
    yield from records.listed()


def _name(folder: str) -> str:
    return folder.rpartition("/")[2]


def _write(file: Path, content: bytes) -> None:
    with file.open("xb") as target:
        target.write(content)
        target.flush()
        os.fsync(target.fileno())


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
