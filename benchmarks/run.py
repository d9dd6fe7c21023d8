"""How long the parts take, each as a fresh process: `python benchmarks/run.py [check|forms|build]…`.

Runs of a part and of its yardstick are interleaved, so that other work on the machine slows both alike; what is
printed are medians in seconds of processor time, and their ratio.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median

ROOT = Path(__file__).parent.parent
TODAY = "2026-11-22"
RUNS = 7
IMPORTS = "import pydantic; pydantic.TypeAdapter"
CHECK = "from policysite.cli import entry; entry()"
BUILD = "from mkdocs.__main__ import cli; cli()"
FORMS = """
import sys
from datetime import date
from pathlib import Path
from policysite.assemble.document_files import document_files
from policysite.assemble.editions import current_edition
from policysite.assemble.inspection import inspect_project
day = date(2026, 11, 22)
edition = current_edition(inspect_project(Path(), day), preview=False)
if len(sys.argv) > 1:
    document_files(edition, day, Path(sys.argv[1]))
"""


def seconds(code: str, *arguments: str) -> float:
    """Processor time of a fresh Python process with all its children."""
    before = getrusage(RUSAGE_CHILDREN)
    environment = {**os.environ, "POLICYSITE_TODAY": TODAY, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([sys.executable, "-c", code, *arguments], cwd=ROOT, env=environment, check=True, capture_output=True)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def interleaved(one: Callable[[], float], other: Callable[[], float]) -> tuple[float, float]:
    """The medians of two things, run in turn."""
    pairs = [(one(), other()) for _ in range(RUNS)]
    return median(first for first, _ in pairs), median(second for _, second in pairs)


def check() -> Iterator[str]:
    """The whole check of nanopet, cold, against importing pydantic alone."""
    whole, alone = interleaved(lambda: seconds(CHECK, "check"), lambda: seconds(IMPORTS))
    yield f"check, cold: {whole:.2f} s; importing pydantic alone: {alone:.2f} s; ratio {whole / alone:.1f}"


def forms() -> Iterator[str]:
    """All forms and policy files of nanopet, made and taken from the cache; loading the data is taken off."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = iter(range(RUNS))
        cold, loading = interleaved(lambda: seconds(FORMS, f"{folder}/{next(fresh)}"), lambda: seconds(FORMS))
        warm, again = interleaved(lambda: seconds(FORMS, f"{folder}/0"), lambda: seconds(FORMS))
    yield f"forms and policy files: cold {cold - loading:.2f} s, warm {warm - again:.2f} s"


def build() -> Iterator[str]:
    """The nanopet site, built warm, against the check alone."""
    with tempfile.TemporaryDirectory() as folder:
        arguments = ("build", "--strict", "-d", f"{folder}/site")
        seconds(BUILD, *arguments)
        whole, part = interleaved(lambda: seconds(BUILD, *arguments), lambda: seconds(CHECK, "check"))
    yield f"build, warm: {whole:.2f} s; check alone: {part:.2f} s; ratio {whole / part:.1f}"


PARTS = {"check": check, "forms": forms, "build": build}


def main(names: list[str]) -> None:
    """Prints each part as it is measured."""
    for name in names or PARTS:
        for line in PARTS[name]():
            print(line, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
