"""The files of a publication in the folder of a site, beside the pages that the site engine wrote."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from policysite.assemble.publication import Publication
from policysite.assemble.storage.content_store import content_store
from policysite.assemble.storage.folders import SPARE
from policysite.assemble.storage.output_folder import Staging, discard, put_in_place, refill
from policysite.assemble.storage.site_files import SiteFiles
from policysite.assemble.storage.site_sums import SUMS, load_digests, render_sums
from policysite.domain.text import Language
from policysite.rendering.security_policy import headers_file


def files_beside_pages(
    site: Path,
    publication: Publication,
    finished: SiteFiles,
    made: Collection[str],
    not_found: Mapping[Language, str],
) -> SiteFiles:
    """Finished pages, the 404 page of each further language, the headers and every other file, by path.

    `site` has the pages that the engine wrote; `made` are the paths of those among them that are of single versions.
    """
    others = {f"{language}/404.html": html.encode() for language, html in not_found.items() if language != "ja"}
    others["_headers"] = headers_file(_pages(site, {*finished, *made})).encode()
    return SiteFiles(others, publication.files, finished)


def lay_out(site: Path, files: SiteFiles, there: Collection[str] = ()) -> None:
    """Puts every file into a site except those that are there."""
    missing = [path for path in files if path not in there]
    for folder in {(site / path).parent for path in missing}:
        folder.mkdir(parents=True, exist_ok=True)
    for path in missing:
        # A link cannot take the place of a file.
        (site / path).unlink(missing_ok=True)
        files.place(path, site / path)


def complete_site(site: Path, files: SiteFiles) -> None:
    """Puts every file into a site that the engine wrote in its place, and SHA256SUMS over it all."""
    _complete(site, files, load_digests(site), ())


def replace_site(staging: Staging, files: SiteFiles, cache: Path) -> None:
    """Completes what the engine has staged and swaps it in; nothing that an earlier site has is written again.

    Where it fails, nothing of what was staged is left. Raises OutputFolderError where the site cannot be moved.
    """
    written = load_digests(staging.folder)
    filled, there = refill(staging, cache / SPARE, files.is_at)
    try:
        _complete(filled.folder, files, written, there)
        put_in_place(filled, cache / SPARE)
    except BaseException:
        discard(filled)
        raise
    content_store(cache).settle()


def _complete(site: Path, files: SiteFiles, written: Mapping[str, str], there: Collection[str]) -> None:
    """`written` has the digests of what the engine wrote, `there` the paths that are in place already."""
    lay_out(site, files, there)
    (site / SUMS).write_bytes(render_sums({**written, **{path: files.digest(path) for path in files}}))


def _pages(site: Path, past: Collection[str]) -> Iterator[str]:
    """The pages that say what headers a site needs; those of past versions have the same frame and are not read."""
    for folder, _, names in os.walk(site):
        for name in names:
            file = Path(folder) / name
            if name.endswith(".html") and file.relative_to(site).as_posix() not in past:
                yield file.read_text(encoding="utf-8")
