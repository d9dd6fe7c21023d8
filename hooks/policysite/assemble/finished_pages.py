"""Finished pages of past versions, kept by all that goes into them: the engine need not make them again."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from policysite.assemble.archive import Archive
from policysite.assemble.pages import Page
from policysite.assemble.publication import Publication
from policysite.assemble.site_paths import prefix
from policysite.assemble.storage.document_cache import DocumentCache
from policysite.assemble.storage.kept_files import KeptFiles
from policysite.assemble.storage.program import folder_fingerprint, program_fingerprint
from policysite.assemble.storage.site_files import SiteFiles

_ENGINE = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "markdown", "jinja2")
_PAGE, _WHOLE = "finished", "finished-archive"
_INHERIT = re.compile(r"^INHERIT:\s*(\S+)", re.MULTILINE)


@dataclass(frozen=True)
class FinishedPages:
    """Pages as they stand on the site, found by their content and their surroundings."""

    cache: DocumentCache
    surroundings: str

    def sort(self, archive: Archive) -> tuple[SiteFiles, dict[str, Page]]:
        """The pages of an archive that are finished, and by source those that still have to be made.

        A page is made in all languages or in none: static-i18n would fill a gap with the page of another language.
        """
        source = (self.surroundings, archive.digest)
        whole = self.cache.find_files(_WHOLE, source)
        if whole is not None and whole.intact:
            return SiteFiles(whole), {}
        found = {page: self._find(page) for page in archive.pages}
        missing = {page.path for page, kept in found.items() if kept is None}
        ready = [kept for page, kept in found.items() if kept is not None and page.path not in missing]
        if not missing:
            self.cache.keep_index(_WHOLE, source, {path: kept.digests[path] for kept in ready for path in kept})
        return SiteFiles(*ready), {page.source_uri: page for page in found if page.path in missing}

    def keep(self, page: Page, html: str) -> None:
        """Keeps a page that was made."""
        self.cache.keep_files(_PAGE, (self.surroundings, page), {site_path(page): html.encode()})

    def _find(self, page: Page) -> KeptFiles | None:
        kept = self.cache.find_files(_PAGE, (self.surroundings, page))
        return kept if kept is not None and kept.intact else None


def site_path(page: Page) -> str:
    """Where a page lies below the site's root."""
    return f"{prefix(page.language)}{page.path}index.html"


def finished_pages(
    publication: Publication, settings: Iterable[str], folders: Iterable[Path], cache: Path
) -> FinishedPages:
    """What was kept of a site; `settings` and the files in `folders` (templates, pages) are those of the engine."""
    navigation = [(page.title, page.source_uri) for page in publication.pages if page.in_navigation]
    engine = (*(f"{name} {version(name)}" for name in _ENGINE), *settings, *map(folder_fingerprint, folders))
    around = (publication.title, publication.address, publication.frames, navigation, engine)
    surroundings = hashlib.sha256(repr(around).encode()).hexdigest()
    return FinishedPages(DocumentCache(cache, program_fingerprint()), surroundings)


def settings_texts(file: Path) -> Iterator[str]:
    """The text of mkdocs.yml, and of those it inherits from."""
    text = file.read_text(encoding="utf-8")
    yield text
    inherited = _INHERIT.search(text)
    if inherited:
        yield from settings_texts(file.parent / inherited[1].strip("\"'"))
