"""`policysite verify SITE`: whether a published site is whole, and says what the project says."""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from policysite.assemble.history.published_chain import PublishedVersion, chain_faults, load_published_chain
from policysite.assemble.site.built_pages import inspect_built_site
from policysite.assemble.storage.site_sums import SUMS, SiteReport, UnreadableSumsError, verify_site
from policysite.cli.arguments import add_language, add_today, data_root, day_of
from policysite.cli.check import print_findings
from policysite.cli.output import say
from policysite.domain.findings import Level


def register(commands: Any) -> None:
    """Adds the command."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "verify", help="公開したサイトが欠けも改変もないことを確かめる / prove that a published site is whole"
    )
    parser.add_argument("site", type=Path, metavar="SITE", help="サイトのフォルダ / the folder of the site")
    parser.add_argument(
        "--root",
        type=data_root,
        default=None,
        metavar="DIR",
        help="版の連鎖もこの policy_data/ と照合する / compare the chain of versions with this project's",
    )
    add_language(parser)
    add_today(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """0 whole · 1 files changed, missing or added, another history, a page that breaks a rule · 2 no published site."""
    try:
        report = verify_site(options.site)
    except UnreadableSumsError as error:
        say(str(error))
        return 2
    for line in _lines(report):
        say(line)
    if not report.whole:
        return 1
    published = load_published_chain(options.site)
    faults = chain_faults(published, options.root)
    for fault in faults:
        say(fault)
    if faults or _page_faults(options):
        return 1
    for line in _summary(options.site, report, published):
        say(line)
    return 0


def _page_faults(options: argparse.Namespace) -> bool:
    """Whether the pages themselves break a rule; they are only read where the project is given."""
    if options.root is None:
        return False
    findings = inspect_built_site(options.root, options.site, day_of(options))
    print_findings(findings, "text", options.lang, waived=False)
    return any(finding.level is not Level.NOTE for finding in findings)


def _lines(report: SiteReport) -> Iterator[str]:
    for paths, ja, en in (
        (report.changed, "内容が違う", "changed"),
        (report.missing, "ない", "missing"),
        (report.unlisted, "公開したものではない", "not published"),
    ):
        for path in paths:
            yield f"{path}: {ja} / {en}"


def _summary(site: Path, report: SiteReport, published: tuple[PublishedVersion, ...]) -> Iterator[str]:
    yield f"{report.files} ファイル、欠けも改変もない / {report.files} files, whole"
    yield f"{SUMS}: {hashlib.sha256((site / SUMS).read_bytes()).hexdigest()}"
    if published:
        head = published[0]
        yield f"版の連鎖の先頭 / head of the chain: {head.version} {head.seal}"
