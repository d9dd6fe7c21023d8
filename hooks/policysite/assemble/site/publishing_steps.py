"""Publishing: which steps in which order, and that the new site keeps every version of the one that stands."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from policysite.assemble.history.growing import growth_findings, live_standing
from policysite.assemble.inspection import inspect_project
from policysite.domain.findings import Finding

_LAST_CHANGE = re.compile(r"<lastmod>(\d{4}-\d\d-\d\d)</lastmod>")


@dataclass(frozen=True)
class Step:
    """A command that must end well before the next one starts."""

    name: str
    command: tuple[str, ...]


def steps_before(root: Path) -> tuple[Step, ...]:
    """What looks at the data, before anything is made."""
    schemas = Step("schemas", _policysite("schema", "--check", "--root", str(root)))
    has_schemas = (root / "policy_data" / "schema").is_dir()
    return (*([schemas] if has_schemas else []), Step("data", _policysite("check", "--root", str(root))))


def steps_of_making(root: Path, folder: Path) -> tuple[Step, ...]:
    """What makes the site in `folder`, and reads all of it again."""
    made = (sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(root / "mkdocs.yml"), "-d", str(folder))
    return Step("build", made), Step("verify", _policysite("verify", str(folder), "--root", str(root)))


def lost_findings(root: Path, site: Path, today: date) -> tuple[Finding, ...]:
    """What the site that stands publishes and the project does not have any more, or has otherwise.

    A version that is new is back-dated where the standing site, on the day it was made for, should have had it.
    Raises UnreadableSiteError where the list of versions of the standing site is none.
    """
    standing = live_standing(str(site))
    if standing is None:
        return ()
    return growth_findings(inspect_project(root, today), standing, min(today, standing_day(site) or today))


def standing_day(site: Path) -> date | None:
    """The day that a site was made for, by its sitemap; None where it does not say."""
    sitemap = site / "sitemap.xml"
    said = _LAST_CHANGE.search(sitemap.read_text("utf-8", errors="replace")) if sitemap.is_file() else None
    try:
        return date.fromisoformat(said[1]) if said else None
    except ValueError:
        return None


def _policysite(*arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "policysite", *arguments)
