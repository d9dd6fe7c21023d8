"""The house as its documents describe it: every place that they name is there, and a module is read in one sitting."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dependencies.declared import ROOT

DOCUMENTS = (
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    *(f"engineering/{file.name}" for file in (ROOT / "engineering").iterdir()),
)
ROOMS = ROOT / "hooks/policysite"
HOMES = (ROOT, ROOMS, *(ROOMS / room for room in ("assemble", "checks", "composition", "rendering", "source")))
# Made by a command, or written by a company that needs it.
ELSEWHERE = ("build/", "policy_data/registers/term-choices.yml", "policy_data/translations.yml")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_place_that_a_document_names_is_there(document: str) -> None:
    named = re.findall(r"`((?:[\w.-]+/)+[\w.-]*)`", (ROOT / document).read_text("utf-8"))
    assert named
    wanted = [place for place in named if not place.startswith(ELSEWHERE)]
    assert [place for place in wanted if not any(is_there(home, place) for home in HOMES)] == []


def is_there(home: Path, place: str) -> bool:
    """Whether a file or folder is there; `room/module.NAME` names something in a module."""
    module = re.sub(r"\.[A-Z_]+$", ".py", place)
    return (home / module).exists()


def test_every_room_has_its_row() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    rooms = [path.name for path in ROOMS.iterdir() if (path / "__init__.py").exists()]
    assert len(rooms) > 5
    assert [room for room in rooms if not re.search(rf"^\| .*`{room}/`.*\|", text, re.MULTILINE)] == []


@pytest.mark.parametrize("folder", ["hooks", "tools", "benchmarks"])
def test_no_module_is_longer_than_300_lines(folder: str) -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in (ROOT / folder).rglob("*.py")}
    assert lengths
    assert {shown(path): length for path, length in lengths.items() if length > 300} == {}


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
