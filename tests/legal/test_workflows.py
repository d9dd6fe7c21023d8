"""ワークフロー：決まった形で、権限は要るだけ、行動は一つのコミットに留められている。"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

WORKFLOWS = sorted((Path(__file__).parents[2] / ".github/workflows").glob("*.yml"))
READ_ONLY = {"contents": "read"}
# What each job may do beyond reading, and nothing more.
MORE = {
    ("check.yml", "check"): {"contents": "read", "security-events": "write"},
    ("check.yml", "comment"): {"pull-requests": "write"},
    ("publish.yml", "deploy"): {"pages": "write", "id-token": "write"},
    ("publish.yml", "deposit"): {"id-token": "write", "attestations": "write"},
    ("freeze.yml", "freeze"): {"contents": "write", "pull-requests": "write", "actions": "write"},
}


def load(file: Path) -> dict[Any, Any]:
    content: dict[Any, Any] = yaml.safe_load(file.read_text("utf-8"))
    return content


def steps(file: Path) -> list[dict[str, Any]]:
    return [step for job in load(file)["jobs"].values() for step in job["steps"]]


def test_四つのワークフローがある() -> None:
    assert [file.name for file in WORKFLOWS] == ["check.yml", "compatibility.yml", "freeze.yml", "publish.yml"]


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_行動はコミットに留められ版が添えてある(file: Path) -> None:
    used = re.findall(r"uses: (\S+)(.*)", file.read_text("utf-8"))
    assert len(used) == sum("uses" in step for step in steps(file))
    for action, comment in used:
        assert re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}", action), action
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment), action


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_権限は要るだけ(file: Path) -> None:
    workflow = load(file)
    assert workflow["permissions"] == {}
    assert workflow["concurrency"]["group"]
    for name, job in workflow["jobs"].items():
        assert job["permissions"] == MORE.get((file.name, name), READ_ONLY), name
        assert job["timeout-minutes"] <= 30


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_命令に外からの文字を埋め込まない(file: Path) -> None:
    for step in steps(file):
        assert "${{" not in step.get("run", ""), step.get("name")
        if "checkout@" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False


def test_公開は毎日の日本時間0時5分と手元と同じ手順で(repository: Path) -> None:
    workflow = load(repository / ".github/workflows/publish.yml")
    # YAML reads the key "on" as true.
    assert workflow[True]["schedule"] == [{"cron": "5 15 * * *"}]
    commands = [step["run"] for step in workflow["jobs"]["build"]["steps"] if "run" in step]
    assert commands[-2:] == ["policysite check --live", "policysite publish"]
    assert workflow["jobs"]["deposit"]["needs"] == "deploy"
    assert commands[-1] == "policysite publish"
    assert workflow["jobs"]["deploy"]["needs"] == "build"
    assert not any("continue-on-error" in step for step in workflow["jobs"]["build"]["steps"])


def test_書式の検査に通る() -> None:
    checker = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows"]
    done = subprocess.run([*checker, *map(str, WORKFLOWS)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_安全の検査に通る() -> None:
    command = [str(Path(sys.executable).with_name("zizmor")), "--offline", "--pedantic", str(WORKFLOWS[0].parents[1])]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
