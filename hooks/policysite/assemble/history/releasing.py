"""The draft becomes a release: judged as it would stand in the history, then written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from policysite.assemble.history.record_words import record_findings
from policysite.assemble.inspection import Inspection
from policysite.checks import Context
from policysite.checks.wording import finding_of
from policysite.domain.findings import Finding
from policysite.domain.releases import ReleaseHistory, Revision
from policysite.history import HistoryProblem, gate
from policysite.history.gate import judge_time
from policysite.source.catalogue import load_catalogue, load_tables
from policysite.source.freezing import Freeze, freeze, prepared_from, write_release
from policysite.source.releases import NextRelease


@dataclass(frozen=True)
class Preparation:
    """A release that could be written, or None with the findings that stand in its way."""

    frozen: Freeze | None
    findings: tuple[Finding, ...]


def prepare_release(inspection: Inspection, effective: date, given: Revision | None = None) -> Preparation:
    """The release that the draft makes on a day; `given` takes the place of next.yml.

    Raises ValueError where neither next.yml nor `given` says anything about the release.
    """
    blocking = inspection.blocking(strict=True)
    prepared = prepared_from(given) if given else inspection.next
    if inspection.policy is None or blocking:
        return Preparation(None, blocking)
    if prepared is None:
        raise ValueError("nothing is said about the release")
    frozen = freeze(inspection.policy, prepared, effective, inspection.history.latest)
    words = record_findings(inspection, prepared) if given else ()
    found = tuple(sorted({*_findings(_problems(frozen, inspection), inspection), *words}))
    return Preparation(None if any(finding.stops for finding in found) else frozen, found)


def write_prepared(root: Path, preparation: Preparation) -> Path:
    """Writes a release that nothing stands in the way of; returns its folder."""
    if preparation.frozen is None:
        raise ValueError("findings stand in the way of this release")
    return write_release(root, preparation.frozen)


def _problems(frozen: Freeze, inspection: Inspection) -> Iterator[HistoryProblem]:
    known = inspection.history.releases
    ordered = sorted((*known, frozen.release), key=lambda release: release.effective)
    yield from gate(ReleaseHistory(tuple(ordered)))
    yield from judge_time(frozen.release, inspection.history, inspection.today)


def _findings(problems: Iterable[HistoryProblem], inspection: Inspection) -> Iterator[Finding]:
    assert inspection.policy is not None
    catalogue = load_catalogue()
    context = Context.of(inspection.policy, inspection.today, catalogue, load_tables())
    for found in problems:
        yield finding_of(found.problem, catalogue.rules[found.rule], context, found.sources)


__all__ = ["NextRelease", "Preparation", "prepare_release", "write_prepared"]
