"""Files kept by their content: read, checked, and put into a site as links, so that a long history is not copied."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath
from uuid import uuid4

_FOLDER = "content"


class DamagedFileError(OSError):
    """A kept file is gone or is not what was kept, and nobody can make it again; the next build starts afresh."""


@dataclass(frozen=True)
class KeptFiles(Mapping[str, bytes]):
    """Files by path; each lies in `folder` under its digest. `make` makes them again where one was damaged."""

    folder: FilePath
    digests: Mapping[str, str]
    make: Callable[[], Mapping[str, bytes]] | None = None

    def __getitem__(self, path: str) -> bytes:
        return self._sound(path).read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self.digests)

    def __len__(self) -> int:
        return len(self.digests)

    @property
    def intact(self) -> bool:
        """Whether every file is there as it was kept."""
        return all(_is_sound(self._home(path), digest) for path, digest in self.digests.items())

    def place(self, path: str, target: FilePath) -> str:
        """Puts a file into a site and returns its digest; a link where the disk allows it, else a copy."""
        home = self._sound(path)
        try:
            os.link(home, target)
        except OSError:
            shutil.copyfile(home, target)
        return self.digests[path]

    def _sound(self, path: str) -> FilePath:
        """Where a file lies, after it was checked and if need be mended."""
        home, digest = self._home(path), self.digests[path]
        if _is_sound(home, digest):
            return home
        if self.make is not None:
            keep_content(self.folder, self.make()[path])
            if _is_sound(home, digest):
                return home
        raise DamagedFileError(f"{home}: .cache を消してやり直す / delete .cache and build again")

    def _home(self, path: str) -> FilePath:
        return content_home(self.folder, self.digests[path])


def render_index(files: Mapping[str, bytes]) -> bytes:
    """Path → digest, as it is kept."""
    return json.dumps({path: hashlib.sha256(content).hexdigest() for path, content in files.items()}).encode("ascii")


def parse_index(raw: bytes) -> dict[str, str]:
    """Path → digest from kept bytes."""
    index: dict[str, str] = json.loads(raw)
    return index


def content_home(folder: FilePath, digest: str) -> FilePath:
    """Where content of a digest is kept."""
    return folder / _FOLDER / digest[:2] / digest


def keep_content(folder: FilePath, content: bytes) -> None:
    """Keeps content under its digest; raises OSError where nothing can be written.

    A file that a site links to is replaced, never written into.
    """
    home = content_home(folder, hashlib.sha256(content).hexdigest())
    home.parent.mkdir(parents=True, exist_ok=True)
    temporary = home.with_name(f"{home.name}.{uuid4().hex}")
    try:
        temporary.write_bytes(content)
        temporary.replace(home)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _is_sound(file: FilePath, digest: str) -> bool:
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == digest
    except FileNotFoundError:
        return False
