"""The files of a publication in the folder of a site, beside the pages that the site engine wrote."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path as FilePath

from policysite.assemble.finished_pages import site_path
from policysite.assemble.kept_files import KeptFiles
from policysite.assemble.pages import Page
from policysite.assemble.publication import Publication
from policysite.assemble.site_files import SiteFiles
from policysite.domain.text import Language
from policysite.rendering.security_policy import headers_file


def write_beside_pages(
    site: FilePath, publication: Publication, finished: Mapping[Page, KeptFiles], not_found: Mapping[Language, str]
) -> dict[str, str]:
    """Writes finished pages, the 404 page of each further language, the headers and every other file.

    Returns path → SHA-256 of what it wrote.
    """
    others = {f"{language}/404.html": html.encode() for language, html in not_found.items() if language != "ja"}
    others["_headers"] = _headers(site, publication)
    files = SiteFiles(others, publication.files, *finished.values())
    folders = {(site / path).parent for path in files}
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
    return {path: _placed(files, path, site / path) for path in files}


def _placed(files: SiteFiles, path: str, target: FilePath) -> str:
    # A link cannot take the place of a file; only a dirty build or a preview finds one there.
    target.unlink(missing_ok=True)
    return files.place(path, target)


def _headers(site: FilePath, publication: Publication) -> bytes:
    """The headers for all pages; those of past versions come from the same frame and need not be read again."""
    past = {str(site / site_path(page)) for page in publication.pages if page.archived}
    found = (f"{folder}/{name}" for folder, _, names in os.walk(site) for name in names if name.endswith(".html"))
    pages = (file for file in found if str(FilePath(file)) not in past)
    return headers_file(FilePath(file).read_text(encoding="utf-8") for file in pages).encode()
