"""どの命令も、どのファイル・引数・環境・出力先でも、英語のスタックトレースを出さず、止まらず、一文で終わる。"""

from __future__ import annotations

import io
import itertools
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from commands.spoiling import FORBIDDEN, STANDS, Ran, run, spoil
from legal.test_translations import LEAD, freeze_draft
from policysite.cli import COMMANDS

TODAY = "2026-11-22"
SCRATCH = "scratch"
SUFFIXES = ("xlsx", "xlf", "html", "md")
# Each command with what it needs; {root} is a project, {site} a folder of pages, {new} a name that is free.
TABLE = {
    "check": "check --root {root}",
    "check json": "check --root {root} --format json --waived",
    "check github": "check --root {root} --format github",
    "check sarif": "check --root {root} --format sarif",
    "explain": "explain APPI-32-1-1-REP",
    "explain all": "explain --all",
    "waive": "waive JIS-POL-TOP company.operator.representative.top --root {root} --reason 後 --reason-en L --by 法務",
    "diff": "diff --root {root}",
    "diff html": "diff --root {root} --format html",
    "release": "release 2027-01-01 --root {root}",
    "release with words": "release 2027-01-01 --root {root} --note 改定 --note-en Revision",
    "schema": "schema --root {root}",
    "schema check": "schema --check --root {root}",
    "export": "export --root {root} --out {new}",
    "translations status": "translations status --all --root {root}",
    "translations export": "translations export --all --root {root} --out {xlsx}",
    "translations export xliff": "translations export --all --root {root} --out {xlf}",
    "translations import": "translations import {exchange} --by 翻訳 --root {root}",
    "translations confirm": "translations confirm {unit} --by 法務 --root {root}",
    "report": "report --root {root} --out {html} --summary {md}",
    "init": "init {new} --name 株式会社はじめ --name-en Hajime --postal-code 100-0005 --address 東京 --address-en Tokyo"
    " --site https://hajime.example/",
    "publish": "publish --root {root} --out {new}",
    "verify": "verify {site}",
    "verify against": "verify {site} --root {root}",
}
# A publication starts a process for each of its steps.
READS_DATA = [name for name, line in TABLE.items() if "{root}" in line and name != "publish"]
PLACES = (
    "policy_data",
    *(f"policy_data/{name}" for name in ("policy", "forms", "registers", "releases", "schema", "translations.yml")),
    *(f"policy_data/{name}" for name in ("company.yml", "site.yml", "notices.yml", "exceptions.yml")),
    *(f"policy_data/policy/{name}" for name in ("02-joint-use.yml", "99-more.yml")),
    *(f"policy_data/releases/{name}" for name in ("next.yml", "seals.txt", "2026-01-01", "2026-01-01/release.yml")),
    *(f"policy_data/releases/2026-01-01/{name}" for name in ("policy.json", "more.yml")),
    "policy_data/registers/purposes.yml",
    "policy_data/schema/site.json",
    ".cache",
    ".cache/policysite",
)


def in_turn(names: Iterable[str], values: Sequence[Any]) -> list[Any]:
    """Every command with every value: with one of them every day, in turn, with the others among the slow tests."""
    return [
        pytest.param(name, value, marks=() if number % len(values) == at else pytest.mark.slow, id=f"{name}-{at}")
        for number, name in enumerate(names)
        for at, value in enumerate(values)
    ]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Path:
    """A small project with a release and an exchange file; what is made of it is copied."""
    root = tmp_path_factory.mktemp("whole") / "project"
    shutil.copytree(repository / "tests/legal/base", root)
    freeze_draft(root, date(2026, 1, 1))
    with pytest.MonkeyPatch.context() as patch:
        assert run(f"translations export --all --root {root} --out {root}/work.xlf".split(), patch).status == 0
        assert run(f"schema --root {root}".split(), patch).status == 0
    return root


@pytest.fixture
def root(whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh copy with a folder for what commands write."""
    monkeypatch.setenv("POLICYSITE_TODAY", TODAY)
    root = tmp_path / "project"
    shutil.copytree(whole, root)
    (tmp_path / SCRATCH).mkdir()
    # A path without a name is one in the folder where the command runs.
    monkeypatch.chdir(tmp_path / SCRATCH)
    return root


def line(name: str, root: Path, /, **other: str) -> list[str]:
    """The arguments of a command of the table."""
    values = {
        "root": str(root),
        "new": str(root.parent / SCRATCH / "new"),
        **{suffix: str(root.parent / SCRATCH / f"new.{suffix}") for suffix in SUFFIXES},
        "site": str(root.parent / "site"),
        "exchange": str(root / "work.xlf"),
        "unit": LEAD,
        **other,
    }
    return [part.format(**values) for part in TABLE[name].split()]


def faults_of(ran: Ran, case: object) -> list[object]:
    """What is wrong with the words in which a command ended."""
    said = ran.out + ran.err
    raw = re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", said)
    mute = ran.status == 2 and not re.search("[\u3041-\u9fff]", said)
    bad = ran.status not in (0, 1, 2) or any(word in said for word in FORBIDDEN) or raw or mute
    return [(case, ran.status, said[-600:])] if bad else []


def test_表にすべての命令がある() -> None:
    assert {line.split()[0] for line in TABLE.values()} == set(COMMANDS)


def _spoilt() -> Iterator[tuple[str, str, str]]:
    """Every place with everything that can stand there: checked, and put before one other command in turn."""
    others = itertools.cycle(name for name in READS_DATA if name != "check")
    for place, what in itertools.product(PLACES, STANDS):
        yield "check", place, what
        yield next(others), place, what


SPOILT = tuple(_spoilt())
EVERY_DAY = SPOILT[::11]


def _run_spoilt(root: Path, cases: tuple[tuple[str, str, str], ...], patch: pytest.MonkeyPatch) -> None:
    faults: list[object] = []
    for number, (name, place, what) in enumerate(cases):
        copy = root.with_name(f"copy{number}")
        shutil.copytree(root, copy)
        spoil(copy / place, what)
        free = {name: str(copy.with_name(f"{copy.name}-new.{name}")) for name in ("new", *SUFFIXES)}
        faults += faults_of(run(line(name, copy, **free), patch), (name, place, what))
    assert not faults, faults


def test_データの所に別のものがあっても言葉で終わる(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _run_spoilt(root, EVERY_DAY, monkeypatch)


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
def test_データのどこに何があっても言葉で終わる(root: Path, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _run_spoilt(root, tuple(case for case in SPOILT if case[1] == place), monkeypatch)


def _arguments() -> Iterator[tuple[str, str, str]]:
    """Every path on a command line with everything that can stand there."""
    for name, text in TABLE.items():
        for slot in re.findall(r"\{(\w+)\}", text):
            if slot != "unit":
                yield from ((name, slot, what) for what in (*STANDS, *ODD_PATHS))


ODD_PATHS = {
    "below a file": "{scratch}/file/new",
    "below a folder that is not there": "{scratch}/a/b/c",
    "in /proc": "/proc/nothing",
    "a full device": "/dev/full",
    "no name": "",
    "a long name": "{scratch}/" + "x" * 300,
    "control characters": "{scratch}/\x1b[31m\u202enew\n::error::forged",
    "no text": "{scratch}/\udcff\udc80",
}


@pytest.mark.parametrize(("name", "part"), in_turn(TABLE, (0, 1, 2, 3)))
def test_引数の所に別のものがあっても言葉で終わる(
    name: str, part: int, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = root.parent / SCRATCH
    (scratch / "file").touch()
    faults: list[object] = []
    for number, (_, slot, what) in enumerate([case for case in _arguments() if case[0] == name][part::4]):
        end = f".{slot}" if slot in SUFFIXES else ".xlf" if slot == "exchange" else ""
        path = scratch / f"spoilt{number}{end}"
        if what in STANDS:
            spoil(path, what)
        given = str(path) if what in STANDS else ODD_PATHS[what].format(scratch=scratch) + end
        faults += faults_of(run(line(name, root, **{slot: given}), monkeypatch), (name, slot, what))
    assert not faults, faults


DAYS = ("2026-02-29", "2026/11/25", "２０２６-11-25", "20261125", "today", "\x1b[31m", "-1")


@pytest.mark.parametrize(("name", "value"), in_turn(READS_DATA, DAYS))
def test_基準日の誤りは一文で言う(name: str, value: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICYSITE_TODAY", value)
    ran = run(line(name, root), monkeypatch)
    assert not faults_of(ran, (name, value))
    if not name.startswith(("schema", "verify")):
        assert ran.status == 2
        assert ran.err.count("\n") == 1
        assert "POLICYSITE_TODAY" in ran.err
        assert " / " in ran.err


def _closed_pipe() -> io.TextIOWrapper:
    """A standard output whose reader is gone, as with `| head -1`."""
    reading, writing = os.pipe()
    os.close(reading)
    return io.TextIOWrapper(os.fdopen(writing, "wb"), encoding="utf-8", write_through=True)


def _full() -> io.TextIOWrapper:
    return io.TextIOWrapper(Path("/dev/full").open("wb"), encoding="utf-8")


@pytest.mark.parametrize(("name", "make"), in_turn(TABLE, (_closed_pipe, _full)))
def test_受け手のいない出力は一文で言う(
    name: str, make: Callable[[], io.TextIOWrapper], root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = make()
    ran = run(line(name, root), monkeypatch, stdout=stream)
    assert not faults_of(ran, name)
    if ran.status == 2 and name != "release":
        assert " / " in ran.err.splitlines()[-1]
    stream.detach()


@pytest.mark.parametrize(("name", "encoding"), in_turn(TABLE, ("ascii", "cp932", "latin-1", "utf-16")))
def test_日本語を表せない出力でも終わる(name: str, encoding: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = run(line(name, root), monkeypatch, encoding=encoding)
    assert ran.status in (0, 1, 2)
    assert not [word for word in FORBIDDEN if word in ran.out + ran.err]
    assert "Error" not in ran.err


def test_読み取りの許されないファイルは場所を言う(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = os.open

    def closed(path: object, *given: object, **more: object) -> int:
        if str(path).endswith("site.yml"):
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", closed)
    ran = run(line("check", root), monkeypatch)
    assert ran.status == 1
    assert "policy_data/site.yml:1:1: エラー DATA-UNREADABLE 読み取れません（読み書きが許されていません）" in ran.out


def test_リンクの先は数えも読みもしない(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(root / "policy_data/releases", "a link elsewhere")
    ran = run(line("check", root), monkeypatch)
    assert "policy_data/releases:1:1: エラー DATA-LINK" in ran.out
    assert "secret" not in ran.out


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_値や名前の制御文字は見える形で出る(form: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (root / "policy_data/site.yml").open("a", encoding="utf-8") as file:
        file.write('"a\\e[31m\\u202e\\nforged.yml:1:1: エラー X y": 1\n')
    (root / "policy_data/policy/\x1b]0;x\x07\u202e\n::error::x.yaml").write_text("id: x\n", encoding="utf-8")
    ran = run(["check", "--root", str(root), "--format", form], monkeypatch)
    assert ran.status == 1
    assert not faults_of(ran, form)
    assert not [line for line in ran.out.splitlines() if line.startswith(("forged.yml", "::error::x"))]
    assert "\\u001b" in ran.out or "\\\\u001b" in ran.out


def test_ほんとうの命令としても言葉で終わる(root: Path) -> None:
    """As processes of their own: streams that are closed from the start, and a reader that goes away."""
    program = f"{sys.executable} -m policysite"
    for command in (
        f"{program} check --root {root} >&-",
        f"{program} check --root {root} <&- 2>&-",
        f"{program} explain --all | head -1",
        f"{program} --help | true",
        f"PYTHONIOENCODING=ascii {program} check --root {root}",
    ):
        done = subprocess.run(
            ["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, check=False, timeout=60
        )
        assert done.returncode in (0, 1, 2), (command, done)
        assert b"Traceback" not in done.stdout + done.stderr, (command, done.stderr)
        assert b"Exception ignored" not in done.stderr, (command, done.stderr)
