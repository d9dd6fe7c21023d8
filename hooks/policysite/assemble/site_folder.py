"""The files of a publication in the folder of a site, beside the pages that the site engine wrote."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path as FilePath

from policysite.assemble.pages import Page
from policysite.assemble.publication import Publication
from policysite.assemble.site_paths import prefix
from policysite.domain.text import Language
from policysite.rendering.security_policy import headers_file


def write_beside_pages(
    site: FilePath, publication: Publication, finished: Mapping[Page, str], not_found: Mapping[Language, str]
) -> None:
    """Writes finished pages, the 404 page of each further language, the headers and every other file."""
    for page, html in finished.items():
        _write(site / f"{prefix(page.language)}{page.path}index.html", html.encode())
    for language, html in not_found.items():
        if language != "ja":
            _write(site / f"{language}/404.html", html.encode())
    _write(site / "_headers", _headers(site, publication))
    for path, content in publication.files.items():
        _write(site / path, content)


def _headers(site: FilePath, publication: Publication) -> bytes:
    """The headers for all pages; those of past versions come from the same frame and need not be read again."""
    past = {site / f"{prefix(page.language)}{page.path}index.html" for page in publication.pages if page.archived}
    pages = (file for file in sorted(site.rglob("*.html")) if file not in past)
    return headers_file(file.read_text(encoding="utf-8") for file in pages).encode()


def _write(target: FilePath, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
