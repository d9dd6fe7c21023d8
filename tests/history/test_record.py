"""版の記録も公表する文である：全ての規則を通り、事実は埋められ、日は互いに合う。"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.history.test_commands import raise_fee, release, run

from policysite.source.releases import load_releases

TODAY = "2026-12-01"
GOOD = {
    "note": "{ja: 手数料を900円に改めます。, en: The fee will be 900 yen.}",
    "reasons": "{ja: 郵便料金が上がったためです。, en: Postage has risen.}",
    "change_class": "S1",
    "announced": "2026-12-01",
}


def write_next(project: Path, **changed: str) -> None:
    words = {**GOOD, **changed}
    text = "".join(f"{key}: {value}\n" for key, value in words.items())
    (project / "policy_data/releases/next.yml").write_text(text, "utf-8")


def found(project: Path, capsys: pytest.CaptureFixture[str], day: str = "2027-01-20") -> tuple[int, str]:
    code = release(project, day)
    captured = capsys.readouterr()
    return code, captured.out + captured.err


def test_よい記録は版になる(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raise_fee(project)
    write_next(project)
    assert found(project, capsys)[0] == 0


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"note": "{ja: TODO, en: TBC}"}, "TXT-PLACEHOLDER"),
        ({"note": "{ja: 手数料を改めます。, en: 手数料を改めます。}"}, "I18N-JAPANESE"),
        ({"note": "{ja: '手数料を1,000円に改めます。', en: The fee will be 800 yen.}"}, "I18N-NUMBER"),
        ({"note": "{ja: '手数料を{fee.amonut}円に改めます。', en: 'The fee will be {fee.amonut} yen.'}"}, "DOC-XREF"),
        ({"note": "{ja: '{ref:fee}を改めます。', en: 'We amend {ref:fee}.'}"}, "DOC-XREF"),
        ({"note": "{ja: '<b>手数料</b>を改めます。', en: 'We amend the fee.'}"}, "TXT-MARKUP"),
        ({"note": "{ja: 手数料を改めます𠀋。, en: We amend the fee.}"}, "DOC-GLYPH"),
        ({"reasons": "{ja: なし, en: None}"}, "HIST-EMPTY"),
        ({"consent_basis": "{ja: なし, en: None}"}, "HIST-EMPTY"),
        ({"recourse": "{text: {ja: 電話で申し出られます。, en: You may call us.}, until: 2026-12-31}"}, "HIST-DAYS"),
        ({"acquired_after": "2099-01-01"}, "HIST-DAYS"),
        ({"banner_until": "2099-01-01"}, "HIST-DAYS"),
        ({"announced": "2027-01-20"}, "HIST-POSTED"),
        ({"anounced": "2026-12-02"}, "anounced"),
    ],
)  # fmt: skip
def test_記録の誤りは版にする前に止まる(
    project: Path, capsys: pytest.CaptureFixture[str], changed: dict[str, str], rule: str
) -> None:
    raise_fee(project)
    write_next(project, **changed)
    code, said = found(project, capsys)
    assert code == 1
    assert rule in said
    assert "policy_data/releases/next.yml" in said
    assert not (project / "policy_data/releases/2027-01-20").exists()


def test_記録の事実は封をする前に埋められる(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raise_fee(project)
    write_next(project, note="{ja: '手数料を{fee.amount}円に改めます。', en: 'The fee will be {fee.amount} yen.'}")
    assert found(project, capsys) == (0, "policy_data/releases/2027-01-20\n")
    record = load_releases(project).history.releases[-1].record
    assert record.note.ja == "手数料を900円に改めます。"
    assert record.note.en == "The fee will be 900 yen."
    assert run("check", "--root", str(project), "--today", TODAY) == 0


def test_命令で渡した文も同じ規則を通る(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raise_fee(project)
    said = (
        "--class",
        "S1",
        "--announced",
        "2026-12-02",
        "--reasons",
        "郵便料金が上がったため。",
        "--reasons-en",
        "Postage.",
    )
    assert release(project, "2027-01-20", "--note", "TODO", "--note-en", "TBC", *said) == 1
    assert "TXT-PLACEHOLDER" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("reason", "english", "rule"),
    [
        ("TODO", "TBC", "TXT-PLACEHOLDER"),
        ("費用を見直しました。", "費用を見直しました。", "I18N-JAPANESE"),
        ("なし", "None", "HIST-EMPTY"),
        ("手数料は{fee.amonut}円のままです。", "The fee stays {fee.amonut} yen.", "DOC-XREF"),
    ],
)
def test_取りやめの理由も同じ規則を通る(
    project: Path, capsys: pytest.CaptureFixture[str], reason: str, english: str, rule: str
) -> None:
    name = waiting(project, capsys)
    assert withdraw(project, name, reason, english) == 1
    assert rule in capsys.readouterr().out
    assert not (project / f"policy_data/releases/{name}/withdrawal.yml").exists()


def test_取りやめの理由の事実は封をする前に埋められる(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = waiting(project, capsys)
    assert withdraw(project, name, "手数料は{fee.amount}円にしません。", "The fee will not be {fee.amount} yen.") == 0
    withdrawal = load_releases(project).history.releases[-1].withdrawal
    assert withdrawal is not None
    assert withdrawal.record.reason.ja == "手数料は900円にしません。"


def waiting(project: Path, capsys: pytest.CaptureFixture[str]) -> str:
    raise_fee(project)
    write_next(project)
    assert found(project, capsys)[0] == 0
    return "2027-01-20"


def withdraw(project: Path, name: str, reason: str, english: str) -> int:
    said = ("--reason", reason, "--reason-en", english, "--by", "法務部長")
    return run("withdraw", name, "--root", str(project), "--today", "2026-12-10", *said)
