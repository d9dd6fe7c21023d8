"""Load and check: what is in the data, and everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path as FilePath

from policysite.checks import Context, run
from policysite.checks.wording import finding_of
from policysite.domain.composition import Composition
from policysite.domain.findings import Finding, Level
from policysite.domain.model import PolicyData
from policysite.domain.paths import SourceMap
from policysite.domain.releases import ReleaseHistory
from policysite.domain.text import Language
from policysite.history import gate
from policysite.source import load_policy_data
from policysite.source.catalogue import load_catalogue, load_tables
from policysite.source.releases import load_releases


@dataclass(frozen=True)
class Inspection:
    """A project as it was found on a day; `policy` is the draft, None where the data does not load."""

    root: FilePath
    today: date
    policy: PolicyData | None
    compositions: Mapping[Language, Composition]
    history: ReleaseHistory
    source: SourceMap
    findings: tuple[Finding, ...]

    def blocking(self, strict: bool) -> tuple[Finding, ...]:
        """The findings that stop a build: errors, and warnings too where strict."""
        stops = {Level.ERROR, Level.WARNING} if strict else {Level.ERROR}
        return tuple(finding for finding in self.findings if finding.level in stops and not finding.waived)


def inspect_project(root: FilePath, today: date) -> Inspection:
    """Everything there is to know about a project before anything is written."""
    loaded, releases = load_policy_data(root), load_releases(root)
    found = (*loaded.findings, *releases.findings)
    if loaded.policy is None:
        return Inspection(root, today, None, {}, releases.history, loaded.source, tuple(sorted(found)))
    catalogue = load_catalogue()
    context = Context.of(loaded.policy, today, catalogue, load_tables())
    judged = tuple(
        finding_of(problem.problem, catalogue.rules[problem.rule], context, problem.sources)
        for problem in gate(releases.history)
    )
    findings = run(context, loaded.source, (*found, *judged))
    compositions: dict[Language, Composition] = {"ja": context.ja, "en": context.en}
    return Inspection(root, today, loaded.policy, compositions, releases.history, loaded.source, findings)
