"""Made things kept by what they were made from; deleting the folder costs time and nothing else."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from policysite.assemble.storage.content_store import content_store
from policysite.assemble.storage.folders import write_file
from policysite.assemble.storage.kept_files import KeptFiles, parse_index, render_index

_DIGEST = 32


@dataclass(frozen=True)
class DocumentCache:
    """A folder of made files, or none: then every file is made anew."""

    folder: Path | None
    engine: str
    """The fingerprint of what makes the files."""

    def get(self, kind: str, source: object, make: Callable[[], bytes]) -> bytes:
        """The file of a kind made from `source`, whose repr must say all there is to it."""
        kept = self.find(kind, source)
        if kept is None:
            kept = make()
            self.keep(kind, source, kept)
        return kept

    def get_text(self, kind: str, source: object, make: Callable[[], str]) -> str:
        """The same for a text."""
        return self.get(kind, source, lambda: make().encode()).decode()

    def get_files(self, kind: str, source: object, make: Callable[[], Mapping[str, bytes]]) -> Mapping[str, bytes]:
        """The same for several files by path; each is read only when asked for."""
        kept = self.find_files(kind, source, make)
        if kept is not None:
            return kept
        made = make()
        self.keep_files(kind, source, made)
        # What was kept need not stay in memory; where nothing can be kept, what was made is all there is.
        return self.find_files(kind, source, make) or made

    def find_files(
        self, kind: str, source: object, make: Callable[[], Mapping[str, bytes]] | None = None
    ) -> KeptFiles | None:
        """The files that were kept of a kind for `source`, or None; `make` mends what turns out to be damaged."""
        index = self.find(kind, source)
        if index is None or self.folder is None:
            return None
        return KeptFiles(content_store(self.folder), parse_index(index), make)

    def keep_files(self, kind: str, source: object, files: Mapping[str, bytes]) -> None:
        """Keeps several files, or none of them where the disk refuses one."""
        if self.folder is None:
            return
        store = content_store(self.folder)
        with contextlib.suppress(OSError):
            self.keep_index(kind, source, {path: store.keep(content) for path, content in files.items()})

    def keep_index(self, kind: str, source: object, digests: Mapping[str, str]) -> None:
        """Keeps which files belong together, path → digest, where each of them is kept already."""
        self.keep(kind, source, render_index(digests))

    def find(self, kind: str, source: object) -> bytes | None:
        """What was kept of a kind for `source`, or None."""
        return None if self.folder is None else _load(self._place(self.folder, kind, source))

    def keep(self, kind: str, source: object, content: bytes) -> None:
        """Keeps what was made of a kind from `source`."""
        if self.folder is not None:
            _write(self._place(self.folder, kind, source), content)

    def _place(self, folder: Path, kind: str, source: object) -> Path:
        key = hashlib.sha256(f"{self.engine}\n{kind}\n{source!r}".encode()).hexdigest()
        return folder / key[:2] / key


def _load(file: Path) -> bytes | None:
    """The kept content, or None where there is none or it was damaged."""
    try:
        packed = file.read_bytes()
    except FileNotFoundError:
        return None
    digest, content = packed[:_DIGEST], packed[_DIGEST:]
    return content if hashlib.sha256(content).digest() == digest else None


def _write(file: Path, content: bytes) -> None:
    # Where nothing can be written (a full disk, a read-only checkout) nothing is kept: the next build makes it again.
    with contextlib.suppress(OSError):
        write_file(file, hashlib.sha256(content).digest() + content)
