"""The folder of an earlier site, filled anew: of a long history nearly every file in it may stay where it is."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from policysite.assemble.storage.content_store import FileId


def thin(folder: Path, stays: Callable[[str, FileId], bool]) -> set[str]:
    """Takes away every file that does not stay, and every folder that is empty then; returns the paths that are left.

    `stays` is asked with a path below the folder and with the file that is there.
    """
    left: set[str] = set()
    _thin(str(folder), "", stays, left)
    return left


def move_files(source: Path, target: Path) -> set[str]:
    """Moves every file to the same place in another folder, over what is there; returns their paths."""
    moved: set[str] = set()
    for above, _, names in os.walk(source):
        below = Path(above).relative_to(source)
        (target / below).mkdir(parents=True, exist_ok=True)
        for name in names:
            (Path(above) / name).replace(target / below / name)
            moved.add((below / name).as_posix())
    return moved


def _thin(folder: str, below: str, stays: Callable[[str, FileId], bool], left: set[str]) -> bool:
    """Whether anything is left of a folder."""
    filled = False
    with os.scandir(folder) as listing:
        entries = list(listing)
    for entry in entries:
        path = below + entry.name
        if entry.is_dir(follow_symlinks=False):
            if _thin(entry.path, f"{path}/", stays, left):
                filled = True
            else:
                Path(entry).rmdir()
            continue
        # Not entry.stat(): on Windows it knows neither device nor inode.
        status = os.lstat(entry.path)
        if stays(path, (status.st_dev, status.st_ino)):
            left.add(path)
            filled = True
        else:
            Path(entry).unlink()
    return filled
