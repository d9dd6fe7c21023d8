"""The compliance rules.

    catalogue, tables = load_catalogue(), load_tables()            # policysite.source.catalogue
    context = Context.of(policy, today, catalogue, tables)
    findings = run(context, source_map)                            # sorted, waivers applied

A finding of the gates (catalogue: `waivable: false`) is an error whatever `exceptions.yml` says. Findings that other
parts of the program made (loading, history) go in as `others`, so that waivers reach them too.
"""

from __future__ import annotations

from collections.abc import Iterable

from policysite.checks.context import Context
from policysite.checks.registry import RULES
from policysite.checks.runner import RuleCrashError, run_rules
from policysite.domain.findings import Finding
from policysite.domain.paths import SourceMap


def run(context: Context, source: SourceMap, others: Iterable[Finding] = ()) -> tuple[Finding, ...]:
    """Every finding on a policy, sorted by place; raises RuleCrashError where a rule fails."""
    return run_rules(context, source, RULES, others)


__all__ = ["RULES", "Context", "RuleCrashError", "run"]
