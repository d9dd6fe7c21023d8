"""`policysite schema`: the editor schemas, from the same types that validate the data."""

from __future__ import annotations

import argparse
from typing import Any

from policysite.cli.arguments import add_root
from policysite.source.schemas import render_schemas

FOLDER = "policy_data/schema"


def register(commands: Any) -> None:
    """Adds the command."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "schema", help="編集用のスキーマを書き出す / write the editor schemas"
    )
    add_root(parser)
    parser.add_argument(
        "--check", action="store_true", help="書かずに、最新かどうかだけ調べる / only check that they are current"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """0 written or current · 1 out of date."""
    folder = options.root / FOLDER
    schemas = render_schemas()
    stale = [
        name
        for name, text in schemas.items()
        if not (folder / name).is_file() or (folder / name).read_text("utf-8") != text
    ]
    stale += [file.name for file in sorted(folder.glob("*.json")) if file.name not in schemas]
    if options.check:
        for name in stale:
            print(f"{FOLDER}/{name}: 最新ではない。policysite schema を実行する / out of date: run policysite schema")
        return 1 if stale else 0
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas.items():
        (folder / name).write_text(text, encoding="utf-8")
    for file in folder.glob("*.json"):
        if file.name not in schemas:
            file.unlink()
    return 0
