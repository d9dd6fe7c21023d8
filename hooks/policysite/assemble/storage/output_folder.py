"""A site that takes the place of the last one whole: written beside it, then swapped in."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from policysite.assemble.storage.site_modes import open_to_readers
from policysite.assemble.storage.site_sums import MOVES_ALONG

_BUILDING, _PREVIOUS = "building", "previous"
# Another build may put its own site in place between our two steps; then we take that one's place.
_TRIES = 100


class OutputFolderError(OSError):
    """The site cannot be put in its place; `str` says what to do, in both languages."""


@dataclass(frozen=True)
class Staging:
    """Where a build writes (`folder`) and what it is to replace (`site`)."""

    site: Path
    folder: Path


def open_staging(site: Path) -> Staging:
    """A new folder beside the site, after what killed builds left behind was put right.

    Raises OutputFolderError where nothing can be written beside the site.
    """
    site = site.resolve()
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        _tidy(site)
        staging = Staging(site, _beside(site, _BUILDING))
        staging.folder.mkdir()
    except OSError as error:
        raise OutputFolderError(describe_error(error, site)) from error
    return staging


def discard(staging: Staging) -> None:
    """Takes away what a failed build has written; the site stays as it is."""
    shutil.rmtree(staging.folder, ignore_errors=True)


def put_in_place(staging: Staging) -> None:
    """Swaps the new site in, readable for everyone whatever the umask; what a host keeps in the old one moves along.

    At every moment either the old or the new site is whole on the disk; a build that is killed between the two steps
    leaves the old one beside its place, and the next build puts it back.
    Raises OutputFolderError where the site's folder cannot be moved, such as a mount point.
    """
    previous = _beside(staging.site, _PREVIOUS)
    try:
        open_to_readers(staging.folder)
        _swap(staging, previous)
    except OSError as error:
        discard(staging)
        raise OutputFolderError(describe_error(error, staging.site)) from error
    for name in MOVES_ALONG:
        if (previous / name).exists() and not (staging.site / name).exists():
            (previous / name).rename(staging.site / name)
    shutil.rmtree(previous, ignore_errors=True)


def concerns(error: OSError, staging: Staging) -> bool:
    """Whether it is the output that could not be written: a file of it is named, or none is and the disk is full."""
    if isinstance(error, OutputFolderError):
        return True
    if isinstance(error.filename, (str, bytes, os.PathLike)):
        return Path(os.fsdecode(error.filename)).absolute().is_relative_to(staging.folder)
    return error.errno in (errno.ENOSPC, errno.EDQUOT)


def describe_error(error: OSError, site: Path) -> str:
    """What stopped the writing, that the last site stands, and what to do about it."""
    if error.errno == errno.ENOSPC:
        ja, en = "ディスクの空きがない。空きを作って、もう一度実行する", "the disk is full; make room and run it again"
    elif error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        ja = "書き込みが許されていない。書ける所を mkdocs build -d で指定する"
        en = "writing is not allowed; give a folder that can be written with mkdocs build -d"
    elif error.errno in (errno.EBUSY, errno.EXDEV):
        ja = "フォルダを入れ替えられない（マウントした場所など）。その中のフォルダを mkdocs build -d で指定する"
        en = "the folder cannot be moved (a mount point?); give a folder inside it with mkdocs build -d"
    else:
        ja, en = f"書き込めない（{error}）", f"cannot be written ({error})"
    return f"{site}: {ja}。前のサイトはそのまま残っている / {en}; the last site stands as it was"


def _swap(staging: Staging, previous: Path) -> None:
    for _ in range(_TRIES):
        # There may be no site yet, or another build holds it between its own two steps.
        with contextlib.suppress(FileNotFoundError):
            staging.site.rename(previous)
        try:
            staging.folder.rename(staging.site)
            return
        except OSError as error:
            if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
                _put_back(previous, staging.site)
                raise
            # Another build was faster: its site is the one to replace now.
            shutil.rmtree(previous, ignore_errors=True)
    raise OSError(errno.EBUSY, "too many builds at once")


def _put_back(previous: Path, site: Path) -> None:
    if previous.exists() and not site.exists():
        previous.rename(site)


def _beside(site: Path, purpose: str) -> Path:
    return site.parent / f".{site.name}-{purpose}-{os.getpid()}-{uuid4().hex[:8]}"


def _tidy(site: Path) -> None:
    """Puts back a site whose build was killed between the two steps of the swap, and removes dead builds' folders."""
    for folder in _left_behind(site, _PREVIOUS):
        if site.exists():
            shutil.rmtree(folder, ignore_errors=True)
        else:
            folder.rename(site)
    for folder in _left_behind(site, _BUILDING):
        shutil.rmtree(folder, ignore_errors=True)


def _left_behind(site: Path, purpose: str) -> Iterator[Path]:
    for folder in sorted(site.parent.glob(f".{site.name}-{purpose}-*")):
        process = folder.name.rsplit("-", 2)[1]
        if process.isdigit() and not _lives(int(process)):
            yield folder


def _lives(process: int) -> bool:
    """Whether a process exists; on Windows asking would end it, so there every process is taken to live."""
    if sys.platform == "win32":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
