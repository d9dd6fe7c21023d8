"""The files of a publication in the folder of a site, beside the pages that the site engine wrote."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from policysite.assemble.site.previews import open_locally
from policysite.assemble.site.publication import Publication
from policysite.assemble.storage.output_folder import Staging, discard, put_in_place
from policysite.assemble.storage.site_sums import SUMS, load_digests, render_sums
from policysite.domain.text import Language
from policysite.rendering.security_policy import headers_file


def files_beside_pages(
    publication: Publication, scripts: Collection[str], not_found: Mapping[Language, str]
) -> Mapping[str, bytes]:
    """Every other file by its path: the 404 page of each further language, the headers, what is published.

    `scripts` are the inline ones that pages may hold.
    """
    others = {f"{language}/404.html": html.encode() for language, html in not_found.items() if language != "ja"}
    others["_headers"] = headers_file(scripts).encode()
    return {**publication.files, **others}


def lay_out(site: Path, files: Mapping[str, bytes]) -> None:
    """Puts every file into a site."""
    for folder in {(site / path).parent for path in files}:
        folder.mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        (site / path).write_bytes(content)


def complete_site(site: Path, publication: Publication, files: Mapping[str, bytes]) -> None:
    """Puts every file into a site that the engine wrote, and SHA256SUMS over it all; a draft opens from its folder."""
    lay_out(site, files)
    if publication.is_draft:
        open_locally(site, publication.address)
    (site / SUMS).write_bytes(render_sums(load_digests(site)))


def replace_site(staging: Staging, publication: Publication, files: Mapping[str, bytes]) -> None:
    """Completes what the engine has staged and swaps it in.

    Where it fails, nothing of what was staged is left. Raises OutputFolderError where the site cannot be moved.
    """
    try:
        complete_site(staging.folder, publication, files)
        put_in_place(staging)
    except BaseException:
        discard(staging)
        raise
