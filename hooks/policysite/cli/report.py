"""`policysite report`: the legal review report, as one HTML file, and in short for a pull request."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from policysite.assemble.history.comparing import DRAFT, UnknownVersionError
from policysite.assemble.inspection import inspect_project
from policysite.assemble.project_inputs import project_inputs
from policysite.assemble.report.review import review_report
from policysite.assemble.storage.outputs import refuse_foreign_file, write_output
from policysite.cli.arguments import add_root, add_today, day_of
from policysite.cli.output import complain, say
from policysite.domain.releases import UnreadableReleaseError
from policysite.rendering.report import REPORT_MARK, SUMMARY_MARK, render_report, render_summary


def register(commands: Any) -> None:
    """Adds the command."""
    parser: argparse.ArgumentParser = commands.add_parser("report", help="審査報告書を書く / the legal review report")
    version = f"版の日付又は {DRAFT} / a release's date, or {DRAFT}"
    parser.add_argument("old", nargs="?", metavar="OLD", help=f"{version}（省くと最新の版 / the latest release）")
    parser.add_argument("new", nargs="?", metavar="NEW", help=f"{version}（省くと下書き / the draft）")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="HTML ファイル / the HTML file")
    parser.add_argument("--summary", type=Path, metavar="FILE", help="要約（Markdown）も書く / also in short")
    add_root(parser)
    add_today(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """0 written, whatever it says · 2 a version is unknown or unreadable, or a file may not be written."""
    wanted = [
        (file, render, mark.encode(), project_inputs(options.root, file))
        for file, render, mark in (
            (options.out, render_report, REPORT_MARK),
            (options.summary, render_summary, SUMMARY_MARK),
        )
        if file
    ]
    for file, _, mark, inputs in wanted:
        refuse_foreign_file(file, inputs, mark)
    try:
        report = review_report(inspect_project(options.root, day_of(options)), options.old, options.new)
    except (UnknownVersionError, UnreadableReleaseError) as error:
        complain(f"版を読めません：{error} / no such version: {error}")
        return 2
    for file, render, mark, inputs in wanted:
        write_output(file, render(report).encode(), inputs, mark)
    say(report.verdict)
    return 0
