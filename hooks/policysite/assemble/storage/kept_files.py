"""Files kept by their content: read, checked, and put into a site as links, so that a long history is not copied."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from policysite.assemble.storage.content_store import ContentStore, FileId


class DamagedFileError(OSError):
    """A kept file is gone or is not what was kept, and nobody can make it again; the next build starts afresh."""


@dataclass(frozen=True)
class KeptFiles(Mapping[str, bytes]):
    """Files by path; each lies in `store` under its digest. `make` makes them again where one was damaged."""

    store: ContentStore
    digests: Mapping[str, str]
    make: Callable[[], Mapping[str, bytes]] | None = None

    def __getitem__(self, path: str) -> bytes:
        self.sound(path)
        return self.store.home(self.digests[path]).read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self.digests)

    def __len__(self) -> int:
        return len(self.digests)

    @property
    def intact(self) -> bool:
        """Whether every file is there as it was kept."""
        return all(self.store.sound(digest) is not None for digest in self.digests.values())

    def sound(self, path: str) -> FileId:
        """Which file has the content of a path, after it was checked and if need be mended."""
        digest = self.digests[path]
        found = self.store.sound(digest)
        if found is None and self.make is not None:
            self.store.keep(self.make()[path])
            found = self.store.sound(digest)
        if found is None:
            raise DamagedFileError(
                f"{self.store.home(digest)}: .cache を消してやり直す / delete .cache and build again"
            )
        return found

    def place(self, path: str, target: Path) -> None:
        """Puts a file into a site where none of that name is; a link where the disk allows it, else a copy."""
        self.sound(path)
        home = self.store.home(self.digests[path])
        try:
            os.link(home, target)
        except OSError:
            shutil.copyfile(home, target)


def render_index(digests: Mapping[str, str]) -> bytes:
    """Path → digest, as it is kept."""
    return json.dumps(dict(digests)).encode("ascii")


def parse_index(raw: bytes) -> dict[str, str]:
    """Path → digest from kept bytes."""
    index: dict[str, str] = json.loads(raw)
    return index
