"""No rule crashes on data that loads, however much of it is missing: what is missing is a finding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from policysite.checks import Context, run
from policysite.domain.findings import Level
from policysite.domain.model import PolicyData
from policysite.domain.sections import Declared
from policysite.source import load_policy_data
from policysite.source.catalogue import load_catalogue, load_tables
from policysite.source.rule_cases import BASE

from .conftest import TODAY

ROOT = Path(__file__).parents[2]
_PROJECTS = {"base": BASE, "nanopet": ROOT, "full": ROOT / "samples" / "full"}


def _torn(policy: PolicyData) -> Iterator[tuple[str, PolicyData]]:
    yield "empty", replace(policy, policy=(), forms=(), notices=(), exceptions=())
    yield "twice", replace(policy, policy=(*policy.policy, *policy.policy))
    for name in ("group", "desks", "addresses"):
        yield name, replace(policy, company=replace(policy.company, **{name: ()}))
    for register in fields(policy.registers):
        yield register.name, replace(policy, registers=replace(policy.registers, **{register.name: ()}))
    for index, section in enumerate(policy.policy):
        for change in _section_changes(section):
            torn = replace(section, **change)
            sections = (*policy.policy[:index], torn, *policy.policy[index + 1 :])
            yield f"{section.id} {sorted(change)}", replace(policy, policy=sections)


def _section_changes(section: Any) -> Iterator[dict[str, Any]]:
    yield {"clauses": ()}
    yield {"lead": (), "declared": Declared.NONE}
    optional = {field.name: field.default for field in fields(section) if field.default in ((), None)}
    yield optional


@pytest.mark.parametrize("project", ["base", "nanopet", pytest.param("full", marks=pytest.mark.slow)])
def test_欠けたデータでも規則は壊れない(project: str) -> None:
    loaded = load_policy_data(_PROJECTS[project])
    assert loaded.policy is not None
    for name, policy in _torn(loaded.policy):
        context = Context.of(policy, TODAY, load_catalogue(), load_tables())
        found = run(context, loaded.source)
        assert all(finding.message.ja and finding.message.en and finding.line >= 1 for finding in found), name
        if name == "empty":
            assert {finding.rule for finding in found if finding.level is Level.ERROR} >= {"DOC-SECTION"}
