"""A page of the site, ready for whatever engine shows it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from policysite.domain.text import Language


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


def render_page(page: Page) -> bytes:
    """A page as bytes to be kept."""
    return json.dumps(asdict(page), ensure_ascii=False).encode()


def parse_page(raw: bytes) -> Page:
    """A page from kept bytes."""
    return Page(**json.loads(raw))


def render_pages(pages: Iterable[Page]) -> bytes:
    """Many pages as bytes to be kept."""
    return json.dumps([asdict(page) for page in pages], ensure_ascii=False).encode()


def parse_pages(raw: bytes) -> tuple[Page, ...]:
    """Many pages from kept bytes."""
    return tuple(Page(**page) for page in json.loads(raw))
