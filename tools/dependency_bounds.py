"""Prints pip constraints that hold each direct dependency at an edge of what pyproject.toml allows.

    python tools/dependency_bounds.py lowest > lowest.txt
    python -m pip install -c lowest.txt -e '.[test]'

`lowest` is the lower bound of each dependency, of the package itself and of all its extras. What they bring with them
is left to pip. The standard library is enough, because it runs before anything is installed. Exits 2, naming the
requirement, where one has no lower bound that could be installed.
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

PYPROJECT = Path(__file__).parent.parent / "pyproject.toml"
# The form in which this project writes a requirement: `name>=1.2`, `name>=1.2,<2` or `name==1.2`.
REQUIREMENT = re.compile(r"(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)(?:>=|==)(?P<lowest>[0-9][0-9A-Za-z.]*)(?:,<[0-9.]+)?")


class UnboundedRequirementError(ValueError):
    """A requirement that says no lowest version, or not in the project's form."""


def direct_requirements(project: Mapping[str, Any]) -> Iterator[str]:
    """What the package needs to run and what its extras add, in the order of pyproject.toml."""
    yield from project["dependencies"]
    for extra in project["optional-dependencies"].values():
        yield from extra


def lowest(requirement: str) -> str:
    """The constraint of the oldest version that the requirement allows."""
    parsed = REQUIREMENT.fullmatch(requirement)
    if parsed is None:
        raise UnboundedRequirementError(
            f"{requirement}: write it as name>=lowest, name>=lowest,<limit or name==version"
        )
    return f"{parsed['name']}=={parsed['lowest']}"


def main() -> int:
    """Prints the constraints; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("edge", choices=["lowest"], help="which edge of the allowed versions")
    parser.parse_args()
    project = tomllib.loads(PYPROJECT.read_text("utf-8"))["project"]
    try:
        print("\n".join(lowest(requirement) for requirement in direct_requirements(project)))
    except UnboundedRequirementError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
