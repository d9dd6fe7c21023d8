"""Everything the review report says about a project on a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from policysite.assemble.history.comparing import DRAFT, Difference, UnknownVersionError, difference
from policysite.assemble.inspection import Inspection
from policysite.assemble.report.law_calendar import law_calendar
from policysite.assemble.report.touches import touches
from policysite.assemble.translations.work import exchange_units
from policysite.domain.bearing import bearing_of
from policysite.domain.changes import Change, computed_class
from policysite.domain.effects import EFFECTS
from policysite.domain.releases import Revision, UnreadableReleaseError
from policysite.domain.text import LANGUAGES
from policysite.history import announcements
from policysite.rendering.report.views import ReviewReport, Seen

_YEARS = 2


def review_report(inspection: Inspection, old: str | None = None, new: str | None = None) -> ReviewReport:
    """The report on the draft beside the latest release, or on one named version beside another.

    Raises UnknownVersionError for a name that no version bears.
    """
    policy = inspection.policy
    if policy is None:
        return ReviewReport(today=inspection.today, company="", findings=inspection.findings)
    found = _difference(inspection, old, new)
    changes = found.changes if found else ()
    return ReviewReport(
        today=inspection.today,
        company=policy.company.operator.name.ja,
        findings=inspection.findings,
        old_name=found.old_name if found else "",
        new_name=found.new_name if found else "",
        changes=changes,
        computed=computed_class(changes),
        revision=found.revision if found else None,
        tables=tuple(found.table(language) for language in LANGUAGES) if found and changes else (),
        seen=tuple(sorted(_seen(inspection, found), key=lambda seen: seen.starts)),
        touches=touches(found.old, found.new) if found and changes else (),
        translations=exchange_units(inspection, everything=False),
        waivers=policy.exceptions,
        calendar=law_calendar(inspection, _years_after(inspection.today)),
    )


def _difference(inspection: Inspection, old: str | None, new: str | None) -> Difference | None:
    """The difference asked for; without names None where there is no release yet, or none that can be read."""
    try:
        return difference(inspection, old, new)
    except (UnknownVersionError, UnreadableReleaseError):
        if old or new:
            raise
        return None


def _years_after(day: date) -> date:
    # The day after 28 February serves a leap day.
    last = 28 if (day.month, day.day) == (2, 29) else day.day
    return day.replace(year=day.year + _YEARS, day=last)


def _seen(inspection: Inspection, found: Difference | None) -> Iterator[Seen]:
    """What visitors see from which day: the announcements of today, versions to come, and the prepared revision."""
    assert inspection.policy is not None
    for shown in announcements(inspection.history, inspection.policy.notices, inspection.today, "ja"):
        yield Seen(shown.starts, shown.ends, f"お知らせの帯：{shown.title}")
    for notice in inspection.policy.notices:
        if notice.starts > inspection.today:
            yield Seen(notice.starts, notice.ends, f"お知らせの帯：{notice.title.ja}")
    for release in inspection.history.releases:
        if release.effective > inspection.today:
            yield Seen(release.announced, None, f"次の版の予告：{release.record.note.ja}")
            yield Seen(release.effective, None, f"{release.name} の版が効力を持つ")
    if found and found.new_name == DRAFT and found.changes and found.revision:
        yield from _prepared(inspection, found.revision, found.changes)


def _prepared(inspection: Inspection, revision: Revision, changes: tuple[Change, ...]) -> Iterator[Seen]:
    starts = revision.announced or inspection.today
    told = EFFECTS[bearing_of(revision, changes).effect].ja
    yield Seen(starts, revision.banner_until, f"準備中の改定の告知：{revision.note.ja}{told}")
    if revision.recourse:
        until = revision.recourse.until
        yield Seen(starts, until, f"読者ができること：{revision.recourse.text.ja}")
