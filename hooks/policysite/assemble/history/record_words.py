"""The words of a record are published and sealed, so they go through the rules of every published text."""

from __future__ import annotations

from policysite.assemble.inspection import Inspection, both_sources, recorded_texts
from policysite.checks import Context, run
from policysite.domain.findings import Finding
from policysite.domain.releases import NEXT, RELEASES
from policysite.source.catalogue import load_catalogue, load_tables
from policysite.source.releases import NextRelease


def record_findings(inspection: Inspection, prepared: NextRelease) -> tuple[Finding, ...]:
    """What the rules find in the words of a record that stands in no file."""
    assert inspection.policy is not None
    recorded = recorded_texts(prepared)
    context = Context.of(inspection.policy, inspection.today, load_catalogue(), load_tables(), recorded)
    found = run(context, both_sources(inspection.source, prepared.sources))
    return tuple(finding for finding in found if finding.file in (NEXT, RELEASES))
