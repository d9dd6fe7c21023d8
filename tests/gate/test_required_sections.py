"""必須の四章は、欠けても、宣言なしに空でも、公開を止める。"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from policysite.assemble.inspection import inspect_project

TODAY = date(2026, 11, 22)
REQUIRED = {
    "purposes": "02-purposes.yml",
    "third-party-provision": "03-third-party-provision.yml",
    "joint-use": "06-joint-use.yml",
    "contact": "10-contact.yml",
}


def rules_that_stop(project: Path) -> set[str]:
    return {finding.rule for finding in inspect_project(project, TODAY).blocking(strict=False)}


@pytest.mark.parametrize("kind", REQUIRED)
def test_必須の章を消すと公開を止める(project: Path, kind: str) -> None:
    (project / "policy_data/policy" / REQUIRED[kind]).unlink()
    assert "DOC-SECTION" in rules_that_stop(project)


@pytest.mark.parametrize("kind", ["third-party-provision", "joint-use"])
def test_行っていないと宣言した章は欠けた章ではない(project: Path, kind: str) -> None:
    file = project / "policy_data/policy" / REQUIRED[kind]
    file.write_text(
        f"id: {kind}\nkind: {kind}\ndeclared: none\ntitle: {{ja: 章の題, en: Title}}\n"
        "lead: {ja: 当社は、これを行っていません。, en: The Company does not do this.}\n",
        encoding="utf-8",
    )
    found = [f for f in inspect_project(project, TODAY).findings if f.rule in ("DOC-SECTION", "DOC-NONE")]
    assert found == []


@pytest.mark.parametrize("kind", ["purposes", "contact"])
def test_利用目的と窓口は行っていないと宣言できない(project: Path, kind: str) -> None:
    file = project / "policy_data/policy" / REQUIRED[kind]
    desk = "desk: privacy-office\n" if kind == "contact" else ""
    file.write_text(
        f"id: {kind}\nkind: {kind}\ndeclared: none\n{desk}title: {{ja: 章の題, en: Title}}\n"
        "lead: {ja: 当社にはありません。, en: The Company has none.}\n",
        encoding="utf-8",
    )
    assert rules_that_stop(project) & {"DOC-SECTION", "DOC-NONE"}
