"""Which program made something: any change of code, words, tables, templates or libraries makes other output."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_LIBRARIES = ("jinja2", "markupsafe", "pydantic", "pyyaml", "typst", "pypdf", "python-docx", "lxml")
_NOT_READ = (".pyc", ".pyi", ".typed")


@cache
def program_fingerprint() -> str:
    """A hash of everything in the package, the versions of its libraries and that of Python."""
    # A check never asks for this, and importing the reader of package metadata would be a thirtieth of its time.
    from importlib.metadata import version

    package = Path(__file__).parents[2]
    named = "".join(f"{library} {version(library)}\n" for library in _LIBRARIES)
    return hashlib.sha256(f"{sys.version_info[:2]}\n{named}{folder_fingerprint(package)}".encode()).hexdigest()


def folder_fingerprint(folder: Path) -> str:
    """A hash of the names and contents of all files in a folder; that of no files where there is no folder."""
    digest = hashlib.sha256()
    for path in sorted(_files(folder)):
        digest.update(f"{path}\n".encode())
        digest.update(hashlib.sha256((folder / path).read_bytes()).digest())
    return digest.hexdigest()


def holds_linked_folder(folder: Path) -> bool:
    """Whether a folder below this one is a link: what it holds is in no fingerprint."""
    return any((Path(above) / name).is_symlink() for above, names, _ in os.walk(folder) for name in names)


def _files(folder: Path) -> Iterator[str]:
    # os.walk takes a quarter of the time of rglob, and every build asks.
    for above, _, names in os.walk(folder):
        below = Path(above).relative_to(folder).as_posix()
        for name in names:
            if not name.endswith(_NOT_READ):
                yield name if below == "." else f"{below}/{name}"
