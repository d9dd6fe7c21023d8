"""`policysite export`: the pages, files and feeds as plain files, without MkDocs."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

from policysite.assemble.inspection import inspect_project
from policysite.assemble.project_inputs import project_inputs
from policysite.assemble.site.documents import document_store
from policysite.assemble.site.publishing import publish
from policysite.assemble.storage.outputs import refuse_existing, write_new_folder
from policysite.cli.arguments import add_language, add_root, add_today, day_of
from policysite.cli.check import print_findings


def register(commands: Any) -> None:
    """Adds the command."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "export", help="ページとファイルを書き出す / write pages and files"
    )
    add_root(parser)
    add_language(parser)
    add_today(parser)
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="書き出す先（新しいフォルダ） / a new folder"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """0 written · 1 findings stand in the way · 2 the folder exists already, or may not be written."""
    inputs = project_inputs(options.root, options.out)
    refuse_existing(options.out, inputs)
    inspection = inspect_project(options.root, day_of(options))
    if inspection.blocking(strict=False):
        print_findings(inspection.findings, "text", options.lang, waived=False)
        return 1
    publication = publish(inspection, document_store(os.environ.get("POLICYSITE_STORE")))
    pages = {page.source_uri: page.markdown.encode() for page in publication.pages}
    write_new_folder(options.out, {**pages, **publication.files}, inputs)
    return 0
