"""Finished pages of past versions, kept by all that goes into them: the engine need not make them again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path as FilePath

from policysite.assemble.document_cache import DocumentCache
from policysite.assemble.pages import Page
from policysite.assemble.program import folder_fingerprint, program_fingerprint
from policysite.assemble.publication import Publication

_ENGINE = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "markdown", "jinja2")


@dataclass(frozen=True)
class FinishedPages:
    """Pages as they stand on the site, found by their content and their surroundings."""

    cache: DocumentCache
    surroundings: str

    def find(self, page: Page) -> str | None:
        """The finished page, or None where it must be made."""
        raw = self.cache.find("finished", (self.surroundings, page))
        return None if raw is None else raw.decode()

    def sort(self, pages: Iterable[Page]) -> tuple[dict[Page, str], dict[str, Page]]:
        """The archived pages that are finished, and by source those that still have to be made."""
        found = {page: self.find(page) for page in pages if page.archived}
        ready = {page: html for page, html in found.items() if html is not None}
        return ready, {page.source_uri: page for page, html in found.items() if html is None}

    def keep(self, page: Page, html: str) -> None:
        """Keeps a page that was made."""
        self.cache.keep("finished", (self.surroundings, page), html.encode())


def finished_pages(
    publication: Publication, settings: Iterable[str], folders: Iterable[FilePath], cache: FilePath
) -> FinishedPages:
    """What was kept of a site; `settings` and the files in `folders` (templates, pages) are those of the engine."""
    navigation = [(page.title, page.source_uri) for page in publication.pages if page.in_navigation]
    engine = (*(f"{name} {version(name)}" for name in _ENGINE), *settings, *map(folder_fingerprint, folders))
    around = (publication.title, publication.address, publication.frames, navigation, engine)
    surroundings = hashlib.sha256(repr(around).encode()).hexdigest()
    return FinishedPages(DocumentCache(cache, program_fingerprint()), surroundings)
