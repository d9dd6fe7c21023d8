"""`policysite diff`: what changed between two versions, with class, basis, clause, old and new."""

from __future__ import annotations

import argparse
from typing import Any

from policysite.assemble.history.comparing import DRAFT, Difference, UnknownVersionError, difference
from policysite.assemble.inspection import inspect_project
from policysite.cli.arguments import add_language, add_root, add_today, day_of
from policysite.cli.check import print_findings
from policysite.cli.output import complain, hand_over, say
from policysite.domain.releases import UnreadableReleaseError
from policysite.rendering.comparison import render_changes_json, render_changes_text, render_comparison_html
from policysite.rendering.word.comparison import render_comparison_word

FORMATS = ("text", "json", "html", "docx")


def register(commands: Any) -> None:
    """Adds the command."""
    parser: argparse.ArgumentParser = commands.add_parser("diff", help="版を比べる / compare two versions")
    version = f"版の日付又は {DRAFT} / a release's date, or {DRAFT}"
    parser.add_argument("old", nargs="?", metavar="OLD", help=f"{version}（省くと最新の版 / the latest release）")
    parser.add_argument("new", nargs="?", metavar="NEW", help=f"{version}（省くと下書き / the draft）")
    add_root(parser)
    add_language(parser)
    add_today(parser)
    parser.add_argument("--format", choices=FORMATS, default="text", help="出力の形 / output format")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """0 nothing changed, and nothing is printed · 1 something changed · 2 a version is unknown or unreadable."""
    inspection = inspect_project(options.root, day_of(options))
    if inspection.policy is None and DRAFT in (options.old, options.new or DRAFT):
        print_findings(inspection.findings, "text", options.lang, waived=False)
        return 2
    try:
        found = difference(inspection, options.old, options.new)
    except UnknownVersionError as error:
        name = error.name or "—"
        complain(f"版がありません：{name} / no such version: {name}")
        return 2
    except UnreadableReleaseError as error:
        complain(f"版を読み取れません：{error} / unreadable release: {error}")
        return 2
    if not found.changes:
        return 0
    if options.format == "text":
        say(render_changes_text(found.changes, found.old_name, found.new_name, options.lang).rstrip("\n"))
    else:
        hand_over(_rendered(found, options))
    return 1


def _rendered(found: Difference, options: argparse.Namespace) -> bytes:
    names = (found.old_name, found.new_name)
    if options.format == "json":
        return render_changes_json(found.changes, *names).encode()
    if options.format == "html":
        return render_comparison_html(found.table(options.lang)).encode()
    return render_comparison_word(found.table(options.lang), found.stamp(options.lang))
