"""A headless Chromium, sites to visit, and a server for them."""

from __future__ import annotations

import functools
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from browser.sites import PROJECTS, BuiltSite, built_site
from browser.visit import Visit
from chromium import running_chromium


@pytest.fixture(scope="session")
def chromium() -> object:
    """A running browser."""
    return running_chromium()


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder as a host of static pages does, with the not-found page of the root."""

    def log_message(self, *arguments: object) -> None:
        """Says nothing: a failing test names the address itself."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="session", params=PROJECTS)
def site(request: pytest.FixtureRequest) -> BuiltSite:
    """Each project of the repository as a finished site."""
    return built_site(request.param)


@pytest.fixture(scope="session")
def company_site() -> BuiltSite:
    """The site of the company whose data the repository holds."""
    return built_site(".")


class _Server(ThreadingHTTPServer):
    """A browser that leaves a page breaks its connections; that is no fault of the site."""

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def _serve(folder: Path) -> ThreadingHTTPServer:
    server = _Server(("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


@pytest.fixture(scope="session")
def visit(chromium: object, site: BuiltSite) -> Iterator[Visit]:
    """A visitor at each project's site."""
    server = _serve(site.folder)
    yield Visit(chromium, f"http://127.0.0.1:{server.server_port}/", site)
    server.shutdown()


@pytest.fixture(scope="session")
def company_visit(chromium: object, company_site: BuiltSite) -> Iterator[Visit]:
    """A visitor at the company's site."""
    server = _serve(company_site.folder)
    yield Visit(chromium, f"http://127.0.0.1:{server.server_port}/", company_site)
    server.shutdown()
