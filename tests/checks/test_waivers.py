"""例外は見た内容だけを許し、`policysite waive` はその場に書く。"""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml

from policysite.assemble.inspection import inspect_project
from policysite.checks.waiving import UNBOUND
from policysite.cli import main
from policysite.domain.findings import Finding

DAY = "2026-11-25"


@pytest.fixture
def project(repository: Path, tmp_path: Path) -> Path:
    shutil.copytree(repository / "policy_data", tmp_path / "policy_data")
    return tmp_path


def _findings(root: Path) -> tuple[Finding, ...]:
    return inspect_project(root, date.fromisoformat(DAY)).findings


def test_会社の例外はどれも見た内容を持ち_止めるものはない(project: Path) -> None:
    found = _findings(project)
    assert not [finding for finding in found if finding.rule == UNBOUND or finding.stops]


def test_同じ場所の別の内容は新しい指摘になる(project: Path) -> None:
    waived = next(f for f in _findings(project) if f.waived and f.value)
    file = project / "policy_data/exceptions.yml"
    entries = yaml.safe_load(file.read_text("utf-8"))
    for entry in entries:
        if (entry["rule"], entry["target"]) == (waived.rule, waived.target):
            entry["values"] = ["ほかの内容"]
    file.write_text(yaml.safe_dump(entries, allow_unicode=True), "utf-8")
    again = [f for f in _findings(project) if (f.rule, f.target) == (waived.rule, waived.target)]
    assert again
    assert not any(finding.waived for finding in again)


def test_waive_は内容を書き込み_ほかの行も注記も変えない(project: Path) -> None:
    file = project / "policy_data/exceptions.yml"
    whole = file.read_text("utf-8")
    waived = next(f for f in _findings(project) if f.waived and f.value)
    lines = whole.split("\n")
    at = next(n for n, line in enumerate(lines) if line == f"  target: {waived.target}" and waived.rule in lines[n - 1])
    file.write_text("\n".join([*lines[: at + 1], *lines[at + 2 :]]), "utf-8")
    assert UNBOUND in {finding.rule for finding in _findings(project)}
    assert main(["waive", waived.rule, waived.target, "--root", str(project), "--today", DAY]) == 0
    assert file.read_text("utf-8") == whole


def test_waive_は新しい例外を終わりに足す(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = project / "policy_data/exceptions.yml"
    before = file.read_text("utf-8")
    note = next(f for f in _findings(project) if not f.waived)
    command = ["waive", note.rule, note.target, "--root", str(project), "--today", DAY]
    assert main(command) == 2
    assert "--reason" in capsys.readouterr().err
    assert main([*command, "--reason", "後で直す。", "--reason-en", "Later.", "--by", "管理部"]) == 0
    after = file.read_text("utf-8")
    assert after.startswith(before)
    assert yaml.safe_load(after)[-1]["values"] is not None
    assert all(f.waived for f in _findings(project) if (f.rule, f.target) == (note.rule, note.target))


def test_ない指摘は例外にできない(project: Path) -> None:
    before = (project / "policy_data/exceptions.yml").read_bytes()
    command = ["waive", "DOC-DATES", "site.nowhere", "--reason", "a", "--reason-en", "a", "--by", "a"]
    assert main([*command, "--root", str(project), "--today", DAY]) == 1
    assert (project / "policy_data/exceptions.yml").read_bytes() == before
