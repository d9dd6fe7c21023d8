"""意味の誤りも、名前のある規則が、正しい行で見つける。つじつまを合わせた改竄も。"""

from __future__ import annotations

import hashlib
import re
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from mutation.projects import PROJECTS, TODAY, open_findings
from policysite.assemble.inspection import inspect_project
from policysite.domain.findings import Finding

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "semantic.yml").read_text("utf-8"))


def spoil(root: Path, case: dict[str, Any]) -> None:
    """Makes the edit of a case."""
    target = root / "policy_data" / case["in"]
    if "folder" in case:
        target.rename(root / "policy_data" / case["folder"])
    elif case.get("remove") and target.is_dir():
        shutil.rmtree(target)
    elif case.get("remove"):
        target.unlink()
    else:
        text = target.read_text("utf-8")
        assert text.count(case["find"]) == 1, f"stands {text.count(case['find'])} times: {case['find']}"
        target.write_text(text.replace(case["find"], case["put"]), encoding="utf-8")
    if case.get("reseal"):
        reseal(root / "policy_data/releases")


def reseal(releases: Path) -> None:
    """Makes every hash and seal fit again."""
    seals: list[str] = []
    for folder in sorted(entry for entry in releases.iterdir() if entry.is_dir()):
        record = folder / "release.yml"
        text = record.read_text("utf-8")
        digest = hashlib.sha256((folder / "policy.json").read_bytes()).hexdigest()
        text = re.sub(r"^content_hash: .*$", f"content_hash: {digest}", text, flags=re.MULTILINE)
        if seals:
            text = re.sub(r"^previous_hash: .*$", f"previous_hash: {seals[-1].split()[1]}", text, flags=re.MULTILINE)
        body = text[: text.rfind("\nseal:") + 1]
        seals.append(f"{folder.name} {hashlib.sha256(body.encode()).hexdigest()}")
        record.write_text(f"{body}seal: {seals[-1].split()[1]}\n", encoding="utf-8")
    (releases / "seals.txt").write_text("\n".join(seals) + "\n", encoding="utf-8")


def expected(root: Path, case: dict[str, Any]) -> tuple[str, str, int]:
    """Rule, file and line of the finding that a case asks for."""
    rule, *place = case["expect"]
    number = place.pop() if isinstance(place[-1], int) else 1
    words, file = place[-1], place[0] if len(place) > 1 else case["in"]
    if file == "policy_data":
        return rule, file, 1
    name = f"policy_data/{file}"
    if not words:
        return rule, name, 1
    lines = (root / name).read_text("utf-8").split("\n")
    found = [index for index, line in enumerate(lines, start=1) if words in line]
    assert len(found) >= number, f"{words!r} stands in {name} {len(found)} times"
    return rule, name, found[number - 1]


@cache
def found_before(project: str) -> tuple[Finding, ...]:
    """What is open in a project as it is."""
    return tuple(open_findings(inspect_project(PROJECTS[project], TODAY).findings))


def marked(index: int, case: dict[str, Any]) -> Any:
    """A parameter that is slow unless it is one of the everyday ones."""
    return pytest.param(case, id=case["name"], marks=() if index % 4 == 0 else (pytest.mark.slow,))


@pytest.mark.parametrize("case", [marked(index, case) for index, case in enumerate(CASES)])
def test_意味の誤りを見つける(case: dict[str, Any], tmp_path: Path) -> None:
    shutil.copytree(PROJECTS[case["project"]] / "policy_data", tmp_path / "policy_data")
    spoil(tmp_path, case)
    after = open_findings(inspect_project(tmp_path, TODAY).findings)
    found = {(f.rule, f.file, f.line) for f in after if f not in found_before(case["project"])}
    if "survives" in case:
        assert expected(tmp_path, case) not in found, "this fault is found now: take its `survives` away"
    else:
        assert expected(tmp_path, case) in found, sorted(found)
