"""Whether a project's history grew out of one that stands elsewhere: at a git revision, or on the published site."""

from __future__ import annotations

from datetime import date

from policysite.assemble.inspection import Inspection
from policysite.checks import Context
from policysite.checks.wording import finding_of
from policysite.domain.findings import Finding
from policysite.domain.standing import Standing, entries_of
from policysite.history.growth import growth_problems
from policysite.source.catalogue import load_catalogue, load_tables
from policysite.source.live_versions import UnreachableSiteError, UnreadableSiteError, live_standing
from policysite.source.revisions import UnreadableRevisionError, releases_at

__all__ = [
    "UnreachableSiteError",
    "UnreadableRevisionError",
    "UnreadableSiteError",
    "growth_findings",
    "live_standing",
    "revision_standing",
]


def revision_standing(inspection: Inspection, revision: str) -> Standing:
    """The project's own history as it was at a git revision; raises UnreadableRevisionError."""
    return Standing(revision, entries_of(releases_at(inspection.root, revision)), published=False)


def growth_findings(inspection: Inspection, standing: Standing, as_of: date | None = None) -> tuple[Finding, ...]:
    """What of that history is missing or altered here, and what is new here but dated before the day; `as_of` is that
    of a site that stood without the new ones, else today."""
    if inspection.policy is None:
        return ()
    catalogue = load_catalogue()
    context = Context.of(inspection.policy, inspection.today, catalogue, load_tables())
    now = entries_of(inspection.history)
    if standing.published:
        shown = {release.name for release in inspection.history.public(inspection.today)}
        now = tuple(entry for entry in now if entry.name.partition("/")[0] in shown)
    problems = growth_problems(standing, now, as_of or inspection.today)
    return tuple(sorted(finding_of(one.problem, catalogue.rules[one.rule], context, one.sources) for one in problems))
