"""Confirmed translations read, and translated texts and confirmations written into the data, layout kept."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from policysite.domain.findings import Finding
from policysite.domain.paths import DataPath, Place, SourceMap
from policysite.domain.translations import Confirmation
from policysite.source.faults import Fault, FaultError, FaultKind, finding_of
from policysite.source.files import DATA_FOLDER, MAX_BYTES, DataFile, decode, read_text
from policysite.source.nodes import Flat, flatten, parse_nodes
from policysite.source.reading import FileShape, shape_of
from policysite.source.scalar_edits import EditError, edited
from policysite.source.typing import parse_part

CONFIRMATIONS = f"{DATA_FOLDER}/translations.yml"
_ORIGIN: DataPath = ("confirmations",)
_HEAD = (
    "# yaml-language-server: $schema=schema/confirmations.json\n"
    "# 日本語が変わっても英訳がそのまま使えると確認した文。policysite translations が書き足します。\n"
    "# pair は日本語と英語の組のハッシュです。どちらかの文が変わると、その確認は効かなくなります。\n"
)


@dataclass(frozen=True)
class LoadedConfirmations:
    """What translations.yml says, and what is wrong with it."""

    confirmations: tuple[Confirmation, ...]
    findings: tuple[Finding, ...]


def load_confirmations(root: Path) -> LoadedConfirmations:
    """Reads `root`/policy_data/translations.yml; a project without it has confirmed nothing."""
    file = root / CONFIRMATIONS
    if shape_of(file) is FileShape.NOTHING:
        return LoadedConfirmations((), ())
    text, faults = read_text(DataFile(file, CONFIRMATIONS, "confirmations", _ORIGIN), root)
    value: tuple[Confirmation, ...] = ()
    if text is not None:
        parsed, found = _parsed(text)
        faults, value = [*faults, *found], parsed or ()
    return LoadedConfirmations(() if faults else value, tuple(sorted(finding_of(fault) for fault in faults)))


def _parsed(text: str) -> tuple[tuple[Confirmation, ...] | None, list[Fault]]:
    try:
        node, faults = parse_nodes(text, CONFIRMATIONS)
    except FaultError as error:
        return None, list(error.faults)
    if node is None:
        return None, [Fault(FaultKind.EMPTY, Place(CONFIRMATIONS))]
    flat = Flat()
    data = flatten(node, _ORIGIN, flat)
    source = SourceMap(flat.values, flat.keys, flat.names, flat.starts)
    value, mistakes = parse_part("confirmations", data, _ORIGIN, source)
    return value, [*faults, *mistakes]


def edited_files(root: Path, source: SourceMap, texts: Mapping[DataPath, str]) -> dict[str, str]:
    """File, relative to the root → its whole text with new values at data paths.

    Raises EditError where a value cannot be replaced; nothing is written.
    """
    by_file: dict[str, dict[tuple[int, int], str]] = {}
    for path, value in texts.items():
        place = source.values.get(path)
        if place is None:
            raise EditError(f"no value at {'.'.join(map(str, path))}")
        by_file.setdefault(place.file, {})[place.line, place.column] = value
    return {file: _loading(file, _edited(root / file, changes)) for file, changes in sorted(by_file.items())}


def _loading(file: str, text: str) -> str:
    """A text that is to be written, once it is known that it could be read again."""
    size = len(text.encode())
    if size > MAX_BYTES:
        raise EditError(
            f"{file}: 大きくなりすぎます（上限 {MAX_BYTES:,} バイト） / would be too large ({size:,} bytes)"
        )
    faults = [*decode(text.encode(), file)[1], *parse_nodes(text.removeprefix("\ufeff"), file)[1]]
    if faults:
        raise EditError(f"{file}:{faults[0].place.line}: {faults[0].kind}")
    return text


def _edited(file: Path, changes: Mapping[tuple[int, int], str]) -> str:
    raw = file.read_bytes().decode("utf-8")
    mark = "\ufeff" if raw.startswith("\ufeff") else ""
    return mark + edited(raw.removeprefix(mark), changes)


def with_confirmations(root: Path, confirmations: Iterable[Confirmation]) -> str:
    """The text of translations.yml with more confirmations at its end."""
    file = root / CONFIRMATIONS
    text = file.read_bytes().decode("utf-8") if file.is_file() else _HEAD
    # An empty list is how a file without entries is written; entries take its place.
    lines = [line for line in text.splitlines() if line.strip() != "[]"]
    for confirmation in confirmations:
        lines += [
            f"- unit: {_quoted(confirmation.unit)}",
            f"  pair: {_quoted(confirmation.pair)}",
            f"  by: {_quoted(confirmation.by)}",
            f"  on: {confirmation.on.isoformat()}",
        ]
    return "\n".join(lines) + "\n"


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def write_files(root: Path, files: Mapping[str, str]) -> None:
    """Writes texts below the root; each file changes whole, and only where its text differs."""
    staged: list[tuple[Path, Path]] = []
    try:
        for name, text in files.items():
            target = root / name
            content = text.encode("utf-8")
            if target.is_file() and target.read_bytes() == content:
                continue
            beside = target.with_name(f".{target.name}.new")
            staged.append((beside, target))
            beside.write_bytes(content)
    except BaseException:
        for beside, _ in staged:
            beside.unlink(missing_ok=True)
        raise
    for beside, target in staged:
        beside.replace(target)
