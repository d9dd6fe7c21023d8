"""Freezing and reading releases: whole or not at all, byte for byte, readable for ever."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.history.made_history import FIRST, Step, first_step, frozen_steps, joint_use_step, written_history
from tests.history.made_policy import made_policy

from policysite.domain.releases import NEXT, RELEASES, UnreadableReleaseError
from policysite.history import diff
from policysite.source import record_files
from policysite.source.freezing import write_release
from policysite.source.frozen_json import FORMAT, FormatError, parse_frozen, render_frozen, upgraded
from policysite.source.releases import load_releases


def tree(root: Path) -> list[str]:
    return sorted(file.relative_to(root).as_posix() for file in root.rglob("*"))


def test_凍結したデータは同じ方針に戻る() -> None:
    raw = render_frozen(made_policy(), FIRST)
    assert parse_frozen(raw) == made_policy()
    assert render_frozen(parse_frozen(raw), FIRST) == raw


def test_凍結したデータは一つの正規の形をとる() -> None:
    raw = render_frozen(made_policy(), FIRST)
    data = json.loads(raw)
    assert raw == (json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()
    assert (data["format"], data["effective"]) == (FORMAT, "2025-04-01")
    assert "notices" not in data
    assert "exceptions" not in data


def test_古い形式は一段ずつ読み替える() -> None:
    steps = {1: lambda data: {"format": 2, "b": data["a"]}, 2: lambda data: {**data, "format": 3}}
    assert upgraded({"format": 1, "a": "x"}, steps, current=3) == {"format": 3, "b": "x"}
    with pytest.raises(FormatError):
        upgraded({"format": 4}, steps, current=3)


def test_知らない形式や項目は読まない() -> None:
    data = json.loads(render_frozen(made_policy(), FIRST))
    with pytest.raises(FormatError):
        parse_frozen(json.dumps({**data, "format": 99}).encode())
    data["company"]["operator"]["unknown"] = 1
    with pytest.raises(ValueError, match="unknown"):
        parse_frozen(json.dumps(data).encode())


@pytest.mark.parametrize("name", ["../../outside", "a b", 'x" onclick="y', ""])
def test_場所の名前にならない識別子のある版は読まない(name: str) -> None:
    data = json.loads(render_frozen(made_policy(), FIRST))
    data["policy"][0]["id"] = name
    with pytest.raises(ValueError, match="id: "):
        parse_frozen(json.dumps(data).encode())


def test_書いた版は記録も中身も読み戻せる(tmp_path: Path) -> None:
    history = written_history(tmp_path, [first_step(), joint_use_step()])
    made = frozen_steps([first_step(), joint_use_step()])
    for read, written in zip(history.releases, made, strict=True):
        assert read.record == written.release.record
        assert read.policy == written.release.policy
        assert (read.found_seal, read.found_content) == (read.record.seal, read.record.content_hash)
    assert history.releases[1].record.previous_hash == history.releases[0].record.seal


def _failing(name: str) -> Callable[..., Any]:
    def fail(*_: object, **__: object) -> Any:
        raise OSError(name)

    return fail


@pytest.mark.parametrize(
    ("where", "name"),
    [
        (record_files, "_write"), (record_files, "_sync"), (os, "fsync"),
        (Path, "rename"), (Path, "replace"), (Path, "chmod"),
    ],
    ids=["書込み", "同期", "ファイルの同期", "改名", "一覧の差替え", "権限"],
)  # fmt: skip
def test_途中で落ちても何も残さない(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: Any, name: str) -> None:
    first, second = frozen_steps([first_step(), joint_use_step()])
    write_release(tmp_path, first)
    (tmp_path / NEXT).write_text("note: {ja: あ, en: a}\n", "utf-8")
    before = tree(tmp_path)
    monkeypatch.setattr(where, name, _failing(name))
    with pytest.raises(OSError, match=name):
        write_release(tmp_path, second)
    monkeypatch.undo()
    assert tree(tmp_path) == before


def test_電源が落ちて隠しフォルダが残っても版とは見なさない(tmp_path: Path) -> None:
    written_history(tmp_path, [first_step()])
    left = tmp_path / RELEASES / ".2026-04-01-abcd"
    left.mkdir()
    (left / "policy.json").write_text("{", "utf-8")
    loaded = load_releases(tmp_path)
    assert loaded.findings == ()
    assert [release.name for release in loaded.history.releases] == ["2025-04-01"]


def test_同じ日の版は上書きしない(tmp_path: Path) -> None:
    (first,) = frozen_steps([first_step()])
    write_release(tmp_path, first)
    with pytest.raises(FileExistsError):
        write_release(tmp_path, first)


def test_版にすると次の版の記録は消える(tmp_path: Path) -> None:
    (tmp_path / RELEASES).mkdir(parents=True)
    (tmp_path / NEXT).write_text("note: {ja: あ, en: a}\n", "utf-8")
    written_history(tmp_path, [first_step()])
    assert not (tmp_path / NEXT).exists()


def test_日付の違うデータは読まない(tmp_path: Path) -> None:
    history = written_history(tmp_path, [first_step()])
    file = tmp_path / history.releases[0].folder / "policy.json"
    file.write_bytes(render_frozen(made_policy(), date(2025, 4, 2)))
    with pytest.raises(UnreadableReleaseError, match="2025-04-02"):
        _ = load_releases(tmp_path).history.releases[0].policy


def test_記録の誤りは場所とともに全て報告する(tmp_path: Path) -> None:
    history = written_history(tmp_path, [first_step(), joint_use_step()])
    record = tmp_path / history.releases[1].folder / "release.yml"
    record.write_text(
        record.read_text("utf-8").replace("change_class: S3", "change_class: S9").replace("note:", "nota:")
    )
    (tmp_path / RELEASES / "memo.txt").write_text("x")
    found = [(f.file, f.line, f.rule) for f in load_releases(tmp_path).findings]
    assert ("policy_data/releases/2026-04-01/release.yml", 1, "DATA-UNKNOWN-KEY") in found
    assert ("policy_data/releases/memo.txt", 1, "DATA-UNKNOWN-FILE") in found
    assert any(rule == "DATA-WRONG-VALUE" for _, _, rule in found)


@pytest.mark.parametrize("count", [20, pytest.param(200, marks=pytest.mark.slow)])
def test_多くの版を読んでも中身は求めるまで型にしない(tmp_path: Path, count: int) -> None:
    steps = [first_step()]
    steps += [Step(FIRST + timedelta(days=place), (), {"change_class": "S0"}) for place in range(1, count)]
    history = written_history(tmp_path, steps)
    assert len(history.releases) == count
    (tmp_path / history.releases[7].folder / "policy.json").write_text('{"format": 1}', "utf-8")
    again = load_releases(tmp_path).history
    assert not again.releases[7].intact
    with pytest.raises(UnreadableReleaseError):
        _ = again.releases[7].policy


def test_YAMLの書き方や例外の変更は変更ではない() -> None:
    policy = made_policy()
    assert diff(policy, replace(policy, notices=(), exceptions=())) == ()
    assert diff(policy, replace(policy, site=replace(policy.site, name_characters="髙"))) == ()
