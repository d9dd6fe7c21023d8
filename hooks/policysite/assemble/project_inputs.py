"""What a project is made from: places that no command writes onto."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

_DATA = "policy_data"
_NAMES = (_DATA, "docs", "overrides", "hooks", "mkdocs.yml", ".git")
_PROGRAM = Path(__file__).parents[1]


def project_inputs(root: Path, output: Path) -> tuple[Path, ...]:
    """The inputs of the project at `root`, of every project around `output`, and the program itself."""
    return tuple(dict.fromkeys((*_inputs(root), *_around(output), _PROGRAM)))


def _inputs(root: Path) -> Iterator[Path]:
    yield from (root / name for name in _NAMES if (root / name).exists())


def _around(output: Path) -> Iterator[Path]:
    for folder in Path(os.path.realpath(output)).parents:
        if (folder / _DATA).is_dir():
            yield from _inputs(folder)
