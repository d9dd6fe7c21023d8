"""Which program made something: any change of code, words, tables, templates or libraries makes other output."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from pathlib import Path as FilePath

_LIBRARIES = ("jinja2", "markupsafe", "pydantic", "pyyaml", "typst", "pypdf", "python-docx", "lxml")
_NOT_READ = {".pyc", ".pyi", ".typed"}


@cache
def program_fingerprint() -> str:
    """A hash of everything in the package, the versions of its libraries and that of Python."""
    # A check never asks for this, and importing the reader of package metadata would be a thirtieth of its time.
    from importlib.metadata import version

    package = FilePath(__file__).parent.parent
    named = "".join(f"{library} {version(library)}\n" for library in _LIBRARIES)
    return hashlib.sha256(f"{sys.version_info[:2]}\n{named}{folder_fingerprint(package)}".encode()).hexdigest()


def folder_fingerprint(folder: FilePath) -> str:
    """A hash of the names and contents of all files in a folder; that of no files where there is no folder."""
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.suffix not in _NOT_READ:
            digest.update(f"{file.relative_to(folder).as_posix()}\n".encode())
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
