"""Where things stand on the site: Japanese at `/`, English at `/en/`."""

from __future__ import annotations

import posixpath

from policysite.domain.text import Language


def prefix(language: Language) -> str:
    """The folder of a language below the site's root."""
    return "" if language == "ja" else f"{language}/"


def relative(from_page: str, to: str) -> str:
    """The address of `to` as a link on `from_page`; both below the site's root, pages ending in a slash."""
    start = from_page if from_page.endswith("/") or not from_page else posixpath.dirname(from_page)
    path = posixpath.relpath("/" + to, "/" + start)
    return path + "/" if to.endswith("/") or not to else path
