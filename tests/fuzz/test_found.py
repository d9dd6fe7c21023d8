"""ファズ試験で見つけた壊れ方は、二度と戻らない。"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from policysite.source import load_policy_data

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "found.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_見つけた壊れ方は場所のある指摘になる(project: Path, case: dict[str, Any]) -> None:
    (project / "policy_data/notices.yml").write_bytes(case["content"].encode())
    found = {(f.rule, f.line, f.column) for f in load_policy_data(project).findings if f.file.endswith("notices.yml")}
    expected = {tuple(place) for place in case["expect"]}
    assert expected <= found
    assert case.get("more") or found == expected
