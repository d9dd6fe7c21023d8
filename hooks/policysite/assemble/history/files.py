"""The files of the history: feeds, data with their schemas, and each version's own documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from policysite.assemble.history.timeline import ComparisonOf, Timeline
from policysite.assemble.site.document_files import document_files, stamp_of
from policysite.assemble.site.editions import release_edition
from policysite.assemble.site.paths import prefix
from policysite.assemble.site.policy_files import policy_files
from policysite.assemble.storage.document_store import DocumentStore
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

COMPARISON_WORD = "policysite.rendering.word.comparison:render_comparison_word"


def history_files(timeline: Timeline) -> Mapping[str, bytes]:
    """The files about all versions, by their path below the site's root; none before the first release is public."""
    return dict(_data(timeline)) if timeline.entries else {}


def version_files(
    timeline: Timeline, entry: HistoryEntry, comparisons: Iterable[ComparisonOf], store: DocumentStore
) -> Mapping[str, bytes]:
    """The files of one version: its documents, and each of its old/new tables."""
    edition = release_edition(entry.release)
    base = f"versions/{entry.release.name}/"
    files = {**dict(policy_files(edition, base)), **document_files(edition, timeline.today, store, base)}
    for comparison in comparisons:
        files.update(_tables(timeline, comparison, store))
    return files


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


def _tables(timeline: Timeline, comparison: ComparisonOf, store: DocumentStore) -> Iterator[tuple[str, bytes]]:
    name = comparison.entry.release.name
    for language in LANGUAGES:
        stamp = stamp_of(release_edition(comparison.entry.release), language, timeline.today)
        made = store.get(COMPARISON_WORD, comparison.table(language), stamp)
        yield f"{prefix(language)}versions/{name}/{comparison.name}.docx", made
