"""Every value of a project's data with its type and the characters it stands on, so that faults can be put there."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from policysite.source.files import list_files
from policysite.source.typing import TYPES


@dataclass(frozen=True)
class Value:
    """A value: where it stands, the type it must have, and the field that holds it.

    `around` is the line that a message about a missing neighbour names: the key before the mapping, or its first line.
    """

    file: str
    path: tuple[str | int, ...]
    kind: Any
    node: yaml.Node
    key: yaml.Node | None
    siblings: tuple[tuple[yaml.Node, yaml.Node], ...]
    owner: type | None
    around: int
    flow: bool

    @property
    def name(self) -> str:
        """The key of the value, or of the list that it stands in."""
        return next((part for part in reversed(self.path) if isinstance(part, str)), "")

    @property
    def shown(self) -> str:
        """File and path, for the name of a test."""
        return f"{self.file}:{'.'.join(map(str, self.path))}"

    @property
    def line(self) -> int:
        """The line on which the value begins, counted from 1."""
        return int(self.node.start_mark.line) + 1

    @property
    def required(self) -> bool:
        """Whether its owner cannot be without it."""
        if self.owner is None or not isinstance(self.path[-1], str):
            return False
        field = next(f for f in dataclasses.fields(self.owner) if f.name == self.path[-1])
        return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING

    def is_a(self, kind: type) -> bool:
        """Whether the value's type, or that of each of a list's elements, is a kind of scalar."""
        return any(member is kind for member in members(self.kind))


def values(root: Path) -> Iterator[Value]:
    """Every value in the files that legal edits, in reading order."""
    files, faults = list_files(root)
    assert not faults
    for entry in files:
        tree = yaml.compose(entry.file.read_text("utf-8"), Loader=yaml.CSafeLoader)
        if tree is not None:
            start = tree.start_mark.line + 1
            yield from _walk(entry.shown, (), TYPES[entry.part], tree, None, (), None, start, start)


def members(kind: Any) -> list[Any]:
    """The members of a union, without None and annotations."""
    if typing.get_origin(kind) is typing.Annotated:
        return members(typing.get_args(kind)[0])
    if isinstance(kind, types.UnionType) or typing.get_origin(kind) is typing.Union:
        return [inner for member in typing.get_args(kind) if member is not type(None) for inner in members(member)]
    return [kind]


def _walk(
    file: str,
    path: tuple[str | int, ...],
    kind: Any,
    node: yaml.Node,
    key: yaml.Node | None,
    siblings: tuple[tuple[yaml.Node, yaml.Node], ...],
    owner: type | None,
    around: int,
    named: int,
) -> Iterator[Value]:
    flow = bool(siblings) and siblings[0][0].start_mark.line == siblings[-1][1].end_mark.line
    if path:
        yield Value(file, path, kind, node, key, siblings, owner, around, flow)
    if isinstance(node, yaml.MappingNode):
        target = _dataclass(kind, node)
        hints = typing.get_type_hints(target) if target else {}
        for one, value in node.value:
            if one.value in hints:
                # A lone paragraph is a list of one; there the first line of its words is named.
                lone = isinstance(value, yaml.MappingNode) and _is_list(hints[one.value])
                line = (value if lone else one).start_mark.line + 1
                yield from _walk(
                    file, (*path, one.value), hints[one.value], value, one, tuple(node.value), target, named, line
                )
    elif isinstance(node, yaml.SequenceNode):
        element = next((typing.get_args(m)[0] for m in members(kind) if typing.get_origin(m) is tuple), None)
        for index, item in enumerate(node.value if element is not None else ()):
            line = item.start_mark.line + 1
            yield from _walk(file, (*path, index), element, item, None, (), None, around, line)


def _is_list(kind: Any) -> bool:
    return any(typing.get_origin(member) is tuple for member in members(kind))


def _dataclass(kind: Any, node: yaml.MappingNode) -> type | None:
    """The type of a mapping: the member that its `kind` names, or the only one; a lone paragraph is a list of one."""
    tag = next((value.value for key, value in node.value if key.value == "kind"), None)
    found = [member for member in members(kind) if dataclasses.is_dataclass(member)]
    found += [
        inner
        for member in members(kind)
        if typing.get_origin(member) is tuple
        for inner in members(typing.get_args(member)[0])
        if dataclasses.is_dataclass(inner)
    ]
    for member in found:
        if tag and tag in typing.get_args(typing.get_type_hints(member).get("kind")):
            return typing.cast(type, member)
    return typing.cast(type, found[0]) if len(found) == 1 else None


def replaced(text: str, node: yaml.Node, new: str) -> str:
    """The text of a file with other characters in the place of a node."""
    return text[: node.start_mark.index] + new + text[node.end_mark.index :]


def without(text: str, value: Value) -> str | None:
    """The text of a file without a key and its value; None where it is the only one."""
    keys = [key for key, _ in value.siblings]
    position = next(index for index, key in enumerate(keys) if key is value.key)
    if len(keys) == 1:
        return None
    if position + 1 < len(keys):
        return text[: keys[position].start_mark.index] + text[keys[position + 1].start_mark.index :]
    if value.flow:
        return text[: value.siblings[position - 1][1].end_mark.index] + text[value.node.end_mark.index :]
    start = text.rfind("\n", 0, keys[position].start_mark.index) + 1
    return text[:start] + text[value.node.end_mark.index :].lstrip("\n")
