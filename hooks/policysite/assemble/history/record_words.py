"""The words of a record are published and sealed, so they go through the rules of every published text."""

from __future__ import annotations

from policysite.assemble.inspection import Inspection, both_sources, recorded_texts
from policysite.checks import Context, run
from policysite.domain.findings import Finding
from policysite.domain.paths import DataPath, SourceMap
from policysite.domain.releases import NEXT, RELEASES, Withdrawal
from policysite.domain.text import Text
from policysite.source.catalogue import load_catalogue, load_tables
from policysite.source.releases import WITHDRAWAL, NextRelease


def record_findings(inspection: Inspection, prepared: NextRelease) -> tuple[Finding, ...]:
    """What the rules find in the words of a record that stands in no file."""
    return _found(inspection, recorded_texts(prepared), prepared.sources, (NEXT, RELEASES))


def withdrawal_findings(inspection: Inspection, withdrawal: Withdrawal, reason: Text) -> tuple[Finding, ...]:
    """What the rules find in the reason of a withdrawal as it was given, its facts not filled in yet."""
    texts = (((*withdrawal.origin, "reason"), reason),)
    file = f"{RELEASES}/{withdrawal.version}/{WITHDRAWAL}"
    return _found(inspection, texts, withdrawal.sources, (file,))


def _found(
    inspection: Inspection, texts: tuple[tuple[DataPath, Text], ...], sources: SourceMap, files: tuple[str, ...]
) -> tuple[Finding, ...]:
    assert inspection.policy is not None
    context = Context.of(inspection.policy, inspection.today, load_catalogue(), load_tables(), texts)
    found = run(context, both_sources(inspection.source, sources))
    return tuple(finding for finding in found if finding.file in files)
