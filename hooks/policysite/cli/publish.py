"""`policysite publish`: builds the site for a day and puts it in place only when every gate holds."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from policysite.assemble.history.growing import UnreadableSiteError
from policysite.assemble.project_inputs import project_inputs
from policysite.assemble.site.publishing_steps import Step, lost_findings, steps_before, steps_of_making
from policysite.assemble.storage.output_folder import OutputFolderError, Staging, discard, open_staging, put_in_place
from policysite.assemble.storage.outputs import refuse_foreign_folder
from policysite.cli.arguments import add_language, add_root, add_today, day_of
from policysite.cli.check import print_findings
from policysite.cli.output import complain, say


def register(commands: Any) -> None:
    """Adds the command."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "publish", help="検査し、作り、確かめてからサイトを入れ替える / build, prove and replace the site"
    )
    add_root(parser)
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="サイトを置く所（省くと site/） / where the site stands; else site/"
    )
    add_language(parser)
    add_today(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """0 the new site stands · 1 a step stopped it · 2 the site cannot be put there. Unless 0, the last site stands as
    it was, whichever step failed or was killed.
    """
    root: Path = options.root.resolve()
    site = refuse_foreign_folder(options.out or root / "site", project_inputs(root, options.out or root / "site"))
    try:
        room = open_staging(site)
        # The build stages beside its own output; with a folder inside ours one removal takes all of it away.
        staging = Staging(room.site, room.folder / "site")
        try:
            status = _made(options, root, staging)
            if status == 0:
                _announce("exchange")
                put_in_place(staging)
        finally:
            discard(room)
    except OutputFolderError as error:
        complain(str(error))
        return 2
    if status == 0:
        _announce(f"{site} stands")
    return status


def _made(options: argparse.Namespace, root: Path, staging: Staging) -> int:
    # All steps are of one day, also where midnight falls between them, and every document is made here and now,
    # whatever an earlier build has left in the store.
    # A draft is never published.
    set_here = {"POLICYSITE_TODAY": day_of(options).isoformat(), "POLICYSITE_STORE": "", "POLICYSITE_PREVIEW": ""}
    environment = {**os.environ, **set_here}
    return (
        _run_all(steps_before(root), environment, root)
        or _history(options, root, staging.site)
        or _run_all(steps_of_making(root, staging.folder), environment, root)
    )


def _run_all(steps: Iterable[Step], environment: dict[str, str], root: Path) -> int:
    for step in steps:
        _announce(step.name)
        status = subprocess.run(step.command, env=environment, cwd=root, check=False).returncode
        if status:
            return _stopped(step.name, status)
    return 0


def _history(options: argparse.Namespace, root: Path, site: Path) -> int:
    """What visitors have seen on the site that stands must be in the one that takes its place."""
    _announce("history")
    try:
        findings = lost_findings(root, site, day_of(options))
    except UnreadableSiteError as error:
        complain(f"{error}: 版の一覧を読めない / no list of versions")
        return _stopped("history", 1)
    print_findings(findings, "text", options.lang, waived=False)
    return _stopped("history", 1) if findings else 0


def _stopped(step: str, status: int) -> int:
    _announce(f"stopped at {step}; the site that stood before stands")
    return status


def _announce(line: str) -> None:
    say(f"publish: {line}")
    # The steps that follow write for themselves.
    sys.stdout.flush()
