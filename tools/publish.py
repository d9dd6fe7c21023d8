"""Builds the site for a day and puts it in place only when every gate holds; workflows and CI run this same script.

    python tools/publish.py [--root DIR] [--out DIR] [--today YYYY-MM-DD]

Exit status 0: the new site stands. Anything else: the site that stood before stands untouched, whichever step failed
or was killed. The steps: schemas, data, build beside the site, verification of what was built, exchange.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from policysite.assemble.storage.output_folder import Staging, discard, open_staging, put_in_place

BIN = Path(sys.executable).parent


def main() -> int:
    """Runs the steps in order and stops at the first that fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, default=Path(), help="the folder with mkdocs.yml and policy_data/")
    parser.add_argument("--out", type=Path, default=None, help="where the site stands (else site/ below the root)")
    parser.add_argument(
        "--today", default=None, metavar="YYYY-MM-DD", help="the day to build for (else today in Tokyo)"
    )
    options = parser.parse_args()
    root: Path = options.root.resolve()
    out: Path = (options.out or root / "site").resolve()
    environment = {**os.environ, **({"POLICYSITE_TODAY": options.today} if options.today else {})}
    room = open_staging(out)
    # The build stages beside its own output, so that it gets a folder inside ours: one removal takes all of it away.
    staging = Staging(room.site, room.folder / "site")
    try:
        for name, step in _steps(root, staging):
            print(f"publish: {name}", flush=True)
            status = subprocess.run(step, env=environment, cwd=root, check=False).returncode
            if status:
                print(f"publish: stopped at {name}; the site that stood before stands", flush=True)
                return status
        _in_place(staging)
    finally:
        discard(room)
    print(f"publish: {out} stands", flush=True)
    return 0


def _steps(root: Path, staging: Staging) -> list[tuple[str, list[str]]]:
    policysite, mkdocs = str(BIN / "policysite"), str(BIN / "mkdocs")
    schemas = [policysite, "schema", "--check", "--root", str(root)]
    has_schemas = (root / "policy_data" / "schema").is_dir()
    return [
        *([("schemas", schemas)] if has_schemas else []),
        ("data", [policysite, "check", "--root", str(root)]),
        ("build", [mkdocs, "build", "--strict", "-f", str(root / "mkdocs.yml"), "-d", str(staging.folder)]),
        ("verify", [policysite, "verify", str(staging.folder), "--root", str(root)]),
    ]


def _in_place(staging: Staging, announce: Callable[[str], None] = print) -> None:
    announce("publish: exchange")
    sys.stdout.flush()
    put_in_place(staging)


if __name__ == "__main__":
    sys.exit(main())
