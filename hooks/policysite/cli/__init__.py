"""The console script: each command is a module that adds its arguments and runs with them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from policysite.cli import check, diff, export, init, release, schema, translations, verify

COMMANDS = (check, diff, release, schema, export, translations, init, verify)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; the exit status is 0, 1 or 2 as README says."""
    parser = argparse.ArgumentParser(
        prog="policysite", description="プライバシーポリシーを検査し、公開する / Check and publish a privacy policy"
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in COMMANDS:
        module.register(commands)
    options = parser.parse_args(arguments)
    status: int = options.run(options)
    return status


def entry() -> None:
    """What the installed script calls."""
    sys.exit(main())
