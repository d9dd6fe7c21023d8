"""The files of a data folder: which there are, what part of the data each holds, and safe reading."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from policysite.domain.paths import DataPath, Place
from policysite.domain.refusals import os_refusal
from policysite.domain.text import Text
from policysite.source.faults import Fault, FaultKind
from policysite.source.file_names import (
    CONFIRMED,
    FOLDERS,
    LISTED,
    REGISTERS,
    SINGLE,
    copied_from,
    is_section_name,
    leftover_of,
    right_name,
    seems_data,
)
from policysite.source.lines import visible_faults
from policysite.source.reading import FileShape, read_regular, shape_of

MAX_BYTES = 1_000_000
DATA_FOLDER = "policy_data"
_REQUIRED = ("company.yml", "site.yml", "registers/purposes.yml")
# What lies in these is listed by their own readers.
_OWN_READERS = ("releases", "schema")
_SHAPES = {
    FileShape.FILE: Text(ja="ファイル", en="a file"),
    FileShape.FOLDER: Text(ja="フォルダ", en="a folder"),
    FileShape.OTHER: Text(ja="ふつうのファイルでないもの（パイプや機器）", en="a pipe or a device"),
}


@dataclass(frozen=True)
class DataFile:
    """A file and the part of the data it holds."""

    file: Path
    shown: str
    part: str
    prefix: DataPath


def list_files(root: Path) -> tuple[list[DataFile], list[Fault]]:
    """The data files below `root`/policy_data in reading order, with faults for missing and unknown ones."""
    faults: list[Fault] = []
    found = dict(_walk(root / DATA_FOLDER, DATA_FOLDER, faults))
    files = list(_known(found))
    known = {entry.file for entry in files}
    # What could not be looked at is not missing.
    if not any(fault.kind in (FaultKind.UNREADABLE, FaultKind.LINK) for fault in faults):
        faults += [
            Fault(FaultKind.MISSING_FILE, Place(f"{DATA_FOLDER}/{name}"))
            for name in _REQUIRED
            if root / DATA_FOLDER / name not in found
        ]
        if not any(entry.part == "policy" for entry in files):
            faults.append(Fault(FaultKind.MISSING_FILE, Place(f"{DATA_FOLDER}/policy/01-….yml")))
    strays = {file: shown for file, shown in found.items() if file not in known}
    for file, shown in strays.items():
        faults.extend(_of_stray(file, shown, found))
    return files, faults


def walk_files(folder: Path, shown: str, faults: list[Fault]) -> Iterator[tuple[Path, str]]:
    """Every ordinary file below a folder with the name it is shown by; links, pipes and closed folders are faults."""
    try:
        entries = sorted(folder.iterdir()) if shape_of(folder) is FileShape.FOLDER else [folder]
    except OSError as error:
        faults.append(unreadable(shown, error))
        return
    for entry in entries:
        name = f"{shown}/{entry.name}" if entry != folder else shown
        shape = shape_of(entry)
        if shape is FileShape.FOLDER:
            yield from walk_files(entry, name, faults)
        elif shape is FileShape.FILE:
            yield entry, name
        elif fault := shape_fault(shape, FileShape.FILE, name):
            faults.append(fault)


def shape_fault(shape: FileShape, wanted: FileShape, shown: str) -> Fault | None:
    """The fault of something that is not what it must be; nothing at all is none."""
    if shape in (wanted, FileShape.NOTHING):
        return None
    if shape is FileShape.LINK:
        return Fault(FaultKind.LINK, Place(shown))
    words, found = _SHAPES[wanted], _SHAPES[shape]
    values = {"wanted_ja": words.ja, "wanted_en": words.en, "found_ja": found.ja, "found_en": found.en}
    return Fault(FaultKind.SHAPE, Place(shown), values)


def unreadable(shown: str, error: OSError) -> Fault:
    """The fault of what the system does not let us read."""
    reason = os_refusal(OSError(error.errno, error.strerror)).words
    return Fault(FaultKind.UNREADABLE, Place(shown), {"reason_ja": reason.ja, "reason_en": reason.en})


def unknown_file(shown: str, better: str | None = None) -> Fault:
    """The fault of a file that nothing reads; `better` is the name that it should have."""
    values = {
        "mend_ja": f"「{better}」に直す" if better else "正しい名前と場所に直す（一覧は policy_data/README.md）",
        "mend_en": f"call it “{better}”" if better else "give it the right name and place (policy_data/README.md)",
    }
    return Fault(FaultKind.UNKNOWN_FILE, Place(shown), values)


def _walk(folder: Path, shown: str, faults: list[Fault]) -> Iterator[tuple[Path, str]]:
    """The files of the data folder, but for what has a reader of its own."""
    shape = shape_of(folder)
    if shape is not FileShape.FOLDER:
        faults.extend(filter(None, [shape_fault(shape, FileShape.FOLDER, shown)]))
        return
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        faults.append(unreadable(shown, error))
        return
    for entry in entries:
        name = f"{shown}/{entry.name}"
        wanted = FileShape.FOLDER if entry.name in FOLDERS else FileShape.FILE
        single = entry.name in (*SINGLE, CONFIRMED, *FOLDERS)
        if single and (fault := shape_fault(shape_of(entry), wanted, name)):
            faults.append(fault)
        elif entry.name not in (*_OWN_READERS, CONFIRMED):
            yield from walk_files(entry, name, faults)


def _known(found: dict[Path, str]) -> Iterator[DataFile]:
    inside = {shown.removeprefix(f"{DATA_FOLDER}/"): (file, shown) for file, shown in found.items()}
    for name, part in SINGLE.items():
        if name in inside:
            yield DataFile(*inside[name], part, (part,))
    for name, part in REGISTERS.items():
        if f"registers/{name}" in inside:
            yield DataFile(*inside[f"registers/{name}"], part, ("registers", part))
    for part in LISTED:
        names = sorted(path.partition("/")[2] for path in inside if path.startswith(f"{part}/"))
        sections = [name for name in names if "/" not in name and _is_section(name, names)]
        for index, name in enumerate(sections):
            yield DataFile(*inside[f"{part}/{name}"], part, (part, index))


def _is_section(name: str, beside: list[str]) -> bool:
    return is_section_name(name) and leftover_of(name) is None and copied_from(name) not in beside


def _of_stray(file: Path, shown: str, found: dict[Path, str]) -> Iterator[Fault]:
    """The fault of a file that nothing reads, where it was probably meant to be read."""
    left = leftover_of(file.name)
    original = copied_from(file.name)
    folder = "/".join(Path(shown).parts[1:-1])
    if left is not None:
        yield Fault(FaultKind.LEFTOVER, Place(shown), {"left_ja": left.ja, "left_en": left.en})
    elif original is not None and file.with_name(original) in found:
        yield Fault(FaultKind.COPY, Place(shown), {"name": original})
    elif seems_data(file.name, folder):
        yield unknown_file(shown, right_name(file.name, folder))


def read_text(entry: DataFile, root: Path) -> tuple[str | None, list[Fault]]:
    """The text of a file, or None with the fault: a link, outside the root, too large, no UTF-8, tabs."""
    try:
        if fault := shape_fault(shape_of(entry.file), FileShape.FILE, entry.shown):
            return None, [fault]
        if not Path(os.path.realpath(entry.file)).is_relative_to(os.path.realpath(root)):
            return None, [Fault(FaultKind.OUTSIDE, Place(entry.shown), {"name": entry.shown})]
        raw = read_regular(entry.file, MAX_BYTES)
    except OSError as error:
        return None, [unreadable(entry.shown, error)]
    if len(raw) > MAX_BYTES:
        values = {"size": f"{entry.file.stat().st_size:,}", "limit": f"{MAX_BYTES:,}"}
        return None, [Fault(FaultKind.TOO_LARGE, Place(entry.shown), values)]
    return decode(raw, entry.shown)


def decode(raw: bytes, shown: str) -> tuple[str | None, list[Fault]]:
    """UTF-8 text without a byte order mark; faults for other bytes, tabs, conflict markers and invisible characters."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        guess = _guessed(raw)
        values = {"byte": f"0x{raw[error.start]:02X}", "guess_ja": f"、{guess} と思われます" if guess else ""}
        values["guess_en"] = f", looks like {guess}" if guess else ""
        return None, [Fault(FaultKind.ENCODING, Place(shown, line, column), values)]
    if not text.strip():
        return None, [Fault(FaultKind.EMPTY, Place(shown))]
    faults = list(visible_faults(text, shown))
    return (None if faults else text), faults


def _guessed(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    try:
        raw.decode("cp932")
    except UnicodeDecodeError:
        return ""
    return "Shift_JIS"
