"""Changes the product's code in small ways and asks whether a test notices; cosmic-ray makes the changes.

    python tools/mutants.py --sample 20 --seed 1 [--only hooks/policysite/composition] > build/mutants.txt

The same seed and code give the same sample. Each changed module meets the test files that import it, its package or its
room. It happens in a copy below `build/`; the exit code is 1 where fewer than `--least` of a hundred are noticed.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import chdir
from functools import cache
from pathlib import Path

from cosmic_ray.commands import init
from cosmic_ray.mutating import mutate_and_test
from cosmic_ray.testing import run_tests
from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import MutationSpec, TestOutcome, WorkerOutcome, WorkResult

ROOT = Path(__file__).parents[1]
# Such a test starts browsers or waits for a preview: too slow to be asked about every change.
TOO_SLOW = ("tests/browser/", "tests/serve/", "tests/fuzz/", "tests/faults/", "tests/reproducible/")
SECONDS = 240
NOTICED, SURVIVED, UNDECIDED = "noticed", "SURVIVED", "undecided"


def sampled(modules: list[Path], size: int, rng: random.Random) -> list[MutationSpec]:
    """Changes drawn at random, a longer module more often; none is drawn twice."""
    weights = [len(module.read_text("utf-8").splitlines()) for module in modules]
    known: dict[Path, list[MutationSpec]] = {}
    drawn: list[MutationSpec] = []
    while len(drawn) < size and sum(map(bool, weights)):
        module = rng.choices(modules, weights)[0]
        left = known.setdefault(module, list(changes_of(module)))
        if left:
            drawn.append(left.pop(rng.randrange(len(left))))
        else:
            weights[modules.index(module)] = 0
    return drawn


def changes_of(module: Path) -> Iterator[MutationSpec]:
    """All changes of a module that can be seen when it runs: not those of annotations."""
    silent = set(annotations(ast.parse(module.read_text("utf-8"))))
    with use_db(":memory:", WorkDB.Mode.create) as session:
        init([module], session, {})
        changes = [change for item in session.work_items for change in item.mutations]
    # The session gives them in any order.
    changes.sort(key=lambda change: (change.start_pos, change.operator_name, change.occurrence))
    yield from (change for change in changes if change.start_pos not in silent)


def annotations(tree: ast.Module) -> Iterator[tuple[int, int]]:
    """Where something stands in an annotation, which `from __future__ import annotations` leaves unread."""
    for node in ast.walk(tree):
        for name in ("annotation", "returns"):
            part = getattr(node, name, None)
            if part is not None:
                for line in range(part.lineno, part.end_lineno + 1):
                    first = part.col_offset if line == part.lineno else 0
                    last = part.end_col_offset if line == part.end_lineno else 200
                    yield from ((line, column) for column in range(first, last))


def tests_of(module: Path, most: int) -> list[str]:
    """The test files nearest to a module: those that import it, then its package, then its room."""
    parts = module.relative_to("hooks").with_suffix("").parts
    found: dict[str, None] = {}
    for length in range(len(parts), 1, -1):
        name, parent, last = ".".join(parts[:length]), ".".join(parts[: length - 1]), parts[length - 1]
        wanted = re.compile(rf"\b{re.escape(name)}\b|from {re.escape(parent)} import [^\n]*\b{last}\b")
        for file in sorted(Path("tests").rglob("test_*.py")):
            if not file.as_posix().startswith(TOO_SLOW) and wanted.search(file.read_text("utf-8")):
                found.setdefault(file.as_posix())
        if len(found) >= most:
            break
    return list(found)[:most]


@cache
def command_of(module: Path, most: int) -> str:
    """The tests of a module as a command; empty where there are none, or where they fail as the code is."""
    tests = " ".join(tests_of(module, most))
    options = "-q -x -n 0 -p no:cacheprovider -m 'not slow and not browser'"
    command = f"{sys.executable} -m pytest {options} {tests}"
    return command if tests and run_tests(command, SECONDS)[0] is TestOutcome.SURVIVED else ""


def tried(change: MutationSpec, most: int) -> tuple[str, WorkResult | None]:
    """What the tests say of a change; a run without an end or without tests that pass says nothing."""
    command = command_of(Path(change.module_path), most)
    if not command:
        return UNDECIDED, None
    result = mutate_and_test([change], command, SECONDS)
    if result.worker_outcome is not WorkerOutcome.NORMAL or result.output == "timeout":
        return UNDECIDED, result
    return (SURVIVED if result.test_outcome is TestOutcome.SURVIVED else NOTICED), result


def copied(place: Path) -> None:
    """The files that git knows, as they are on the disk."""
    shutil.rmtree(place, ignore_errors=True)
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    for name in filter(None, names.split("\0")):
        if (ROOT / name).is_file():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, place / name)


def main() -> int:
    """Draws, tries and counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="hooks/policysite", help="a folder or module to draw from")
    parser.add_argument(
        "--files", type=int, default=8, help="test files, the nearest first, that a module meets at most"
    )
    parser.add_argument("--least", type=int, default=0, help="noticed changes of a hundred that are asked for")
    parser.add_argument("--place", type=Path, default=ROOT / "build/mutants", help="folder of the copy; it is replaced")
    options = parser.parse_args()
    place = options.place.resolve()
    copied(place)
    os.environ["PYTHONPATH"] = str(place / "hooks")
    with chdir(place):
        only = Path(options.only)
        modules = sorted(only.rglob("*.py")) if only.is_dir() else [only]
        counts: Counter[str] = Counter()
        for number, change in enumerate(sampled(modules, options.sample, random.Random(options.seed)), 1):
            verdict, result = tried(change, options.files)
            counts[verdict] += 1
            where = f"{change.module_path}:{change.start_pos[0]}:{change.start_pos[1] + 1}"
            print(f"{number} {verdict} {where} {change.operator_name}", flush=True)
            if verdict != NOTICED:
                print(
                    *(f"    {line}" for line in (result.diff or result.output or "").splitlines()), sep="\n", flush=True
                )
    print(f"{counts[NOTICED]} noticed, {counts[SURVIVED]} survived, {counts[UNDECIDED]} undecided", flush=True)
    decided = counts[NOTICED] + counts[SURVIVED]
    return int(counts[NOTICED] * 100 < options.least * decided)


if __name__ == "__main__":
    sys.exit(main())
