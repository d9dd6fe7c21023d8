"""Writing a folder whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path as FilePath

CACHE = FilePath(".cache") / "policysite"
"""Made files, below the root of a project; safe to delete."""


def write_folder(folder: FilePath, files: Mapping[str, bytes]) -> None:
    """Writes files into a new folder that appears only when all of them are on the disk."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    staging = FilePath(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for path, content in files.items():
            target = staging / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        staging.chmod(0o755)
        staging.rename(folder)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
