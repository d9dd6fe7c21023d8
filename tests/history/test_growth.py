"""History only grows: what was announced or published stays, as it was, and nothing new claims an earlier day."""

from __future__ import annotations

import http.server
import shutil
import subprocess
import threading
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from tests.history.made_history import FIRST, Step, first_step, frozen_steps, joint_use_step, read_history

from policysite.assemble.inspection import inspect_project
from policysite.assemble.site.publishing import publish
from policysite.cli import main
from policysite.domain.release_history import ReleaseHistory
from policysite.domain.standing import Standing, entries_of
from policysite.history.growth import growth_problems

DAY = date(2026, 3, 20)
BOTH = [first_step(), joint_use_step()]
RELEASES = "policy_data/releases"
UPCOMING = "2027-02-01"


def history(*steps: Step) -> ReleaseHistory:
    return ReleaseHistory(tuple(made.release for made in frozen_steps(steps)))


def found(
    before: ReleaseHistory, now: ReleaseHistory, today: date, *, published: bool = False
) -> list[tuple[str, str]]:
    standing = Standing("main", entries_of(before), published)
    return [(one.rule, one.problem.values["release"]) for one in growth_problems(standing, entries_of(now), today)]


def test_同じ履歴と伸びた履歴は通る() -> None:
    assert found(history(*BOTH), history(*BOTH), DAY) == []
    assert found(history(BOTH[0]), history(*BOTH), date(2026, 3, 10)) == []


def test_告知した版を消せば止まる() -> None:
    assert found(history(*BOTH), history(BOTH[0]), date(2026, 3, 10)) == [("HIST-LOST", "2026-04-01")]


def test_まだ告知していない版は消しても作り直してもよい() -> None:
    before = history(*BOTH)
    assert found(before, history(BOTH[0]), date(2026, 3, 9)) == []
    assert found(before, history(BOTH[0], joint_use_step(announced=date(2026, 3, 12))), date(2026, 3, 9)) == []


def test_公開中のサイトにあるものは日付がどうであれ残る() -> None:
    assert found(history(*BOTH), history(BOTH[0]), date(2026, 3, 9), published=True) == [("HIST-LOST", "2026-04-01")]


def test_封印を付け直しても書き換えは分かる() -> None:
    resealed = history(BOTH[0], joint_use_step(announced=date(2026, 3, 15)))
    assert found(history(*BOTH), resealed, DAY) == [("HIST-REWRITTEN", "2026-04-01")]


def test_順序を入れ替えても間に差し込んでも分かる() -> None:
    between = Step(date(2025, 10, 1), (("policy.requests.fee.amount", 900),))
    assert found(history(*BOTH), history(BOTH[0], between, BOTH[1]), DAY) == [
        ("HIST-REWRITTEN", "2026-04-01"),
        ("HIST-BACKDATED", "2025-10-01"),
    ]


def test_今日より前に出ていたことにする版は止まる() -> None:
    assert found(history(BOTH[0]), history(*BOTH), date(2026, 3, 11)) == [("HIST-BACKDATED", "2026-04-01")]
    assert found(ReleaseHistory(), history(BOTH[0]), FIRST) == []


@pytest.fixture
def kept(tmp_path: Path, repository: Path) -> Path:
    """The sample with an announced version, committed on main."""
    root = tmp_path / "site"
    shutil.copytree(repository / "samples/full/policy_data", root / "policy_data")
    git(root, "init", "-q", "-b", "main")
    commit(root, "start")
    return root


def git(root: Path, *arguments: str) -> None:
    who = ("-c", "user.name=test", "-c", "user.email=test@mihon.example")
    subprocess.run(["git", "-C", str(root), *who, *arguments], check=True, capture_output=True)


def commit(root: Path, message: str) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", message)


def drop(root: Path) -> None:
    """What reverting the commit of a release does."""
    shutil.rmtree(root / RELEASES / UPCOMING)
    seals = root / RELEASES / "seals.txt"
    lines = seals.read_text("utf-8").splitlines(keepends=True)
    seals.write_text("".join(line for line in lines if not line.startswith(UPCOMING)), "utf-8")


def check(root: Path, *more: str, today: str = "2026-12-01") -> int:
    return main(["check", "--root", str(root), "--today", today, "--format", "github", *more])


def test_版を消す変更はmainと比べて止まり戻し方が出る(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(kept, "--against", "main") == 0
    drop(kept)
    commit(kept, "revert")
    capsys.readouterr()
    assert check(kept) == 0, "nothing else in the data says that a version is missing"
    capsys.readouterr()
    assert check(kept, "--against", "main~1") == 1
    out = capsys.readouterr().out
    assert f"{UPCOMING} の版は main~1 では告知又は公開されていますが、ここにはありません" in out
    assert f"policysite withdraw {UPCOMING}" in out


def test_書き出しから外す指定があってもmainの版は読む(kept: Path) -> None:
    (kept / ".gitattributes").write_text("policy_data/releases export-ignore\n", "utf-8")
    commit(kept, "hide")
    drop(kept)
    assert check(kept, "--against", "main") == 1


def test_比べる相手がなければ使い方の誤り(kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(kept, "--against", "no-such-branch") == 2
    assert check(kept, "--against=--output=x") == 2
    other = tmp_path / "versions.json"
    other.write_text("<html>", "utf-8")
    assert check(kept, "--live", str(other)) == 2
    capsys.readouterr()


@pytest.fixture
def site(kept: Path, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """An address that publishes the project's versions.json."""
    folder = tmp_path / "live"
    folder.mkdir()
    versions = publish(inspect_project(kept, date(2026, 12, 1))).files["versions.json"]
    (folder / "versions.json").write_bytes(versions)
    handler = partial(http.server.SimpleHTTPRequestHandler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}", folder
        server.shutdown()


@pytest.mark.slow
def test_公開中のサイトと比べる(kept: Path, site: tuple[str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    address, folder = site
    assert check(kept, "--live", address) == 0
    assert check(kept, "--live", str(folder)) == 0
    drop(kept)
    assert check(kept, "--live", f"{address}/") == 1
    assert "HIST-LOST" in capsys.readouterr().out
    (folder / "versions.json").unlink()
    assert check(kept, "--live", address) == 0
    assert "まだありません" in capsys.readouterr().err
    assert check(kept, "--live", "http://127.0.0.1:9/") == 0
    assert "比べていません" in capsys.readouterr().err


def test_告知の日を過ぎて出た版は告知した日を偽れない(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    drop(kept)
    commit(kept, "before")
    git(kept, "revert", "--no-edit", "HEAD")
    assert check(kept, "--against", "main~1") == 1
    assert "HIST-BACKDATED" in capsys.readouterr().out
    assert check(kept, "--against", "main~1", today="2026-11-16") == 0
    assert len(read_history(kept).releases) == 5
