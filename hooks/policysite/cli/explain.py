"""`policysite explain RULE`: what a rule looks at, why, its basis, examples, and how to mend."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from policysite.cli.arguments import add_language
from policysite.cli.output import complain, hand_over, say
from policysite.domain.catalogue import Catalogue, RuleWords
from policysite.rendering.findings import render_elsewhere, render_explanation, render_rules_page
from policysite.source.catalogue import load_catalogue
from policysite.source.rule_cases import load_cases


def register(commands: Any) -> None:
    """Adds the command."""
    parser: argparse.ArgumentParser = commands.add_parser("explain", help="規則を説明する / explain a rule")
    wanted = parser.add_mutually_exclusive_group(required=True)
    wanted.add_argument("rule", nargs="?", metavar="RULE", help="規則の名前 / the rule, such as APPI-32-1-1-REP")
    wanted.add_argument("--all", action="store_true", help="RULES.md の内容を出す / print what RULES.md holds")
    add_language(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """0 explained · 2 no such rule."""
    catalogue, cases = load_catalogue(), load_cases()
    if options.all:
        hand_over(render_rules_page(catalogue, cases).encode())
        return 0
    wanted = options.rule.upper()
    elsewhere = {entry.id.upper(): entry for entry in catalogue.elsewhere}
    if wanted in elsewhere:
        say(render_elsewhere(elsewhere[wanted], options.lang).rstrip("\n"))
        return 0
    rules = _by_number(catalogue)
    rule = rules.get(wanted)
    if rule is None:
        close = ", ".join(get_close_matches(wanted, (*rules, *elsewhere), n=3, cutoff=0.5))
        hint = f"（{close} ですか / did you mean {close}?）" if close else ""
        complain(f"規則「{options.rule}」はありません / no such rule{hint}")
        return 2
    say(render_explanation(rule, cases.get(rule.id), options.lang).rstrip("\n"))
    return 0


def _by_number(catalogue: Catalogue) -> Mapping[str, RuleWords]:
    """Each rule by its own number, and by the numbers of the legal reference that it covers."""
    covered = {number.upper(): rule for rule in catalogue.rules.values() for number in rule.covers}
    return {**covered, **{rule_id.upper(): rule for rule_id, rule in catalogue.rules.items()}}
