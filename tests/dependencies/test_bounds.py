"""The lowest allowed versions are versions that pip can install, and the pinned ones lie within what is allowed."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from dependencies.declared import ROOT, pinned, project, requirements

TOOL = ROOT / "tools/dependency_bounds.py"
EXTRAS = tuple(project()["optional-dependencies"])
# What a declared dependency cannot be without, and that is used by its own name: its name → the one that brings it.
BROUGHT = {"markdown": "mkdocs", "packaging": "pytest", "referencing": "jsonschema"}
# Extras that a module's code may use beside what the package itself needs.
USED = {"hooks": (), "tests": ("test",), "tools": ("test", "fonts", "mutants")}


def lowest() -> list[str]:
    done = subprocess.run([sys.executable, "-I", str(TOOL), "lowest"], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_every_dependency_has_a_lowest_version_that_it_allows() -> None:
    declared = {**requirements(), **requirements(*EXTRAS)}
    constraints = {canonicalize_name(one.name): one for one in map(Requirement, lowest())}
    assert constraints.keys() == declared.keys()
    for name, one in constraints.items():
        (only,) = one.specifier
        assert only.operator == "=="
        assert declared[name].specifier.contains(only.version), one
        assert all(Version(other.version) >= Version(only.version) for other in declared[name].specifier), one


@pytest.mark.parametrize(
    "requirement",
    [
        "typst",
        "typst<1",
        "typst>0.15",
        "typst~=0.15",
        "typst==0.15.*",
        "typst>=0.15; python_version<'3.13'",
        "typst[x]>=1",
    ],
)
def test_a_requirement_without_an_installable_lowest_version_is_named(tmp_path: Path, requirement: str) -> None:
    (tmp_path / "tools").mkdir()
    (tmp_path / "tools" / TOOL.name).write_bytes(TOOL.read_bytes())
    given = f'[project]\ndependencies = ["tzdata>=2025.1", "{requirement}"]\n[project.optional-dependencies]\n'
    (tmp_path / "pyproject.toml").write_text(given, encoding="utf-8")
    command = [sys.executable, "-I", str(tmp_path / "tools" / TOOL.name), "lowest"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{requirement}: ")


def test_the_pinned_versions_are_allowed_and_cover_all_that_is_installed_for_tests() -> None:
    pins = pinned()
    for name, requirement in {**requirements(), **requirements("test")}.items():
        assert requirement.specifier.contains(pins[name]), name
    lines = [line for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines() if not line.startswith("#")]
    assert len(pins) == len(lines), "each line is name==version, each name once"


@pytest.mark.parametrize("folder", USED)
def test_whatever_is_imported_is_declared(folder: str) -> None:
    allowed = {*requirements(), *(requirements(*USED[folder]) if USED[folder] else ())}
    places = ("hooks", "tests", "tools", "benchmarks")
    own = {*places, *(path.stem for place in places for path in (ROOT / place).iterdir())}
    providers = {**packages_distributions(), "fontTools": ["fonttools"]}
    for module, file in imported(ROOT / folder).items():
        if module in sys.stdlib_module_names or module in own:
            continue
        names = {canonicalize_name(name) for name in providers.get(module, [module])}
        assert {BROUGHT.get(name, name) for name in names} & allowed, f"{file}: {module}"


def imported(folder: Path) -> dict[str, Path]:
    """Top-level module → a file that imports it."""
    found: dict[str, Path] = {}
    for file in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found.update({alias.name.partition(".")[0]: file for alias in node.names})
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found[node.module.partition(".")[0]] = file
    return found


def test_the_oldest_python_is_the_one_that_lint_and_compatibility_name() -> None:
    oldest = re.fullmatch(r">=(3\.\d+)", project()["requires-python"])
    assert oldest is not None
    workflow = (ROOT / ".github/workflows/compatibility.yml").read_text("utf-8")
    assert f'{{python: "{oldest[1]}", versions: lowest}}' in workflow
    assert f'target-version = "py{oldest[1].replace(".", "")}"' in (ROOT / "pyproject.toml").read_text("utf-8")
