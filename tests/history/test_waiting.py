"""Urgent changes while a version waits, withdrawal, re-issue, errata and several releases on one day."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from tests.history.made_company import Company, RefusedError
from tests.history.made_policy import said

from policysite.domain.changes import ChangeClass
from policysite.domain.clauses import RequestType
from policysite.domain.model import PolicyData
from policysite.domain.releases import ReleaseState
from policysite.domain.sections import RequestsSection
from policysite.domain.standing import Standing, entries_of
from policysite.history import gate
from policysite.history.growth import growth_problems
from policysite.history.merging import Merge

FIRST, MADE, TOLD, SECOND, URGENT, JUNE = (
    date(2026, 1, 1), date(2026, 3, 1), date(2026, 3, 10), date(2026, 3, 20), date(2026, 4, 15), date(2026, 6, 1),
)  # fmt: skip
MANAGER = ("policy.joint-use.clauses.manager.manager", "shop")
W = "2026-06-01"


def fee_of(policy: PolicyData) -> int | None:
    (section,) = (one for one in policy.policy if isinstance(one, RequestsSection))
    return section.fee.amount if section.fee else None


def phone_of(policy: PolicyData) -> str | None:
    return policy.company.desks[0].phone


@pytest.fixture
def company(tmp_path: Path) -> Company:
    """A company whose change of the responsible party waits for June, announced in March."""
    made = Company(tmp_path)
    made.release(FIRST, FIRST)
    made.release(MADE, JUNE, MANAGER, change_class=ChangeClass.BEFORE, announced=TOLD, handling_changed=True)
    return made


def desk_phone() -> str:
    return f"company.desks.{Company(Path()).draft.company.desks[0].id}.phone"


def urgent(company: Company, today: date = URGENT, phone: str = "03-1111-2222") -> tuple[str, ...]:
    return company.release(today, today, (desk_phone(), phone))


def managers(policy: PolicyData) -> str:
    (section,) = (one for one in policy.policy if one.id == "joint-use")
    return next(one.manager for one in section.clauses if one.id == "manager")  # type: ignore[union-attr]


def test_待つ版より先に急ぎの変更が出てどちらも失われない(company: Company) -> None:
    assert urgent(company) == ("2026-04-15", "2026-06-01-2")
    history = company.history
    before, after = history.in_force(URGENT), history.in_force(JUNE)
    assert before is not None
    assert after is not None
    assert (before.name, phone_of(before.policy), managers(before.policy)) == ("2026-04-15", "03-1111-2222", "hub")
    assert (after.name, phone_of(after.policy), managers(after.policy)) == ("2026-06-01-2", "03-1111-2222", "shop")
    assert company.draft == after.policy


def test_差し替えた版は告知した日を保ち読者の見た文と比べる(company: Company) -> None:
    urgent(company)
    history = company.history
    old, new = history.named(W), history.named("2026-06-01-2")
    assert old is not None
    assert new is not None
    assert (new.record.reissues, new.announced, new.record.recorded) == (W, TOLD, URGENT)
    assert history.previous(new) == history.named("2026-04-15")
    assert history.previous(old) == history.named("2026-01-01")
    day_before = date(2026, 4, 14)
    assert history.state_on(old, day_before) is ReleaseState.UPCOMING
    assert history.state_on(new, day_before) is ReleaseState.DRAFT
    assert history.state_on(old, URGENT) is ReleaseState.REPLACED
    assert history.state_on(new, URGENT) is ReleaseState.UPCOMING
    assert history.upcoming(day_before) == (old,)
    assert history.upcoming(URGENT) == (new,)


def test_まだ告知していない版はその場で作り直す(company: Company) -> None:
    day = date(2026, 3, 5)
    assert urgent(company, day) == ("2026-03-05", W)
    history = company.history
    assert [release.name for release in history.releases] == ["2026-01-01", "2026-03-05", W]
    assert history.named(W).record.reissues is None  # type: ignore[union-attr]


def test_同じ箇所を変えていれば箇所の名を挙げて止まる(company: Company) -> None:
    company.release(TOLD, date(2026, 7, 1), ("policy.requests.fee.amount", 900), announced=TOLD)
    with pytest.raises(RefusedError, match="HIST-CONFLICT"):
        company.release(date(2026, 3, 20), URGENT, ("policy.requests.fee.amount", 850))
    assert [release.name for release in company.history.releases] == ["2026-01-01", W, "2026-07-01"]


def test_取りやめた版は適用されず見えたまま残る(company: Company) -> None:
    day = date(2026, 4, 1)
    before = entries_of(company.history)
    company.withdraw(day, W)
    history = company.history
    release = history.named(W)
    assert release is not None
    assert history.state_on(release, date(2026, 3, 31)) is ReleaseState.UPCOMING
    assert history.state_on(release, day) is ReleaseState.WITHDRAWN
    assert history.in_force(JUNE).name == "2026-01-01"  # type: ignore[union-attr]
    assert history.latest.name == "2026-01-01"  # type: ignore[union-attr]
    assert release in history.public(JUNE)
    standing = Standing("main", before, published=False)
    assert list(growth_problems(standing, entries_of(history), day)) == []


def test_取りやめの記録を消しても分かる(company: Company) -> None:
    company.withdraw(date(2026, 4, 1), W)
    standing = Standing("main", entries_of(company.history), published=False)
    (company.root / f"policy_data/releases/{W}/withdrawal.yml").unlink()
    found = [one.rule for one in growth_problems(standing, entries_of(company.history), date(2026, 4, 2))]
    assert found == ["HIST-LOST"]


def test_取りやめると後ろで待つ版はその変更を含まない(company: Company) -> None:
    company.release(
        date(2026, 3, 20), date(2026, 7, 1), ("policy.requests.fee.amount", 900), announced=date(2026, 3, 20)
    )
    company.withdraw(date(2026, 4, 1), W)
    history = company.history
    assert [one.name for one in history.upcoming(date(2026, 4, 1))] == ["2026-07-01-2"]
    last = history.in_force(date(2026, 7, 1))
    assert last is not None
    assert (fee_of(last.policy), managers(last.policy)) == (900, "hub")


def test_日を延ばした版は差替えになり間の版も作り直す(company: Company) -> None:
    company.release(
        date(2026, 3, 20), date(2026, 7, 1), ("policy.requests.fee.amount", 900), announced=date(2026, 3, 20)
    )
    made = company.again(date(2026, 4, 1), W, date(2026, 8, 1), announced=date(2026, 4, 1))
    assert made == ("2026-07-01-2", "2026-08-01")
    history = company.history
    states = {one.name: history.state_on(one, date(2026, 4, 1)) for one in history.releases}
    assert states[W] is ReleaseState.REPLACED
    in_july, in_august = history.in_force(date(2026, 7, 15)), history.in_force(date(2026, 8, 1))
    assert (fee_of(in_july.policy), managers(in_july.policy)) == (900, "hub")  # type: ignore[union-attr]
    assert (fee_of(in_august.policy), managers(in_august.policy)) == (900, "shop")  # type: ignore[union-attr]


def test_一日に二つの版を作れて後の版が勝つ(tmp_path: Path) -> None:
    company = Company(tmp_path)
    company.release(FIRST, FIRST)
    company.release(MADE, TOLD, ("policy.requests.fee.amount", 900), announced=MADE)
    assert company.release(TOLD, TOLD, ("policy.requests.fee.amount", 850), corrects="2026-03-10") == ("2026-03-10-2",)
    history = company.history
    assert fee_of(history.in_force(TOLD).policy) == 850  # type: ignore[union-attr]
    assert history.named("2026-03-10-2").record.corrects == "2026-03-10"  # type: ignore[union-attr]
    assert history.state_on(history.named("2026-03-10"), TOLD) is ReleaseState.SUPERSEDED  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "edit",
    [
        ("policy.requests.fee.amount", 950),
        ("policy.requests.fee.applies_to.+", RequestType.DISCLOSE_RECORDS),
        ("policy.requests.clauses.fee.open_fee", True),
    ],
)
def test_正誤でも読者の払う額を増やすなら先に掲示する(tmp_path: Path, edit: tuple[str, object]) -> None:
    company = Company(tmp_path)
    company.release(FIRST, FIRST)
    with pytest.raises(RefusedError, match="HIST-POSTED"):
        company.release(MADE, MADE, edit, corrects="2026-01-01")


def test_正誤は前の版だけを正せる(company: Company) -> None:
    for wrong in ("2025-01-01", "2026-12-01"):
        with pytest.raises(RefusedError, match="HIST-CORRECTS"):
            company.release(TOLD, date(2026, 7, 1), ("policy.requests.fee.amount", 900), corrects=wrong)


def test_後の版を先に告知すると読者の見た文と比べる(tmp_path: Path) -> None:
    company = Company(tmp_path)
    company.release(FIRST, FIRST)
    company.release(MADE, date(2026, 5, 1), ("policy.requests.fee.amount", 900), announced=date(2026, 4, 1))
    company.release(MADE, JUNE, (desk_phone(), "03-1111-2222"), announced=TOLD)
    history = company.history
    later = history.named(W)
    assert later is not None
    assert history.seen_before(later, TOLD).name == "2026-01-01"  # type: ignore[union-attr]
    assert history.seen_before(later, date(2026, 4, 1)).name == "2026-05-01"  # type: ignore[union-attr]


def test_作った日より前の告知は封じた後も分かる(company: Company) -> None:
    with pytest.raises(RefusedError, match="HIST-RECORDED"):
        company.release(date(2026, 3, 20), JUNE, ("policy.requests.fee.amount", 900), announced=TOLD)


def test_別の枝で先に入った版の後に作り直せる(tmp_path: Path) -> None:
    one, other = Company(tmp_path / "one"), Company(tmp_path / "other")
    one.release(FIRST, FIRST)
    shutil.copytree(one.root / "policy_data", other.root / "policy_data")
    one.release(MADE, date(2026, 7, 1), ("policy.requests.fee.amount", 900), announced=date(2026, 5, 1))
    other.release(MADE, JUNE, (desk_phone(), "03-1111-2222"), announced=date(2026, 5, 1))
    shutil.copytree(other.root / f"policy_data/releases/{W}", one.root / f"policy_data/releases/{W}")
    assert {found.rule for found in gate(one.history)} >= {"HIST-CHAIN"}
    one.again(date(2026, 3, 2), W, JUNE)
    last = one.history.in_force(date(2026, 7, 1))
    assert (fee_of(last.policy), phone_of(last.policy)) == (900, "03-1111-2222")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged", "conflicts"),
    [
        ({"a": 1, "b": 1}, {"a": 2, "b": 1}, {"a": 1, "b": 3}, {"a": 2, "b": 3}, []),
        ({"a": 1}, {"a": 2}, {"a": 3}, {"a": 3}, ["a"]),
        ({"a": {"ja": "あ", "en": "a"}}, {"a": {"ja": "い", "en": "a"}}, {"a": {"ja": "あ", "en": "b"}},
         {"a": {"ja": "あ", "en": "b"}}, ["a"]),
        (["a", "b"], ["a", "b", "c"], ["b", "d"], ["b", "d", "c"], []),
        (["a", "b", "c"], ["a", "b", "c", "x"], ["c", "a", "b"], ["c", "a", "b", "x"], []),
        (["a", "b", "c"], ["b", "a", "c"], ["c", "a", "b"], ["c", "a", "b"], [""]),
        ([{"id": "p", "t": 1}], [{"id": "p", "t": 2}], [], [], ["p"]),
        ([{"id": "p", "t": 1}], [], [{"id": "p", "t": 1}, {"id": "q", "t": 1}], [{"id": "q", "t": 1}], []),
        ([{"t": 1}], [{"t": 2}], [{"t": 3}], [{"t": 3}], [""]),
    ],
)  # fmt: skip
def test_文の合せ方(base: object, ours: object, theirs: object, merged: object, conflicts: list[str]) -> None:
    merge = Merge()
    assert merge.of(base, ours, theirs) == merged
    assert merge.conflicts == conflicts


def test_取りやめの理由は二つの言語で封じられる(company: Company) -> None:
    company.withdraw(date(2026, 4, 1), W)
    withdrawal = company.history.named(W).withdrawal  # type: ignore[union-attr]
    assert withdrawal is not None
    assert withdrawal.record.reason == said("中止します。", "Called off.")
    assert withdrawal.found_seal == withdrawal.record.seal
    assert (
        (company.root / "policy_data/releases/seals.txt")
        .read_text("utf-8")
        .splitlines()[-1]
        .startswith(f"{W}/withdrawal ")
    )
