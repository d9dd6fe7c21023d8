"""What the speed of policysite is: `python -m benchmarks.run [check|site|growth|reload]…`.

Whatever is compared is run in turn, so that other work on the machine slows all of it alike; printed are medians by
the clock (and of processor time, which other work moves less) and their ratios. Nothing here passes or fails.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.measuring import RUNS, TODAY, Cost, cost_of, interleaved
from benchmarks.plain_sites import finished_markdown, write_material
from benchmarks.projects import copied_project, with_releases
from benchmarks.reload import reload_times

ROOT = Path(__file__).parent.parent
CHECK = "from policysite.cli import entry; entry()"
IMPORTS = "import pydantic; pydantic.TypeAdapter"
RELEASES = (1, 5)
EDITS = 9


def python(root: Path, *arguments: str) -> Cost:
    """The cost of this Python with some arguments."""
    return cost_of((sys.executable, *arguments), root)


def build(root: Path, store: str = "") -> Cost:
    """The cost of `mkdocs build`; without a store every document is made."""
    return cost_of((sys.executable, "-m", "mkdocs", "build", "--quiet"), root, {"POLICYSITE_STORE": store})


def check(_: Path) -> Iterator[str]:
    """The whole check of the company against importing the one library it cannot do without."""
    whole, alone = interleaved(RUNS, partial(python, ROOT, "-c", CHECK, "check"), partial(python, ROOT, "-c", IMPORTS))
    yield f"check of the company: {whole.clock:.2f} s; importing pydantic alone: {alone.clock:.2f} s"


def site(folder: Path) -> Iterator[str]:
    """The company's site, cold and unchanged, against the same pages in Material with static-i18n and no hook."""
    root = copied_project(folder / "company")
    pages = finished_markdown(root, date.fromisoformat(TODAY))
    plain = write_material(pages, folder / "plain")
    store = str(folder / "store")
    build(root, store)
    cold, again, theirs = interleaved(RUNS, partial(build, root), partial(build, root, store), partial(build, plain))
    yield f"the company's site, {len(pages)} pages; Material + static-i18n with the same, no hook: {theirs.clock:.2f} s"
    for name, ours in (("cold, documents included", cold), ("unchanged rebuild", again)):
        ratio, processor = ours.clock / theirs.clock, ours.processor / theirs.processor
        yield f"  {name}: {ours.clock:.2f} s; ratio {ratio:.2f}, of processor time {processor:.2f}"


def growth(folder: Path) -> Iterator[str]:
    """What a further release adds to a cold build and to an unchanged one, and the most memory that is held."""
    store = str(folder / "store")
    roots = [with_releases(folder / f"releases-{count}", count) for count in RELEASES]
    for root in roots:
        build(root, store)
    colds = interleaved(3, *(partial(build, root) for root in roots))
    again = interleaved(3, *(partial(build, root, store) for root in roots))
    for count, cold, kept in zip(RELEASES, colds, again, strict=True):
        yield (
            f"{count:>3} releases: cold {cold.clock:.2f} s ({cold.processor:.2f} s of processor), {cold.memory:.0f} MB"
            f"; unchanged {kept.clock:.2f} s"
        )
    steps = RELEASES[-1] - RELEASES[0]
    clock, processor = colds[-1].clock - colds[0].clock, colds[-1].processor - colds[0].processor
    yield f"each further release, cold: {clock / steps:.2f} s ({processor / steps:.2f} s of processor)"


def reload(folder: Path) -> Iterator[str]:
    """From saving a sentence to the page that shows it."""
    times = reload_times(copied_project(folder / "company"), EDITS)
    yield f"edit to reload: median {median(times):.2f} s, slowest {max(times):.2f} s of {EDITS}"


PARTS: dict[str, Callable[[Path], Iterator[str]]] = {"check": check, "site": site, "growth": growth, "reload": reload}


def main(names: Sequence[str]) -> None:
    """Prints each part as it is measured."""
    for name in names or PARTS:
        with tempfile.TemporaryDirectory() as folder:
            for line in PARTS[name](Path(folder)):
                print(line, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
