"""What several test folders share: the repository's root, and fresh copies of projects to break."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def repository() -> Path:
    """The checkout under test."""
    return ROOT


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the nanopet project's data in a folder of its own."""
    shutil.copytree(ROOT / "policy_data", tmp_path / "project" / "policy_data")
    return tmp_path / "project"


@pytest.fixture(scope="session", autouse=True)
def _document_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One store for all builds of a run, so that no test writes into the store of the person who runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("POLICYSITE_STORE", str(tmp_path_factory.getbasetemp() / "documents"))
        yield
