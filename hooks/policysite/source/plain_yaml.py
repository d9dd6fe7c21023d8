"""The program's own YAML files as plain data: every scalar stays the text it is, which is also twice as fast."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_plain(file: Path) -> dict[str, Any]:
    """The mapping in a file that comes with the program; {} where it is empty."""
    return parse_plain(file.read_text(encoding="utf-8")) or {}


def parse_plain(text: str) -> Any:
    """Mappings, lists and texts of one YAML document without anchors and tags."""
    root: Any = None
    open_values: list[Any] = []
    keys: list[str | None] = []
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.ScalarEvent):
            value: Any = event.value
        elif isinstance(event, yaml.CollectionStartEvent):
            value = {} if isinstance(event, yaml.MappingStartEvent) else []
        else:
            if isinstance(event, yaml.CollectionEndEvent):
                open_values.pop()
                keys.pop()
            continue
        if not open_values:
            root = value
        elif isinstance(open_values[-1], list):
            open_values[-1].append(value)
        elif keys[-1] is None:
            keys[-1] = value
            continue
        else:
            open_values[-1][keys[-1]], keys[-1] = value, None
        if not isinstance(value, str):
            open_values.append(value)
            keys.append(None)
    return root
