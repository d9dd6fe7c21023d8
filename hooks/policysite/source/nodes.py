"""YAML as nodes with places: strict where pasting and half-saved files go wrong, silent about nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml

from policysite.domain.paths import DataPath, Place
from policysite.source.faults import Fault, FaultError, FaultKind
from policysite.source.lines import escaped_faults
from policysite.source.scalars import scalar_slips
from policysite.source.slips import named_slips

MAX_DEPTH = 32
_NULLS = frozenset({"", "~", "null"})


@dataclass
class ScalarNode:
    """A scalar as it was typed; `start` is the place of its first character where it stands on one line."""

    value: str | None
    place: Place
    start: Place | None = None


@dataclass
class ListNode:
    """A list."""

    items: list[Node]
    place: Place


@dataclass
class MapNode:
    """A mapping; keys keep their order and their places."""

    entries: dict[str, tuple[Place, Node]]
    place: Place


Node = ScalarNode | ListNode | MapNode


@dataclass
class Flat:
    """Plain data and the places of everything in it."""

    values: dict[DataPath, Place] = field(default_factory=dict)
    keys: dict[DataPath, Place] = field(default_factory=dict)
    names: dict[DataPath, str] = field(default_factory=dict)
    starts: dict[DataPath, Place] = field(default_factory=dict)


def parse_nodes(text: str, file: str) -> tuple[Node | None, list[Fault]]:
    """The node tree of one YAML document, with every fault that does not stop the reading.

    Raises FaultError where the text is no YAML. None stands for an empty document.
    """
    builder = _Builder(file, text.split("\n"))
    try:
        for event in yaml.parse(text, Loader=LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        raise FaultError(*named_slips(text, file, error)) from None
    except yaml.YAMLError as error:
        detail = {"detail_ja": "使えない文字があります", "detail_en": str(error).splitlines()[0]}
        raise FaultError(Fault(FaultKind.SYNTAX, Place(file), detail)) from None
    return builder.root, builder.faults


LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Builder:
    """Builds nodes from parser events without recursion, so that deep nesting cannot exhaust the stack."""

    def __init__(self, file: str, lines: list[str]) -> None:
        self.file = file
        self.lines = lines
        self.root: Node | None = None
        self.faults: list[Fault] = []
        self._stack: list[ListNode | MapNode] = []
        self._keys: list[tuple[str, Place] | None] = []
        self._undashed: set[int] = set()
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        place = self._place(event)
        if isinstance(event, yaml.AliasEvent):
            self._fault(FaultKind.ALIAS, place, name=event.anchor or "")
            self._add(ScalarNode(None, place), place)
        elif isinstance(event, yaml.NodeEvent):
            self._node(event, place)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._stack.pop()
            self._keys.pop()
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents == 2:
                self._fault(FaultKind.SECOND_DOCUMENT, place)

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return Place(self.file, mark.line + 1, mark.column + 1) if mark else Place(self.file)

    def _node(self, event: yaml.NodeEvent, place: Place) -> None:
        if event.anchor:
            self._fault(FaultKind.ALIAS, place, name=event.anchor)
        tag: str | None = getattr(event, "tag", None)
        if tag is not None and tag != "!":
            self._fault(FaultKind.TAG, place, name=tag)
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event, place)
            return
        node = ListNode([], place) if isinstance(event, yaml.SequenceStartEvent) else MapNode({}, place)
        self._add(node, place)
        self._stack.append(node)
        self._keys.append(None)
        if len(self._stack) > MAX_DEPTH:
            raise FaultError(Fault(FaultKind.TOO_DEEP, place, {"limit": str(MAX_DEPTH)}))

    def _scalar(self, event: yaml.ScalarEvent, place: Place) -> None:
        plain = event.style in (None, "")
        value = None if plain and event.value in _NULLS else event.value
        start = None
        one_line = event.start_mark and event.end_mark and event.start_mark.line == event.end_mark.line
        if one_line and event.style not in ("|", ">"):
            start = Place(place.file, place.line, place.column + (0 if plain else 1))
        key = self._keys[-1] if self._keys else None
        if isinstance(self._stack[-1] if self._stack else None, MapNode) and key is not None:
            self.faults.extend(scalar_slips(event, self.lines, key[0], place))
        if event.style == '"':
            self.faults.extend(escaped_faults(event.value, place))
        self._add(ScalarNode(value, place, start), place)

    def _add(self, node: Node, place: Place) -> None:
        if not self._stack:
            if self.root is None:
                self.root = node
            return
        parent = self._stack[-1]
        if isinstance(parent, ListNode):
            parent.items.append(node)
        elif self._keys[-1] is None:
            self._keys[-1] = self._key(node, place)
        else:
            self._entry(parent, self._keys[-1], node)
            self._keys[-1] = None

    def _key(self, node: Node, place: Place) -> tuple[str, Place]:
        if isinstance(node, ScalarNode) and node.value is not None:
            if node.value == "<<":
                self._fault(FaultKind.MERGE_KEY, place)
            return node.value, place
        self._fault(FaultKind.BAD_KEY, place)
        return "", place

    def _entry(self, parent: MapNode, key: tuple[str, Place], node: Node) -> None:
        name, place = key
        if name in parent.entries:
            first = parent.entries[name][0]
            if name == "id":
                # A second entry begins here, so that what follows is no repetition.
                self._undashed.add(id(parent))
                self._fault(FaultKind.DASH_MISSING, place)
            if id(parent) in self._undashed:
                return
            self._fault(FaultKind.DUPLICATE_KEY, place, name=name, line=str(first.line))
            return
        parent.entries[name] = (place, node)

    def _fault(self, kind: FaultKind, place: Place, **values: str) -> None:
        self.faults.append(Fault(kind, place, values))


def flatten(node: Node, path: DataPath, flat: Flat) -> object:
    """The plain data of a node; its places go into `flat` under `path`."""
    flat.values[path] = node.place
    if isinstance(node, ScalarNode):
        if node.start is not None:
            flat.starts[path] = node.start
        return node.value
    if isinstance(node, ListNode):
        return [flatten(item, (*path, index), flat) for index, item in enumerate(node.items)]
    data: dict[str, object] = {}
    for name, (place, child) in node.entries.items():
        flat.keys[(*path, name)] = place
        data[name] = flatten(child, (*path, name), flat)
        if name == "id" and isinstance(child, ScalarNode) and child.value:
            flat.names[path] = child.value
    return data
