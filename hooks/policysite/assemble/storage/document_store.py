"""The one thing kept between builds: made documents, by what they were made from. Deleting it costs time, no more."""

from __future__ import annotations

import contextlib
import hashlib
import time
from dataclasses import dataclass
from pathlib import Path
from pkgutil import resolve_name

from policysite.assemble.storage.folders import write_file

_DIGEST = 32
_UNUSED = 30 * 24 * 3600.0
"""Seconds after which a document that no build asked for goes: each edit of a draft leaves some behind."""


@dataclass(frozen=True)
class DocumentStore:
    """A folder of made documents, or none: then every document is made anew.

    The folder lies outside every checkout, so that nothing in it can come with one.
    """

    folder: Path | None = None
    engine: str = ""
    """The fingerprint of what makes the documents."""

    def get(self, maker: str, *source: object) -> bytes:
        """What `maker` (module:function) makes of `source`, whose repr must say all there is to it.

        It is named and not given, because what makes documents takes longer to load than a build that needs none.
        """
        if self.folder is None:
            return _made(maker, source)
        key = hashlib.sha256("\n".join((self.engine, maker, *map(_named, source))).encode()).hexdigest()
        file = self.folder / key[:2] / key
        content = _load(file)
        if content is None:
            content = _made(maker, source)
            # Where nothing can be written (a full disk, a read-only home) the next build makes it again.
            with contextlib.suppress(OSError):
                write_file(file, hashlib.sha256(content).digest() + content)
        return content

    def drop_unused(self) -> None:
        """Removes what no build has asked for in a month."""
        if self.folder is None:
            return
        oldest = time.time() - _UNUSED
        for file in self.folder.glob("*/*"):
            # Another build may have removed it just now.
            with contextlib.suppress(OSError):
                if file.stat().st_mtime < oldest:
                    file.unlink()


NOTHING_KEPT = DocumentStore()


def _made(maker: str, source: tuple[object, ...]) -> bytes:
    made: bytes = resolve_name(maker)(*source)
    return made


def _named(source: object) -> str:
    return hashlib.sha256(source).hexdigest() if isinstance(source, bytes) else repr(source)


def _load(file: Path) -> bytes | None:
    """The kept document, marked as used; None where there is none or it was damaged."""
    try:
        packed = file.read_bytes()
        file.touch()
    except OSError:
        return None
    digest, content = packed[:_DIGEST], packed[_DIGEST:]
    return content if hashlib.sha256(content).digest() == digest else None
