"""仕込んだ誤りは、名前のある規則が、正しいファイルの正しい行で見つける。"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from mutation.generated import Fault, generated_faults
from mutation.projects import EVERY, PROJECTS, TODAY, open_findings
from policysite.assemble.inspection import inspect_project
from policysite.domain.findings import Finding

HERE = Path(__file__).parent
SURVIVORS: dict[str, str] = yaml.safe_load((HERE / "survivors.yml").read_text("utf-8")) or {}


@dataclass(frozen=True)
class Seeded:
    """A generated fault in one of the projects."""

    project: str
    fault: Fault

    @property
    def name(self) -> str:
        """The name that survivors.yml uses."""
        return f"{self.project} {self.fault.name}"


@cache
def seeded() -> tuple[Seeded, ...]:
    """Every generated fault."""
    return tuple(Seeded(name, fault) for name, root in PROJECTS.items() for fault in generated_faults(root))


def marked(index: int, one: Seeded) -> Any:
    """A parameter that is slow unless it is one of the everyday ones."""
    marks = () if index % EVERY == 0 else (pytest.mark.slow,)
    return pytest.param(one, id=one.name, marks=marks)


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A copy of each project's data, broken and mended again and again."""
    folder = tmp_path_factory.mktemp("mutation")
    return {
        name: shutil.copytree(root / "policy_data", folder / name / "policy_data").parent
        for name, root in PROJECTS.items()
    }


@cache
def sound(root: Path) -> frozenset[tuple[str, str, str]]:
    """What is found in the data as it is; a fault must add to it."""
    return frozenset((f.rule, f.target, f.message.ja) for f in inspect_project(root, TODAY).findings)


def new_findings(root: Path, before: frozenset[tuple[str, str, str]]) -> list[Finding]:
    """What a fault adds to the open findings."""
    found = open_findings(inspect_project(root, TODAY).findings)
    return [finding for finding in found if (finding.rule, finding.target, finding.message.ja) not in before]


def found_by(one: Seeded, root: Path) -> list[Finding]:
    """The new findings of one seeded fault."""
    before = sound(root)
    file = root / one.fault.file
    original = file.read_bytes()
    try:
        file.write_text(one.fault.text, encoding="utf-8")
        return new_findings(root, before)
    finally:
        file.write_bytes(original)


@pytest.mark.parametrize("one", [marked(index, one) for index, one in enumerate(seeded())])
def test_仕込んだ誤りを見つける(one: Seeded, copies: dict[str, Path]) -> None:
    found = found_by(one, copies[one.project])
    hits = [f for f in found if f.rule in one.fault.rules and f.file == one.fault.file and f.line == one.fault.line]
    if one.name in SURVIVORS:
        assert not hits, "this fault is found now: take it out of survivors.yml"
    else:
        assert hits, [(f.rule, f.file, f.line, f.message.en) for f in found] or "nothing was found"


def test_三百を超える誤りを仕込む() -> None:
    assert len(seeded()) >= 300
    assert len({one.name for one in seeded()}) == len(seeded())


def test_見逃す誤りは理由とともに書かれている() -> None:
    assert set(SURVIVORS) <= {one.name for one in seeded()}
    assert all(len(reason) > 20 for reason in SURVIVORS.values())
    assert len(SURVIVORS) <= len(seeded()) // 20
