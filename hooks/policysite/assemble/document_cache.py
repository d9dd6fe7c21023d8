"""Files kept by what they were made from; deleting the folder costs time and nothing else."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
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
        if self.folder is None:
            return make()
        key = hashlib.sha256(f"{self.engine}\n{kind}\n{source!r}".encode()).hexdigest()
        file = self.folder / key[:2] / key
        kept = _load(file)
        if kept is None:
            kept = make()
            _write(file, kept)
        return kept


def _load(file: FilePath) -> bytes | None:
    """The kept content, or None where there is none or it was damaged."""
    if not file.is_file():
        return None
    packed = file.read_bytes()
    digest, content = packed[:_DIGEST], packed[_DIGEST:]
    return content if hashlib.sha256(content).digest() == digest else None


def _write(file: FilePath, content: bytes) -> None:
    """Puts the file in place at once, so that builds side by side never read half of it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=file.parent)
    with os.fdopen(handle, "wb") as stream:
        stream.write(hashlib.sha256(content).digest() + content)
    FilePath(temporary).replace(file)
