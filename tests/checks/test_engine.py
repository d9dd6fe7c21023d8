"""The engine: places, levels, profiles, waivers, crashes, and how the work grows."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from policysite.checks import RULES, Context, RuleCrashError, run
from policysite.checks.runner import run_rules
from policysite.domain.clauses import Clause
from policysite.domain.findings import Level, Problem
from policysite.domain.model import PolicyData
from policysite.domain.sections import FreeSection
from policysite.domain.text import Text
from policysite.domain.waivers import Waiver
from policysite.source import Loaded
from policysite.source.catalogue import load_catalogue, load_tables

from .conftest import TODAY

ROOT = Path(__file__).parents[2]


def _context(policy: PolicyData, today: date = TODAY) -> Context:
    return Context.of(policy, today, load_catalogue(), load_tables())


def _policy(base: Loaded) -> PolicyData:
    assert base.policy is not None
    return base.policy


def _waived(base: Loaded, rule: str, target: str) -> PolicyData:
    reason = Text(ja="会社に確認中です。", en="Asked.")
    waiver = Waiver(rule=rule, target=target, reason=reason, approver="管理部", review_by=date(2027, 3, 31))
    return replace(_policy(base), exceptions=(waiver,))


def test_壊れた規則は名乗って止まる(base: Loaded) -> None:
    def broken(_: Context) -> Iterator[Problem]:
        yield Problem(("site",))
        raise KeyError("lost")

    with pytest.raises(RuleCrashError, match=r"DOC-DATES: KeyError: 'lost'") as raised:
        run_rules(_context(_policy(base)), base.source, {"DOC-DATES": broken})
    assert raised.value.rule == "DOC-DATES"


def test_言葉に要る値がない規則も止まる(base: Loaded) -> None:
    def wordless(_: Context) -> Iterator[Problem]:
        yield Problem(("site",))

    with pytest.raises(RuleCrashError, match="DOC-REVIEW: KeyError: 'day'"):
        run_rules(_context(_policy(base)), base.source, {"DOC-REVIEW": wordless})


def test_免除は規則と対象の両方が合うときだけ効く(base: Loaded) -> None:
    undated = {"established": None, "revised": None}
    for target, waived in (("site.established", True), ("site.revised", False)):
        policy = _waived(base, "DOC-DATES", target)
        policy = replace(policy, site=replace(policy.site, **undated))
        found = [f for f in run(_context(policy), base.source) if f.rule == "DOC-DATES"]
        assert [(f.target, f.waived) for f in found] == [("site.established", waived)]


def test_必須の章と壊れた参照は免除できない(base: Loaded) -> None:
    policy = _waived(base, "DOC-SECTION", "contact")
    policy = replace(policy, policy=tuple(section for section in policy.policy if section.kind != "contact"))
    found = {f.rule: f for f in run(_context(policy), base.source) if f.level is Level.ERROR}
    assert not found["DOC-SECTION"].waived
    assert not found["WAIVER-REFUSED"].waived


def test_免除できない規則の一覧() -> None:
    unwaivable = {rule.id for rule in load_catalogue().rules.values() if not rule.waivable}
    assert {"DOC-SECTION", "DOC-NONE", "DOC-XREF", "DOC-TEXT", "DOC-ID", "DOC-ID-TWICE"} <= unwaivable
    assert not {rule for rule in unwaivable if rule.startswith(("APPI", "JIS", "TBA", "EU", "I18N-N", "TXT-T"))}


def test_規則集を選ばなければその規則は動かない(base: Loaded) -> None:
    policy = _policy(base)
    policy = replace(policy, site=replace(policy.site, revised=None))
    without = replace(policy, site=replace(policy.site, profiles=()))
    assert "JIS-POL-DATE" in {f.rule for f in run(_context(policy), base.source)}
    assert "JIS-POL-DATE" not in {f.rule for f in run(_context(without), base.source)}


@pytest.mark.parametrize("day", [date(2026, 11, 22), date(2027, 1, 16), date(2027, 1, 17), date(2028, 7, 16)])
def test_未施行の改正は日が来ても参考のまま(base: Loaded, day: date) -> None:
    policy = _policy(base)
    policy = replace(policy, site=replace(policy.site, law_as_of=date(2026, 11, 22)))
    found = [f for f in run(_context(policy, day), base.source) if f.rule.startswith("R8-")]
    assert {f.level for f in found} == {Level.NOTE}
    said = next(f.message.ja for f in found if f.rule == "R8-PENAL")
    assert ("未施行" in said) == (day < date(2027, 1, 17))


def test_施行日より前の規則は参考になる(base: Loaded) -> None:
    catalogue = load_catalogue()
    later = replace(catalogue.rules["DOC-NOTICE"], in_force_from=date(2027, 4, 1))
    policy = _policy(base)
    policy = replace(policy, notices=(replace(policy.notices[0], ends=date(2026, 1, 1)),))
    for day, level in ((date(2027, 3, 31), Level.NOTE), (date(2027, 4, 1), Level.ERROR)):
        context = Context.of(
            policy, day, replace(catalogue, rules={**catalogue.rules, "DOC-NOTICE": later}), load_tables()
        )
        found = run_rules(context, base.source, {"DOC-NOTICE": RULES["DOC-NOTICE"]})
        assert [finding.level for finding in found if finding.rule == "DOC-NOTICE"] == [level]


def test_指摘は場所の順に並ぶ(base: Loaded) -> None:
    policy = replace(_policy(base), exceptions=())
    policy = replace(policy, site=replace(policy.site, established=None, revised=None, law_as_of=None))
    found = run(_context(policy), base.source)
    keys = [(f.file, f.line, f.column, f.rule) for f in found]
    assert keys == sorted(keys)
    assert len(keys) > 5


def _calls(policy: PolicyData, base: Loaded) -> int:
    """Function calls of one run; unlike seconds, the same on every machine."""
    counted = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    context = _context(policy)
    sys.setprofile(count)
    try:
        run(context, base.source)
    finally:
        sys.setprofile(None)
    return counted


def _grown(base: Loaded, times: int) -> PolicyData:
    said = Text(ja="この方針は日本の法令に従います。", en="This policy follows the laws of Japan.")
    sections = tuple(
        FreeSection(
            id=f"more-{number}",
            kind="free",
            title=Text(ja="補足", en="Supplement"),
            clauses=tuple(Clause(id=f"c{index}", text=(said,)) for index in range(10)),
        )
        for number in range(times)
    )
    return replace(_policy(base), policy=(*_policy(base).policy, *sections))


def test_手間はデータの量に比例する(base: Loaded) -> None:
    few, some, many = (_calls(_grown(base, times), base) for times in (0, 20, 40))
    assert (many - some) / (some - few) < 1.15
