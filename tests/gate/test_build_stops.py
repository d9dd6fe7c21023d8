"""公開を止めたとき、前に作ったサイトは一バイトも変わらない。"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from gate.test_broken_data import CASES, break_project

STOPPING = [
    case for case in CASES if case["name"] in ("unknown key", "missing English", "unknown fact", "a missing file")
]


def build_site(root: Path) -> None:
    build(load_config(str(root / "mkdocs.yml"), site_dir=str(root / "site"), strict=True))


def fingerprint(folder: Path) -> dict[str, str]:
    """Path → digest and time of change of every file."""
    return {
        str(file.relative_to(folder)): f"{hashlib.sha256(file.read_bytes()).hexdigest()} {file.stat().st_mtime_ns}"
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Iterator[Path]:
    """A whole project with a site that was built from it."""
    root = tmp_path_factory.mktemp("whole")
    for name in ("policy_data", "docs", "overrides", "hooks"):
        shutil.copytree(repository / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(repository / "mkdocs.yml", root / "mkdocs.yml")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("POLICYSITE_TODAY", "2026-11-22")
        build_site(root)
        yield root


@pytest.mark.parametrize("case", STOPPING, ids=[case["name"] for case in STOPPING])
def test_壊れたデータでは前のサイトに触れない(
    built: Path, case: dict[str, object], caplog: pytest.LogCaptureFixture
) -> None:
    before = fingerprint(built / "site")
    original = shutil.copytree(built / "policy_data", built / "original")
    try:
        break_project(built, case)
        with pytest.raises(Abort) as stopped:
            build_site(built)
    finally:
        shutil.rmtree(built / "policy_data")
        original.rename(built / "policy_data")
    assert stopped.value.code == 1
    assert any(": エラー " in record.message and "\n    → " in record.message for record in caplog.records)
    assert fingerprint(built / "site") == before
