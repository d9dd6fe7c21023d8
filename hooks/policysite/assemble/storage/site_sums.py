"""SHA256SUMS over a whole site: written by the build, checked by anyone with `sha256sum -c` or `policysite verify`."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from policysite.assemble.storage.site_modes import exposed_paths

SUMS = "SHA256SUMS"
MOVES_ALONG = frozenset({".git", ".nojekyll"})
"""What a host keeps at the top of a site: it is none of the site and stays when the site is replaced."""
_LINE = re.compile(r"([0-9a-f]{64})  ([^\0\n\\]+)")


class UnreadableSumsError(ValueError):
    """There is no list of sums, or it is none; `str` says which, in both languages."""


class SiteFaultKind(StrEnum):
    """In what way a file is not as it was published."""

    CHANGED = "changed"
    MISSING = "missing"
    UNLISTED = "unlisted"
    LINK = "link"
    KIND = "kind"
    PERMISSIONS = "permissions"


@dataclass(frozen=True, order=True)
class SiteFault:
    """One file, by its path below the site's root, that is not as it was published."""

    path: str
    kind: SiteFaultKind


@dataclass(frozen=True)
class SiteReport:
    """How a site differs from its list of sums, sorted by path; `files` is how many the list has."""

    files: int
    faults: tuple[SiteFault, ...]

    @property
    def whole(self) -> bool:
        """Whether every file is as it was published, and none was added."""
        return not self.faults

    def paths(self, kind: SiteFaultKind) -> tuple[str, ...]:
        """The paths with one kind of fault."""
        return tuple(fault.path for fault in self.faults if fault.kind is kind)


def render_sums(digests: Mapping[str, str]) -> bytes:
    """Path → digest as lines that `sha256sum -c` reads, sorted by path."""
    return "".join(f"{digests[path]}  {path}\n" for path in sorted(digests)).encode()


def parse_sums(raw: bytes) -> dict[str, str]:
    """Lines of `sha256sum` as path → digest; raises UnreadableSumsError, also for paths that leave the folder."""
    sums: dict[str, str] = {}
    try:
        lines = raw.decode().splitlines()
    except UnicodeDecodeError:
        raise UnreadableSumsError(f"{SUMS}: UTF-8 ではない / not UTF-8") from None
    for number, line in enumerate(lines, start=1):
        match = _LINE.fullmatch(line)
        if match is None or match[2].startswith("/") or ".." in match[2].split("/") or match[2] in sums:
            raise UnreadableSumsError(f"{SUMS}:{number}: 読めない行 / no line of sha256sum")
        sums[match[2]] = match[1]
    return sums


def load_digests(site: Path) -> dict[str, str]:
    """The digest of every file of a site except the list itself and what its host keeps beside it; links count as
    what they lead to."""
    return {path: _digest(site / path) for path, entry in _entries(site) if path != SUMS and not entry.is_dir()}


def compare_sums(listed: Mapping[str, str], found: Mapping[str, str]) -> Iterator[SiteFault]:
    """What the list says against what is there."""
    for path in listed.keys() | found.keys():
        if path not in found:
            yield SiteFault(path, SiteFaultKind.MISSING)
        elif path not in listed:
            yield SiteFault(path, SiteFaultKind.UNLISTED)
        elif listed[path] != found[path]:
            yield SiteFault(path, SiteFaultKind.CHANGED)


def verify_site(site: Path) -> SiteReport:
    """Reads every file of a published site and compares it with its sums; raises UnreadableSumsError.

    Nothing is followed and nothing but plain files is opened: a link or a pipe in the place of a file is a fault.
    """
    sums = site / SUMS
    if not sums.is_file():
        raise UnreadableSumsError(f"{sums}: ない。policysite で公開したサイトを指定する / missing: no published site")
    listed = parse_sums(sums.read_bytes())
    found, faults = _surveyed(site, listed)
    broken = {fault.path for fault in faults}
    faults += [fault for fault in compare_sums(listed, found) if fault.path not in broken]
    faults += [
        SiteFault(path, SiteFaultKind.PERMISSIONS) for path in exposed_paths(site, [p for p, _ in _entries(site)])
    ]
    return SiteReport(len(listed), tuple(sorted(faults)))


def _surveyed(site: Path, listed: Mapping[str, str]) -> tuple[dict[str, str], list[SiteFault]]:
    """The digests of plain files, and what is there that is none."""
    found: dict[str, str] = {}
    faults: list[SiteFault] = []
    folders = {path[:at] for path in listed for at, sign in enumerate(path) if sign == "/"}
    for path, entry in _entries(site):
        if entry.is_symlink():
            faults.append(SiteFault(path, SiteFaultKind.LINK))
        elif entry.is_dir():
            if path not in folders:
                faults.append(SiteFault(path, SiteFaultKind.KIND if path in listed else SiteFaultKind.UNLISTED))
        elif not entry.is_file():
            faults.append(SiteFault(path, SiteFaultKind.KIND))
        elif path != SUMS:
            found[path] = _digest(site / path)
    return found, faults


def _entries(site: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Everything in a site, folders before what is in them; links are not followed.

    Of what a host keeps there, a repository is left out and an empty .nojekyll, which has nothing to read.
    """
    waiting = [""]
    while waiting:
        below = waiting.pop()
        with os.scandir(site / below) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
        for entry in entries:
            if not below and _is_beside(entry):
                continue
            yield below + entry.name, entry
            if entry.is_dir(follow_symlinks=False):
                waiting.append(f"{below}{entry.name}/")


def _is_beside(entry: os.DirEntry[str]) -> bool:
    if entry.name not in MOVES_ALONG or entry.is_symlink():
        return False
    return entry.name == ".git" or (entry.is_file() and entry.stat().st_size == 0)


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
