"""Sites built once for all tests that look at finished pages."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

ROOT = Path(__file__).parent.parent.parent
PROJECTS = tuple(name for name in (".", "samples/full", "samples/minimal") if (ROOT / name / "mkdocs.yml").is_file())
DAY = os.environ.get("POLICYSITE_TODAY", "2026-11-22")


@dataclass(frozen=True)
class BuiltSite:
    """A finished site on the disk."""

    project: str
    folder: Path

    def pages(self) -> Iterator[str]:
        """The addresses of all pages below the root, in order; those of the not-found pages are left out."""
        for path in sorted(self.folder.rglob("index.html")):
            place = path.relative_to(self.folder).parent.as_posix()
            yield "" if place == "." else f"{place}/"

    def html(self, page: str) -> str:
        """The markup of a page; `page` is an address that ends in a slash, or a file."""
        file = self.folder / page / "index.html" if page == "" or page.endswith("/") else self.folder / page
        return file.read_text(encoding="utf-8")


@cache
def built_site(project: str) -> BuiltSite:
    """The site of a project of this repository, built strictly by MkDocs for a fixed day."""
    folder = Path(mkdtemp(prefix="policysite-"))
    environment = {**os.environ, "POLICYSITE_TODAY": DAY, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(folder / "site")]
    done = subprocess.run(command, cwd=ROOT / project, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return BuiltSite(project, folder / "site")
