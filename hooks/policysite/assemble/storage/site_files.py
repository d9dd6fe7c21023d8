"""The files of a site by their path, each where it is: in memory, or kept from an earlier build."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from policysite.assemble.storage.content_store import ContentStore, FileId
from policysite.assemble.storage.kept_files import KeptFiles


class SiteFiles(Mapping[str, bytes]):
    """Several sets of files as one; where two have a path, the first counts."""

    def __init__(self, *parts: Mapping[str, bytes]) -> None:
        self._home: dict[str, Mapping[str, bytes]] = {}
        for part in reversed(parts):
            self._home.update(part._home if isinstance(part, SiteFiles) else dict.fromkeys(part, part))

    def __getitem__(self, path: str) -> bytes:
        return self._home[path][path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._home)

    def __len__(self) -> int:
        return len(self._home)

    def is_at(self, path: str, file: FileId) -> bool:
        """Whether a file is a link to the kept one of a path, so that it has its content."""
        home = self._home.get(path)
        return isinstance(home, KeptFiles) and home.sound(path) == file

    def digest(self, path: str) -> str:
        """The SHA-256 of the content of a path."""
        home = self._home[path]
        return home.digests[path] if isinstance(home, KeptFiles) else hashlib.sha256(home[path]).hexdigest()

    def place(self, path: str, target: Path) -> None:
        """Puts a file into a site where none of that name is."""
        home = self._home[path]
        if isinstance(home, KeptFiles):
            home.place(path, target)
        else:
            target.write_bytes(home[path])

    def keep(self, store: ContentStore) -> dict[str, str]:
        """Keeps every file in `store` that is not kept there already, and returns path → SHA-256."""
        return {path: self._kept(path, store) for path in self}

    def _kept(self, path: str, store: ContentStore) -> str:
        home = self._home[path]
        if isinstance(home, KeptFiles) and home.store is store:
            return home.digests[path]
        return store.keep(home[path])
