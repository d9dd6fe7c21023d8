"""Every dependency has its reason, its licence and its exit in engineering/dependencies.md."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution

import pytest
from packaging.utils import canonicalize_name

from dependencies.declared import ROOT, project, requirements

EXTRAS = tuple(project()["optional-dependencies"])
_FAMILIES = ("MIT", "BSD", "Apache", "MPL", "PSF")
# Only their licence file names it.
_FILED = {"axe-playwright-python": "MIT"}


@dataclass(frozen=True)
class Row:
    """One dependency in the table."""

    name: str
    reason: str
    licence: str
    exit: str


def rows() -> list[Row]:
    text = (ROOT / "engineering/dependencies.md").read_text("utf-8")
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line[:2] == "| "]
    return [Row(*row) for row in cells if row[0] != "package"]


def test_each_dependency_has_one_row_and_each_row_a_dependency() -> None:
    declared = sorted([*requirements(), *requirements(*EXTRAS)])
    assert sorted(canonicalize_name(row.name) for row in rows()) == declared


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.name)
def test_a_row_says_why_and_how_to_leave(row: Row) -> None:
    assert len(row.reason) >= 10, row
    assert len(row.exit) >= 20, row
    for place in re.findall(r"`([\w/]+(?:/|\.\w+))`", row.exit):
        homes = (ROOT, ROOT / "hooks/policysite")
        assert any((home / place).exists() for home in homes), f"{row.name}: {place} is not there"


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.name)
def test_the_licence_is_that_of_the_installed_package(row: Row) -> None:
    try:
        found = distribution(row.name)
    except PackageNotFoundError:
        pytest.skip("not installed; it belongs to another extra")
    assert families(row.licence) == families(_FILED.get(row.name) or stated_licence(found))


def stated_licence(found: Distribution) -> str:
    """The licence in a package's own metadata, in the field that says most."""
    classifiers = [one for one in found.metadata.get_all("Classifier") or [] if one.startswith("License ::")]
    stated = [found.metadata.get("License-Expression"), *classifiers, found.metadata.get("License")]
    return next((one for one in stated if one), "")


def families(licence: str) -> set[str]:
    """The families of licences that a text names."""
    return {family for family in _FAMILIES if re.search(rf"\b{family}\b", licence)}
