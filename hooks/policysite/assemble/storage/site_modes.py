"""Who may read and write the files of a site: everyone reads, only the owner writes, whatever the umask was."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

FILE, FOLDER = 0o644, 0o755
_READ, _EVERYTHING = 0o555, 0o777


def open_to_readers(folder: Path) -> None:
    """Gives every file and folder below, and the folder itself, the permissions of published ones."""
    for above, _, names in os.walk(folder):
        _set(Path(above), FOLDER)
        for name in names:
            _set(Path(above) / name, FILE)


def exposed_paths(site: Path, paths: Iterable[str]) -> Iterator[str]:
    """The paths below a site that not everyone can read, or that others can write or start.

    A file system without permissions shows the same for everything; what it says is no fault.
    """
    if sys.platform == "win32":
        return
    modes = {path: (site / path).lstat().st_mode for path in ("", *paths)}
    if all(stat.S_IMODE(mode) == _EVERYTHING for mode in modes.values()):
        return
    for path, mode in modes.items():
        if path and not _is_fit(mode):
            yield path


def _is_fit(mode: int) -> bool:
    if stat.S_ISLNK(mode):
        return True
    given = stat.S_IMODE(mode)
    wanted = FOLDER if stat.S_ISDIR(mode) else FILE
    # A checkout under umask 002 lets groups write, and a folder shared by a group hands the group on.
    harmless = wanted | stat.S_IWGRP | (stat.S_ISGID if stat.S_ISDIR(mode) else 0)
    return given & _READ & wanted == _READ & wanted and given & ~harmless == 0


def _set(path: Path, mode: int) -> None:
    status = path.lstat()
    if not stat.S_ISLNK(status.st_mode) and stat.S_IMODE(status.st_mode) != mode:
        path.chmod(mode)
