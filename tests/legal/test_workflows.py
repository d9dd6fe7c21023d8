"""ワークフロー：決まった形で、権限は要るだけ、行動は一つのコミットに留められている。"""

from __future__ import annotations

import os
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
    commands = [step["run"] for step in steps(repository / ".github/workflows/publish.yml") if "run" in step]
    assert commands[-1] == "policysite publish"
    assert workflow["jobs"]["deploy"]["needs"] == "build"
    assert not any("continue-on-error" in step for step in workflow["jobs"]["build"]["steps"])


ONLY_DATA = ("policy_data/policy/07-requests.yml", "policy_data/releases/2/policy.json", "policy_data/notes.yml")


@pytest.mark.parametrize(
    ("event", "changed", "engine"),
    [
        ("pull_request", ONLY_DATA, "false"),
        ("pull_request", (*ONLY_DATA, "hooks/policysite/cli/check.py"), "true"),
        ("pull_request", ("policy_data/RULES.md",), "true"),
        ("pull_request", ("samples/full/policy_data/site.yml",), "true"),
        ("pull_request", ("constraints.txt",), "true"),
        ("workflow_dispatch", ONLY_DATA, "true"),
    ],
    ids=["data", "data-and-engine", "rules", "sample", "pins", "by-hand"],
)
def test_データだけの変更ではデータの検査だけを行う(
    repository: Path, tmp_path: Path, event: str, changed: tuple[str, ...], engine: str
) -> None:
    commit(tmp_path, {"README.md": "before", **dict.fromkeys(changed, "before")})
    commit(tmp_path, dict.fromkeys(changed, "after"))
    assert looked(repository, tmp_path, event) == (0, f"engine={engine}\n")


def test_エンジンからデータへ移したファイルもエンジンの変更(repository: Path, tmp_path: Path) -> None:
    commit(tmp_path, {"hooks/table.yml": "same words"})
    (tmp_path / "hooks/table.yml").unlink()
    commit(tmp_path, {"policy_data/table.yml": "same words"})
    assert looked(repository, tmp_path, "pull_request") == (0, "engine=true\n")


def test_何が変わったか分からないときはテストを行う(repository: Path, tmp_path: Path) -> None:
    commit(tmp_path, {"policy_data/site.yml": "no parent to compare with"})
    code, written = looked(repository, tmp_path, "pull_request")
    assert code != 0
    assert written == ""
    workflow = load(repository / ".github/workflows/check.yml")
    test = workflow["jobs"]["test"]
    assert test["needs"] == "changes"
    assert test["if"] == "${{ !cancelled() && needs.changes.outputs.engine != 'false' }}"
    # A required check that a filter keeps from starting waits for ever; the data's own checks always run.
    assert workflow[True]["pull_request"] is None
    assert not {"if", "needs"} & workflow["jobs"]["check"].keys()


def commit(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    name_and_mail = ("-c", "user.name=test", "-c", "user.email=test@example.com")
    for command in (("init", "-q"), ("add", "-A"), (*name_and_mail, "commit", "-q", "-m", "x")):
        subprocess.run(["git", *command], cwd=root, check=True)


def looked(repository: Path, root: Path, event: str) -> tuple[int, str]:
    """The status and the outputs of the step that looks at what changed, run in a checkout."""
    (step,) = [step for step in steps(repository / ".github/workflows/check.yml") if step.get("id") == "look"]
    output = root / ".git/output"
    output.touch()
    environment = {**os.environ, "EVENT": event, "GITHUB_OUTPUT": str(output)}
    done = subprocess.run(
        ["bash", "-e", "-c", step["run"]], cwd=root, env=environment, capture_output=True, check=False
    )
    return done.returncode, output.read_text("utf-8")


def test_書式の検査に通る() -> None:
    checker = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows"]
    done = subprocess.run([*checker, *map(str, WORKFLOWS)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_安全の検査に通る() -> None:
    command = [str(Path(sys.executable).with_name("zizmor")), "--offline", "--pedantic", str(WORKFLOWS[0].parents[1])]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
