"""`policysite release DATE`: the draft becomes a release, whole or not at all."""

from __future__ import annotations

import argparse
from typing import Any

from policysite.assemble.history.releasing import (
    Again,
    NotWaitingError,
    Preparation,
    prepare_release,
    write_prepared,
)
from policysite.assemble.inspection import Inspection, inspect_project
from policysite.cli.arguments import add_language, add_root, add_today, day, day_of
from policysite.cli.check import print_findings
from policysite.cli.output import complain, say
from policysite.domain.changes import ChangeClass
from policysite.domain.releases import NEXT, Approval, Revision
from policysite.domain.text import Text

_SAYS_NOTHING = (
    f"{NEXT} がありません。note（改定の内容）と change_class を書くか、--note と --note-en を付ける",
    f"there is no {NEXT}; write note and change_class there, or give --note and --note-en",
)
_AGAIN_SAYS = (
    f"--again は、その版の記録の言葉をそのまま使います（{NEXT} と --note は要りません）",
    f"--again says what that version said; {NEXT} and --note have no place beside it",
)
_SAYS_TWICE = (f"{NEXT} があるので --note は使えません", f"{NEXT} is there, so --note cannot be given")


def register(commands: Any) -> None:
    """Adds the command."""
    parser: argparse.ArgumentParser = commands.add_parser("release", help="版を作る / freeze the draft into a release")
    parser.add_argument("date", type=day, metavar="DATE", help="効力発生日 / the day it takes effect")
    add_root(parser)
    add_language(parser)
    add_today(parser)
    parser.add_argument("--note", help="改定の内容（日本語） / what changed, in Japanese")
    parser.add_argument("--note-en", help="改定の内容（英語） / what changed, in English")
    parser.add_argument("--reasons", help="改定の理由（日本語） / the reasons, in Japanese")
    parser.add_argument("--reasons-en", help="改定の理由（英語） / the reasons, in English")
    parser.add_argument("--class", dest="change_class", choices=list(ChangeClass), help="変更の区分 / class of change")
    parser.add_argument("--announced", type=day, metavar="DATE", help="告知する日 / day of announcement")
    parser.add_argument("--handling-changed", action="store_true", help="取扱いが変わる / the handling changes")
    parser.add_argument("--again", metavar="NAME", help="適用を待つ版を、日を改めて作り直す / a waiting version anew")
    parser.add_argument("--unseen", action="store_true", help="その版はサイトに出なかった / it was never on the site")
    parser.add_argument("--approved-by", metavar="NAME", help="承認した人 / who approved it")
    parser.add_argument("--approved-on", type=day, metavar="DATE", help="承認した日（省くと今日） / when; else today")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """0 written · 1 findings stand in the way · 2 nothing is said about the release."""
    inspection = inspect_project(options.root, day_of(options))
    if options.again is not None:
        return _again(options, inspection)
    given = _given(options)
    written = (options.root / NEXT).is_file()
    if given and written:
        return _usage(_SAYS_TWICE, options.lang)
    if inspection.policy is not None and not given and not inspection.next:
        unread = [finding for finding in inspection.findings if finding.file == NEXT]
        print_findings(unread, "text", options.lang, waived=False)
        return 1 if unread else _usage(_SAYS_NOTHING, options.lang)
    return _written(options, prepare_release(inspection, options.date, given))


def _again(options: argparse.Namespace, inspection: Inspection) -> int:
    if options.note or options.note_en or inspection.next:
        return _usage(_AGAIN_SAYS, options.lang)
    try:
        again = Again(options.again, options.announced, options.unseen)
        return _written(options, prepare_release(inspection, options.date, again=again))
    except NotWaitingError:
        return _usage(not_waiting(options.again), options.lang)


def _written(options: argparse.Namespace, preparation: Preparation) -> int:
    print_findings(preparation.findings, "text", options.lang, waived=False)
    if preparation.records is None:
        return 1
    write_prepared(options.root, preparation)
    for new in preparation.records.releases:
        say(new.folder)
    return 0


def not_waiting(name: str) -> tuple[str, str]:
    """What is said where no version of a name waits for its day."""
    return f"{name} は、適用を待つ版ではありません", f"{name} is no version that waits for its day"


def _given(options: argparse.Namespace) -> Revision | None:
    """What the command line says about the release, or None where it says nothing."""
    if options.note is None and options.note_en is None:
        return None
    reasons = Text(ja=options.reasons or "", en=options.reasons_en or "")
    return Revision(
        note=Text(ja=options.note or "", en=options.note_en or ""),
        reasons=reasons if options.reasons or options.reasons_en else None,
        change_class=ChangeClass(options.change_class) if options.change_class else None,
        announced=options.announced,
        handling_changed=options.handling_changed,
        approval=_approval(options),
    )


def _approval(options: argparse.Namespace) -> Approval | None:
    if options.approved_by is None:
        return None
    return Approval(by=options.approved_by, on=options.approved_on or day_of(options))


def _usage(words: tuple[str, str], language: str) -> int:
    complain(words[0] if language == "ja" else words[1])
    return 2
