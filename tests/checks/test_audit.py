"""What a careful lawyer found in the source text, the checker finds by itself."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from policysite.domain.catalogue import Edit
from policysite.domain.findings import Finding, Level
from policysite.source import load_policy_data

from .conftest import findings_of

ROOT = Path(__file__).parents[2]
_AUDIT: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "data" / "audit.yml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def real() -> tuple[Finding, ...]:
    return findings_of(load_policy_data(ROOT))


def _reported(findings: tuple[Finding, ...]) -> set[tuple[str, str, str]]:
    return {(found.rule, _shown(found.file), _shown(found.target)) for found in findings}


def _shown(name: str) -> str:
    return name.removeprefix("policy_data").removeprefix("/")


def test_所見は七十五件() -> None:
    numbers = (
        [f"L{n:02}" for n in range(1, 37)] + [f"C{n:02}" for n in range(1, 26)] + [f"T{n:02}" for n in range(1, 15)]
    )
    assert list(_AUDIT) == numbers
    assert len(_AUDIT) == 75


@pytest.mark.parametrize("finding", [key for key, entry in _AUDIT.items() if "found" in entry])
def test_実データで報告される(finding: str, real: tuple[Finding, ...]) -> None:
    expected = {tuple(entry) for entry in _AUDIT[finding]["found"]}
    assert expected - _reported(real) == set()


@pytest.mark.parametrize("finding", [key for key, entry in _AUDIT.items() if "copy" in entry])
def test_元の文字のままの写しで報告される(finding: str, real: tuple[Finding, ...], tmp_path: Path) -> None:
    shutil.copytree(ROOT / "policy_data", tmp_path / "policy_data", ignore=shutil.ignore_patterns("releases", "schema"))
    for entry in _AUDIT[finding]["edits"]:
        edit = Edit(file=entry["in"], find=entry["find"], put=entry["put"])
        file = tmp_path / "policy_data" / edit.file
        file.write_text(edit.applied_to(file.read_text(encoding="utf-8")), encoding="utf-8")
    expected = {tuple(entry) for entry in _AUDIT[finding]["copy"]}
    loaded = load_policy_data(tmp_path)
    # A line that YAML itself would join is refused while reading, before any rule looks at the text.
    findings = findings_of(loaded) if loaded.policy else loaded.findings
    assert expected - _reported(findings) == set()
    assert expected & _reported(real) == set()


def test_名前の異体字は残してよい(real: tuple[Finding, ...]) -> None:
    assert [found for found in real if found.rule in _AUDIT["T06"]["kept"]] == []


def test_実データの警告と誤りは全て会社への質問として免除されている(real: tuple[Finding, ...]) -> None:
    assert [found for found in real if found.level is not Level.NOTE and not found.waived] == []
    loaded = load_policy_data(ROOT)
    assert loaded.policy is not None
    assert all(waiver.question for waiver in loaded.policy.exceptions)
    assert all("？" in waiver.reason.en or "?" in waiver.reason.en for waiver in loaded.policy.exceptions)


@pytest.mark.parametrize("sample", ["minimal", "full"])
def test_見本には知らせより重い指摘がない(sample: str) -> None:
    found = findings_of(load_policy_data(ROOT / "samples" / sample))
    assert [finding for finding in found if finding.level is not Level.NOTE] == []
