"""Which engine makes the PDF and Word files: a change of any part of it makes other bytes."""

from __future__ import annotations

import hashlib
import sys
import zlib
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

_LIBRARIES = ("typst", "pypdf", "python-docx", "lxml")


@cache
def engine_fingerprint() -> str:
    """A hash of the whole package, of Python and of the libraries that PDF and Word files are made with.

    Words and composition lie all over the package: to name the parts that count would be a promise nobody can keep.
    """
    digest = hashlib.sha256(f"{sys.version_info[:2]} {zlib.ZLIB_RUNTIME_VERSION}\n".encode())
    for library in _LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    package = Path(str(files("policysite")))
    for file in sorted(file for file in package.rglob("*") if file.is_file() and file.suffix != ".pyc"):
        digest.update(file.relative_to(package).as_posix().encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
