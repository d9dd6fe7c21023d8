"""What the speed of policysite is: `python -m benchmarks.run [check|forms|site|others|growth|reload]…`.

Whatever is compared is run in turn, so that other work on the machine slows all of it alike; printed are medians of
processor time (or of the clock, where it says so) and their ratios. Nothing here passes or fails.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.measuring import RUNS, TODAY, Cost, cost_of, interleaved
from benchmarks.plain_sites import finished_markdown, write_hugo, write_material
from benchmarks.projects import copied_project, release_another, with_releases, with_sections
from benchmarks.reload import reload_times
from policysite.assemble.pages import Page

ROOT = Path(__file__).parent.parent
CHECK = "from policysite.cli import entry; entry()"
IMPORTS = "import pydantic; pydantic.TypeAdapter"
FORMS = """
import sys
from datetime import date
from pathlib import Path
from policysite.assemble.document_files import document_files
from policysite.assemble.editions import current_edition
from policysite.assemble.inspection import inspect_project
day = date.fromisoformat(sys.argv[1])
edition = current_edition(inspect_project(Path(), day), preview=False)
if len(sys.argv) > 2:
    document_files(edition, day, Path(sys.argv[2]))
"""
RELEASES = (1, 10, 50, 200)
MORE_SECTIONS = 10
EDITS = 9
ENGINES = {"properdocs": "properdocs>=1.6", "zensical": "zensical"}


def python(root: Path, *arguments: str) -> Cost:
    """The cost of this Python with some arguments."""
    return cost_of((sys.executable, *arguments), root)


def build(root: Path, cold: bool = False) -> Cost:
    """The cost of `mkdocs build`, after an earlier build or with nothing kept."""
    if cold:
        shutil.rmtree(root / ".cache", ignore_errors=True)
    return python(root, "-m", "mkdocs", "build", "--quiet")


def own_cost(root: Path) -> Cost:
    """The part of a warm build that is ours, imports included."""
    whole, own = _clocked(root)
    return Cost(own, 0.0, whole.memory)


def remade(root: Path) -> tuple[float, float]:
    """A build after an edit of the frame, for which MkDocs makes every page again: all of it, and our part."""
    with (root / "overrides/base.html").open("a", encoding="utf-8") as template:
        template.write("{# edited #}\n")
    return _parts(root)


def released(root: Path, count: int) -> tuple[float, float]:
    """A build after one more release, which is compared with every earlier one: all of it, and our part."""
    release_another(root, count)
    return _parts(root)


def _parts(root: Path) -> tuple[float, float]:
    whole, own = _clocked(root)
    return whole.processor, own


def _clocked(root: Path) -> tuple[Cost, float]:
    command = (sys.executable, "-m", "benchmarks.own_cost", "build", "--quiet", "-f", str(root / "mkdocs.yml"))
    with tempfile.NamedTemporaryFile("r") as seconds:
        whole = cost_of(command, ROOT, {"OWN_COST": seconds.name})
        return whole, float(seconds.read())


def check(_: Path) -> Iterator[str]:
    """The whole check of the company, cold, against importing the one library it cannot do without."""
    whole, alone = interleaved(RUNS, partial(python, ROOT, "-c", CHECK, "check"), partial(python, ROOT, "-c", IMPORTS))
    yield f"check of the company, cold: {whole.clock:.2f} s by the clock, {whole.processor:.2f} s of processor"
    yield f"  importing pydantic alone: {alone.clock:.2f} s; ratio {whole.clock / alone.clock:.1f}"


def forms(folder: Path) -> Iterator[str]:
    """All forms and policy files of the company, made and taken from the cache; loading the data is taken off."""
    fresh = iter(range(RUNS))
    run = partial(python, ROOT, "-c", FORMS, TODAY)
    cold, loading = interleaved(RUNS, lambda: run(str(folder / str(next(fresh)))), run)
    warm, again = interleaved(RUNS, lambda: run(str(folder / "0")), run)
    yield (
        f"forms and policy files: cold {cold.processor - loading.processor:.2f} s, "
        f"warm {warm.processor - again.processor:.2f} s"
    )


def site(folder: Path) -> Iterator[str]:
    """The company's site against the same finished pages in Material with static-i18n and no hook."""
    root = copied_project(folder / "company")
    build(root)
    pages = finished_markdown(root, date.fromisoformat(TODAY))
    plain = write_material(pages, folder / "plain")
    ours, theirs, own = interleaved(RUNS, partial(build, root), partial(build, plain), partial(own_cost, root))
    cold, _ = interleaved(3, partial(build, root, cold=True), partial(build, plain))
    yield f"the company's site, {len(pages)} pages: warm {ours.processor:.2f} s, cold {cold.processor:.2f} s"
    yield f"  Material + static-i18n, same Markdown, no hook: {theirs.processor:.2f} s"
    yield f"  ratio {ours.processor / theirs.processor:.2f}; our own part {own.processor:.3f} s"
    yield f"  own part / plain build {100 * own.processor / theirs.processor:.0f} %"


def others(folder: Path) -> Iterator[str]:
    """The same pages in ProperDocs and Zensical, which are put into an environment of their own."""
    root = copied_project(folder / "company")
    build(root)
    pages = finished_markdown(root, date.fromisoformat(TODAY))
    for name, requirement in ENGINES.items():
        engine = _installed(folder / name, name, requirement)
        if engine is None:
            yield f"{name}: cannot be installed here"
            continue
        multilingual = name != "zensical"
        plain = write_material(pages, folder / f"plain-{name}", multilingual)
        command = (str(engine), "build", *(("--quiet",) if multilingual else ()))
        try:
            ours, theirs = interleaved(RUNS, partial(build, root), partial(cost_of, command, plain))
        except RuntimeError as error:
            yield f"{name}: does not build these pages: {str(error).splitlines()[-1]}"
            continue
        made = len(list((plain / "site").rglob("index.html")))
        yield f"{_version(engine, name)}: {theirs.processor:.2f} s for {made} pages; ours, warm: {ours.processor:.2f} s"
        yield f"  ratio {ours.processor / theirs.processor:.2f}"


def growth(folder: Path) -> Iterator[str]:
    """Long histories and long policies: cold, warm and after an edit of the frame, memory, and Material and Hugo."""
    yield (
        " " * 13
        + "  pages    cold    warm  MB cold  MB warm  own part  Material  own/Material"
        + "  remade  own of it  released  own of it  Hugo (clock)  warm/Hugo"
    )
    for count in RELEASES:
        yield _grown(with_releases(folder / f"releases-{count}", count), count, f"{count} releases", folder)
    root = with_sections(folder / "sections", MORE_SECTIONS)
    yield _grown(with_releases(root, 1, copied=True), 1, f"{MORE_SECTIONS}× sections", folder)


def _grown(root: Path, count: int, name: str, folder: Path) -> str:
    cold = build(root, cold=True)
    pages = finished_markdown(root, date.fromisoformat(TODAY))
    plain = write_material(pages, folder / f"{root.name}-plain")
    # The build after a cold one marks what it reads, and the one after that has a folder to fill anew.
    build(root)
    build(root)
    warm, own = interleaved(5, partial(build, root), partial(own_cost, root))
    against = _against_hugo(root, pages, folder)
    material = build(plain)
    everything, ours = remade(root)
    another, our_part = released(root, count)
    return (
        f"{name:>13}  {len(pages):>5}  {cold.clock:>6.1f}  {warm.clock:>6.2f}  {cold.memory:>7.0f}  {warm.memory:>7.0f}"
        f"  {own.processor:>8.2f}  {material.processor:>8.2f}  {100 * own.processor / material.processor:>10.0f} %"
        f"  {everything:>6.1f}  {100 * ours / everything:>7.0f} %  {another:>8.1f}  {100 * our_part / another:>7.0f} %"
        f"{against}"
    )


def _against_hugo(root: Path, pages: Sequence[Page], folder: Path) -> str:
    if not shutil.which("hugo"):
        return ""
    small = write_hugo(pages, folder / f"{root.name}-hugo")
    again, hugo = interleaved(5, partial(build, root), partial(cost_of, ("hugo", "--quiet"), small))
    return f"  {hugo.clock:>12.2f}  {again.clock / hugo.clock:>9.1f}"


def reload(folder: Path) -> Iterator[str]:
    """From saving a sentence to the page that shows it."""
    times = reload_times(copied_project(folder / "company"), EDITS)
    yield f"edit to reload: median {median(times):.2f} s, slowest {max(times):.2f} s of {EDITS}"


def _installed(folder: Path, name: str, requirement: str) -> Path | None:
    """The command of an engine in a fresh environment, or None where the package index has none that fits."""
    subprocess.run((sys.executable, "-m", "venv", folder), check=True)
    wanted = [requirement, *(["mkdocs-material", "mkdocs-static-i18n"] if name == "properdocs" else [])]
    command = (folder / "bin/python", "-m", "pip", "install", "--quiet", *wanted)
    done = subprocess.run(command, capture_output=True, check=False)
    return folder / "bin" / name if done.returncode == 0 else None


def _version(engine: Path, name: str) -> str:
    code = f"from importlib.metadata import version; print('{name}', version('{name}'))"
    return subprocess.run(
        (engine.parent / "python", "-c", code), capture_output=True, text=True, check=True
    ).stdout.strip()


PARTS: dict[str, Callable[[Path], Iterator[str]]] = {
    "check": check,
    "forms": forms,
    "site": site,
    "others": others,
    "growth": growth,
    "reload": reload,
}


def main(names: Sequence[str]) -> None:
    """Prints each part as it is measured."""
    for name in names or PARTS:
        with tempfile.TemporaryDirectory() as folder:
            for line in PARTS[name](Path(folder)):
                print(line, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
