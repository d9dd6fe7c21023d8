"""Content kept under its digest: each file is read once, and then known by what the file system says of it."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
import time
from functools import cache
from pathlib import Path
from typing import NamedTuple

from policysite.assemble.storage.folders import write_file

_FOLDER, _MARKS = "content", "marks.json"
_SETTLED = 2.0
"""Seconds: no file system in use has a coarser clock, so what was written longer ago is not written in this tick."""
# Windows has no time of the last change of a file's state, only one that any program may set.
_TRUSTED = sys.platform != "win32"

FileId = tuple[int, int]
"""Device and inode: two names that have them in common are links to one file."""


class Mark(NamedTuple):
    """What a file system says of a file; `changed` (ctime) moves with every write or link, and no program sets it."""

    device: int
    inode: int
    size: int
    written: int
    changed: int


class ContentStore:
    """A folder of contents, each in a file named by its SHA-256.

    A content is sound if its file has its digest. To read a gigabyte in every build takes a second, so a file that was
    read and found sound gets a mark, as git has them in its index; while the mark fits, it is not read again. Marks of
    another machine, or of a folder that was copied or unpacked, never fit: there everything is read.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._marks = _load_marks(folder / _MARKS) if _TRUSTED else {}
        self._found: dict[str, Mark] = {}

    def home(self, digest: str) -> Path:
        """Where the content of a digest lies, or would."""
        return self.folder / _FOLDER / digest[:2] / digest

    def sound(self, digest: str) -> FileId | None:
        """Which file has the content; None where there is none, or not with that content."""
        home = self._name(digest)
        try:
            mark = _mark(home)
            if self._marks.get(digest) != mark:
                # The mark is older than the reading: a write in between shows in the next mark.
                if not _has_digest(home, digest):
                    return None
                if _TRUSTED and _is_settled(mark):
                    self._marks[digest] = mark
        except FileNotFoundError:
            return None
        self._found[digest] = mark
        return mark.device, mark.inode

    def keep(self, content: bytes) -> str:
        """Keeps content and returns its digest; raises OSError where nothing can be written.

        A file that a site links to is replaced, never written into.
        """
        digest = hashlib.sha256(content).hexdigest()
        write_file(self.home(digest), content)
        return digest

    def settle(self) -> None:
        """Writes the marks of what was found sound by this process, after it has linked and unlinked what it had to.

        Links move `changed` and nothing else: a file for which more has changed meanwhile gets no mark.
        """
        if not _TRUSTED:
            return
        settled = {}
        for digest, before in self._found.items():
            with contextlib.suppress(FileNotFoundError):
                now = _mark(self._name(digest))
                if now[:-1] == before[:-1] and _is_settled(now):
                    settled[digest] = now
        if settled != _load_marks(self.folder / _MARKS):
            # Without marks the next build reads everything, which is slower and nothing else.
            with contextlib.suppress(OSError):
                write_file(self.folder / _MARKS, json.dumps(settled).encode("ascii"))
        self._marks = settled

    def _name(self, digest: str) -> str:
        return f"{self.folder}/{_FOLDER}/{digest[:2]}/{digest}"


@cache
def content_store(folder: Path) -> ContentStore:
    """The store in a folder, one for the whole process: what one part of a build has read, no other reads again."""
    return ContentStore(folder)


def _mark(file: str) -> Mark:
    # A path object for each of many thousand files would cost more than asking for the file.
    status = os.stat(file)  # noqa: PTH116
    return Mark(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def _is_settled(mark: Mark) -> bool:
    return time.time() - mark.written / 1e9 > _SETTLED


def _has_digest(file: str, digest: str) -> bool:
    with Path(file).open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest() == digest


def _load_marks(file: Path) -> dict[str, Mark]:
    """The marks that were written; none where they cannot be read, for they are worth nothing but time."""
    try:
        return {digest: Mark(*mark) for digest, mark in json.loads(file.read_bytes()).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
