"""The draft becomes a release: judged as it would stand in the history, then written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from policysite.assemble.history.record_words import record_findings, withdrawal_findings
from policysite.assemble.history.replanning import Plan, Planner, Step
from policysite.assemble.inspection import Inspection
from policysite.checks import Context
from policysite.checks.wording import finding_of
from policysite.domain.findings import Finding, Problem
from policysite.domain.model import PolicyData
from policysite.domain.paths import Place, SourceMap
from policysite.domain.releases import NEXT, RELEASES, Release, Revision
from policysite.domain.text import Text
from policysite.history import HistoryProblem, gate
from policysite.history.gate import judge_time
from policysite.source.catalogue import load_catalogue, load_tables
from policysite.source.freezing import Freeze, freeze_withdrawal, prepared_again, prepared_from, with_announced
from policysite.source.record_facts import filled
from policysite.source.record_files import NewWithdrawal, Records, write_records
from policysite.source.releases import RECORD, NextRelease


class NotWaitingError(LookupError):
    """No version of this name waits for its day, so that nothing can be withdrawn or moved."""


@dataclass(frozen=True)
class Preparation:
    """What could be written, or the findings that stand in its way; `frozen` is the new release, if there is one."""

    frozen: Freeze | None
    findings: tuple[Finding, ...]
    records: Records | None = None


@dataclass(frozen=True)
class Again:
    """A waiting version that is made again with other days; `unseen` where the site never showed it."""

    name: str
    announced: date | None = None
    unseen: bool = False


def prepare_release(
    inspection: Inspection, effective: date, given: Revision | None = None, again: Again | None = None
) -> Preparation:
    """The release that the draft makes on a day, and the waiting versions made anew on top of it.

    `given` takes the place of next.yml, and so does what the version to be made again said. Raises ValueError where
    nothing is said about the release, NotWaitingError where there is nothing to be made again.
    """
    blocking = inspection.blocking(strict=True)
    if inspection.policy is None or (blocking and again is None):
        return Preparation(None, blocking)
    planner = Planner(inspection.root, inspection.history, inspection.today)
    step = _step(inspection, inspection.policy, effective, given, again)
    plan = planner.add(step)
    problems = (*gate(plan.history), *(judge_time(plan.new.release, inspection.today) if plan.new else ()))
    # What next.yml says was looked at where the draft was.
    words = record_findings(inspection, step.said) if given and again is None else ()
    return _judged(inspection, plan, problems, words)


def prepare_withdrawal(inspection: Inspection, name: str, reason: Text, by: str) -> Preparation:
    """The record that a waiting version is withdrawn, and the ones behind it made anew; raises NotWaitingError."""
    release = _waiting(inspection, name)
    head = inspection.history.head
    assert head is not None, "a history with a release has a record made last"
    assert inspection.policy is not None, "the command refuses data that cannot be read"
    made = freeze_withdrawal(name, filled(reason, inspection.policy), by, inspection.today, head)
    called_off = replace(release, withdrawal=made.withdrawal)
    plan = Planner(inspection.root, inspection.history, inspection.today).withdraw(called_off)
    words = withdrawal_findings(inspection, made.withdrawal, reason)
    return _judged(inspection, plan, gate(plan.history), words, made.as_new())


def write_prepared(root: Path, preparation: Preparation) -> Path:
    """Writes what nothing stands in the way of; returns the folder of the new release, or that of all."""
    if preparation.records is None:
        raise ValueError("findings stand in the way of this release")
    write_records(root, preparation.records)
    if preparation.frozen is None:
        return root / RELEASES
    (root / NEXT).unlink(missing_ok=True)
    return root / preparation.frozen.release.folder


def _waiting(inspection: Inspection, name: str) -> Release:
    found = [one for one in inspection.history.waiting(inspection.today) if one.name == name]
    if not found:
        raise NotWaitingError(name)
    return found[0]


def _step(
    inspection: Inspection, draft: PolicyData, effective: date, given: Revision | None, again: Again | None
) -> Step:
    latest = inspection.history.latest
    base = latest.policy if latest else draft
    if again is None:
        prepared = prepared_from(given) if given else inspection.next
        if prepared is None:
            raise ValueError("nothing is said about the release")
        return Step(effective, base, draft, prepared, new=True)
    return _again(inspection, effective, again)


def _again(inspection: Inspection, effective: date, again: Again) -> Step:
    history = inspection.history
    origin = history.named(again.name)
    if origin is None or history.void_since(origin) or (origin.effective <= inspection.today and not again.unseen):
        raise NotWaitingError(again.name)
    text = (inspection.root / origin.folder / RECORD).read_text(encoding="utf-8")
    said = prepared_again(origin, text)
    if again.announced or (origin.record.announced and origin.announced < inspection.today):
        said = with_announced(said, again.announced or inspection.today)
    before = history.previous(origin)
    base = before.policy if before else origin.policy
    return Step(effective, base, origin.policy, said, origin, new=True, unseen=again.unseen)


def _judged(
    inspection: Inspection,
    plan: Plan,
    problems: Iterable[HistoryProblem],
    words: Iterable[Finding],
    withdrawal: NewWithdrawal | None = None,
) -> Preparation:
    found = tuple(sorted({*_findings((*_conflicts(plan), *problems), inspection), *words}))
    if any(finding.stops for finding in found):
        return Preparation(None, found)
    records = Records(tuple(one.as_new() for one in plan.frozen), withdrawal, plan.dropped)
    return Preparation(plan.new, found, records)


def _conflicts(plan: Plan) -> Iterator[HistoryProblem]:
    for one in plan.conflicts:
        path = ("releases", "next", one.unit)
        problem = Problem(path, {"unit": one.unit, "version": one.version or "—"})
        yield HistoryProblem("HIST-CONFLICT", problem, SourceMap({path: Place(NEXT)}))


def _findings(problems: Iterable[HistoryProblem], inspection: Inspection) -> Iterator[Finding]:
    assert inspection.policy is not None
    catalogue = load_catalogue()
    context = Context.of(inspection.policy, inspection.today, catalogue, load_tables())
    for found in problems:
        yield finding_of(found.problem, catalogue.rules[found.rule], context, found.sources)


__all__ = [
    "Again",
    "NextRelease",
    "NotWaitingError",
    "Preparation",
    "prepare_release",
    "prepare_withdrawal",
    "write_prepared",
]
