"""A data folder into a typed policy with the place of every value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from policysite.domain.findings import Finding
from policysite.domain.model import PolicyData
from policysite.domain.paths import DataPath, Place, SourceMap
from policysite.domain.registers import Registers
from policysite.source.faults import Fault, FaultError, FaultKind, finding_of
from policysite.source.file_names import REGISTERS
from policysite.source.files import DataFile, list_files, read_text
from policysite.source.mends import comma_separated, identifier
from policysite.source.nodes import Flat, ListNode, MapNode, Node, ScalarNode, flatten, parse_nodes
from policysite.source.typing import ID, parse_part

_PARAGRAPHS = ("lead", "notes", "text")


@dataclass(frozen=True)
class Loaded:
    """A policy with its source map, or None with the findings that stand in its way."""

    policy: PolicyData | None
    source: SourceMap
    findings: tuple[Finding, ...]


def load_policy_data(root: Path) -> Loaded:
    """Reads `root`/policy_data; every mistake is reported at once, and nothing is half-loaded."""
    reading = _Reading(root)
    files, faults = list_files(root)
    reading.faults.extend(faults)
    for entry in files:
        reading.read(entry)
    policy = None if reading.faults else reading.policy()
    # One slip may be seen by the reader and by the typing: the same fault at the same place is said once.
    once = {(fault.kind, fault.place): fault for fault in reversed(reading.faults)}
    return Loaded(policy, reading.source, tuple(sorted(finding_of(fault) for fault in once.values())))


class _Reading:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.flat = Flat()
        self.source = SourceMap(self.flat.values, self.flat.keys, self.flat.names, self.flat.starts)
        self.faults: list[Fault] = []
        self.parts: dict[str, list[Any]] = {}
        self.sections = 0

    def read(self, entry: DataFile) -> None:
        text, faults = read_text(entry, self.root)
        self.faults.extend(faults)
        if text is None:
            return
        try:
            node, faults = parse_nodes(text, entry.shown)
        except FaultError as error:
            self.faults.extend(error.faults)
            return
        self.faults.extend(faults)
        if node is None:
            self.faults.append(Fault(FaultKind.EMPTY, Place(entry.shown)))
            return
        if entry.part == "policy":
            self._section(entry, node)
        else:
            self._type(entry, node)

    def _section(self, entry: DataFile, node: Node) -> None:
        """A section; the parts written inside it become sections after it, each of which knows where it belongs."""
        inside = node.entries.get("parts") if isinstance(node, MapNode) else None
        parts = inside[1].items if inside and isinstance(inside[1], ListNode) else []
        if isinstance(node, MapNode) and parts:
            del node.entries["parts"]
        wrap_paragraphs(node)
        self._type(replace(entry, prefix=("policy", self.sections)), node)
        self.sections += 1
        for part in parts:
            if isinstance(part, MapNode) and isinstance(node, MapNode):
                _, outer = node.entries.get("id", (node.place, ScalarNode(None, node.place)))
                part.entries.setdefault("within", (part.place, outer))
            self._section(entry, part)

    def _type(self, entry: DataFile, node: Node) -> None:
        data = flatten(node, entry.prefix, self.flat)
        value, faults = parse_part(entry.part, data, entry.prefix, self.source)
        self.faults.extend(faults)
        self.faults.extend(_bad_ids(data, entry.prefix, self.source))
        self.faults.extend(_commas(data, entry.prefix, self.source))
        self.faults.extend(_twice(data, entry.prefix, self.source))
        self.faults.extend(_outside(data, entry, self.source))
        self.parts.setdefault(entry.part, []).append(value)

    def policy(self) -> PolicyData:
        def one(part: str) -> Any:
            return next(iter(self.parts.get(part, [])), ())

        return PolicyData(
            company=one("company"),
            site=one("site"),
            registers=Registers(**{part: one(part) for part in REGISTERS.values()}),
            policy=tuple(self.parts.get("policy", ())),
            forms=tuple(self.parts.get("forms", ())),
            notices=one("notices"),
            exceptions=one("exceptions"),
        )


def wrap_paragraphs(node: Node) -> None:
    """A single paragraph may be written without a dash; here it becomes a list of one."""
    if not isinstance(node, MapNode):
        return
    for name in _PARAGRAPHS:
        entry = node.entries.get(name)
        if entry and isinstance(entry[1], MapNode) and entry[1].entries.keys() & {"ja", "en"}:
            node.entries[name] = (entry[0], ListNode([entry[1]], entry[1].place))
    clauses = node.entries.get("clauses")
    if clauses and isinstance(clauses[1], ListNode):
        for clause in clauses[1].items:
            wrap_paragraphs(clause)


def _bad_ids(data: object, path: DataPath, source: SourceMap) -> Iterator[Fault]:
    if isinstance(data, dict):
        value = data.get("id")
        if isinstance(value, str) and not ID.match(value):
            better = identifier(value)
            hints = (f"。「{better}」なら使えます", f"; “{better}” would do") if better else ("", "")
            values = {"value": value, "hint_ja": hints[0], "hint_en": hints[1]}
            yield Fault(FaultKind.BAD_ID, source.place((*path, "id")), values)
        for name, child in data.items():
            yield from _bad_ids(child, (*path, name), source)
    elif isinstance(data, list):
        for index, child in enumerate(data):
            yield from _bad_ids(child, (*path, index), source)


def _commas(data: object, path: DataPath, source: SourceMap) -> Iterator[Fault]:
    """Ids in a list that a Japanese comma made one."""
    if isinstance(data, dict):
        for name, child in data.items():
            yield from _commas(child, (*path, name), source)
    elif isinstance(data, list):
        for index, child in enumerate(data):
            mend = comma_separated(child) if isinstance(child, str) else None
            if mend:
                comma, joined = mend
                values = {"comma": comma, "value": child, "mend": joined}
                yield Fault(FaultKind.COMMA, source.place((*path, index)), values)
            yield from _commas(child, (*path, index), source)


def _twice(data: object, path: DataPath, source: SourceMap) -> Iterator[Fault]:
    """Ids that stand twice in one list: what is listed once more is no change of what is done."""
    children = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    seen: set[str] = set()
    for name, child in children:
        if isinstance(data, list) and isinstance(child, str) and ID.match(child):
            if child in seen:
                yield Fault(FaultKind.TWICE, source.place((*path, name)), {"value": child})
            seen.add(child)
        yield from _twice(child, (*path, name), source)


def _outside(data: object, entry: DataFile, source: SourceMap) -> Iterator[Fault]:
    """File names in site.yml that climb out of docs/."""
    brand = data.get("brand") if entry.part == "site" and isinstance(data, dict) else None
    for name, value in brand.items() if isinstance(brand, dict) else ():
        if isinstance(value, str) and (value.startswith(("/", "\\")) or ".." in Path(value).parts or ":" in value):
            yield Fault(FaultKind.OUTSIDE, source.place(("site", "brand", name)), {"name": value})
