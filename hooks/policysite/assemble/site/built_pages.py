"""What the pages of a built site say, against the policy that is in force: the rules that only the HTML can answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from policysite.checks import Context
from policysite.checks.built_pages import BuiltPage, check_pages
from policysite.domain.findings import Finding
from policysite.source import load_policy_data
from policysite.source.catalogue import load_catalogue, load_tables
from policysite.source.releases import load_releases


def inspect_built_site(root: Path, site: Path, today: date) -> tuple[Finding, ...]:
    """The findings on every page of a built site, sorted; none where no release of `root` is in force on the day."""
    release = load_releases(root).history.in_force(today)
    if release is None:
        return ()
    policy, working = release.policy, load_policy_data(root).policy
    if working:
        # Links lead to where the site stands today.
        policy = replace(policy, site=replace(policy.site, address=working.site.address))
    return check_pages(_pages(site), Context.of(policy, today, load_catalogue(), load_tables()))


def _pages(site: Path) -> Iterator[BuiltPage]:
    for file in sorted(site.rglob("*.html")):
        yield BuiltPage(file.relative_to(site).as_posix(), file.read_text(encoding="utf-8"))
