"""`policysite schema`: the editor schemas, from the same types that validate the data."""

from __future__ import annotations

import argparse
from typing import Any

from policysite.assemble.storage.folders import write_file
from policysite.assemble.storage.outputs import refuse_linked
from policysite.cli.arguments import add_root
from policysite.cli.output import say
from policysite.source import load_policy_data
from policysite.source.catalogue import load_catalogue
from policysite.source.reading import read_regular
from policysite.source.schema_ids import ids_of
from policysite.source.schemas import IDS_FILE, render_ids, render_schemas

DATA = "policy_data"
FOLDER = f"{DATA}/schema"


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
    """0 written or current · 1 out of date · 2 the folder leads elsewhere.

    The list of ids follows the data with every edit of legal's, so that an old list is mentioned and no fault.
    """
    folder = options.root / FOLDER
    if not options.check:
        refuse_linked(folder, options.root / DATA)
    schemas = render_schemas()
    policy = load_policy_data(options.root).policy
    if policy is not None:
        schemas[IDS_FILE] = render_ids(ids_of(policy, load_catalogue()))
    elif not (folder / IDS_FILE).is_file():
        schemas[IDS_FILE] = render_ids({})
    present = {file.name: read_regular(file) for file in sorted(folder.glob("*.json"))}
    stale = [name for name, text in schemas.items() if present.get(name) != text.encode()]
    stray = [name for name in present if name not in schemas and name != IDS_FILE]
    if options.check:
        for name in stale + stray:
            say(f"{FOLDER}/{name}: 最新ではない。policysite schema を実行する / out of date, run policysite schema")
        return 1 if set(stale) - {IDS_FILE} or stray else 0
    folder.mkdir(parents=True, exist_ok=True)
    for name in stale:
        write_file(folder / name, schemas[name].encode())
    for name in stray:
        (folder / name).unlink()
    return 0
