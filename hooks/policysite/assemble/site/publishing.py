"""Making a publication: everything that the project and its releases have to show on a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policysite.assemble.history.clauses import clause_marks, lagging, with_lag
from policysite.assemble.history.coming_days import clock_of, effects, ended_on
from policysite.assemble.history.files import history_files, planned_version, version_files
from policysite.assemble.history.pages import history_pages, version_pages
from policysite.assemble.history.remarks import banner_announcements, history_feeds, latest_lines
from policysite.assemble.history.timeline import Timeline, comparisons_of
from policysite.assemble.inspection import Inspection
from policysite.assemble.requests.pages import request_pages
from policysite.assemble.site.document_files import document_files
from policysite.assemble.site.editions import Edition, current_edition, deployed
from policysite.assemble.site.frames import site_frame
from policysite.assemble.site.machine_files import machine_files
from policysite.assemble.site.pages import Page
from policysite.assemble.site.policy_files import policy_files
from policysite.assemble.site.publication import Publication
from policysite.assemble.site.reading_pages import home_page, reading_pages
from policysite.assemble.storage.document_store import NOTHING_KEPT, DocumentStore
from policysite.domain.notices import Notice
from policysite.domain.text import LANGUAGES, Language, Text
from policysite.rendering.clock import HEALTH, render_health
from policysite.rendering.site_frame import SiteFrame


def publish(inspection: Inspection, store: DocumentStore = NOTHING_KEPT, preview: bool = False) -> Publication:
    """The whole site of a project that may be published; `store` makes or has the PDF and Word files.

    A preview shows the draft instead of the release in force. Raises NothingInForceError where there is none.
    """
    timeline = Timeline(inspection.history, inspection.today, deployed(inspection))
    edition = current_edition(inspection, preview)
    compared = {entry.release.name: tuple(comparisons_of(timeline, entry)) for entry in timeline.entries}
    versions = {
        path: making
        for entry in timeline.entries
        for path, making in planned_version(timeline, entry, compared[entry.release.name])
    }
    files = {
        **document_files(edition, timeline.today, store, versions),
        **dict(policy_files(edition)),
        **history_files(timeline),
    }
    past: list[Page] = []
    for entry in timeline.entries:
        files.update(version_files(timeline, entry, files))
        tables = compared[entry.release.name]
        past += (page for one in LANGUAGES for page in version_pages(timeline, entry, tables, one, files))
    pages = tuple(page for language in LANGUAGES for page in _pages(inspection, edition, timeline, language, files))
    files.update(machine_files(edition, pages))
    files[HEALTH] = render_health(timeline.today, next(iter(effects(timeline)), None)).encode()
    policy = edition.policy
    title = Text(
        ja=f"{policy.site.title.ja}｜{policy.company.operator.name.ja}",
        en=f"{policy.site.title.en} | {policy.company.operator.name.en}",
    )
    frames = {language: _frame(inspection, edition, timeline, language) for language in LANGUAGES}
    return Publication(title, edition.deployment.address, (*pages, *past), files, frames)


def _frame(inspection: Inspection, edition: Edition, timeline: Timeline, language: Language) -> SiteFrame:
    told = banner_announcements(timeline, _notices(inspection), language)
    clock = clock_of(timeline, edition.policy.site.title.in_language(language), language)
    return site_frame(edition, language, clock, told, history_feeds(timeline, language))


def _notices(inspection: Inspection) -> tuple[Notice, ...]:
    """Plain notices belong to the site, not to a version, so they come from the working data."""
    return inspection.policy.notices if inspection.policy else ()


def _pages(
    inspection: Inspection,
    edition: Edition,
    timeline: Timeline,
    language: Language,
    files: Mapping[str, bytes],
) -> Iterator[Page]:
    lag = lagging(inspection, edition.release, language)
    marks = with_lag(clause_marks(timeline, language) if edition.release else {}, lag)
    yield home_page(
        edition,
        language,
        files,
        marks,
        latest_lines(timeline, _notices(inspection), language),
        timeline.head,
        ended_on(timeline, edition.release, language),
    )
    yield from request_pages(edition, language, files, timeline)
    yield from history_pages(timeline, language, files)
    yield from reading_pages(edition, language, lag)
