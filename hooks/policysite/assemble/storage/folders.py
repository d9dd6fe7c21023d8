"""Writing a folder or a file whole or not at all."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from uuid import uuid4


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes files into a new folder that appears only when all of them are on the disk."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
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


def write_file(file: Path, content: bytes) -> None:
    """Puts a file in place at once, with its folder, so that builds side by side never read half of it.

    Another file of that name is replaced, never written into. Raises OSError where nothing can be written.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    temporary = file.with_name(f"{file.name}.{uuid4().hex}")
    try:
        temporary.write_bytes(content)
        temporary.replace(file)
    finally:
        # Whatever stopped it, an interruption too.
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
