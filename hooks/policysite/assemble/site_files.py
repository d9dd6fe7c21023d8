"""The files of a site by their path, each where it is: in memory, or kept from an earlier build."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path as FilePath

from policysite.assemble.kept_files import KeptFiles, keep_content


class SiteFiles(Mapping[str, bytes]):
    """Several sets of files as one; where two have a path, the first counts."""

    def __init__(self, *parts: Mapping[str, bytes]) -> None:
        self._home = {path: part for part in reversed(parts) for path in part}

    def __getitem__(self, path: str) -> bytes:
        return self._home[path][path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._home)

    def __len__(self) -> int:
        return len(self._home)

    def place(self, path: str, target: FilePath) -> str:
        """Writes a file into a site and returns the SHA-256 of its content."""
        home = self._home[path]
        if isinstance(home, (SiteFiles, KeptFiles)):
            return home.place(path, target)
        target.write_bytes(home[path])
        return hashlib.sha256(home[path]).hexdigest()

    def keep(self, folder: FilePath) -> dict[str, str]:
        """Keeps every file in `folder` that is not kept there already, and returns path → SHA-256."""
        return {path: _kept(self._home[path], path, folder) for path in self}


def _kept(home: Mapping[str, bytes], path: str, folder: FilePath) -> str:
    if isinstance(home, SiteFiles):
        return _kept(home._home[path], path, folder)
    if isinstance(home, KeptFiles) and home.folder == folder:
        return home.digests[path]
    keep_content(folder, home[path])
    return hashlib.sha256(home[path]).hexdigest()
