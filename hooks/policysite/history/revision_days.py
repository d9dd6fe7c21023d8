"""The days of revision that a policy lists at its end, carried on from version to version."""

from __future__ import annotations

from dataclasses import replace

from policysite.domain.model import PolicyData
from policysite.domain.releases import ReleaseHistory, UnreadableReleaseError
from policysite.domain.sections import ClosingSection


def with_earlier_revisions(policy: PolicyData, history: ReleaseHistory) -> PolicyData:
    """The policy with the days of revision of the version before it, so that legal writes only the newest one.

    A policy that lists no days at its end stays as it is.
    """
    latest = history.latest
    if latest is None or not latest.intact or not any(section.dates for section in policy.sections(ClosingSection)):
        return policy
    try:
        site = latest.policy.site
    except UnreadableReleaseError:
        # The gate reports it, and nothing is published.
        return policy
    earlier = {day for key, day in site.days() if key == "revised"}
    days = {*policy.site.revisions, *earlier} - {policy.site.revised, policy.site.established}
    listed = tuple(sorted(day for day in days if day is not None))
    return policy if listed == policy.site.revisions else replace(policy, site=replace(policy.site, revisions=listed))
