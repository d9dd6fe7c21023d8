"""Which engine makes the PDF and Word files: a change of any part of it makes other bytes."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

_LIBRARIES = ("typst", "pypdf", "python-docx", "lxml")
_PARTS = ("rendering/pdf", "rendering/word", "assets/fonts", "composition/form_document.py", "composition/document.py")


@cache
def engine_fingerprint() -> str:
    """A hash of the code, templates, fonts and library versions that PDF and Word files are made with."""
    package = Path(str(files("policysite")))
    digest = hashlib.sha256()
    for library in _LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    for part in _PARTS:
        for file in _files(package / part):
            digest.update(file.relative_to(package).as_posix().encode())
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _files(part: Path) -> list[Path]:
    if part.is_file():
        return [part]
    return sorted(file for file in part.rglob("*") if file.is_file() and file.suffix != ".pyc")
