"""The gate: a release that says less than it changes, or says it too late, is not published."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.history.change_cases import CASES, ChangeCase
from tests.history.made_history import Step, first_step, frozen_steps, joint_use_step, read_history, written_history
from tests.history.made_policy import edited_all, made_policy, said

from policysite.domain.changes import Answer, ChangeClass, Judgement
from policysite.domain.release_history import ReleaseHistory
from policysite.domain.releases import Approval
from policysite.domain.text import Text
from policysite.history import HistoryProblem, diff, gate
from policysite.source.catalogue import load_catalogue
from policysite.source.freezing import write_release
from policysite.source.releases import load_releases

DAY = date(2026, 4, 1)


def rules(steps: list[Step]) -> list[str]:
    """The rules that speak about the last of these releases."""
    return [problem.rule for problem in problems(steps)]


def problems(steps: list[Step]) -> list[HistoryProblem]:
    return list(gate(ReleaseHistory(tuple(made.release for made in frozen_steps(steps)))))


def after(*edits: tuple[str, Any], **record: Any) -> list[Step]:
    return [first_step(), Step(DAY, edits, record)]


PHONE = ("company.desks.privacy.phone", "03-0000-0001")
FEE = ("policy.requests.fee.amount", 900)
ITEMS = ("policy.joint-use.clauses.items.data_items.+", "phone")
JA_ONLY, SAID = said("狭めました。", " "), said("検討の結果", "Considered")
REVISED = ("site.revised", date(2026, 3, 1))
NOTE_JA_ONLY = Text(ja="改定しました。", en=" ")


def test_正しい版は通る() -> None:
    assert rules([first_step(), joint_use_step()]) == []
    assert rules(after(PHONE, change_class=ChangeClass.UPDATE)) == []


@pytest.mark.parametrize("case", [c for c in CASES if not c.refused], ids=lambda case: f"{case.number}-{case.name}")
def test_低い区分は通らず同じか高い区分は通る(case: ChangeCase) -> None:
    old = edited_all(made_policy(), case.old)
    history = [Step(date(2025, 4, 1), case.old, {"reasons": None})]
    computed = ChangeClass(case.change_class)
    assert diff(old, edited_all(old, case.new), case.judgements)
    order = list(ChangeClass)
    around = {order[max(order.index(computed) - 1, 0)], computed, ChangeClass.CONSENT}
    for stated in around:
        step = Step(DAY, case.new, {"change_class": stated, "judgements": case.judgements})
        assert ("HIST-CLASS-LOW" in rules([*history, step])) is (stated < computed)


def test_理由を書いても計算した区分は下げられない() -> None:
    with pytest.raises(TypeError):
        (
            after(ITEMS, change_class=ChangeClass.UPDATE),
            frozen_steps(after(ITEMS, lowering_reason=said("軽微なため", "minor"))),
        )
    assert rules(after(ITEMS, change_class=ChangeClass.UPDATE)) == [
        "HIST-CLASS-LOW", "HIST-ANNOUNCE", "HIST-CONSENT",
    ]  # fmt: skip


def older(folder: Path, day: date, **record: Any) -> list[str]:
    """The rules that speak about a release that was sealed with these words in the older form."""
    written_history(folder, after(ITEMS, change_class=ChangeClass.UPDATE)[:1])
    made = frozen_steps([first_step(), Step(day, (ITEMS,), {"change_class": ChangeClass.UPDATE, **record})])[-1]
    body = made.record_text.rpartition("seal:")[0]
    body = "lowering_reason: {ja: 項目の名前だけを加えた, en: The name only}\n" + body
    text = f"{body}seal: {hashlib.sha256(body.encode()).hexdigest()}\n"
    write_release(folder, replace(made, record_text=text))
    return [problem.rule for problem in gate(read_history(folder))]


def test_前の形式で下げた版は読めて新しい版では認めない(tmp_path: Path) -> None:
    assert older(tmp_path / "old", date(2026, 4, 1)) == ["HIST-SEAL"]
    assert "HIST-CLASS-LOW" in older(tmp_path / "new", date(2027, 4, 1))


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        (after(PHONE), ["HIST-CLASS-MISSING"]),
        (after(PHONE, change_class=ChangeClass.UPDATE, note=NOTE_JA_ONLY), ["HIST-NOTE"]),
        (after(PHONE, change_class=ChangeClass.UPDATE, reasons=Text(ja="", en="x")), ["HIST-NOTE"]),
        (after(PHONE, change_class=ChangeClass.UPDATE, reasons=None), ["HIST-REASONS"]),
        (after(change_class=ChangeClass.EDITORIAL), ["HIST-NO-CHANGE"]),
        (after(PHONE, change_class=ChangeClass.NOTICE), ["HIST-ANNOUNCE"]),
        (after(PHONE, change_class=ChangeClass.NOTICE, announced=date(2026, 4, 8)), []),
        (after(PHONE, change_class=ChangeClass.NOTICE, announced=date(2026, 4, 9)), ["HIST-DELAY"]),
        (after(PHONE, change_class=ChangeClass.UPDATE, announced=date(2026, 4, 9)), ["HIST-DELAY"]),
        (after(FEE, change_class=ChangeClass.UPDATE), ["HIST-POSTED"]),
        (after(FEE, change_class=ChangeClass.CONSENT, announced=DAY, acquired_after=DAY),
         ["HIST-LATE", "HIST-POSTED"]),
        (after(FEE, change_class=ChangeClass.UPDATE, announced=date(2026, 3, 31)), []),
        (after(PHONE, REVISED, change_class=ChangeClass.UPDATE), ["HIST-REVISED"]),
        (after(PHONE, (REVISED[0], DAY), change_class=ChangeClass.UPDATE), []),
        (after(PHONE, ("policy.extra.clauses.third.text.0", said("2026年3月1日に最終の改定をしました。")),
               change_class=ChangeClass.CONSENT, announced=date(2026, 3, 1), acquired_after=DAY), ["HIST-REVISED"]),
        ([first_step(), joint_use_step(announced=None)], ["HIST-ANNOUNCE"]),
        ([first_step(), joint_use_step(announced=DAY)], ["HIST-LATE"]),
        ([first_step(), joint_use_step(announced=date(2026, 3, 19))], ["HIST-NOTICE-DAYS"]),
        ([first_step(), joint_use_step(announced=date(2026, 3, 18))], []),
        ([first_step(), joint_use_step(handling_changed=False)], []),
        ([first_step(), joint_use_step(banner_until=date(2026, 3, 1))], ["HIST-BANNER"]),
        ([first_step(), joint_use_step(banner_until=date(2026, 3, 31))], ["HIST-BANNER"]),
        ([first_step(), joint_use_step(banner_until=DAY)], []),
        (after(ITEMS, change_class=ChangeClass.CONSENT, announced=date(2026, 3, 1), handling_changed=True),
         ["HIST-CONSENT"]),
        (after(ITEMS, change_class=ChangeClass.CONSENT, announced=date(2026, 3, 1), handling_changed=True,
               consent_basis=said("画面で同意を得ます。")), []),
        (after(ITEMS, change_class=ChangeClass.CONSENT, announced=date(2026, 3, 1), handling_changed=True,
               acquired_after=DAY), []),
        (after(ITEMS, change_class=ChangeClass.CONSENT, announced=date(2026, 3, 1), handling_changed=True,
               acquired_after=date(2026, 3, 31)), ["HIST-DAYS", "HIST-CONSENT"]),
        (after(("registers.purposes.survey.text", said("商品に関するアンケート")), change_class=ChangeClass.UPDATE,
               judgements=(Judgement(target="registers.purposes.survey.text", answer=Answer.NARROWED, reason=JA_ONLY,
                                     by="法務部長"),)), ["HIST-UNREASONED"]),
        (after(PHONE, change_class=ChangeClass.PPC, announced=date(2026, 3, 1)), ["HIST-FILING"]),
        (after(PHONE, change_class=ChangeClass.PPC, announced=date(2026, 3, 1), handling_changed=True,
               filing_no="2026-000001"), []),
        (after(("policy.requests.types.erase", None), change_class=ChangeClass.CONSENT, handling_changed=True,
               announced=date(2026, 3, 1), acquired_after=DAY), ["HIST-REFUSED"]),
        (after(PHONE, change_class=ChangeClass.UPDATE,
               judgements=(Judgement(target="no.such", answer=Answer.RELATED, reason=SAID, by="法務部長"),)),
         ["HIST-JUDGEMENT"]),
    ],
)  # fmt: skip
def test_版の言うことが変更に足りなければ止まる(steps: list[Step], expected: list[str]) -> None:
    assert rules(steps) == expected


def test_承認が要る会社では承認のない版は通らない() -> None:
    wanted = ("site.approval", replace(made_policy().site.approval, required=True, approvers=("法務部長",)))

    def approved(approval: Approval | None) -> list[str]:
        return rules(after(wanted, PHONE, change_class=ChangeClass.UPDATE, approval=approval))

    assert approved(None) == ["HIST-APPROVAL"]
    assert approved(Approval(by="担当者", on=DAY)) == ["HIST-APPROVER"]
    assert approved(Approval(by="法務部長", on=date(2026, 4, 2))) == ["HIST-APPROVED-LATE"]
    assert approved(Approval(by="法務部長", on=DAY)) == []


def test_誤りの場所はrelease_ymlの行と列で示す(tmp_path: Path) -> None:
    history = written_history(tmp_path, after(ITEMS, change_class=ChangeClass.UPDATE))
    problem = next(found for found in gate(history) if found.rule == "HIST-CLASS-LOW")
    place = problem.sources.place(problem.problem.path)
    lines = (tmp_path / place.file).read_text("utf-8").splitlines()
    assert place.file == "policy_data/releases/2026-04-01/release.yml"
    assert lines[place.line - 1][place.column - 1 :] == "S1"


def test_全ての規則に二つの言語の言葉がある() -> None:
    catalogue = load_catalogue().rules
    for name in ("HIST-PAST", "HIST-REBASE", "HIST-NONE", "HIST-UNDECLARED", "HIST-NEXT-IDLE", "HIST-EDITED"):
        assert catalogue[name].message.ja
        assert catalogue[name].message.en


@pytest.mark.parametrize(
    ("damage", "expected", "file"),
    [
        (lambda f: _edit(f / "policy.json", "お客様", "お客樣"), "HIST-EDITED", "policy.json"),
        (lambda f: (f / "policy.json").unlink(), "HIST-MISSING", "policy.json"),
        (lambda f: _edit(f / "release.yml", "改定しました。", "改定した。"), "HIST-SEAL", "release.yml"),
        (lambda f: _edit(f / "release.yml", "effective: 2026-04", "effective: 2026-05"), "HIST-FOLDER", "release.yml"),
    ],
)  # fmt: skip
def test_公開した版を書き換えると見つかりファイル名が出る(
    tmp_path: Path, damage: Any, expected: str, file: str
) -> None:
    written_history(tmp_path, [first_step(), joint_use_step()])
    damage(tmp_path / "policy_data/releases/2026-04-01")
    found = {problem.rule: problem.sources.place(problem.problem.path).file for problem in gate(read_history(tmp_path))}
    assert found[expected] == f"policy_data/releases/2026-04-01/{file}"


def _edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_どの一バイトを変えても見つかる(tmp_path: Path) -> None:
    written_history(tmp_path, [first_step(), joint_use_step()])
    file = tmp_path / "policy_data/releases/2025-04-01/policy.json"
    whole = file.read_bytes()
    for place in range(0, len(whole), len(whole) // 50):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert "HIST-EDITED" in {problem.rule for problem in gate(read_history(tmp_path))}


def test_途中の版を消すと次の版がつながらない(tmp_path: Path) -> None:
    last = Step(date(2027, 4, 1), (PHONE,), {"change_class": ChangeClass.UPDATE})
    written_history(tmp_path, [first_step(), joint_use_step(), last])
    folder = tmp_path / "policy_data/releases/2026-04-01"
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    (problem,) = [p for p in gate(read_history(tmp_path)) if p.rule == "HIST-CHAIN"]
    assert "HIST-GONE" in found_files(tmp_path)
    place = problem.sources.place(problem.problem.path)
    assert place.file == "policy_data/releases/2027-04-01/release.yml"


def test_順序を入れ替えるとつながらない(tmp_path: Path) -> None:
    written_history(tmp_path, [first_step(), joint_use_step()])
    releases = tmp_path / "policy_data/releases"
    (releases / "2025-04-01").rename(releases / "2026-06-01")
    _edit(releases / "2026-06-01/release.yml", "effective: 2025-04-01", "effective: 2026-06-01")
    found = {problem.rule for problem in gate(read_history(tmp_path))}
    assert {"HIST-SEAL", "HIST-UNREADABLE", "HIST-REBASE"} <= found


def test_二つの版が同じ版につながると止まる(tmp_path: Path) -> None:
    written_history(tmp_path, [first_step(), joint_use_step()])
    releases = tmp_path / "policy_data/releases"
    (releases / "2026-04-01").rename(releases / "2026-04-02")
    written_history(tmp_path / "other", [first_step(), joint_use_step()])
    (tmp_path / "other/policy_data/releases/2026-04-01").rename(releases / "2026-04-01")
    found = {problem.rule for problem in gate(read_history(tmp_path))}
    assert {"HIST-CHAIN", "HIST-FOLDER"} <= found


def _listing(root: Path) -> Path:
    return root / "policy_data/releases/seals.txt"


def found_files(root: Path) -> dict[str, str]:
    """Rule → the file it names."""
    return {p.rule: p.sources.place(p.problem.path).file for p in gate(read_history(root))}


def test_最新の版を消しても見つかりファイル名が出る(tmp_path: Path) -> None:
    written_history(tmp_path, [first_step(), joint_use_step()])
    shutil.rmtree(tmp_path / "policy_data/releases/2026-04-01")
    assert found_files(tmp_path) == {"HIST-GONE": "policy_data/releases/2026-04-01/release.yml"}


def test_最新の版を書き換えて封をし直しても見つかる(tmp_path: Path) -> None:
    written_history(tmp_path, [first_step(), joint_use_step()])
    record = tmp_path / "policy_data/releases/2026-04-01/release.yml"
    body = record.read_text("utf-8").rpartition("seal:")[0].replace("改定しました。", "改定した。")
    record.write_text(f"{body}seal: {hashlib.sha256(body.encode()).hexdigest()}\n", "utf-8")
    assert found_files(tmp_path) == {"HIST-SEAL": "policy_data/releases/2026-04-01/release.yml"}


@pytest.mark.parametrize("extra", [" ", "\n", "# 覚え書き\n", "\r"])
def test_封の後ろに何かを足しても見つかる(tmp_path: Path, extra: str) -> None:
    written_history(tmp_path, [first_step(), joint_use_step()])
    record = tmp_path / "policy_data/releases/2026-04-01/release.yml"
    record.write_bytes(record.read_bytes() + extra.encode())
    loaded = load_releases(tmp_path)
    assert loaded.findings or "HIST-SEAL" in {problem.rule for problem in gate(loaded.history)}


def test_版の一覧を消すと見つかる(tmp_path: Path) -> None:
    written_history(tmp_path, [first_step(), joint_use_step()])
    _listing(tmp_path).unlink()
    assert found_files(tmp_path) == {"HIST-LIST": "policy_data/releases/seals.txt"}


def test_一覧が最新の版一つだけ遅れるのは許す(tmp_path: Path) -> None:
    written_history(tmp_path, [first_step(), joint_use_step()])
    lines = _listing(tmp_path).read_text("utf-8").splitlines(keepends=True)
    _listing(tmp_path).write_text(lines[0], "utf-8")
    assert found_files(tmp_path) == {}
