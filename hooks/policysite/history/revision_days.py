"""The days of revision that a policy lists at its end, carried on from version to version."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from policysite.domain.model import PolicyData
from policysite.domain.release_history import ReleaseHistory
from policysite.domain.releases import UnreadableReleaseError
from policysite.domain.sections import ClosingSection


def with_earlier_revisions(policy: PolicyData, history: ReleaseHistory) -> PolicyData:
    """The policy with the days of revision of the version before it, so that legal writes only the newest one.

    A policy that lists no days at its end stays as it is.
    """
    latest = history.latest
    if latest is None or not latest.intact or not _lists_days(policy):
        return policy
    try:
        return _with(policy, latest.policy, policy.site.revisions)
    except UnreadableReleaseError:
        # The gate reports it, and nothing is published.
        return policy


def with_revisions_before(policy: PolicyData, before: PolicyData) -> PolicyData:
    """The policy with the days of revision of the text that it changes, and no others: what waits has none yet."""
    return _with(policy, before, ()) if _lists_days(policy) else policy


def _lists_days(policy: PolicyData) -> bool:
    return any(section.dates for section in policy.sections(ClosingSection))


def _with(policy: PolicyData, before: PolicyData, own: tuple[date, ...]) -> PolicyData:
    earlier = {day for key, day in before.site.days() if key == "revised"}
    days = {*own, *earlier} - {policy.site.revised, policy.site.established}
    listed = tuple(sorted(day for day in days if day is not None))
    return policy if listed == policy.site.revisions else replace(policy, site=replace(policy.site, revisions=listed))
