"""The chapter of the guide on shapes: its table of numbers, and its example on the company's own data."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

from tests.legal.guide import follow

from policysite.assemble.inspection import inspect_project
from policysite.composition import compose
from policysite.composition.number_patterns import BULLET, SIGNS, fill
from policysite.domain.findings import Level
from policysite.source import load_policy_data

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "policy_data" / "README.md").read_text("utf-8")
_TABLE = re.compile(r"<!-- 番号の表：始め -->\n(.*)<!-- 番号の表：終わり -->", re.DOTALL)


def test_番号の表は実際に付く番号のとおり() -> None:
    table = _TABLE.search(GUIDE)
    assert table
    rows = re.findall(r"^\| `(.+?)` \| (.*?) \| (.*?) \|$", table[1], re.MULTILINE)
    for pattern, japanese, english in rows:
        assert japanese == "、".join(fill(pattern, position, "ja") for position in (1, 2, 3))
        assert english == ", ".join(fill(pattern, position, "en") for position in (1, 2, 3))
    written = "".join(pattern for pattern, _, _ in rows)
    assert all(f"{{{sign}}}" in written for sign in SIGNS)
    assert BULLET in written


def test_種類の違う条項をひとつの章にまとめる例(tmp_path: Path) -> None:
    for name in ("policy_data", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name)
    follow(tmp_path, GUIDE, "shapes", date(2026, 11, 22))
    loaded = load_policy_data(tmp_path)
    assert loaded.policy, loaded.findings
    section = compose(loaded.policy, "ja").document.node("supplement")
    assert section
    assert [(node.number, node.citation, node.kind) for node in section.walk()] == [
        ("10", "第10条", "free"),
        ("(1)", "第10条(1)", "free"),
        ("・", "第10条(1)の1番目", "free"),
        ("・", "第10条(1)の2番目", "free"),
        ("(2)", "第10条(2)", "minors"),
    ]
    ending = [section.citation for section in compose(loaded.policy, "ja").document.sections[-2:]]
    assert ending == ["別表第1", "末尾"]
    findings = inspect_project(tmp_path, date(2026, 11, 22)).findings
    assert not [finding for finding in findings if finding.level is Level.ERROR and not finding.waived]
