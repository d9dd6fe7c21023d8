"""Everything that is published, as values: pages in Markdown, files in bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path as FilePath

from policysite.assemble.document_files import document_files
from policysite.assemble.editions import Edition, current_edition
from policysite.assemble.frames import site_frame
from policysite.assemble.inspection import Inspection
from policysite.assemble.policy_files import policy_files
from policysite.assemble.policy_pages import status_box
from policysite.assemble.request_pages import request_pages
from policysite.assemble.site_paths import prefix
from policysite.domain.text import LANGUAGES, Language, Text
from policysite.rendering.policy_page import policy_page, render_policy_page
from policysite.rendering.site_frame import SiteFrame


@dataclass(frozen=True)
class Page:
    """A page in one language; `path` is its place on the site below the language, such as `requests/`."""

    language: Language
    path: str
    title: str
    markdown: str
    in_navigation: bool = True

    @property
    def source_uri(self) -> str:
        """Where the page stands in the folder structure that MkDocs sees."""
        return f"{self.language}/{self.path}index.md"


@dataclass(frozen=True)
class Publication:
    """All pages and files; `files` maps a path below the site's root to its content."""

    title: Text
    address: str
    pages: tuple[Page, ...]
    files: Mapping[str, bytes]
    frames: Mapping[Language, SiteFrame]


def publish(inspection: Inspection, cache: FilePath | None = None, preview: bool = False) -> Publication:
    """The whole site of a project that may be published; `cache` keeps made PDF and Word files between builds.

    A preview shows the draft instead of the release in force. Raises NothingInForceError where there is none.
    """
    edition = current_edition(inspection, preview)
    files = {**dict(policy_files(edition)), **document_files(edition, inspection.today, cache)}
    policy = edition.policy
    title = Text(
        ja=f"{policy.site.title.ja}｜{policy.company.operator.name.ja}",
        en=f"{policy.site.title.en} | {policy.company.operator.name.en}",
    )
    pages = tuple(page for language in LANGUAGES for page in _pages(edition, language, files, inspection.today))
    frames = {language: site_frame(edition, language) for language in LANGUAGES}
    return Publication(title, policy.site.address, pages, files, frames)


def _pages(edition: Edition, language: Language, files: Mapping[str, bytes], today: date) -> Iterator[Page]:
    document = edition.documents[language]
    view = policy_page(document, status_box(edition, language, files, prefix(language)))
    yield Page(language, "", document.title, render_policy_page(view))
    for page in request_pages(edition, language, files, today):
        yield Page(language, page.path, page.title, page.markdown, page.in_navigation)
