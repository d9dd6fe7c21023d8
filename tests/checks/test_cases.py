"""Each rule fires where its failing examples say, and nowhere in examples that look alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from policysite.checks.built_pages import PAGE_RULES
from policysite.domain.catalogue import Case
from policysite.domain.findings import Finding
from policysite.source import Loaded, load_policy_data
from policysite.source.rule_cases import load_cases

from .conftest import TODAY, edited, findings_of, page_findings, places

_CASES = load_cases()
_FAILING = [(rule, case) for rule, cases in _CASES.items() for case in cases.fail]
_PASSING = [(rule, case) for rule, cases in _CASES.items() for case in cases.ok]


def _named(value: object) -> str:
    return value.name if isinstance(value, Case) else str(value)


def _said(rule: str, case: Case, base: Loaded, root: Path) -> tuple[Finding, ...]:
    if rule in PAGE_RULES:
        return page_findings(case, base)
    return findings_of(load_policy_data(edited(case, root)), case.today or TODAY, rule)


@pytest.mark.parametrize(("rule", "case"), _FAILING, ids=_named)
def test_悪い例は規則どおりの場所で見つかる(rule: str, case: Case, base: Loaded, tmp_path: Path) -> None:
    assert case.places
    assert places(_said(rule, case, base, tmp_path), rule) == list(case.places)


@pytest.mark.parametrize(("rule", "case"), _PASSING, ids=_named)
def test_似ていても許される例では何も言わない(rule: str, case: Case, base: Loaded, tmp_path: Path) -> None:
    assert places(_said(rule, case, base, tmp_path), rule) == []


def test_元のデータには指摘がない(base: Loaded) -> None:
    assert [finding for finding in findings_of(base) if not finding.waived] == []
