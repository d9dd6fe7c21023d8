"""The Atom feed of one language (RFC 4287), with tag: ids (RFC 4151) that never change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from policysite.composition.wordlist import format_date
from policysite.domain.effects import EFFECTS
from policysite.domain.releases import Release, Withdrawal
from policysite.domain.text import Language
from policysite.rendering.comparison.words import release_day, version_label
from policysite.rendering.environment import environment
from policysite.rendering.feeds.entries import FeedHead, HistoryEntry
from policysite.rendering.feeds.judged_words import judged_words
from policysite.rendering.history_pages.words import history_word


@dataclass(frozen=True)
class AtomEntry:
    """One entry as the template writes it."""

    id: str
    title: str
    updated: str
    link: str
    paragraphs: tuple[str, ...]
    category: str


@dataclass(frozen=True)
class AtomFeed:
    """The feed as the template writes it."""

    id: str
    head: FeedHead
    updated: str
    entries: tuple[AtomEntry, ...]


def render_atom(head: FeedHead, entries: Sequence[HistoryEntry]) -> str:
    """The feed of the releases that are public on a day, the latest first; raises ValueError without any."""
    if not entries:
        raise ValueError("a feed needs an entry to say when it was updated")
    host = urlsplit(head.origin).hostname or ""
    # The id of the feed is dated by its first release, so that it stays the same for ever.
    founded = min(entry.release.effective for entry in entries).isoformat()
    shown = tuple(one for entry in entries for one in _entries(entry, head, host))
    feed = AtomFeed(
        id=f"tag:{host},{founded}:changes:{head.language}",
        head=head,
        updated=max(entry.updated for entry in shown),
        entries=shown,
    )
    return environment().get_template("changes.atom.j2").render(feed=feed)


def _entries(entry: HistoryEntry, head: FeedHead, host: str) -> Iterator[AtomEntry]:
    """The release, and in front of it the news that it was withdrawn."""
    if entry.withdrawal:
        yield _withdrawn(entry, entry.withdrawal, head, host)
    yield _entry(entry, head, host)


def _tag(host: str, release: Release, kind: str, language: Language) -> str:
    """The id of an entry; the second release of a day is numbered behind its day, which a tag must be dated by."""
    number = release.name.removeprefix(release.effective.isoformat())
    return f"tag:{host},{release.effective.isoformat()}:{kind}{number}:{language}"


def _withdrawn(entry: HistoryEntry, withdrawal: Withdrawal, head: FeedHead, host: str) -> AtomEntry:
    release, language = entry.release, head.language
    first, on = format_date(release.effective, language), format_date(withdrawal.record.on, language)
    return AtomEntry(
        id=_tag(host, release, "withdrawal", language),
        title=history_word("withdrawn-title", language, title=head.title, day=first),
        updated=f"{withdrawal.record.on.isoformat()}T00:00:00+09:00",
        link=head.address + entry.version_path(head.prefix),
        paragraphs=(
            history_word("withdrawn-banner", language, first=first, on=on),
            withdrawal.record.reason.in_language(language),
        ),
        category="withdrawn",
    )


def _entry(entry: HistoryEntry, head: FeedHead, host: str) -> AtomEntry:
    release, language = entry.release, head.language
    day = release_day(release.name, language)
    return AtomEntry(
        id=_tag(host, release, "release", language),
        title=history_word("version-title", language, title=head.title, day=day),
        updated=f"{release.first_shown.isoformat()}T00:00:00+09:00",
        link=head.address + entry.compare_path(head.prefix),
        paragraphs=tuple(said for said in feed_paragraphs(entry, language) if said),
        category=str(entry.bearing.bound or ""),
    )


def feed_paragraphs(entry: HistoryEntry, language: Language) -> tuple[str, ...]:
    """What a reader of the feed is told: what changed, why, whether the handling changed, and what to do."""
    release = entry.release
    record = release.record
    recourse = record.recourse
    until = (
        history_word("until", language, day=format_date(recourse.until, language))
        if recourse and recourse.until
        else ""
    )
    corrects = (
        history_word("corrects-text", language, day=version_label(record.corrects, language)) if record.corrects else ""
    )
    return (
        f"{history_word('effective', language)}: {format_date(release.effective, language)}",
        corrects,
        record.note.in_language(language),
        record.reasons.in_language(language) if record.reasons else "",
        "" if entry.previous is None else EFFECTS[entry.bearing.effect].in_language(language),
        f"{recourse.text.in_language(language)} {until}".strip() if recourse else "",
        *judged_words(entry, language),
    )
