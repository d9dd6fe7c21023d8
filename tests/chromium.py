"""One headless Chromium for each test process: Playwright's driver can only be started once in it."""

from __future__ import annotations

import atexit
import os
import shutil
from functools import cache
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_FLAGS = (
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def running_chromium() -> Browser:
    """The browser of this process; without one the test is skipped, and fails where CI=true."""
    executable = os.environ.get("CHROMIUM") or next((found for found in map(shutil.which, _NAMES) if found), None)
    if executable is None:
        reason = "no Chromium found: set CHROMIUM to its path, or install the package chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return _started(executable)


@cache
def _started(executable: str) -> Browser:
    from playwright.sync_api import sync_playwright

    sandbox = () if hasattr(os, "geteuid") and os.geteuid() else ("--no-sandbox",)
    playwright = sync_playwright().start()
    browser = playwright.chromium.launch(executable_path=executable, args=[*_FLAGS, *sandbox])
    atexit.register(playwright.stop)
    return browser
