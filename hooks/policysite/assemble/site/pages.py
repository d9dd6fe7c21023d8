"""A page of the site, ready for whatever engine shows it."""

from __future__ import annotations

from dataclasses import dataclass

from policysite.domain.text import Language


@dataclass(frozen=True)
class Page:
    """A page in one language; `path` is its place on the site below the language, such as `requests/`."""

    language: Language
    path: str
    title: str
    markdown: str
    in_navigation: bool = True
    in_sitemap: bool = True

    @property
    def source_uri(self) -> str:
        """Where the page stands in the folder structure that MkDocs sees."""
        return f"{self.language}/{self.path}index.md"
