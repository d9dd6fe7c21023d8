"""`policysite verify SITE`: whether a published site is whole, and is what the project makes."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from policysite.assemble.site.verifying import RebuildFailedError, Verification, verify
from policysite.assemble.storage.site_sums import SUMS, UnreadableSumsError
from policysite.cli.arguments import add_language, add_today, data_root, day_of
from policysite.cli.check import print_findings
from policysite.cli.output import complain, hand_over, say
from policysite.domain.escapes import escaped
from policysite.rendering.findings import render_findings


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
    parser.add_argument(
        "--rebuild",
        action="store_true",
        help="--root からサイトを作り直し、全てのバイトを比べる / make the site again from --root, compare all bytes",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="出力の形 / output format")
    add_language(parser)
    add_today(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """0 whole · 1 something differs, or a page breaks a rule · 2 no published site, or none can be made again."""
    if options.rebuild and options.root is None:
        complain("--rebuild には --root が要る / --rebuild needs --root")
        return 2
    try:
        found = verify(options.site, options.root, day_of(options), options.rebuild)
    except UnreadableSumsError as error:
        complain(str(error))
        return 2
    except RebuildFailedError as error:
        complain(f"{error}\n{options.root}: 作り直せない / cannot be made again")
        return 2
    if options.format == "json":
        hand_over(f"{_json(found)}\n".encode())
    else:
        print_findings(found.findings, "text", options.lang, waived=False)
        for line in _lines(found):
            say(line)
    return 0 if found.holds else 1


def _lines(found: Verification) -> Iterator[str]:
    for one in found.differences:
        yield f"{escaped(one.path)}: {one.words.ja} / {one.words.en}"
    if not found.holds:
        return
    yield f"{found.files} ファイル、欠けも改変もない / {found.files} files, whole"
    if found.rebuilt:
        yield "データから作り直したサイトと全てのバイトが同じ / every byte is that of the site made again from the data"
    yield f"{SUMS}: {found.sums}"
    if found.head:
        yield f"版の連鎖の先頭 / head of the chain: {found.head.version} {found.head.seal}"


def _json(found: Verification) -> str:
    findings = json.loads(render_findings(found.findings, "json", "ja"))
    return json.dumps(
        {
            "whole": found.holds,
            "files": found.files,
            "sums": found.sums,
            "head": asdict(found.head) if found.head else None,
            "rebuilt": found.rebuilt,
            "differences": [
                {"path": one.path, "kind": one.kind, "message": asdict(one.words)} for one in found.differences
            ],
            "findings": findings,
        },
        ensure_ascii=False,
        indent=1,
    )
