"""The base data of the rule cases, and what the checker says after a case has edited it."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from policysite.checks import RULES, Context, run
from policysite.checks.built_pages import BuiltPage, check_pages
from policysite.checks.runner import run_rules
from policysite.domain.catalogue import Case
from policysite.domain.findings import Finding
from policysite.source import Loaded, load_policy_data
from policysite.source.catalogue import load_catalogue, load_tables
from policysite.source.rule_cases import BASE

TODAY = date(2026, 11, 22)
_WAIVERS = "WAIVER-"


def edited(case: Case, root: Path) -> Path:
    """A copy of the base data below `root`, with the edits of a case."""
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    for edit in case.edits:
        file = root / "policy_data" / edit.file
        text = edit.applied_to(file.read_text(encoding="utf-8") if file.exists() else "")
        file.write_text(text, encoding="utf-8") if text else file.unlink()
    return root


def findings_of(loaded: Loaded, today: date = TODAY, rule: str | None = None) -> tuple[Finding, ...]:
    """What all rules say, or one rule alone."""
    assert loaded.policy is not None, [(f.file, f.line, f.column, f.message.ja) for f in loaded.findings]
    context = Context.of(loaded.policy, today, load_catalogue(), load_tables())
    if rule is None or rule.startswith(_WAIVERS):
        return run(context, loaded.source)
    return run_rules(context, loaded.source, {rule: RULES[rule]})


def places(findings: tuple[Finding, ...], rule: str) -> list[str]:
    """`file:line:column` of the findings of a rule that are not waived; files below policy_data."""
    return [
        f"{finding.file.removeprefix('policy_data/')}:{finding.line}:{finding.column}"
        for finding in findings
        if finding.rule == rule and not finding.waived
    ]


@pytest.fixture(scope="session")
def base() -> Loaded:
    """The base data, unedited."""
    return load_policy_data(BASE)


def page_findings(case: Case, loaded: Loaded) -> tuple[Finding, ...]:
    """What the page rules say about the pages that a case writes."""
    assert loaded.policy is not None
    context = Context.of(loaded.policy, TODAY, load_catalogue(), load_tables())
    return check_pages([BuiltPage(edit.file, edit.whole or "") for edit in case.edits], context)
