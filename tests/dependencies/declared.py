"""What pyproject.toml asks for, as pip reads it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]


def project() -> dict[str, Any]:
    """The table `project` of pyproject.toml."""
    table: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return table


def requirements(*extras: str) -> dict[str, Requirement]:
    """The requirements of the package, or of the named extras, by canonical name."""
    table = project()
    lists = [table["optional-dependencies"][extra] for extra in extras] if extras else [table["dependencies"]]
    found = [Requirement(text) for texts in lists for text in texts]
    return {canonicalize_name(requirement.name): requirement for requirement in found}


def pinned() -> dict[str, str]:
    """The versions in constraints.txt by canonical name."""
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pins = [re.fullmatch(r"([\w.-]+)==(\S+)", line) for line in lines if not line.startswith("#")]
    return {canonicalize_name(pin[1]): pin[2] for pin in pins if pin}
