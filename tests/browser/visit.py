"""A visitor with a browser: opens pages, and remembers everything that a visitor must never meet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from browser.sites import BuiltSite


@dataclass
class OpenPage:
    """A page in the browser, with what went wrong on it and which requests it made."""

    page: Any
    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    bodies: dict[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Visit:
    """A site under an address on this machine, and the browser that visits it."""

    browser: Any
    address: str
    site: BuiltSite

    @contextmanager
    def open(self, path: str = "", *, width: int = 1280, scheme: str = "light", **options: Any) -> Iterator[OpenPage]:
        """A fresh visitor at a page: no storage, no history; extra options go to the browser's context."""
        context = self.browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, **options)
        page = context.new_page()
        opened = OpenPage(page)
        page.on("console", lambda message: self._console(opened, message))
        page.on("pageerror", lambda error: opened.faults.append(f"error: {error}"))
        page.on("request", lambda request: self._request(opened, request.url))
        page.on("response", lambda response: self._response(opened, response))
        try:
            page.goto(self.address + path, wait_until="load")
            yield opened
        finally:
            context.close()

    def _console(self, opened: OpenPage, message: Any) -> None:
        if message.type in ("error", "warning"):
            opened.faults.append(f"console: {message.text}")

    def _request(self, opened: OpenPage, url: str) -> None:
        opened.requests.append(url)
        if not url.startswith((self.address, "data:", "blob:")):
            opened.faults.append(f"request off the site: {url}")

    def _response(self, opened: OpenPage, response: Any) -> None:
        if response.status >= 400 and response.url.startswith(self.address):
            opened.faults.append(f"{response.status}: {response.url}")
