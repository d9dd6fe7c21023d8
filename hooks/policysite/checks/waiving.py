"""Waivers: a named rule at a named target is known, accepted by somebody, and looked at again on a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from policysite.checks.context import Context
from policysite.checks.wording import finding_of
from policysite.domain.findings import Finding, Problem
from policysite.domain.paths import SourceMap
from policysite.domain.waivers import Waiver

UNUSED, REFUSED, DUE, UNKNOWN = "WAIVER-UNUSED", "WAIVER-REFUSED", "WAIVER-DUE", "WAIVER-UNKNOWN"
UNBOUND = "WAIVER-UNBOUND"
RULES = (UNUSED, REFUSED, DUE, UNKNOWN, UNBOUND)


def apply_waivers(findings: Iterable[Finding], context: Context, source: SourceMap) -> Iterator[Finding]:
    """The findings, waived where a waiver names them, and what is wrong with the waivers themselves."""
    waivers = {(waiver.rule, waiver.target): waiver for waiver in context.policy.exceptions}
    left = _excused(context)
    used: set[tuple[str, str]] = set()
    for finding in findings:
        key = (finding.rule, finding.target)
        waiver = waivers.get(key)
        if waiver is None or not _takes(left[key], finding.value):
            yield finding
            continue
        used.add(key)
        if can_be_waived(finding.rule, context):
            yield replace(finding, waived=True, waiver_reason=waiver.reason)
        else:
            yield finding
    for index, waiver in enumerate(context.policy.exceptions):
        for rule, problem in _problems(index, waiver, used, context):
            yield _finding(rule, problem, context, source)


def _excused(context: Context) -> dict[tuple[str, str], Counter[str] | None]:
    """What is left to excuse at each place; None where a waiver there does not say what it saw."""
    left: dict[tuple[str, str], Counter[str] | None] = {}
    for waiver in context.policy.exceptions:
        key = (waiver.rule, waiver.target)
        before = left.get(key, Counter())
        left[key] = None if before is None or waiver.values is None else before + Counter(waiver.values)
    return left


def _takes(left: Counter[str] | None, value: str) -> bool:
    """Whether a value is among those that are left to excuse; each excuses one finding."""
    if left is None:
        return True
    left[value] -= 1
    return left[value] >= 0


def can_be_waived(rule: str, context: Context) -> bool:
    """Required sections, broken references and data that does not load cannot be waived."""
    words = context.catalogue.rules.get(rule)
    return words.waivable if words else not rule.startswith("DATA-")


def _problems(
    index: int, waiver: Waiver, used: set[tuple[str, str]], context: Context
) -> Iterator[tuple[str, Problem]]:
    path = ("exceptions", index)
    values = {"rule": waiver.rule, "target": waiver.target, "day": waiver.review_by.isoformat()}
    if not can_be_waived(waiver.rule, context):
        yield REFUSED, Problem((*path, "rule"), values)
    elif waiver.rule not in context.catalogue.rules:
        yield UNKNOWN, Problem((*path, "rule"), values)
    elif (waiver.rule, waiver.target) not in used:
        yield UNUSED, Problem((*path, "target"), values)
    else:
        if waiver.values is None:
            yield UNBOUND, Problem((*path, "target"), values)
        if waiver.review_by <= context.today:
            yield DUE, Problem((*path, "review_by"), values)


def _finding(rule: str, problem: Problem, context: Context, source: SourceMap) -> Finding:
    return finding_of(problem, context.catalogue.rules[rule], context, source)
