"""The entries of the change log and the rows of the version list, with links relative to the page they stand on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from policysite.assemble.history.timeline import Timeline
from policysite.assemble.site.editions import release_edition
from policysite.assemble.site.paths import prefix, relative
from policysite.composition.wordlist import format_date, join_list
from policysite.domain.changes import Change, ChangeKind
from policysite.domain.effects import EFFECTS
from policysite.domain.releases import ReleaseState
from policysite.domain.text import Language
from policysite.rendering.comparison.words import class_label, release_day, version_label
from policysite.rendering.feeds import HistoryEntry
from policysite.rendering.feeds.judged_words import judged_words
from policysite.rendering.history_pages import LogEntry, LogLine, PageLink, VersionRow
from policysite.rendering.history_pages.words import STATES, history_word

_FILES = (("pdf", "PDF"), ("docx", "Word"), ("txt", "TXT"))


@dataclass(frozen=True)
class Log:
    """Says the history of a timeline in one language, for one page."""

    timeline: Timeline
    language: Language
    page: str

    def entry(self, entry: HistoryEntry) -> LogEntry:
        """One revision of the change log."""
        return LogEntry(
            name=entry.release.name,
            heading=self._day(entry),
            state=str(entry.state),
            state_label=STATES[entry.state].in_language(self.language),
            class_code=str(entry.bearing.bound or "") if entry.previous else "",
            class_label=self._class(entry),
            rows=tuple((self._say(key), said) for key, said in self._rows(entry) if said),
            lines=tuple(self._lines(entry)),
            links=tuple(self._links(entry)),
        )

    def row(self, entry: HistoryEntry, files: Mapping[str, bytes]) -> VersionRow:
        """One version of the list."""
        made = tuple(self._files(entry, files))
        return VersionRow(
            name=entry.release.name,
            label=history_word("version-label", self.language, day=self._day(entry)),
            href=self._href(entry.version_path("")),
            first="" if entry.state.void else entry.release.effective.isoformat(),
            last=entry.last.isoformat() if entry.last else "",
            period=self._period(entry),
            state=str(entry.state),
            state_label=STATES[entry.state].in_language(self.language),
            class_label=self._class(entry),
            links=(*self._links(entry)[1:], *made),
        )

    def _say(self, key: str) -> str:
        return history_word(key, self.language)

    def _day(self, entry: HistoryEntry) -> str:
        return release_day(entry.release.name, self.language)

    def _named(self, name: str) -> str:
        return version_label(name, self.language)

    def _class(self, entry: HistoryEntry) -> str:
        bound = entry.bearing.bound if entry.previous else None
        return class_label(bound, self.language) if bound else self._say("first-release")

    def _rows(self, entry: HistoryEntry) -> Iterator[tuple[str, str]]:
        record = entry.release.record
        if entry.withdrawal:
            yield "withdrawn", format_date(entry.withdrawal.record.on, self.language)
            yield "withdrawn-why", entry.withdrawal.record.reason.in_language(self.language)
        yield "planned" if entry.state.void else "effective", format_date(entry.release.effective, self.language)
        if record.announced:
            yield "announced", format_date(record.announced, self.language)
        if record.corrects:
            yield "corrects", history_word("corrects-text", self.language, day=self._named(record.corrects))
        if record.reissues:
            yield "reissues", history_word("reissues-text", self.language, day=self._named(record.reissues))
        yield "note", record.note.in_language(self.language)
        yield "reasons", record.reasons.in_language(self.language) if record.reasons else ""
        if entry.withdrawal:
            # What would have changed, and what readers could have done about it, holds no more.
            return
        if entry.previous:
            yield "handling", EFFECTS[entry.bearing.effect].in_language(self.language)
        yield "numbering", self._numbers(entry)
        yield "recourse", self._recourse(entry)
        yield "consent", record.consent_basis.in_language(self.language) if record.consent_basis else ""
        if record.acquired_after:
            day = format_date(record.acquired_after, self.language)
            yield "applies", history_word("acquired-after", self.language, day=day)
        yield "filing", record.filing_no or ""
        yield from (("judgements", said) for said in judged_words(entry, self.language))

    def _numbers(self, entry: HistoryEntry) -> str:
        """Which clauses bear another number than the one by which they were cited."""
        change = next((one for one in entry.changes if one.kind is ChangeKind.RENUMBERED), None)
        if change is None or change.old is None or change.new is None:
            return ""
        old, new = (text.in_language(self.language).split("\n") for text in (change.old, change.new))
        return join_list([f"{was} → {now}" for was, now in zip(old, new, strict=True)], self.language)

    def _recourse(self, entry: HistoryEntry) -> str:
        recourse = entry.release.record.recourse
        if recourse is None:
            return ""
        said = recourse.text.in_language(self.language)
        if recourse.until is None:
            return said
        until = history_word("until", self.language, day=format_date(recourse.until, self.language))
        return f"{said}（{until}）" if self.language == "ja" else f"{said} ({until})"

    def _lines(self, entry: HistoryEntry) -> Iterator[LogLine]:
        """The matters of a revision, each once, strongest class first, with the clauses of its own version."""
        document = release_edition(entry.release).documents[self.language]
        citations = {node.anchor: node.citation for node in document.walk()}
        by_matter: dict[str, list[Change]] = {}
        for change in sorted(entry.changes, key=lambda change: change.change_class, reverse=True):
            by_matter.setdefault(change.deciding.matter.in_language(self.language), []).append(change)
        version = entry.version_path("")
        for matter, changes in by_matter.items():
            anchors = dict.fromkeys(anchor for change in changes for anchor in change.anchors)
            clauses = tuple(
                PageLink(citations[anchor], f"{self._href(version)}#{anchor}")
                for anchor in citations
                if anchor in anchors
            )
            yield LogLine(matter, clauses, ())

    def _links(self, entry: HistoryEntry) -> tuple[PageLink, ...]:
        text = PageLink(self._say("to-version"), self._href(entry.version_path("")))
        others = tuple(self.others(entry))
        if entry.previous is None:
            return (text, *others)
        return (text, PageLink(self._say("to-compare"), self._href(entry.compare_path(""))), *others)

    def others(self, entry: HistoryEntry) -> Iterator[PageLink]:
        """The version that took its place, those that correct it, and the one that it corrects."""
        corrects = (entry.release.record.corrects,) if entry.release.record.corrects else ()
        replaced = (entry.replaced_by,) if entry.replaced_by else ()
        for key, names in (("to-replacing", replaced), ("to-erratum", entry.corrected_by), ("to-corrected", corrects)):
            for name in names:
                label = history_word(key, self.language, day=self._named(name))
                yield PageLink(label, self._href(f"versions/{name}/"))

    def _files(self, entry: HistoryEntry, files: Mapping[str, bytes]) -> Iterator[PageLink]:
        for ending, label in _FILES:
            path = f"{prefix(self.language)}versions/{entry.release.name}/policy.{ending}"
            if path in files:
                yield PageLink(label, relative(prefix(self.language) + self.page, path), download=True)

    def _href(self, path: str) -> str:
        return relative(prefix(self.language) + self.page, prefix(self.language) + path)

    def _period(self, entry: HistoryEntry) -> str:
        first = format_date(entry.release.effective, self.language)
        if entry.state.void:
            return self._say("period-none")
        if entry.state is ReleaseState.UPCOMING:
            return history_word("period-upcoming", self.language, first=first)
        if entry.last is None:
            return history_word("period-open", self.language, first=first)
        return history_word("period-closed", self.language, first=first, last=format_date(entry.last, self.language))
