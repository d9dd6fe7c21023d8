"""Broken data stops the build with a message at the right place, and a site built earlier stays as it was."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from policysite.assemble.inspection import inspect_project

TODAY = date(2026, 11, 22)
CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "cases.yml").read_text("utf-8"))


def break_project(project: Path, case: dict[str, Any]) -> None:
    """Applies the edit of a case to a copy of the data."""
    file = project / "policy_data" / case["file"]
    if "replace" in case:
        old, new = case["replace"]
        text = file.read_text("utf-8")
        assert text.count(old) == 1, f"{case['name']}: {old!r} stands {text.count(old)} times"
        file.write_text(text.replace(old, new), encoding="utf-8")
    elif "append" in case:
        file.write_text(file.read_text("utf-8") + case["append"], encoding="utf-8")
    elif "content" in case:
        file.write_text(case["content"], encoding="utf-8")
    elif "hex" in case:
        file.write_bytes(bytes.fromhex(case["hex"]))
    elif "repeat" in case:
        piece, times = case["repeat"]
        file.write_text(piece * times, encoding="utf-8")
    elif "symlink" in case:
        (project.parent / "outside.yml").write_text("id: outside\n", encoding="utf-8")
        file.unlink()
        file.symlink_to(case["symlink"])
    elif case.get("delete"):
        file.unlink()
    if "also" in case:
        break_project(project, {"name": case["name"], **case["also"]})


def expected_place(project: Path, expectation: list[Any]) -> tuple[str, str, int, int]:
    """Rule, file, line and column; a place given as text is looked up in the broken file."""
    rule, name, *place = expectation
    shown = f"policy_data/{name}"
    if isinstance(place[0], int):
        return rule, shown, place[0], place[1]
    text = (project / "policy_data" / name).read_text("utf-8")
    assert place[0] in text, f"{place[0]!r} does not stand in {name}"
    before = text[: text.index(place[0])]
    indent = len(place[0]) - len(place[0].lstrip(" "))
    return rule, shown, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1 + indent


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_壊れたデータは場所を示して止まる(project: Path, case: dict[str, Any]) -> None:
    break_project(project, case)
    inspection = inspect_project(project, TODAY)
    found = {(f.rule, f.file, f.line, f.column) for f in inspection.blocking(strict=False)}
    expected = {expected_place(project, expectation) for expectation in case["expect"]}
    assert expected <= found
    if not case.get("more"):
        assert found == expected
    for finding in inspection.findings:
        assert "\n" not in finding.message.ja
        assert "\n" not in finding.message.en
        assert finding.fix.ja
        assert finding.fix.en
