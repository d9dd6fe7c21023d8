"""`policysite diff` and `policysite release` as legal and CI run them."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from policysite.cli import main

TODAY = "2026-12-01"
FEE = "policy_data/policy/07-requests.yml"


def run(*arguments: str) -> int:
    return main(list(arguments))


def raise_fee(project: Path) -> None:
    edit(project / FEE, "amount: 800", "amount: 900")


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def diff(project: Path, *more: str) -> int:
    return run("diff", *more, "--root", str(project), "--today", TODAY)


def release(project: Path, day: str, *more: str) -> int:
    return run("release", day, *more, "--root", str(project), "--today", TODAY)


@pytest.fixture(autouse=True)
def _binary_stdout(monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands write bytes; capsys gives a text stream over a buffer of its own."""
    monkeypatch.delenv("POLICYSITE_TODAY", raising=False)


def test_変更がなければ何も表示せず0で終わる(project: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    for form in ("text", "json", "html", "docx"):
        assert diff(project, "--format", form) == 0
    assert capfdbinary.readouterr().out == b""


def test_YAMLの書き方を変えても変更ではない(project: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    edit(project / FEE, "amount: 800", '"amount":   "800"   # 円')
    site = project / "policy_data/site.yml"
    lines = site.read_text("utf-8").splitlines(keepends=True)
    site.write_text("# 先頭の注釈\n" + "".join(lines), "utf-8")
    assert diff(project) == 0
    assert capfdbinary.readouterr().out == b""


def test_変更があれば区分と根拠と新旧を示して1で終わる(
    project: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    raise_fee(project)
    assert diff(project) == 1
    text = capfdbinary.readouterr().out.decode()
    assert "S1 requests.fee.amount" in text
    assert "根拠: 法32条1項3号、法38条" in text
    assert "旧: 800" in text
    assert "新: 900" in text


def test_JSONの形は変わらない(project: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    raise_fee(project)
    assert diff(project, "--format", "json") == 1
    data = json.loads(capfdbinary.readouterr().out)
    assert {key: data[key] for key in ("old", "new", "class")} == {"old": "2026-11-22", "new": "draft", "class": "S1"}
    (change,) = data["changes"]
    assert list(change) == [
        "target", "kind", "class", "answer", "review", "refused", "basis", "rows", "matter", "duty", "anchors",
        "old", "new",
    ]  # fmt: skip
    assert (change["kind"], change["rows"], change["old"]) == ("fact-changed", ["fee"], {"ja": "800", "en": "800"})


def test_HTMLとWordの対照表(project: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    raise_fee(project)
    assert diff(project, "--format", "html") == 1
    page = capfdbinary.readouterr().out.decode()
    assert "ごとに、<del>800</del>円。" in page
    assert "ごとに、<ins>900</ins>円。" in page
    assert "http" not in page.replace("http-equiv", "")
    assert diff(project, "--format", "docx") == 1
    first = capfdbinary.readouterr().out
    assert diff(project, "--format", "docx") == 1
    assert capfdbinary.readouterr().out == first
    with zipfile.ZipFile(io.BytesIO(first)) as word:
        body = word.read("word/document.xml").decode()
    assert "<w:strike/>" in body
    assert "<w:tblHeader/>" in body


def test_ない版を比べると2で終わる(project: Path) -> None:
    assert diff(project, "2020-01-01") == 2


def test_何も書かずに版は作れない(project: Path) -> None:
    raise_fee(project)
    assert release(project, "2027-01-04") == 2


def test_区分の低い版は作られず何が要るかを示す(project: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    raise_fee(project)
    more = (
        "--note",
        "手数料を改めました。",
        "--note-en",
        "The fee changed.",
        "--reasons",
        "郵便料金",
        "--reasons-en",
        "Postage",
    )
    assert release(project, "2027-01-04", *more, "--class", "S0") == 1
    out = capfdbinary.readouterr().out.decode()
    assert "HIST-CLASS-LOW" in out
    assert "S1 以上" in out
    assert not (project / "policy_data/releases/2027-01-04").exists()


def test_過ぎた日の版は作れない(project: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    raise_fee(project)
    more = ("--note", "あ", "--note-en", "a", "--reasons", "あ", "--reasons-en", "a", "--class", "S1")
    assert release(project, "2026-11-30", *more) == 1
    assert "HIST-PAST" in capfdbinary.readouterr().out.decode()
    assert release(project, "2026-11-01", *more) == 1
    assert "HIST-PAST" in capfdbinary.readouterr().out.decode()


def test_英文のない版は作れない(project: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    raise_fee(project)
    assert release(project, "2027-01-04", "--note", "改めました。", "--class", "S1") == 1
    out = capfdbinary.readouterr().out.decode()
    assert "HIST-NOTE" in out
    assert "HIST-REASONS" in out


def test_次の版の記録から版を作ると変更がなくなる(project: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    raise_fee(project)
    prepared = project / "policy_data/releases/next.yml"
    written = (
        "# 法務の覚え書き\nchange_class: S1\nannounced: 2026-12-20\n"
        "note: {ja: 手数料を改めました。, en: The fee changed.}\n"
        "reasons: {ja: 郵便料金, en: Postage}\n"
    )
    prepared.write_text(written, "utf-8")
    assert release(project, "2027-01-04") == 0
    assert capfdbinary.readouterr().out.decode().splitlines()[-1] == "policy_data/releases/2027-01-04"
    record = (project / "policy_data/releases/2027-01-04/release.yml").read_text("utf-8")
    assert record.startswith(written)
    assert not prepared.exists()
    assert diff(project) == 0
    assert diff(project, "2026-11-22", "2027-01-04") == 1


def test_誤りのある下書きは版にならない(project: Path) -> None:
    edit(project / "policy_data/policy/06-joint-use.yml", "kind: joint-use", "kind: free")
    assert release(project, "2027-01-04", "--note", "あ", "--note-en", "a", "--class", "S5") == 1
    assert not (project / "policy_data/releases/2027-01-04").exists()


def test_検査は書き換えられた版を場所とともに示す(project: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    file = project / "policy_data/releases/2026-11-22/policy.json"
    file.write_bytes(file.read_bytes().replace("当社".encode(), "弊社".encode(), 1))
    assert run("check", "--root", str(project), "--today", TODAY) == 1
    assert "policy_data/releases/2026-11-22/policy.json:1:1: " in capfdbinary.readouterr().out.decode()


def test_下書きの変更は検査の注記になる(project: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    raise_fee(project)
    run("check", "--root", str(project), "--today", TODAY)
    assert "HIST-UNDECLARED" in capfdbinary.readouterr().out.decode()


def test_次の版の記録の書き損じはその行を示す(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = project / "policy_data/releases/next.yml"
    record.write_text("note: {ja: 改めました。, en: Changed.}\nanounced: 2027-01-04\n", encoding="utf-8")
    assert release(project, "2027-01-04") == 1
    said = capsys.readouterr()
    assert "policy_data/releases/next.yml:2:1: エラー DATA-UNKNOWN-KEY 知らない項目「anounced」です" in said.out
    assert "がありません" not in said.err


def test_記録のない版の指摘はないファイルを指さない(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert release(project, "2026-11-30", "--note", "あ", "--note-en", "a", "--class", "S1") == 1
    assert "next.yml" not in capsys.readouterr().out


def test_フォルダの名前と効力発生日をどちらも言う(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = next((project / "policy_data/releases").glob("*/release.yml"))
    edit(record, f"effective: {record.parent.name}", "effective: 2031-05-01")
    assert run("check", "--root", str(project), "--today", TODAY) == 1
    said = capsys.readouterr().out
    assert f"フォルダの名前（{record.parent.name}）と効力発生日（2031-05-01）が違います" in said
