"""Reading files that somebody else may have put there: ordinary files only, never through a link, never waiting."""

from __future__ import annotations

import errno
import os
import stat
from enum import Enum, auto
from pathlib import Path


class FileShape(Enum):
    """What stands under a name."""

    FILE = auto()
    FOLDER = auto()
    LINK = auto()
    OTHER = auto()
    """A pipe, a socket or a device."""
    NOTHING = auto()


def shape_of(path: Path) -> FileShape:
    """What stands under a name; what is behind a link is not asked. Raises OSError where a folder cannot be entered."""
    try:
        mode = path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return FileShape.NOTHING
    if stat.S_ISLNK(mode):
        return FileShape.LINK
    if stat.S_ISDIR(mode):
        return FileShape.FOLDER
    return FileShape.FILE if stat.S_ISREG(mode) else FileShape.OTHER


def read_regular(file: Path, limit: int | None = None) -> bytes:
    """The bytes of an ordinary file, at most one more than `limit`.

    Raises OSError for anything else; opening a pipe does not wait for somebody to write into it.
    """
    # The flags that Windows lacks concern what Windows lacks.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)
    with os.fdopen(os.open(file, flags), "rb") as stream:
        mode = os.fstat(stream.fileno()).st_mode
        if not stat.S_ISREG(mode):
            kind = errno.EISDIR if stat.S_ISDIR(mode) else errno.ENXIO
            raise OSError(kind, os.strerror(kind), str(file))
        return stream.read() if limit is None else stream.read(limit + 1)
