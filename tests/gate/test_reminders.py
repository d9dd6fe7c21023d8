"""期限の知らせは会社に大きく示し、告知した版の公開は止めない。"""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from building import build, copy_project
from policysite.assemble.history.releasing import prepare_release
from policysite.assemble.inspection import inspect_project
from policysite.cli import main
from policysite.domain.findings import Level

EFFECTIVE = "2027-02-01"
"""The day on which the sample's waiting version takes effect."""


@pytest.fixture
def overdue(repository: Path, tmp_path: Path) -> Path:
    """The full sample, whose review and one question fell due while a version was waiting."""
    root = copy_project(repository, tmp_path / "project")
    shutil.rmtree(root / "policy_data")
    shutil.copytree(repository / "samples/full/policy_data", root / "policy_data")
    site = root / "policy_data/site.yml"
    text = site.read_text("utf-8")
    assert "review_due: 2027-04-01" in text
    site.write_text(text.replace("review_due: 2027-04-01", "review_due: 2027-01-15"), "utf-8")
    return root


def test_見直しの期限を過ぎても告知した版は効力発生日に公開される(overdue: Path, tmp_path: Path) -> None:
    told = build(overdue, tmp_path / "site", EFFECTIVE)
    assert told.returncode == 0, told.stdout + told.stderr
    assert "警告（期限。公開は止めない） DOC-REVIEW" in told.stdout + told.stderr
    versions = json.loads((tmp_path / "site/versions.json").read_text("utf-8"))
    assert EFFECTIVE in json.dumps(versions)


def test_検査は期限の知らせを警告として示し_成功で終わる(overdue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(overdue), "--today", EFFECTIVE]) == 0
    assert "警告（期限。公開は止めない） DOC-REVIEW" in capsys.readouterr().out


def test_期限のほかの警告は今までどおり止める(overdue: Path) -> None:
    (overdue / "policy_data/exceptions.yml").write_text(
        "- {rule: DOC-LIST, target: purposes, reason: {ja: 後, en: Later}, approver: 管理部, review_by: 2027-01-15}\n",
        "utf-8",
    )
    found = inspect_project(overdue, date.fromisoformat(EFFECTIVE))
    assert {finding.rule for finding in found.blocking(strict=True)} == {"WAIVER-UNUSED"}
    assert prepare_release(found, date(2027, 6, 1)).frozen is None
    assert {f.rule for f in found.findings if f.reminder and f.level is Level.WARNING} == {"DOC-REVIEW"}
