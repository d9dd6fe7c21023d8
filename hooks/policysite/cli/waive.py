"""`policysite waive`: excuses what a rule sees at a target now, and nothing that comes later."""

from __future__ import annotations

import argparse
from datetime import timedelta
from typing import Any

from policysite.assemble.inspection import inspect_project
from policysite.assemble.storage.folders import write_file
from policysite.cli.arguments import add_language, add_root, add_today, day, day_of
from policysite.cli.output import complain, say
from policysite.domain.text import Text
from policysite.domain.waivers import Waiver
from policysite.source.scalar_edits import EditError
from policysite.source.waiver_edits import with_waiver

_FILE = "policy_data/exceptions.yml"
_LOOKED_AT_AGAIN = timedelta(days=90)


def register(commands: Any) -> None:
    """Adds the command."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "waive", help="今の指摘を例外にする / excuse what a rule finds now"
    )
    parser.add_argument("rule", metavar="RULE", help="規則の名前 / the rule")
    parser.add_argument("target", metavar="TARGET", help="検査の表示する target / the target that the check shows")
    parser.add_argument("--reason", help="理由（日本語） / the reason in Japanese")
    parser.add_argument("--reason-en", help="理由（英語） / the reason in English")
    parser.add_argument("--by", help="承認した人 / who approved")
    parser.add_argument(
        "--review-by", type=day, metavar="YYYY-MM-DD", help="見直す期限（省くと90日後） / when it is looked at again"
    )
    add_root(parser)
    add_language(parser)
    add_today(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """0 written · 1 nothing to excuse, or not to be excused · 2 words are missing, or the file cannot be edited."""
    today = day_of(options)
    inspection = inspect_project(options.root, today)
    found = [f for f in inspection.findings if (f.rule, f.target) == (options.rule, options.target)]
    if inspection.policy is None or not found:
        complain("この規則と対象の指摘はありません / no finding of this rule at this target")
        return 1
    standing = {(waiver.rule, waiver.target) for waiver in inspection.policy.exceptions}
    stands = (options.rule, options.target) in standing
    if not stands and not (options.reason and options.reason_en and options.by):
        complain("--reason、--reason-en、--by が要ります / --reason, --reason-en and --by are needed")
        return 2
    waiver = Waiver(
        rule=options.rule,
        target=options.target,
        values=tuple(sorted(finding.value for finding in found)),
        reason=Text(ja=options.reason or "", en=options.reason_en or ""),
        approver=options.by or "",
        review_by=options.review_by or today + _LOOKED_AT_AGAIN,
    )
    file = options.root / _FILE
    before = file.read_text("utf-8") if file.is_file() else ""
    try:
        after = with_waiver(before, waiver, stands)
    except EditError as error:
        complain(str(error))
        return 2
    write_file(file, after.encode())
    after_inspection = inspect_project(options.root, today)
    refused = [f for f in after_inspection.findings if (f.rule, f.target) == (options.rule, options.target)]
    if any(not finding.waived for finding in refused):
        write_file(file, before.encode())
        complain("この規則は例外にできません / this rule cannot be waived")
        return 1
    say("\n".join((f"{_FILE}: {waiver.rule} {waiver.target}", *(f"  {value or '—'}" for value in waiver.values or ()))))
    return 0
