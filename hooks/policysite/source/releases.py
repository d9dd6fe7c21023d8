"""The releases of a project: records typed with their places, frozen data hashed at once and typed when asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from policysite.domain.findings import Finding
from policysite.domain.model import PolicyData
from policysite.domain.paths import DataPath, Place, SourceMap
from policysite.domain.release_history import ReleaseHistory
from policysite.domain.releases import (
    NEXT,
    NEXT_ORIGIN,
    RELEASES,
    SEALS,
    Release,
    ReleaseRecord,
    Revision,
    UnreadableReleaseError,
    Withdrawal,
)
from policysite.source.faults import Fault, FaultError, FaultKind, finding_of
from policysite.source.files import DataFile, read_text, shape_fault, unknown_file, unreadable, walk_files
from policysite.source.frozen_json import FormatError, content_hash, frozen_effective, parse_frozen
from policysite.source.nodes import Flat, flatten, parse_nodes
from policysite.source.reading import FileShape, read_regular, shape_of
from policysite.source.typing import parse_part

RECORD, CONTENT, WITHDRAWAL = "release.yml", "policy.json", "withdrawal.yml"
SEAL_KEY = "seal:"
_KNOWN_FILES = ("next.yml", "seals.txt", "README.md")
_PARTS = (RECORD, CONTENT, WITHDRAWAL, ".DS_Store", "Thumbs.db", "desktop.ini")
_HARMLESS = (".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep")


@dataclass(frozen=True)
class NextRelease:
    """What legal has written in next.yml about the coming release, with its places."""

    revision: Revision
    text: str
    sources: SourceMap


@dataclass(frozen=True)
class LoadedReleases:
    """The history of a project, the revision that is being prepared, and what could not be read."""

    history: ReleaseHistory
    next: NextRelease | None
    findings: tuple[Finding, ...]


def load_releases(root: Path) -> LoadedReleases:
    """Reads `root`/policy_data/releases; every file that cannot be read is reported at once."""
    faults: list[Fault] = []
    folders, strays = _listing(root / RELEASES, faults)
    releases = [_release(root, entry, faults) for entry in folders]
    upcoming, listed = _next(root, faults), _listed(root, faults)
    faults.extend(unknown_file(shown) for shown in strays)
    findings = tuple(sorted({finding_of(fault) for fault in faults}))
    return LoadedReleases(ReleaseHistory.of((r for r in releases if r), listed), upcoming, findings)


def seal_of(text: str) -> str:
    """The seal that the text of a release.yml deserves: the SHA-256 of everything before its last line.

    Empty where anything but that very seal follows, so that nothing can be added behind it.
    """
    position = text.rfind(f"\n{SEAL_KEY}") + 1
    digest = hashlib.sha256(text[:position].encode()).hexdigest()
    return digest if text[position:] == f"{SEAL_KEY} {digest}\n" else ""


def parse_seals(text: str) -> tuple[tuple[str, str], ...]:
    """Name and seal of each release in seals.txt; a line that holds nothing else is passed over."""
    parts = (line.split() for line in text.splitlines())
    return tuple((found[0], found[1]) for found in parts if len(found) == 2)


def render_seals(listed: tuple[tuple[str, str], ...]) -> str:
    """The text of seals.txt: a record a line, in the order of the chain."""
    return "".join(f"{name} {seal}\n" for name, seal in listed)


def _listed(root: Path, faults: list[Fault]) -> tuple[tuple[str, str], ...]:
    file = root / SEALS
    if shape_of(file) is FileShape.NOTHING:
        return ()
    text, found = read_text(DataFile(file, SEALS, "seals", ("releases",)), root)
    faults.extend(found)
    return parse_seals(text) if text else ()


def _listing(folder: Path, faults: list[Fault]) -> tuple[list[Path], list[str]]:
    """The folders of releases, and the files that belong to none.

    A hidden folder is what a broken run left behind, and is none either. Links are not followed.
    """
    if shape_of(folder) is not FileShape.FOLDER:
        # What else may stand there is said where the data folder is listed.
        return [], []
    folders: list[Path] = []
    strays: list[str] = []
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        faults.append(unreadable(RELEASES, error))
        return [], []
    for entry in entries:
        shown, shape = f"{RELEASES}/{entry.name}", shape_of(entry)
        if shape is FileShape.FOLDER and not entry.name.startswith("."):
            folders.append(entry)
            strays += [name for file, name in walk_files(entry, shown, faults) if file.name not in _PARTS]
        elif shape is FileShape.FILE and entry.name not in (*_KNOWN_FILES, *_HARMLESS):
            strays.append(shown)
        elif entry.name not in _KNOWN_FILES and (fault := shape_fault(shape, FileShape.FOLDER, shown)):
            faults.extend([fault] if shape is not FileShape.FILE else [])
    return folders, strays


def _release(root: Path, folder: Path, faults: list[Fault]) -> Release | None:
    shown = folder.relative_to(root).as_posix()
    origin: DataPath = ("releases", folder.name)
    read = _typed(root, folder / RECORD, "release", origin, faults)
    if read is None:
        return None
    record, _, sources = read
    try:
        found, opened = _content(folder / CONTENT, record)
    except OSError as error:
        faults.append(unreadable(f"{shown}/{CONTENT}", error))
        return None
    sealed = _seal_of_file(folder / RECORD)
    called_off = _withdrawal(root, folder, origin, faults)
    return Release(record, shown, found, sealed, origin, sources, opened, called_off)


def _withdrawal(root: Path, folder: Path, origin: DataPath, faults: list[Fault]) -> Withdrawal | None:
    file, place = folder / WITHDRAWAL, (*origin, "withdrawal")
    if shape_of(file) is FileShape.NOTHING:
        return None
    read = _typed(root, file, "withdrawal", place, faults)
    return Withdrawal(read[0], folder.name, _seal_of_file(file), place, read[2]) if read else None


def _seal_of_file(file: Path) -> str:
    """Of the bytes, not of the text: a byte order mark or another line end is an edit too."""
    return seal_of(read_regular(file).decode("utf-8"))


def _content(file: Path, record: ReleaseRecord) -> tuple[str | None, Callable[[], PolicyData]]:
    """The hash of frozen data, and how to type it; data that names another day than its record is no data of it."""
    raw = read_regular(file) if shape_of(file) is FileShape.FILE else None

    @cache
    def opened() -> PolicyData:
        if raw is None:
            raise UnreadableReleaseError(f"{CONTENT} is missing")
        return _opened(raw, record.effective.isoformat())

    return (content_hash(raw) if raw is not None else None), opened


def _opened(raw: bytes, effective: str) -> PolicyData:
    """The policy of frozen bytes, which must carry the day of their record."""
    try:
        if (carried := frozen_effective(raw)) != effective:
            raise UnreadableReleaseError(f"effective: {carried or '?'} / {effective}")
        return parse_frozen(raw)
    except FormatError as error:
        raise UnreadableReleaseError(f"format: {error.found}") from error
    except ValueError as error:
        raise UnreadableReleaseError(str(error).splitlines()[0]) from error


def _next(root: Path, faults: list[Fault]) -> NextRelease | None:
    file = root / NEXT
    if shape_of(file) is FileShape.NOTHING:
        return None
    read = _typed(root, file, "revision", NEXT_ORIGIN, faults)
    return NextRelease(read[0], read[1], read[2]) if read else None


def _typed(
    root: Path, file: Path, part: str, prefix: DataPath, faults: list[Fault]
) -> tuple[Any, str, SourceMap] | None:
    """The typed content of one file with its text and places, or None with its faults."""
    entry = DataFile(file, file.relative_to(root).as_posix(), part, prefix)
    if shape_of(file) is FileShape.NOTHING:
        faults.append(Fault(FaultKind.MISSING_FILE, Place(entry.shown)))
        return None
    text, found = read_text(entry, root)
    faults.extend(found)
    if text is None:
        return None
    try:
        node, found = parse_nodes(text, entry.shown)
    except FaultError as error:
        faults.extend(error.faults)
        return None
    faults.extend(found)
    if node is None:
        faults.append(Fault(FaultKind.EMPTY, Place(entry.shown)))
        return None
    flat = Flat()
    sources = SourceMap(flat.values, flat.keys, flat.names, flat.starts)
    data = flatten(node, prefix, flat)
    value, mistakes = parse_part(part, _upgraded(data) if part == "release" else data, prefix, sources)
    faults.extend(mistakes)
    return None if found or mistakes else (value, text, sources)


def _upgraded(data: Any) -> Any:
    """A sealed record in today's form: the reasons of judgements were once a Japanese text alone."""
    judgements = data.get("judgements") if isinstance(data, dict) else None
    if not isinstance(judgements, list):
        return data
    return {**data, "judgements": [_judgement(judgement) for judgement in judgements]}


def _judgement(data: Any) -> Any:
    if isinstance(data, dict) and isinstance(reason := data.get("reason"), str):
        return {**data, "reason": {"ja": reason, "en": ""}}
    return data
