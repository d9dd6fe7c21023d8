"""The coming days on which something turns: law in force, reviews due, releases taking effect, notices ending."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from policysite.assemble.inspection import Inspection, inspect_project
from policysite.domain.findings import Finding
from policysite.domain.model import PolicyData
from policysite.domain.review import CalendarEntry, Turn
from policysite.domain.text import Text
from policysite.source.catalogue import load_catalogue, load_tables

_NEXT_DAY = timedelta(days=1)


def law_calendar(inspection: Inspection, until: date) -> tuple[CalendarEntry, ...]:
    """What turns after the day of the inspection and up to a day, by checking the data as of each day in question."""
    if inspection.policy is None:
        return ()
    days = sorted({day for day in _days(inspection, inspection.policy) if inspection.today < day <= until})
    entries = [*_scheduled(inspection, inspection.policy)]
    before = inspection
    for day in days:
        then = inspect_project(inspection.root, day)
        entries.extend(_turned(before, then))
        before = then
    return tuple(sorted((e for e in entries if inspection.today < e.day <= until), key=lambda e: (e.day, e.what.ja)))


def _days(inspection: Inspection, policy: PolicyData) -> Iterator[date]:
    """Every day that some rule or record compares with the present one."""
    for words in load_catalogue().rules.values():
        if words.in_force_from:
            yield words.in_force_from
    for phrases in load_tables().phrases.values():
        yield from (phrase.since for phrase in phrases if phrase.since)
    yield from (waiver.review_by for waiver in policy.exceptions)
    yield from (part.review_due for part in policy.policy if part.review_due)
    yield from (clause.review_due for _, _, clause in policy.walk_clauses() if clause.review_due)
    if policy.site.review_due:
        yield policy.site.review_due
    for document in policy.registers.identity_documents:
        if document.accepted_until:
            yield document.accepted_until + _NEXT_DAY
    for release in inspection.history.releases:
        yield release.effective
        yield release.announced


def _turned(before: Inspection, then: Inspection) -> Iterator[CalendarEntry]:
    """The findings of a day that were not there before, or say something else now that law is in force."""
    known = {_identity(finding): finding for finding in before.findings}
    in_force = {rule for rule, words in load_catalogue().rules.items() if words.in_force_from == then.today}
    for finding in then.findings:
        old = known.get(_identity(finding))
        same = old is not None and old.level is finding.level and old.waived == finding.waived
        if finding.waived or (same and finding.rule not in in_force):
            continue
        place = f"{finding.file}:{finding.line}"
        yield CalendarEntry(then.today, Turn.FINDING, finding.message, finding.level, finding.rule, place)


def _identity(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.target, finding.file


def _scheduled(inspection: Inspection, policy: PolicyData) -> Iterator[CalendarEntry]:
    """What the records themselves say will happen."""
    for release in inspection.history.standing:
        ja, en = f"{release.name} の版が効力を生じます", f"{release.name} takes effect"
        yield _entry(release.effective, Turn.RELEASE, ja, en)
        if release.announced < release.effective:
            ja, en = f"{release.name} の版を告知します", f"{release.name} is announced"
            yield _entry(release.announced, Turn.RELEASE, ja, en)
        days = release.banner_days(release.record.change_class) if release.intact else None
        if days:
            ja, en = f"{release.name} の版のお知らせの帯が消えます", f"the banner on {release.name} ends"
            yield _entry(days[1] + _NEXT_DAY, Turn.NOTICE, ja, en)
    for notice in policy.notices:
        ja, en = f"お知らせ「{notice.title.ja}」を掲げます", f"the notice “{notice.title.en}” begins"
        yield _entry(notice.starts, Turn.NOTICE, ja, en)
        ja, en = f"お知らせ「{notice.title.ja}」が消えます", f"the notice “{notice.title.en}” ends"
        yield _entry(notice.ends + _NEXT_DAY, Turn.NOTICE, ja, en)


def _entry(day: date, turn: Turn, ja: str, en: str) -> CalendarEntry:
    return CalendarEntry(day, turn, Text(ja=ja, en=en))
