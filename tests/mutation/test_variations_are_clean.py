"""書き方を変えただけでは、何も言われない。"""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from mutation.projects import EVERY, PROJECTS, TODAY, open_findings
from mutation.variations import Variation, layouts, moved_lists, said_otherwise, smiling
from policysite.assemble.inspection import inspect_project
from policysite.domain.model import PolicyData
from policysite.source import load_policy_data

_FOLLOWS_ANY_CHANGE = {"I18N-STALE"}


@cache
def variations() -> tuple[tuple[str, Variation], ...]:
    """Every variation of every project."""
    return tuple(
        (project, variation)
        for project, root in PROJECTS.items()
        for make in (layouts, moved_lists, said_otherwise, smiling)
        for variation in make(root)
    )


def marked(index: int, project: str, variation: Variation) -> Any:
    """A parameter that is slow unless it is one of the everyday ones."""
    marks = () if index % EVERY == 0 else (pytest.mark.slow,)
    return pytest.param(project, variation, id=f"{project} {variation.name}", marks=marks)


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A copy of each project's data, written in another way again and again."""
    folder = tmp_path_factory.mktemp("variations")
    for name, root in PROJECTS.items():
        shutil.copytree(root / "policy_data", folder / name / "policy_data")
    return {name: folder / name for name in PROJECTS}


@cache
def known(root: Path) -> frozenset[tuple[str, str]]:
    """What is open in the data as it is."""
    return frozenset((f.rule, f.target) for f in open_findings(inspect_project(root, TODAY).findings))


@cache
def loaded(root: Path) -> PolicyData | None:
    """The data as it is."""
    return load_policy_data(root).policy


@pytest.mark.parametrize(("project", "variation"), [marked(n, *one) for n, one in enumerate(variations())])
def test_書き方を変えても何も言われない(project: str, variation: Variation, copies: dict[str, Path]) -> None:
    root = copies[project]
    before, original = known(root), loaded(root)
    file = root / variation.file
    kept = file.read_bytes()
    try:
        file.write_bytes(variation.write().encode())
        found = open_findings(inspect_project(root, TODAY).findings)
        assert [f for f in found if (f.rule, f.target) not in before and f.rule not in _FOLLOWS_ANY_CHANGE] == []
        if variation.same:
            assert load_policy_data(root).policy == original
    finally:
        file.write_bytes(kept)


def test_百を超える変え方を試す() -> None:
    assert len(variations()) >= 100
