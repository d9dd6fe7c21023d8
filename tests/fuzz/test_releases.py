"""保管した版に何をされても、読み込みは落ちず、書き換えは必ず見つかる。"""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuzz.strategies import ROOT
from policysite.assemble.inspection import inspect_project
from policysite.domain.releases import UnreadableReleaseError
from policysite.history import gate
from policysite.source.releases import LoadedReleases, load_releases

pytestmark = pytest.mark.slow
TODAY = date(2026, 11, 22)
FILES = sorted(
    file.relative_to(ROOT / "samples/full").as_posix()
    for file in (ROOT / "samples/full/policy_data/releases").rglob("*")
    if file.is_file()
)


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with a long history, whose releases are spoilt and put back."""
    root = tmp_path_factory.mktemp("releases")
    shutil.copytree(ROOT / "samples/full/policy_data", root / "policy_data")
    return root


def read_everything(root: Path) -> tuple[LoadedReleases, bool]:
    """The history with every policy asked for, and whether anything is said against it."""
    loaded = load_releases(root)
    problems = [*loaded.findings, *gate(loaded.history)]
    for release in loaded.history.releases:
        try:
            assert release.policy.company
        except UnreadableReleaseError:
            assert problems
    return loaded, bool(problems)


def records(loaded: LoadedReleases) -> list[object]:
    """What the records say, one after the other."""
    return [(release.folder, release.record) for release in loaded.history.releases]


@given(data=st.data(), name=st.sampled_from(FILES))
def test_保管した版のどのバイトを変えても見つかる(copied: Path, data: st.DataObject, name: str) -> None:
    file = copied / name
    original = file.read_bytes()
    before = records(load_releases(copied))
    at = data.draw(st.integers(0, len(original) - 1))
    length = data.draw(st.integers(0, 40))
    put = data.draw(st.binary(max_size=20))
    changed = original[:at] + put + original[at + length :]
    try:
        file.write_bytes(changed)
        loaded, told = read_everything(copied)
        # A record may be written otherwise and say the same, and the list of seals may lag behind the records.
        harmless = changed == original or (not name.endswith("policy.json") and records(loaded) == before)
        assert told or harmless
    finally:
        file.write_bytes(original)


@given(data=st.data())
def test_版の置き場で何が消え動いても読み込みは落ちない(copied: Path, data: st.DataObject) -> None:
    releases = copied / "policy_data/releases"
    spoilt = releases.with_name("releases")
    kept = copied / "kept"
    shutil.copytree(releases, kept)
    try:
        for _ in range(data.draw(st.integers(1, 3))):
            entry = data.draw(st.sampled_from(sorted(spoilt.rglob("*"))))
            other = entry.with_name(data.draw(st.sampled_from(("2025-05-01", "x", "９", "policy.json.bak"))))
            if data.draw(st.booleans()) and not other.exists():
                entry.rename(other)
            elif entry.is_dir():
                shutil.rmtree(entry)
            else:
                entry.unlink()
            if not any(spoilt.rglob("*")):
                break
        found = inspect_project(copied, TODAY).findings
        assert all(finding.message.ja and finding.line >= 1 for finding in found)
    finally:
        shutil.rmtree(releases)
        kept.rename(releases)
