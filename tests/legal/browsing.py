"""A headless browser that opens files from the disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext

from chromium import running_chromium


@contextmanager
def _browser() -> Iterator[BrowserContext]:
    context = running_chromium().new_context()
    try:
        yield context
    finally:
        context.close()


def axe_violations(file: Path, width: int) -> tuple[list[str], list[str], int]:
    """The axe rules a file breaks at a width, what it requested, and by how many pixels it is too wide."""
    with _browser() as browser:
        page = browser.new_page()
        page.set_viewport_size({"width": width, "height": 900})
        requests: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        page.goto(file.as_uri())
        found = Axe().run(page).response["violations"]
        overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [rule["id"] for rule in found], requests, overflow


def printed_pages(file: Path) -> int:
    """The sheets a file prints on."""
    with _browser() as browser:
        page = browser.new_page()
        page.goto(file.as_uri())
        content = page.pdf(prefer_css_page_size=True)
    return len(pypdfium2.PdfDocument(content))
