"""The files of the history: feeds, data with their schemas, and each version's own documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from policysite.assemble.history.timeline import ComparisonOf, Timeline
from policysite.assemble.site.document_files import form_sums, planned_documents, stamp_of
from policysite.assemble.site.paths import prefix
from policysite.assemble.site.policy_files import policy_files
from policysite.assemble.storage.making import Making
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


def planned_version(
    timeline: Timeline, entry: HistoryEntry, comparisons: Iterable[ComparisonOf]
) -> Iterator[tuple[str, Making]]:
    """How the documents of one version and each of its old/new tables are made, by their path."""
    edition = timeline.edition(entry.release)
    yield from planned_documents(edition, timeline.today, version_base(entry))
    for comparison in comparisons:
        for language in LANGUAGES:
            path = f"{prefix(language)}{version_base(entry)}{comparison.name}.docx"
            stamp = stamp_of(edition, language, timeline.today)
            yield path, Making(COMPARISON_WORD, (comparison.table(language), stamp))


def version_files(timeline: Timeline, entry: HistoryEntry, made: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """What else there is of one version beside its documents: text, data, and the sums of its forms."""
    yield from policy_files(timeline.edition(entry.release), version_base(entry))
    yield from form_sums(made, version_base(entry))


def version_base(entry: HistoryEntry) -> str:
    """Where the files of a version lie, below the site's root or the folder of a language."""
    return f"versions/{entry.release.name}/"


def _data(timeline: Timeline) -> Iterator[tuple[str, bytes]]:
    address = feed_head(timeline, "ja").address
    prefixes = {language: prefix(language) for language in LANGUAGES}
    yield "changes.json", render_changes(timeline.entries, address, prefixes).encode()
    yield "versions.json", render_versions(timeline.entries, address, prefixes, timeline.today).encode()
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
        address=_slashed(timeline.edition(release).deployment.address),
        origin=_slashed(timeline.entries[-1].release.policy.site.address),
        language=language,
        prefix=prefix(language),
    )


def _reference(timeline: Timeline) -> Release:
    """The release whose site the feeds belong to: the one in force, or the first that is announced."""
    return (timeline.current or timeline.entries[-1]).release


def _slashed(address: str) -> str:
    return address.rstrip("/") + "/"
