"""The pages on versions and changes, as they stand on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from policysite.assemble.history.log import Log
from policysite.assemble.history.timeline import ComparisonOf, Timeline
from policysite.assemble.requests.pages import GUIDE
from policysite.assemble.site.document_files import SUMS, form_path, stamp_of
from policysite.assemble.site.pages import Page
from policysite.assemble.site.paths import prefix, relative
from policysite.assemble.site.status import VERIFYING, VERSIONS, record_note, size_of, status_box
from policysite.composition.wordlist import format_date
from policysite.domain.releases import ReleaseState
from policysite.domain.text import Language
from policysite.rendering.comparison.words import release_day, version_label
from policysite.rendering.feeds import HistoryEntry
from policysite.rendering.history_pages import (
    ChangeLogView,
    ComparePageView,
    FrontMatter,
    PageLink,
    UpcomingView,
    VersionListView,
    VersionPageView,
    WaitingVersion,
    render_change_log,
    render_compare_page,
    render_upcoming_page,
    render_version_list,
    render_version_page,
)
from policysite.rendering.history_pages.words import history_word
from policysite.rendering.policy_page import PolicyPageView, policy_page

CHANGES, UPCOMING = "changes/", "upcoming/"
FEED = "changes.atom"
SCRIPT = "assets/javascripts/in-force.js"


def history_pages(timeline: Timeline, language: Language, files: Mapping[str, bytes]) -> Iterator[Page]:
    """The pages of one language about all versions; none before the first release is public."""
    if not timeline.entries:
        return
    maker = _maker(timeline, language, files)
    if timeline.upcoming or timeline.called_off:
        yield maker.upcoming()
    yield maker.change_log()
    yield maker.version_list()


def version_pages(
    timeline: Timeline,
    entry: HistoryEntry,
    comparisons: Iterable[ComparisonOf],
    language: Language,
    files: Mapping[str, bytes],
) -> Iterator[Page]:
    """The pages of one version in one language: its text, then each of its old/new tables; `files` has its files."""
    maker = _maker(timeline, language, files)
    yield maker.version(entry)
    yield from map(maker.comparison, comparisons)


def _maker(timeline: Timeline, language: Language, files: Mapping[str, bytes]) -> _Maker:
    return _Maker(timeline, language, files, timeline.entries[0].release.policy.site.title.in_language(language))


@dataclass(frozen=True)
class _Maker:
    timeline: Timeline
    language: Language
    files: Mapping[str, bytes]
    title: str

    def say(self, key: str, **values: str) -> str:
        """A word of these pages."""
        return history_word(key, self.language, **values)

    def link(self, page: str, other: str, key: str, **values: str) -> PageLink:
        """A link from one page of the language to another."""
        return PageLink(self.say(key, **values), relative(prefix(self.language) + page, prefix(self.language) + other))

    def change_log(self) -> Page:
        log = Log(self.timeline, self.language, CHANGES)
        front = FrontMatter(self.say("changes-title"), self.say("changes-description", title=self.title))
        links = (
            self.link(CHANGES, VERSIONS, "to-versions"),
            self.link(CHANGES, FEED, "feed"),
            PageLink(self.say("data"), relative(prefix(self.language) + CHANGES, "changes.json")),
        )
        view = ChangeLogView(self.language, front, tuple(log.entry(entry) for entry in self.timeline.entries), links)
        return Page(self.language, CHANGES, front.title, render_change_log(view), in_navigation=True)

    def version_list(self) -> Page:
        log = Log(self.timeline, self.language, VERSIONS)
        front = FrontMatter(self.say("versions-title"), self.say("versions-description", title=self.title))
        rows = tuple(log.row(entry, self.files) for entry in self.timeline.entries)
        links = (
            self.link(VERSIONS, CHANGES, "to-changes"),
            PageLink(self.say("data"), relative(prefix(self.language) + VERSIONS, "versions.json")),
        )
        script = relative(prefix(self.language) + VERSIONS, SCRIPT)
        seals = tuple(
            (row.label, entry.release.record.seal) for row, entry in zip(rows, self.timeline.entries, strict=True)
        )
        sums = relative(prefix(self.language) + VERSIONS, SUMS)
        markdown = render_version_list(
            VersionListView(self.language, front, rows, links, script, seals, VERIFYING, sums)
        )
        return Page(self.language, VERSIONS, front.title, markdown, in_navigation=True)

    def version(self, entry: HistoryEntry) -> Page:
        """A version as it was; it stays out of search engines, and points to the current text once it was in force."""
        path = f"{VERSIONS}{entry.release.name}/"
        title = self.say("version-title", title=self.title, day=self._day(entry))
        view = VersionPageView(
            language=self.language,
            front=self._front(entry, title, self.say("version-description", title=self.title, day=self._day(entry))),
            banner=self._banner(entry),
            superseded=entry.state is ReleaseState.SUPERSEDED or entry.state.void,
            links=tuple(self._version_links(entry, path)),
            forms=tuple(self._forms(entry, path)),
            current_forms=self._current_forms(path),
            policy=self._policy(entry, path),
        )
        return Page(self.language, path, title, render_version_page(view), in_navigation=False, in_sitemap=False)

    def _front(self, entry: HistoryEntry, title: str, description: str) -> FrontMatter:
        stamp = stamp_of(self.timeline.edition(entry.release), self.language, self.timeline.today)
        canonical = None if entry.state is ReleaseState.UPCOMING else prefix(self.language)
        return FrontMatter(title, description, canonical, "noindex", stamp.version)

    def _banner(self, entry: HistoryEntry) -> str:
        first = format_date(entry.release.effective, self.language)
        if entry.withdrawal:
            on = format_date(entry.withdrawal.record.on, self.language)
            return self.say("withdrawn-banner", first=first, on=on)
        if entry.state is ReleaseState.REPLACED:
            return self.say("replaced-banner", first=first)
        if entry.state is ReleaseState.UPCOMING:
            days = (entry.release.effective - self.timeline.today).days
            return self.say("not-yet", first=first, days=str(days))
        if entry.state is ReleaseState.SUPERSEDED and entry.last:
            return self.say("superseded", last=format_date(entry.last, self.language))
        return self.say("in-force-banner", first=first)

    def _version_links(self, entry: HistoryEntry, path: str) -> Iterator[PageLink]:
        if entry.state is not ReleaseState.IN_FORCE:
            yield self.link(path, "", "to-current")
        if entry.previous:
            yield self.link(path, f"{path}compare/", "to-compare")
        if self.timeline.compares_with_current(entry):
            yield self.link(path, f"{path}compare-current/", "to-compare-current")
        elif (current := self.timeline.current) and current.previous == entry.release.name:
            yield self.link(path, f"{VERSIONS}{current.release.name}/compare/", "to-compare-current")
        yield from Log(self.timeline, self.language, path).others(entry)
        yield self.link(path, VERSIONS, "to-versions")

    def _forms(self, entry: HistoryEntry, path: str) -> Iterator[PageLink]:
        """The forms of a version, each with its size."""
        for form in entry.release.policy.forms:
            for kind, name in (("pdf", "PDF"), ("docx", "Word")):
                file = form_path(form, self.language, kind, f"{VERSIONS}{entry.release.name}/")
                label = f"{form.title.in_language(self.language)} {name} ({size_of(self.files[file])})"
                yield PageLink(label, relative(prefix(self.language) + path, file), download=True)

    def _current_forms(self, path: str) -> PageLink | None:
        """Where the forms of the version in force are, if it has a procedure for requests."""
        current = self.timeline.current
        if current is None or current.release.policy.requests() is None:
            return None
        href = relative(prefix(self.language) + path, f"{prefix(self.language)}{GUIDE}")
        return PageLink(self.say("to-forms"), f"{href}#forms")

    def _policy(self, entry: HistoryEntry, path: str) -> PolicyPageView:
        edition = self.timeline.edition(entry.release)
        base = f"{VERSIONS}{entry.release.name}/"
        box = status_box(edition, self.language, self.files, prefix(self.language) + path, base)
        record = record_note(entry.release, self.language, prefix(self.language) + path)
        return policy_page(edition.documents[self.language], replace(box, record=record))

    def comparison(self, comparison: ComparisonOf) -> Page:
        """The page of an old/new table."""
        entry, table = comparison.entry, comparison.table(self.language)
        path = f"{VERSIONS}{entry.release.name}/{comparison.name}/"
        days = {"old": version_label(table.old, self.language), "new": version_label(table.new, self.language)}
        stamp = stamp_of(self.timeline.edition(entry.release), self.language, self.timeline.today)
        front = FrontMatter(
            self.say("compare-title", **days),
            self.say("compare-description", title=self.title, **days),
            robots="noindex",
            version=stamp.version,
            outline=False,
        )
        word = f"{prefix(self.language)}{path.rstrip('/')}.docx"
        links = [
            self.link(path, f"{VERSIONS}{entry.release.name}/", "to-version"),
            self.link(path, CHANGES, "to-changes"),
        ]
        if word in self.files:
            href = relative(prefix(self.language) + path, word)
            links.append(PageLink(self.say("compare-word"), href, download=True))
        view = ComparePageView(self.language, front, table, tuple(links))
        markdown = render_compare_page(view)
        return Page(self.language, path, front.title, markdown, in_navigation=False, in_sitemap=False)

    def upcoming(self) -> Page:
        """Every version that waits, each with its table against what readers can see, and what was called off; then
        the text of the next one."""
        front = FrontMatter(self.say("upcoming-title"), self.say("upcoming-description", title=self.title))
        coming = self.timeline.upcoming
        if coming:
            stamp = stamp_of(self.timeline.edition(coming[0].release), self.language, self.timeline.today)
            front = replace(front, version=stamp.version)
        view = UpcomingView(
            language=self.language,
            front=front,
            called_off=tuple(self._waiting_version(entry) for entry in self.timeline.called_off),
            waiting=tuple(self._waiting_version(entry) for entry in coming),
            policy=self._policy(coming[0], UPCOMING) if coming else None,
        )
        return Page(self.language, UPCOMING, front.title, render_upcoming_page(view), in_navigation=True)

    def _waiting_version(self, entry: HistoryEntry) -> WaitingVersion:
        log = Log(self.timeline, self.language, UPCOMING)
        shows_table = entry.state is ReleaseState.UPCOMING
        return WaitingVersion(
            banner=self._banner(entry),
            entry=log.entry(entry),
            comparison=self.timeline.against_previous(entry, self.language) if shows_table else None,
        )

    def _day(self, entry: HistoryEntry) -> str:
        return release_day(entry.release.name, self.language)
