"""法務の命令：終了コードと、画面に出る言葉。"""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from legal.test_translations import LEAD, NEW_JA, OLD_EN, OLD_JA, TODAY, freeze_draft, replace_in
from policysite.assemble.history.clauses import lagging, with_lag
from policysite.assemble.inspection import inspect_project
from policysite.assemble.site.editions import current_edition
from policysite.assemble.site.reading_pages import home_page
from policysite.cli import main

ON_THE_DAY = ["--today", TODAY.isoformat()]
BASICS = {
    "--name": "株式会社はじめ",
    "--name-en": "Hajime K.K.",
    "--postal-code": "100-0005",
    "--address": "東京都千代田区丸の内1-1-1",
    "--address-en": "1-1-1 Marunouchi, Chiyoda-ku, Tokyo",
    "--site": "https://hajime.example/",
}


@pytest.fixture
def stale(tmp_path: Path, repository: Path) -> Path:
    """A released project of which one Japanese sentence has changed since."""
    root = tmp_path / "project"
    shutil.copytree(repository / "tests/legal/base", root)
    freeze_draft(root, TODAY)
    replace_in(root, "policy/02-joint-use.yml", OLD_JA, NEW_JA)
    return root


def translations(part: str, root: Path, *more: str) -> int:
    return main(["translations", part, "--root", str(root), *ON_THE_DAY, *more])


def test_翻訳の状態(stale: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert translations("status", stale) == 1
    out = capsys.readouterr().out
    assert f"日本語が変更 (draft)  {LEAD}\n    - {OLD_JA}\n    + {NEW_JA}\n    = {OLD_EN}\n" in out
    assert "日本語が変更: 1" in out
    assert translations("confirm", stale, LEAD, "--by", "法務 太郎") == 0
    assert translations("status", stale) == 0
    assert f"確認済み  {LEAD}" in capsys.readouterr().out


@pytest.mark.parametrize("suffix", [".xlf", ".xlsx"])
def test_書き出しと読み込み(stale: Path, tmp_path: Path, suffix: str, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / f"work{suffix}"
    assert translations("export", stale, "--out", str(file)) == 0
    assert translations("import", stale, str(file), "--by", "翻訳 花子") == 0
    assert "訳文 0 件を変更、0 件を確認済みにしました" in capsys.readouterr().out


def test_読み込めないファイル(stale: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    damaged = tmp_path / "work.xlf"
    damaged.write_text("<xliff", "utf-8")
    assert translations("import", stale, str(damaged), "--by", "x") == 1
    assert "読み込みませんでした。データは変わっていません" in capsys.readouterr().err
    assert translations("import", stale, str(tmp_path / "none.xlf"), "--by", "x") == 2
    assert translations("export", stale, "--out", str(tmp_path / "work.csv")) == 2


def test_読めないデータの翻訳は指摘を示す(stale: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace_in(stale, "site.yml", "title:\n", "title：\n")
    assert translations("status", stale) == 1
    assert "DATA-FULLWIDTH-COLON" in capsys.readouterr().out


def test_報告書と要約(stale: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, summary = tmp_path / "report.html", tmp_path / "summary.md"
    command = ["report", "--root", str(stale), *ON_THE_DAY, "--out", str(out), "--summary", str(summary)]
    assert main(command) == 0
    assert capsys.readouterr().out.startswith("公開できません")
    assert out.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert summary.read_text("utf-8").startswith("<!-- policysite-review -->")
    assert main([*command, "1999-01-01"]) == 2


def test_新しい会社(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    # Nobody sits at the keyboard.
    monkeypatch.setattr("sys.stdin", io.StringIO())
    command = ["init", str(tmp_path), *ON_THE_DAY, *(part for pair in BASICS.items() for part in pair)]
    assert main(["init", str(tmp_path), *ON_THE_DAY]) == 2
    assert "足りない項目：--name、--name-en" in capsys.readouterr().err
    assert main(command) == 0
    assert "APPI-32-1-1-REP company.operator.representative" in capsys.readouterr().out
    assert main(["check", "--root", str(tmp_path), *ON_THE_DAY]) == 0
    capsys.readouterr()
    assert main(["check", "--root", str(tmp_path), *ON_THE_DAY, "--waived", "--format", "json"]) == 0
    assert "APPI-32-1-1-REP" in {found["rule"] for found in json.loads(capsys.readouterr().out) if found["waived"]}
    assert main(command) == 2
    assert "policy_data: すでにある" in capsys.readouterr().err


def test_読者は条項の所で英訳の遅れを知らされる(stale: Path) -> None:
    inspection = inspect_project(stale, TODAY)
    for language, words in (("en", "made from an earlier Japanese text"), ("ja", "変更前の日本語から作られています")):
        marks = with_lag({}, lagging(inspection, None, language))
        page = home_page(current_edition(inspection, preview=True), language, {}, marks)
        assert page.markdown.count(words) == 1


def test_文字コードの違う画面でも止まらない(stale: Path) -> None:
    script = Path(sys.executable).with_name("policysite")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii:backslashreplace"}
    command = [str(script), "translations", "status", "--root", str(stale), *ON_THE_DAY, "--lang", "en"]
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert done.returncode == 1, done.stderr
