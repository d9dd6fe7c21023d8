"""Made things kept by what they were made from; deleting the folder costs time and nothing else."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath

_DIGEST = 32


@dataclass(frozen=True)
class DocumentCache:
    """A folder of made files, or none: then every file is made anew."""

    folder: FilePath | None
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
        """The same for several files by path, kept as one; each is read only when asked for."""
        if self.folder is None:
            return make()
        place = self._place(self.folder, kind, source)
        kept = _opened(place)
        if kept is None:
            made = make()
            _write(place, _packed(made))
            kept = _opened(place)
        return made if kept is None else kept

    def find(self, kind: str, source: object) -> bytes | None:
        """What was kept of a kind for `source`, or None."""
        return None if self.folder is None else _load(self._place(self.folder, kind, source))

    def keep(self, kind: str, source: object, content: bytes) -> None:
        """Keeps what was made of a kind from `source`."""
        if self.folder is not None:
            _write(self._place(self.folder, kind, source), content)

    def _place(self, folder: FilePath, kind: str, source: object) -> FilePath:
        key = hashlib.sha256(f"{self.engine}\n{kind}\n{source!r}".encode()).hexdigest()
        return folder / key[:2] / key


def _load(file: FilePath) -> bytes | None:
    """The kept content, or None where there is none or it was damaged."""
    try:
        packed = file.read_bytes()
    except FileNotFoundError:
        return None
    digest, content = packed[:_DIGEST], packed[_DIGEST:]
    return content if hashlib.sha256(content).digest() == digest else None


def _write(file: FilePath, content: bytes) -> None:
    """Puts the file in place at once, so that builds side by side never read half of it.

    Where nothing can be written (a full disk, a read-only checkout) nothing is kept: the next build makes it again.
    """
    temporary: str | None = None
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=file.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(hashlib.sha256(content).digest() + content)
        FilePath(temporary).replace(file)
    except OSError:
        if temporary is not None:
            with contextlib.suppress(OSError):
                FilePath(temporary).unlink(missing_ok=True)


def _packed(files: Mapping[str, bytes]) -> bytes:
    """Files as one: a line of JSON with their paths and lengths, then their contents."""
    head = json.dumps([[path, len(content)] for path, content in files.items()])
    return b"".join((head.encode("ascii"), b"\n", *files.values()))


@dataclass(frozen=True)
class _PackedFiles(Mapping[str, bytes]):
    """Files in one kept file; `spans` has the place and length of each."""

    file: FilePath
    spans: Mapping[str, tuple[int, int]]

    def __getitem__(self, path: str) -> bytes:
        start, length = self.spans[path]
        with self.file.open("rb") as stream:
            stream.seek(start)
            return stream.read(length)

    def __iter__(self) -> Iterator[str]:
        return iter(self.spans)

    def __len__(self) -> int:
        return len(self.spans)


def _opened(file: FilePath) -> _PackedFiles | None:
    """Kept files, or None where there are none or they were damaged."""
    try:
        stream = file.open("rb")
    except FileNotFoundError:
        return None
    with stream:
        digest = stream.read(_DIGEST)
        if hashlib.file_digest(stream, "sha256").digest() != digest:
            return None
        stream.seek(_DIGEST)
        head = stream.readline()
    spans, at = {}, _DIGEST + len(head)
    for path, length in json.loads(head):
        spans[path] = (at, length)
        at += length
    return _PackedFiles(file, spans)
