"""The one thing kept between builds: made documents, by what they were made from. Deleting it costs time, no more."""

from __future__ import annotations

import contextlib
import hashlib
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from policysite.assemble.storage.folders import write_file
from policysite.assemble.storage.making import Making, make_all

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

    def make(self, wanted: Mapping[str, Making]) -> dict[str, bytes]:
        """Each document by its path; what is wanted twice is made once."""
        keys = {path: self._key(making) for path, making in wanted.items()}
        documents = {key: document for key in set(keys.values()) if (document := self._load(key)) is not None}
        missing = {keys[path]: making for path, making in wanted.items() if keys[path] not in documents}
        for key, document in zip(missing, make_all(tuple(missing.values())), strict=True):
            documents[key] = document
            self._keep(key, document)
        return {path: documents[key] for path, key in keys.items()}

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

    def _key(self, making: Making) -> str:
        named = (hashlib.sha256(one).hexdigest() if isinstance(one, bytes) else repr(one) for one in making.source)
        return hashlib.sha256("\n".join((self.engine, making.maker, *named)).encode()).hexdigest()

    def _load(self, key: str) -> bytes | None:
        """The kept document, marked as used; None where there is none or it was damaged."""
        if self.folder is None:
            return None
        file = self.folder / key[:2] / key
        try:
            packed = file.read_bytes()
            file.touch()
        except OSError:
            return None
        digest, content = packed[:_DIGEST], packed[_DIGEST:]
        return content if hashlib.sha256(content).digest() == digest else None

    def _keep(self, key: str, document: bytes) -> None:
        if self.folder is None:
            return
        # Where nothing can be written (a full disk, a read-only home) the next build makes it again.
        with contextlib.suppress(OSError):
            write_file(self.folder / key[:2] / key, hashlib.sha256(document).digest() + document)


NOTHING_KEPT = DocumentStore()
