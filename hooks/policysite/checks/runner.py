"""Runs the rules; a rule says what, the rest is added here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from policysite.checks.context import Context
from policysite.checks.waiving import apply_waivers
from policysite.checks.wording import finding_of
from policysite.domain.findings import Finding, Problem
from policysite.domain.paths import SourceMap
from policysite.domain.site import Profile

Rule = Callable[[Context], Iterable[Problem]]


class RuleCrashError(RuntimeError):
    """A rule failed on data it should have judged; names the rule, and stops the run."""

    def __init__(self, rule: str, error: Exception) -> None:
        super().__init__(f"{rule}: {type(error).__name__}: {error}")
        self.rule = rule


def run_rules(
    context: Context, source: SourceMap, rules: Mapping[str, Rule], others: Iterable[Finding] = ()
) -> tuple[Finding, ...]:
    """Every finding of the rules and of `others`, waivers applied, sorted by place."""
    found = [*others, *_findings(context, source, rules)]
    return tuple(sorted(apply_waivers(found, context, source)))


def _findings(context: Context, source: SourceMap, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    profiles = {Profile.APPI, *context.policy.site.profiles}
    for rule_id, rule in rules.items():
        words = context.catalogue.rules[rule_id]
        if words.profile not in profiles:
            continue
        try:
            problems = list(rule(context))
            yield from (finding_of(problem, words, context, source) for problem in problems)
        except Exception as error:
            raise RuleCrashError(rule_id, error) from error
