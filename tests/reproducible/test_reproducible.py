"""同じ入力と同じ日からは、どこで作っても同じバイトが出る。"""

from __future__ import annotations

import hashlib
import locale
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from building import build_command, built, clone, environment, fingerprint

DAYS = ("2026-11-22", "2026-12-31", "2027-01-01", "2028-02-29")


def differences(one: Path, other: Path) -> list[str]:
    """The files of two folders that are not the same, byte for byte."""
    first, second = fingerprint(one), fingerprint(other)
    return sorted(path for path in first.keys() | second.keys() if first.get(path) != second.get(path))


def other_locale() -> str:
    """A locale that is not the usual one, where the system has any."""
    for name in ("ja_JP.UTF-8", "de_DE.UTF-8", "C"):
        try:
            locale.setlocale(locale.LC_ALL, name)
        except locale.Error:
            continue
        locale.setlocale(locale.LC_ALL, "")
        return name
    return "POSIX"


def build_elsewhere(root: Path, site: Path, today: str) -> Path:
    """A build as a stranger's machine would do it: other locale, time zone, hash seed, umask and one core."""

    def on_one_core() -> None:
        os.umask(0o077)
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

    result = subprocess.run(
        build_command(root, site),
        cwd=root.parent,
        env=environment(root, today, LC_ALL=other_locale(), TZ="America/St_Johns", PYTHONHASHSEED="4242"),
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
        preexec_fn=on_one_core if sys.platform != "win32" else None,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return site


@pytest.mark.slow
def test_二つの複製から違う環境で作っても同じバイトになる(repository: Path, tmp_path: Path) -> None:
    here, there = clone(repository, tmp_path / "here"), clone(repository, tmp_path / "far" / "away" / "there")
    one = built(here, tmp_path / "one", more={"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"})
    other = build_elsewhere(there, tmp_path / "other" / "site", "2026-11-22")
    assert differences(one, other) == []


@pytest.mark.slow
def test_控えがあっても壊れてもなくても同じバイトになる(repository: Path, tmp_path: Path) -> None:
    root, store = clone(repository, tmp_path / "project") / "samples/full", tmp_path / "store"
    kept = {"POLICYSITE_STORE": str(store)}
    fresh = built(root, tmp_path / "fresh", more={"POLICYSITE_STORE": ""})
    assert not store.exists()
    assert differences(fresh, built(root, tmp_path / "first", more=kept)) == []
    assert differences(fresh, built(root, tmp_path / "again", more=kept)) == []
    for file in list(store.rglob("*"))[::3]:
        if file.is_file():
            file.write_bytes(file.read_bytes()[:-1] + b"?")
    assert differences(fresh, built(root, tmp_path / "mended", more=kept)) == []


@pytest.mark.slow
def test_作業フォルダに紛れた控えは読まれず_新しくも作られない(repository: Path, tmp_path: Path) -> None:
    root, store = clone(repository, tmp_path / "project"), tmp_path / "store"
    before = sorted(path.name for path in root.iterdir())
    one = built(root, tmp_path / "one", more={"POLICYSITE_STORE": str(store)})
    assert sorted(path.name for path in root.iterdir()) == before
    forged = shutil.copytree(store, root / ".cache/policysite")
    for file in [file for file in forged.rglob("*") if file.is_file()]:
        content = file.read_bytes()[32:].replace(b"1", b"2")
        file.write_bytes(hashlib.sha256(content).digest() + content)
    assert differences(one, built(root, tmp_path / "other", more={"POLICYSITE_STORE": ""})) == []


@pytest.mark.slow
@pytest.mark.parametrize("day", DAYS)
def test_どの日でも作れて二度とも同じになる(repository: Path, tmp_path: Path, day: str) -> None:
    root = clone(repository, tmp_path / "project")
    one = built(root, tmp_path / "one", day)
    other = built(root, tmp_path / "other", day, {"PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati"})
    assert differences(one, other) == []
