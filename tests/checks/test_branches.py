"""No new branch of a rule can be deleted unnoticed: what yields something is reached by a failing example."""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from policysite.checks import rules
from policysite.checks.built_pages import PAGE_RULES
from policysite.domain.catalogue import Case
from policysite.source import load_policy_data
from policysite.source.rule_cases import load_cases

from .conftest import TODAY, edited, findings_of

RULES_FOLDER = Path(rules.__file__).parent
# Debt: branches that no failing example reaches yet (another test may). None is added; each needs its example.
UNREACHED = (Path(__file__).parent / "data" / "unreached_branches.txt").read_text("utf-8").splitlines()


def yields(file: Path) -> Iterator[tuple[str, range]]:
    """`module: yield …` and its lines, for each place of a module that yields a value."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Yield):
            yield f"{file.stem}: {ast.unparse(node)[:100]}", range(node.lineno, (node.end_lineno or node.lineno) + 1)


@pytest.mark.slow
def test_規則のどの枝にも_それが見つける悪い例がある(tmp_path: Path) -> None:
    reached: dict[str, set[int]] = defaultdict(set)

    def trace(frame: FrameType, _event: str, _arg: Any) -> Any:
        name = frame.f_code.co_filename
        if not name.startswith(str(RULES_FOLDER)):
            return None
        reached[name].add(frame.f_lineno)
        return trace

    cases: list[tuple[str, Case]] = [(rule, case) for rule, found in load_cases().items() for case in found.fail]
    for number, (rule, case) in enumerate(cases):
        if rule in PAGE_RULES:
            continue
        loaded = load_policy_data(edited(case, tmp_path / str(number)))
        sys.settrace(trace)
        try:
            findings_of(loaded, case.today or TODAY, rule)
        finally:
            sys.settrace(None)
    places = {name: (file, lines) for file in sorted(RULES_FOLDER.glob("*.py")) for name, lines in yields(file)}
    assert len(places) > 100
    unreached = {name for name, (file, lines) in places.items() if not reached[str(file)] & set(lines)}
    assert sorted(unreached - set(UNREACHED)) == []
