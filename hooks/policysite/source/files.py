"""The files of a data folder: which there are, what part of the data each holds, and safe reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from policysite.domain.paths import DataPath, Place
from policysite.source.faults import Fault, FaultKind
from policysite.source.lines import visible_faults

MAX_BYTES = 1_000_000
DATA_FOLDER = "policy_data"
REGISTERS = {
    "subjects.yml": "subjects",
    "data-items.yml": "data_items",
    "purposes.yml": "purposes",
    "recipients.yml": "recipients",
    "identity-documents.yml": "identity_documents",
    "terms.yml": "terms",
    "term-choices.yml": "term_choices",
}
_SINGLE = {"company.yml": "company", "site.yml": "site", "notices.yml": "notices", "exceptions.yml": "exceptions"}
_REQUIRED = ("company.yml", "site.yml", "registers/purposes.yml")
_OWN_READERS = ("releases", "schema", "translations")


@dataclass(frozen=True)
class DataFile:
    """A file and the part of the data it holds."""

    file: Path
    shown: str
    part: str
    prefix: DataPath


def list_files(root: Path) -> tuple[list[DataFile], list[Fault]]:
    """The data files below `root`/policy_data in reading order, with faults for missing and unknown ones."""
    folder = root / DATA_FOLDER
    files = list(_known(folder))
    known = {entry.file for entry in files}
    faults = [
        Fault(FaultKind.MISSING_FILE, Place(f"{DATA_FOLDER}/{name}"))
        for name in _REQUIRED
        if not (folder / name).is_file()
    ]
    if not any(entry.part == "policy" for entry in files):
        faults.append(Fault(FaultKind.MISSING_FILE, Place(f"{DATA_FOLDER}/policy/01-….yml")))
    for stray in _strays(folder, known):
        faults.append(Fault(FaultKind.UNKNOWN_FILE, Place(_shown(folder, stray))))
    return files, faults


def _known(folder: Path) -> Iterator[DataFile]:
    for name, part in _SINGLE.items():
        if (folder / name).is_file():
            yield DataFile(folder / name, f"{DATA_FOLDER}/{name}", part, (part,))
    for name, part in REGISTERS.items():
        file = folder / "registers" / name
        if file.is_file():
            yield DataFile(file, f"{DATA_FOLDER}/registers/{name}", part, ("registers", part))
    for part in ("policy", "forms"):
        for index, file in enumerate(sorted((folder / part).glob("*.yml"))):
            yield DataFile(file, _shown(folder, file), part, (part, index))


def _strays(folder: Path, known: set[Path]) -> Iterator[Path]:
    for file in sorted(folder.rglob("*.y*ml")):
        first = file.relative_to(folder).parts[0]
        if file not in known and first not in _OWN_READERS and not file.name.startswith("translations"):
            yield file


def _shown(folder: Path, file: Path) -> str:
    return f"{DATA_FOLDER}/{file.relative_to(folder).as_posix()}"


def read_text(entry: DataFile, root: Path) -> tuple[str | None, list[Fault]]:
    """The text of a file, or None with the fault: outside the root, too large, no UTF-8, tabs."""
    if not entry.file.resolve().is_relative_to(root.resolve()):
        return None, [Fault(FaultKind.OUTSIDE, Place(entry.shown), {"name": entry.shown})]
    size = entry.file.stat().st_size
    if size > MAX_BYTES:
        values = {"size": f"{size:,}", "limit": f"{MAX_BYTES:,}"}
        return None, [Fault(FaultKind.TOO_LARGE, Place(entry.shown), values)]
    return decode(entry.file.read_bytes(), entry.shown)


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
