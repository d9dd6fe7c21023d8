"""In a browser that gets the headers we ship, no page of a site full of hostile words runs any of them."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from chromium import running_chromium
from hostile.projects import planted_site

pytestmark = [pytest.mark.slow, pytest.mark.browser]
WATCHING = "addEventListener('securitypolicyviolation', event => console.error('blocked ' + event.violatedDirective));"


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder with the headers of its `_headers`, as hosts that read it do."""

    def log_message(self, *arguments: object) -> None:
        """Says nothing."""

    def end_headers(self) -> None:
        for line in (Path(self.directory) / "_headers").read_text("utf-8").splitlines()[1:]:
            name, _, value = line.strip().partition(": ")
            if name != "Strict-Transport-Security":
                self.send_header(name, value)
        super().end_headers()


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A site of hostile words with its history, and its address."""
    site = planted_site(tmp_path_factory.mktemp("chromium"), 0, 3)
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield site, f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def open_page(context: Any, address: str) -> tuple[Any, list[str]]:
    """A page with what it did that text never does."""
    page, seen = context.new_page(), []
    page.on("dialog", lambda dialog: (seen.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("console", lambda message: seen.append(message.text) if "blocked" in message.text else None)
    page.on("pageerror", lambda error: seen.append(f"error {error}"))
    page.goto(address, wait_until="load")
    return page, seen


def test_nothing_runs_on_any_page(hostile_site: tuple[Path, str]) -> None:
    site, address = hostile_site
    context = running_chromium().new_context()
    context.add_init_script(WATCHING)
    pages = [file.relative_to(site).as_posix() for file in sorted(site.rglob("*.html"))]
    assert len(pages) > 30
    found = {}
    for name in pages:
        page, seen = open_page(context, address + name.removesuffix("index.html"))
        if page.evaluate("window.hostile") is not None or page.evaluate(
            "document.querySelector('.ps-footer') === null"
        ):
            seen.append("ran, or was eaten")
        found[name] = seen
        page.close()
    context.close()
    assert {name: seen for name, seen in found.items() if seen} == {}


def test_the_browser_would_run_a_script_that_is_allowed(hostile_site: tuple[Path, str]) -> None:
    """The watch sees what runs, and what the policy stops."""
    site, address = hostile_site
    policy = "<meta http-equiv=Content-Security-Policy content=\"script-src 'self'\">"
    (site / "ran.js").write_text("window.hostile = 1", encoding="utf-8")
    (site / "ran.html").write_text(f"{policy}<script src=ran.js></script><img src=x onerror=alert(1)>", "utf-8")
    context = running_chromium().new_context()
    context.add_init_script(WATCHING)
    page, seen = open_page(context, address + "ran.html")
    page.wait_for_timeout(200)
    assert page.evaluate("window.hostile") == 1
    assert any("blocked" in line for line in seen)
    context.close()


def test_what_scripts_show_is_text(hostile_site: tuple[Path, str]) -> None:
    """Results of the search quote headings and clauses, which hold hostile words."""
    context = running_chromium().new_context()
    context.add_init_script(WATCHING)
    for language in ("", "en/"):
        page, seen = open_page(context, hostile_site[1] + language)
        page.click("#ps-search-open")
        page.fill("#ps-search input", "window")
        page.wait_for_selector(".ps-search-results li")
        assert page.evaluate("document.querySelectorAll('.ps-search-results :is(script, img, x, svg)').length") == 0
        assert page.evaluate("window.hostile") is None
        assert seen == []
        page.close()
    context.close()
