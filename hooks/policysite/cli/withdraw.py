"""`policysite withdraw NAME`: a version that waits for its day is called off, by a record that visitors see."""

from __future__ import annotations

import argparse
from typing import Any

from policysite.assemble.history.releasing import NotWaitingError, prepare_withdrawal, write_prepared
from policysite.assemble.inspection import inspect_project
from policysite.cli.arguments import add_language, add_root, add_today, day_of
from policysite.cli.check import print_findings
from policysite.cli.output import complain, say
from policysite.cli.release import not_waiting
from policysite.domain.text import Text


def register(commands: Any) -> None:
    """Adds the command."""
    parser: argparse.ArgumentParser = commands.add_parser("withdraw", help="版を取りやめる / call off a version")
    parser.add_argument("version", metavar="NAME", help="版の名前（例：2027-04-01） / the version, such as 2027-04-01")
    add_root(parser)
    add_language(parser)
    add_today(parser)
    parser.add_argument("--reason", required=True, help="取りやめる理由（日本語、公表） / why, in Japanese, published")
    parser.add_argument("--reason-en", required=True, help="取りやめる理由（英語、公表） / why, in English, published")
    parser.add_argument("--by", required=True, metavar="NAME", help="取りやめを決めた人 / who decided it")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """0 withdrawn · 1 findings stand in the way · 2 no such version waits, or nothing is said."""
    reason = Text(ja=options.reason.strip(), en=options.reason_en.strip())
    if not (reason.ja and reason.en and options.by.strip()):
        return _usage(("理由と決めた人を書く", "say why, and who decided it"), options.lang)
    inspection = inspect_project(options.root, day_of(options))
    if inspection.policy is None:
        print_findings(inspection.findings, "text", options.lang, waived=False)
        return 1
    try:
        preparation = prepare_withdrawal(inspection, options.version, reason, options.by.strip())
    except NotWaitingError:
        return _usage(not_waiting(options.version), options.lang)
    print_findings(preparation.findings, "text", options.lang, waived=False)
    if preparation.records is None or preparation.records.withdrawal is None:
        return 1
    write_prepared(options.root, preparation)
    say(f"{preparation.records.withdrawal.folder}/withdrawal.yml")
    for new in preparation.records.releases:
        say(new.folder)
    return 0


def _usage(words: tuple[str, str], language: str) -> int:
    complain(words[0] if language == "ja" else words[1])
    return 2
