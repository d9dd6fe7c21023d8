"""手で YAML を直すときの書き損じは、何が、どの行で、どう直すかが日本語で出る。"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from policysite.assemble.inspection import inspect_project
from policysite.source.faults import FaultKind, fault_words
from slips.breaking import DEFAULT_FILE, break_base

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "cases.yml").read_text("utf-8"))
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("case", CASES, ids=[case["slip"] for case in CASES])
def test_書き損じの場所と直し方(case: dict[str, Any], tmp_path: Path) -> None:
    findings = inspect_project(break_base(case, tmp_path), TODAY).findings
    named = [
        [
            f"{finding.file.removeprefix('policy_data/')}:{finding.line}:{finding.column}",
            finding.rule,
            finding.message.ja,
            finding.fix.ja,
        ]
        for finding in findings
        # The base is too small to be a lawful policy; what it lacks is not what is asked here.
        if finding.rule.startswith("DATA-") or finding.rule in ("DOC-ID", "DOC-XREF", "TXT-MARKUP")
    ]
    default = case.get("file", DEFAULT_FILE)
    assert named == [[f"{default}:{at}" if at[0].isdigit() else at, *rest] for at, *rest in case["says"]]


def test_二十を超える書き損じに語がある() -> None:
    assert len(CASES) >= 40
    assert len({case["slip"] for case in CASES}) == len(CASES)


def test_どの誤りにも両言語の語がある() -> None:
    words = fault_words()
    assert set(words) == set(FaultKind)
    assert all(text.ja.strip() and text.en.strip() for pair in words.values() for text in pair)
