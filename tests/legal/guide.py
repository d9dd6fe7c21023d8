"""The worked examples of policy_data/README.md, read from the guide itself and applied to a copy of the data."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from policysite.assemble.history.releasing import prepare_release, write_prepared
from policysite.assemble.inspection import inspect_project
from policysite.cli import main

_STEP = re.compile(r"<!-- 例 (?P<name>[\w-]+): (?P<what>.+?) -->(?P<body>.*?)(?=<!-- |\n## |\Z)", re.DOTALL)
_BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_COMMANDS = re.compile(r"^```sh\n(.*?)^```$", re.DOTALL | re.MULTILINE)
TABLE = re.compile(r"(<!-- 書き損じの表：始め -->\n)(.*)(<!-- 書き損じの表：終わり -->)", re.DOTALL)


@dataclass(frozen=True)
class Step:
    """One step of an example: what to do, and the blocks of YAML that stand below it."""

    example: str
    what: str
    blocks: tuple[str, ...]
    commands: tuple[str, ...] = ()


def steps_of(guide: str, name: str) -> list[Step]:
    """The steps of an example in order."""
    found = [
        Step(
            match["name"],
            match["what"],
            tuple(_BLOCK.findall(match["body"])),
            tuple(_COMMANDS.findall(match["body"])),
        )
        for match in _STEP.finditer(guide)
    ]
    return [step for step in found if step.example == name]


def follow(root: Path, guide: str, name: str, today: date) -> None:
    """Does what an example says, in a project, on a day."""
    steps = steps_of(guide, name)
    assert steps, name
    for step in steps:
        _do(root, guide, step, today)


def _do(root: Path, guide: str, step: Step, today: date) -> None:
    verb, _, rest = step.what.partition(" ")
    data = root / "policy_data"
    if verb == "直す":
        before, after = step.blocks
        _replace(data / rest, before, after)
    elif verb == "作る":
        (text,) = step.blocks
        assert not (data / rest).exists()
        (data / rest).write_text(text, encoding="utf-8")
    elif verb == "消す":
        (data / rest).unlink()
    elif verb == "版":
        preparation = prepare_release(inspect_project(root, today), date.fromisoformat(rest))
        assert preparation.frozen is not None, [(f.rule, f.message.ja) for f in preparation.findings]
        write_prepared(root, preparation)
    elif verb == "その日の版":
        _do(root, guide, Step(step.example, f"版 {rest}", ()), date.fromisoformat(rest))
    elif verb == "命令":
        (command,) = step.commands
        (_, name, *arguments) = shlex.split(command)
        assert main([name, *arguments, "--root", str(root), "--today", rest]) == 0, command
    elif verb == "質問を消す":
        _answer(data / "exceptions.yml", rest)
    elif verb == "例":
        other = rest.split(" ")[0]
        for copied in steps_of(guide, other):
            if not copied.what.startswith("版"):
                _do(root, guide, copied, today)
    else:
        raise AssertionError(f"unknown step: {step.what}")


def _replace(file: Path, before: str, after: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(before) == 1, f"{file.name}: the lines of the guide do not stand there exactly once:\n{before}"
    file.write_text(text.replace(before, after), encoding="utf-8")


def _answer(file: Path, rule: str) -> None:
    """Takes a question out: its entry, up to the next one or to the comment above that."""
    text = file.read_text("utf-8")
    entries = re.findall(rf"^- rule: {re.escape(rule)}\n(?:  .*\n|    .*\n)+", text, re.MULTILINE)
    assert len(entries) == 1
    file.write_text(text.replace(entries[0], ""), encoding="utf-8")


def slip_table(cases: list[dict[str, object]]) -> str:
    """The table of slips as the guide shows it, from the cases that tests hold."""
    lines = ["| こうしてしまうと | こう出ます | こう直します |", "|---|---|---|"]
    for case in cases:
        if not case["says"]:  # what is no slip is not in the table
            continue
        _, _, message, fix = case["says"][0]  # type: ignore[index]
        lines.append(f"| {case['slip']} | {_cell(message)} | {_cell(fix)} |")
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return re.sub(r"([|<>*`\[\]{}])", r"\\\1", text)
