"""Each row of the change table decides its class and basis from the data."""

from __future__ import annotations

import pytest
from tests.history.change_cases import CASES, ChangeCase
from tests.history.made_policy import edited_all, made_policy

from policysite.domain.changes import ChangeClass, computed_class
from policysite.history import diff
from policysite.history.rows import ROWS

TABLE_ROWS = 41


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.number}-{case.name}")
def test_変更表のとおりに区分と根拠が決まる(case: ChangeCase) -> None:
    old = edited_all(made_policy(), case.old)
    changes = diff(old, edited_all(old, case.new), case.judgements)

    assert computed_class(changes) == case.change_class
    deciding = max(changes, key=lambda change: (change.change_class, case.row in {v.row for v in change.verdicts}))
    assert case.row in {verdict.row for verdict in deciding.verdicts}
    assert set(case.basis) == set(deciding.basis)
    assert deciding.review is case.review
    assert any(change.refused for change in changes) is case.refused


def test_変更表の全ての行に事例がある() -> None:
    rows = list(ROWS)[:TABLE_ROWS]
    assert {(case.number, case.row) for case in CASES} == set(enumerate(rows, start=1))


def test_区分は強さの順に並ぶ() -> None:
    assert list(ChangeClass) == sorted(ChangeClass)
    assert [c.significant for c in ChangeClass] == [False, False, True, True, True, True]
    assert [c.announced_before for c in ChangeClass] == [False, False, False, True, True, True]


def test_変わらなければ何も出ない() -> None:
    assert diff(made_policy(), made_policy()) == ()
