"""Findings in every output, and the explanations of the rules."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

from policysite.cli import main
from policysite.domain.findings import Finding, Level
from policysite.domain.text import Text
from policysite.rendering.findings import (
    render_findings,
    render_github,
    render_json,
    render_rules_page,
    render_sarif,
    render_summary,
    render_text,
)
from policysite.source import load_policy_data
from policysite.source.catalogue import load_catalogue
from policysite.source.rule_cases import load_cases

from .conftest import findings_of

ROOT = Path(__file__).parents[2]
_SARIF = json.loads((Path(__file__).parent / "data" / "sarif-excerpt.schema.json").read_text(encoding="utf-8"))
_FINDING = Finding(
    file="policy_data/policy/06-joint-use.yml",
    line=12,
    column=5,
    rule="APPI-27-5-3",
    target="joint-use.manager",
    level=Level.ERROR,
    message=Text(ja="責任者がありません：100%", en="the party is missing: 100%"),
    fix=Text(ja="書く", en="write it"),
    why=Text(ja="法が求める", en="the law asks for it"),
    basis=("法27条5項3号",),
)
_WAIVED = Finding(
    **{**_FINDING.__dict__, "line": 13, "waived": True, "waiver_reason": Text(ja="会社に確認中", en="asked")}
)


def test_文字の出力は一行と直し方() -> None:
    assert render_text([_FINDING], "ja") == (
        "policy_data/policy/06-joint-use.yml:12:5: エラー APPI-27-5-3 責任者がありません：100%\n"
        "    target: joint-use.manager\n    → 書く\n    根拠: 法27条5項3号\n"
    )
    assert render_text([_WAIVED], "en").endswith("    Basis: APPI Article 27(5)(iii)\n    Reason: asked\n")


def test_終わりに件数を一行で示す() -> None:
    assert render_summary([], "ja") == "エラー 0 件・警告 0 件・参考 0 件\n"
    shown = render_summary([_FINDING, _WAIVED], "ja")
    assert shown == "エラー 1 件・警告 0 件・参考 0 件。例外にした未決事項 1 件（--waived で表示）\n"
    assert render_summary([_WAIVED], "ja", listed=True).endswith("例外にした未決事項 1 件\n")
    note = Finding(**{**_FINDING.__dict__, "level": Level.NOTE})
    assert render_summary([note], "ja") == "エラー 0 件・警告 0 件・参考 1 件（--notes で表示）\n"
    assert render_summary([note], "en") == "0 errors, 0 warnings, 1 note (list them with --notes)\n"
    assert render_summary([note], "ja", notes_listed=True) == "エラー 0 件・警告 0 件・参考 1 件\n"
    assert render_summary([_FINDING, _WAIVED], "en") == (
        "1 error, 0 warnings, 0 notes; 1 waived (list them with --waived)\n"
    )


def test_件数は標準エラーに出て_出力には混ざらない(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--root", str(ROOT / "samples/minimal"), "--today", "2026-11-22"])
    shown = capsys.readouterr()
    assert re.fullmatch(r"エラー 0 件・警告 0 件・参考 \d+ 件.*\n", shown.err)
    assert shown.err not in shown.out
    main(["check", "--root", str(ROOT / "samples/minimal"), "--today", "2026-11-22", "--format", "json"])
    assert capsys.readouterr().err == ""


def test_参考は求めたときだけ一件ずつ示し_プログラムにはいつも渡す(capsys: pytest.CaptureFixture[str]) -> None:
    command = ["check", "--root", str(ROOT / "samples/minimal"), "--today", "2026-11-22"]
    assert main(command) == 0
    counted = capsys.readouterr()
    assert counted.out == ""
    assert main([*command, "--notes"]) == 0
    listed = capsys.readouterr()
    notes = re.findall(r"^\S+:\d+:\d+: 参考 ", listed.out, re.MULTILINE)
    assert len(notes) > 0
    assert f"参考 {len(notes)} 件（--notes で表示）" in counted.err
    assert main([*command, "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert len([finding for finding in told if not finding["waived"]]) == len(notes)


def test_JSON_の形() -> None:
    assert json.loads(render_json([_FINDING], "ja")) == [
        {
            "rule": "APPI-27-5-3",
            "level": "error",
            "file": "policy_data/policy/06-joint-use.yml",
            "line": 12,
            "column": 5,
            "target": "joint-use.manager",
            "message": "責任者がありません：100%",
            "basis": ["法27条5項3号"],
            "why": "法が求める",
            "fix": "書く",
            "waived": False,
        }
    ]


def test_GitHub_の注釈は一行に納まる() -> None:
    assert render_github([_FINDING, _WAIVED], "ja").splitlines() == [
        "::error file=policy_data/policy/06-joint-use.yml,line=12,col=5,title=APPI-27-5-3"
        "::責任者がありません：100%25%0A→ 書く",
        "::notice file=policy_data/policy/06-joint-use.yml,line=13,col=5,title=APPI-27-5-3"
        "::責任者がありません：100%25%0A→ 書く",
    ]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_SARIF_は規格どおり(language: str) -> None:
    findings = findings_of(load_policy_data(ROOT))
    log = json.loads(render_sarif(findings, "ja" if language == "ja" else "en"))
    jsonschema.Draft202012Validator(_SARIF).validate(log)
    run = log["runs"][0]
    assert len(run["results"]) == len(findings)
    assert all(
        run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"]
    )
    assert sum("suppressions" in result for result in run["results"]) == sum(finding.waived for finding in findings)


def test_指摘がなければ文字の出力は空() -> None:
    assert render_findings([], "text", "ja") == ""
    assert json.loads(render_findings([], "json", "ja")) == []
    jsonschema.Draft202012Validator(_SARIF).validate(json.loads(render_findings([], "sarif", "ja")))


def test_説明は決まった形(capsys: pytest.CaptureFixture[str]) -> None:
    for rule in load_catalogue().rules:
        assert main(["explain", rule]) == 0
        shown = capsys.readouterr().out
        headings = [line for line in shown.splitlines() if line and not line.startswith(" ")]
        assert headings[1:] == ["何を見るか", "なぜ", "根拠", "悪い例", "よい例", "直し方"], rule
        assert not re.search(r"\n\n\n|: None", shown)


def test_説明は英語でもできる(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "appi-38-1", "--lang", "en"]) == 0
    assert "How to mend\n  Remove it from applies_to\n" in capsys.readouterr().out


def test_知らない規則は近い名前を挙げる(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "APPI-38-9"]) == 2
    assert "APPI-38-1" in capsys.readouterr().err


def test_規則の一覧は最新() -> None:
    text = (ROOT / "policy_data" / "RULES.md").read_text(encoding="utf-8")
    assert text == render_rules_page(load_catalogue(), load_cases()), "policysite explain --all > policy_data/RULES.md"
