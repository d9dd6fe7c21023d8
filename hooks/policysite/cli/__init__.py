"""The console script: each command is a module that adds its arguments and runs with them."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from policysite.assemble.storage.outputs import OutputRefusedError

COMMANDS = (
    "check",
    "explain",
    "diff",
    "release",
    "schema",
    "export",
    "translations",
    "report",
    "init",
    "verify",
    "publish",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; the exit status is 0, 1 or 2 as README says."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    parser = argparse.ArgumentParser(
        prog="policysite", description="プライバシーポリシーを検査し、公開する / Check and publish a privacy policy"
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    # A command imports what it needs; loading the others with it would take longer than a check.
    for name in [name for name in given[:1] if name in COMMANDS] or COMMANDS:
        import_module(f"policysite.cli.{name}").register(commands)
    options = parser.parse_args(given)
    try:
        status: int = options.run(options)
    except OutputRefusedError as error:
        print(error, file=sys.stderr)
        return 2
    return status


def entry() -> int:
    """What the installed script calls."""
    # pydantic would read every installed distribution in search of plugins, of which none takes part here.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # A command is over in a second; looking for garbage among objects that all stay takes a tenth of it.
    gc.set_threshold(200_000, 50, 50)
    return main()
