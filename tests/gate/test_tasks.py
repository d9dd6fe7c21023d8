"""The names of make, of .ci/run and of pre-commit mean the same commands, and each command is written once."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml


def steps(repository: Path) -> list[str]:
    return re.findall(r"^run_(\w+)\(\)", (repository / ".ci/run").read_text("utf-8"), re.MULTILINE)


def test_make_knows_each_step_and_all_of_them_run_by_default(repository: Path) -> None:
    makefile = (repository / "Makefile").read_text("utf-8")
    names = re.search(r"^STEPS = (.+)$", makefile, re.MULTILINE)
    default = re.search(r"set -- ([\w ]+);", (repository / ".ci/run").read_text("utf-8"))
    assert names is not None
    assert default is not None
    assert names[1].split() == default[1].split() == steps(repository)


@pytest.mark.skipif(shutil.which("make") is None, reason="no make on this machine")
def test_make_hands_a_step_on(repository: Path) -> None:
    done = subprocess.run(["make", "-n", "lint"], cwd=repository, capture_output=True, text=True, check=True)
    assert done.stdout == ".ci/run lint\n"


def test_an_unknown_step_is_named_before_anything_runs(repository: Path) -> None:
    done = subprocess.run([".ci/run", "lint", "lnit"], cwd=repository, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "no step: lnit\n")


def test_what_runs_before_a_commit_runs_before_landing_as_well(repository: Path) -> None:
    config: dict[str, Any] = yaml.safe_load((repository / ".pre-commit-config.yaml").read_text("utf-8"))
    hooks = [hook for repo in config["repos"] for hook in repo["hooks"]]
    assert hooks
    commands = (repository / ".ci/run").read_text("utf-8")
    files = subprocess.run(
        ["git", "ls-files"], cwd=repository, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    for hook in hooks:
        assert hook["entry"].removesuffix(" --force-exclude") in commands, hook["id"]
        assert any(re.search(hook.get("files", r"\.py$"), file) for file in files), hook["id"]
