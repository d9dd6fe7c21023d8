"""The files of the history: feeds, data with their schemas, and each version's own documents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path as FilePath

from policysite.assemble.document_cache import DocumentCache
from policysite.assemble.document_files import document_files, stamp_of
from policysite.assemble.editions import release_edition
from policysite.assemble.kept_history import history_cache
from policysite.assemble.policy_files import policy_files
from policysite.assemble.site_paths import prefix
from policysite.assemble.timeline import ComparisonOf, Timeline, comparisons_of
from policysite.domain.releases import Release
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


def history_files(timeline: Timeline, cache: FilePath | None = None) -> Iterator[tuple[str, bytes]]:
    """Path below the site's root → content; none before the first release is public."""
    if not timeline.entries:
        return
    kept = history_cache(cache)
    yield from kept.get_files("history-data", timeline.identity, lambda: dict(_data(timeline))).items()
    for entry in timeline.entries:
        made = kept.get_files("version-files", entry.identity, lambda e=entry: dict(_documents(timeline, e, cache)))  # type: ignore[misc]
        yield from made.items()
        yield from _tables(timeline, entry, kept)


def _documents(timeline: Timeline, entry: HistoryEntry, cache: FilePath | None) -> Iterator[tuple[str, bytes]]:
    edition = release_edition(entry.release)
    base = f"versions/{entry.release.name}/"
    yield from policy_files(edition, base)
    yield from document_files(edition, timeline.today, cache, base).items()


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


def _tables(timeline: Timeline, entry: HistoryEntry, kept: DocumentCache) -> Iterator[tuple[str, bytes]]:
    for language in LANGUAGES:
        for comparison in comparisons_of(timeline, entry):
            path = f"{prefix(language)}versions/{entry.release.name}/{comparison.name}.docx"
            source = (comparison.identity, language)
            yield path, kept.get("comparison-word", source, lambda c=comparison, one=language: _table(timeline, c, one))  # type: ignore[misc]


def _table(timeline: Timeline, comparison: ComparisonOf, language: Language) -> bytes:
    from policysite.rendering.word.comparison import render_comparison_word

    stamp = stamp_of(release_edition(comparison.entry.release), language, timeline.today)
    return render_comparison_word(comparison.table(language), stamp)
