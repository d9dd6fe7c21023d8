"""The files of the history: feeds, data with their schemas, and each version's own documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from policysite.assemble.document_files import document_files, stamp_of
from policysite.assemble.editions import release_edition
from policysite.assemble.kept_history import history_cache
from policysite.assemble.policy_files import policy_files
from policysite.assemble.site_paths import prefix
from policysite.assemble.timeline import ComparisonOf, Timeline
from policysite.domain.releases import Release, ReleaseState
from policysite.domain.text import LANGUAGES, Language
from policysite.rendering.feeds import (
    SCHEMAS,
    FeedHead,
    HistoryEntry,
    render_atom,
    render_changes,
    render_versions,
    schema_text,
)

_VERSION = "version"


def history_files(timeline: Timeline, cache: Path | None = None) -> Mapping[str, bytes]:
    """The files about all versions, by their path below the site's root; none before the first release is public."""
    if not timeline.entries:
        return {}
    return history_cache(cache).get_files("history-data", timeline.identity, lambda: dict(_data(timeline)))


def version_files(
    timeline: Timeline, entry: HistoryEntry, comparisons: Iterable[ComparisonOf], cache: Path | None
) -> Iterator[Mapping[str, bytes]]:
    """The files of one version: its documents, then each of its old/new tables.

    What `cache` keeps is read only when asked for, so that many versions need not stand in memory together.
    """
    kept = history_cache(cache)
    yield kept.get_files(_VERSION, entry.identity, lambda: dict(_documents(timeline, entry, cache)))
    for one in comparisons:
        yield kept.get_files("comparison", one.identity, lambda c=one: dict(_tables(timeline, c)))  # type: ignore[misc]


def is_kept(entry: HistoryEntry, cache: Path) -> bool:
    """Whether the documents of a version were made before."""
    return history_cache(cache).find(_VERSION, entry.identity) is not None


def _documents(timeline: Timeline, entry: HistoryEntry, cache: Path | None) -> Iterator[tuple[str, bytes]]:
    edition = release_edition(entry.release)
    base = f"versions/{entry.release.name}/"
    yield from policy_files(edition, base)
    # The version in force has the same files at its own address; those of the past are kept by their version alone.
    shared = cache if entry.state is ReleaseState.IN_FORCE else None
    yield from document_files(edition, timeline.today, shared, base).items()


def _data(timeline: Timeline) -> Iterator[tuple[str, bytes]]:
    address = _address(_reference(timeline))
    prefixes = {language: prefix(language) for language in LANGUAGES}
    yield "changes.json", render_changes(timeline.entries, address, prefixes).encode()
    yield "versions.json", render_versions(timeline.entries, address, prefixes).encode()
    for name in SCHEMAS:
        yield f"schema/{name}", schema_text(name).encode()
    for language in LANGUAGES:
        yield f"{prefix(language)}changes.atom", render_atom(feed_head(timeline, language), timeline.entries).encode()


def feed_head(timeline: Timeline, language: Language) -> FeedHead:
    """What the feed of one language says about itself."""
    release = _reference(timeline)
    policy = release.policy
    return FeedHead(
        title=policy.site.title.in_language(language),
        author=policy.company.operator.name.in_language(language),
        address=_address(release),
        language=language,
        prefix=prefix(language),
    )


def _reference(timeline: Timeline) -> Release:
    """The release whose site the feeds belong to: the one in force, or the first that is announced."""
    return (timeline.current or timeline.entries[-1]).release


def _address(release: Release) -> str:
    return release.policy.site.address.rstrip("/") + "/"


def _tables(timeline: Timeline, comparison: ComparisonOf) -> Iterator[tuple[str, bytes]]:
    from policysite.rendering.word.comparison import render_comparison_word

    name = comparison.entry.release.name
    for language in LANGUAGES:
        stamp = stamp_of(release_edition(comparison.entry.release), language, timeline.today)
        table = comparison.table(language)
        yield f"{prefix(language)}versions/{name}/{comparison.name}.docx", render_comparison_word(table, stamp)
