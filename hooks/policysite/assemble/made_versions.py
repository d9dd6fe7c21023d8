"""All that belongs to one version, made together: its documents, its old/new tables, and the pages of both."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from policysite.assemble.history_files import version_files
from policysite.assemble.history_pages import version_pages
from policysite.assemble.pages import Page
from policysite.assemble.storage.site_files import SiteFiles
from policysite.assemble.timeline import Timeline, comparisons_of
from policysite.domain.text import LANGUAGES
from policysite.rendering.feeds import HistoryEntry


@dataclass(frozen=True)
class MadeVersion:
    """The files of a version by their path below the site's root, and its pages in all languages."""

    files: SiteFiles
    pages: tuple[Page, ...]


def made_version(timeline: Timeline, entry: HistoryEntry, cache: Path | None) -> MadeVersion:
    """One version; what `cache` keeps of it is neither made nor read.

    Texts are composed and tables compared once for all that shows them, and need not stay in memory for the next one.
    """
    comparisons = tuple(comparisons_of(timeline, entry))
    files = SiteFiles(*version_files(timeline, entry, comparisons, cache))
    pages = (
        page for language in LANGUAGES for page in version_pages(timeline, entry, comparisons, language, files, cache)
    )
    return MadeVersion(files, tuple(pages))
