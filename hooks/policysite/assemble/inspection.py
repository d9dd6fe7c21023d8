"""Load and check: what is in the data, and everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from policysite.assemble.translations.freshness import DRAFT, STALE_RULE, lineages, stale_problems
from policysite.checks import Context, run
from policysite.checks.wording import finding_of
from policysite.composition import Composition
from policysite.domain.findings import Finding, Level
from policysite.domain.model import PolicyData, walk_texts
from policysite.domain.paths import DataPath, Place, SourceMap
from policysite.domain.release_history import ReleaseHistory
from policysite.domain.releases import NEXT_ORIGIN, RELEASES
from policysite.domain.text import Language, Text
from policysite.domain.translations import Confirmation, Lineage
from policysite.history import HistoryProblem, gate, judge_draft
from policysite.history.revision_days import with_earlier_revisions
from policysite.source import load_policy_data
from policysite.source.catalogue import load_catalogue, load_tables
from policysite.source.freezing import freeze
from policysite.source.releases import LoadedReleases, NextRelease, load_releases
from policysite.source.translations import load_confirmations


@dataclass(frozen=True)
class Inspection:
    """A project as it was found on a day; `policy` is the draft, None where the data does not load."""

    root: Path
    today: date
    policy: PolicyData | None
    compositions: Mapping[Language, Composition]
    history: ReleaseHistory
    source: SourceMap
    findings: tuple[Finding, ...]
    next: NextRelease | None = None
    """What next.yml says about the release that the draft will become."""
    confirmations: tuple[Confirmation, ...] = ()
    lineages: Mapping[str, Lineage] = field(default_factory=dict)
    """By version, the draft too, what each English text was made from; none where the data does not load."""

    def blocking(self, strict: bool) -> tuple[Finding, ...]:
        """The findings that stop a build: errors, and warnings too where strict; a reminder stops nothing."""
        levels = {Level.ERROR, Level.WARNING} if strict else {Level.ERROR}
        return tuple(finding for finding in self.findings if finding.stops and finding.level in levels)


def inspect_project(root: Path, today: date) -> Inspection:
    """Everything there is to know about a project before anything is published; nothing is written."""
    loaded, releases, confirmed = load_policy_data(root), load_releases(root), load_confirmations(root)
    found = (*loaded.findings, *releases.findings, *confirmed.findings)
    if loaded.policy is None:
        return Inspection(root, today, None, {}, releases.history, loaded.source, tuple(sorted(found)))
    loaded = replace(loaded, policy=with_earlier_revisions(loaded.policy, releases.history))
    assert loaded.policy is not None
    catalogue = load_catalogue()
    context = Context.of(loaded.policy, today, catalogue, load_tables(), recorded_texts(releases.next))
    judged = tuple(
        finding_of(problem.problem, catalogue.rules[problem.rule], context, problem.sources)
        for problem in (*gate(releases.history), *_draft_problems(loaded.policy, releases, today))
    )
    followed = lineages(releases.history, loaded.policy, confirmed.confirmations)
    stale = tuple(
        finding_of(problem, catalogue.rules[STALE_RULE], context, loaded.source)
        for problem in stale_problems(followed[DRAFT])
    )
    source = both_sources(loaded.source, releases.next.sources) if releases.next else loaded.source
    findings = run(context, source, (*found, *judged, *stale))
    compositions: dict[Language, Composition] = {"ja": context.ja, "en": context.en}
    return Inspection(
        root,
        today,
        loaded.policy,
        compositions,
        releases.history,
        loaded.source,
        findings,
        releases.next,
        confirmed.confirmations,
        followed,
    )


def recorded_texts(prepared: NextRelease | None) -> tuple[tuple[DataPath, Text], ...]:
    """The published words of a prepared record, with their data paths."""
    return tuple(walk_texts(prepared.revision, NEXT_ORIGIN)) if prepared else ()


def both_sources(first: SourceMap, second: SourceMap) -> SourceMap:
    """The places of two parts of the data in one map."""
    return SourceMap(
        {**first.values, **second.values},
        {**first.keys, **second.keys},
        {**first.names, **second.names},
        {**first.starts, **second.starts},
    )


def _draft_problems(draft: PolicyData, releases: LoadedReleases, today: date) -> Iterator[HistoryProblem]:
    """What stands between the draft and its release, judged as if it took effect on the day of the inspection."""
    history = releases.history
    prepared = freeze(draft, releases.next, today, history.head).release if releases.next else None
    return judge_draft(draft, prepared, history, SourceMap({("releases",): Place(RELEASES)}))
