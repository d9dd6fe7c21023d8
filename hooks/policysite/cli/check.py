"""`policysite check`: every finding, sorted by place."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import Any

from policysite.assemble.inspection import inspect_project
from policysite.cli.arguments import add_language, add_root, add_today, day_of
from policysite.cli.output import complain, hand_over, say
from policysite.cli.standing import add_standing, compared, unknown_standing
from policysite.domain.findings import Finding, Level
from policysite.domain.text import Language
from policysite.rendering.findings import FORMATS, render_findings, render_summary


def register(commands: Any) -> None:
    """Adds the command."""
    parser: argparse.ArgumentParser = commands.add_parser("check", help="検査する / check the data")
    add_root(parser)
    add_language(parser)
    add_today(parser)
    parser.add_argument("--format", choices=FORMATS, default="text", help="出力の形 / output format")
    parser.add_argument("--waived", action="store_true", help="例外にした未決事項も表示する / list waived findings too")
    parser.add_argument("--notes", action="store_true", help="参考も一件ずつ表示する / list notes one by one too")
    add_standing(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """0 nothing that stops a strict build · 1 findings that stop it · 2 nothing to compare with."""
    inspection = inspect_project(options.root, day_of(options))
    try:
        findings = tuple(sorted((*inspection.findings, *compared(inspection, options))))
    except unknown_standing() as error:
        complain(str(error))
        return 2
    listed = options.format != "text" or options.notes
    shown = [finding for finding in findings if listed or finding.waived or finding.level is not Level.NOTE]
    print_findings(shown, options.format, options.lang, options.waived)
    if options.format == "text":
        # Beside the findings, which may go into a file or through a filter.
        complain(render_summary(findings, options.lang, options.waived, options.notes).rstrip("\n"))
    return 1 if any(finding.stops for finding in findings) else 0


def print_findings(findings: Iterable[Finding], format_name: str, language: Language, waived: bool) -> None:
    """Writes findings to standard output, waived ones only where asked for."""
    shown = tuple(finding for finding in findings if waived or not finding.waived)
    rendered = render_findings(shown, format_name, language)
    if format_name != "text":
        hand_over(rendered.encode())
    elif rendered:
        say(rendered.rstrip("\n"))
