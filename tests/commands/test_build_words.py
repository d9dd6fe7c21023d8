"""`mkdocs build` も、データ・環境・出力先がどうであれ、スタックトレースではなく一文で止まる。"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from building import build, copy_project
from commands.spoiling import FORBIDDEN, spoil

TODAY = "2026-11-22"
# What is spoilt, with what, the environment, and the words in which the build ends.
CASES = {
    "day": (None, None, {"POLICYSITE_TODAY": "2026/11/25"}, "POLICYSITE_TODAY「2026/11/25」は日付として読めません"),
    "language": (None, None, {"POLICYSITE_LANG": "fr"}, "POLICYSITE_LANG「fr」は ja か en にする"),
    "pipe": ("policy_data/policy/99-more.yml", "a pipe", {}, "DATA-SHAPE"),
    "loop": ("policy_data/policy/99-more.yml", "a link to itself", {}, "DATA-LINK"),
    "releases": ("policy_data/releases", "a link elsewhere", {}, "DATA-LINK"),
    "no folder": ("policy_data", "nothing", {}, "DATA-MISSING-FILE"),
    "site file": ("site", "a file", {}, "site"),
    "site pipe": ("site", "a pipe", {}, "site"),
    "site loop": ("site", "a link to itself", {}, "site"),
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Path:
    """A project that could be built."""
    return copy_project(repository, tmp_path_factory.mktemp("whole") / "project")


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_ビルドは一文で止まる(name: str, whole: Path, tmp_path: Path) -> None:
    place, what, more, words = CASES[name]
    root = tmp_path / "project"
    shutil.copytree(whole, root)
    if place and what:
        spoil(root / place, what)
    done = build(root, root / "site", TODAY, more)
    said = done.stdout + done.stderr
    assert done.returncode in (1, 2), said
    assert words in said
    assert not [word for word in FORBIDDEN if word in said], said


@pytest.mark.slow
def test_控えの置き場所がファイルでも言葉で終わる(whole: Path, tmp_path: Path) -> None:
    root = tmp_path / "project"
    shutil.copytree(whole, root)
    spoil(root / "store", "a file")
    done = build(root, root / "site", TODAY, {"POLICYSITE_STORE": str(root / "store")})
    assert "Traceback" not in done.stdout + done.stderr
    assert done.returncode == 0 or "store" in done.stdout + done.stderr
