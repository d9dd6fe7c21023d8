"""Previewing: an edit reloads the page; a broken edit shows its findings while the last good page stays up."""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

PATIENCE = 30.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def served(tmp_path: Path, repository: Path) -> Iterator[tuple[Path, str]]:
    """A project that `mkdocs serve` is serving, and its address."""
    for name in ("policy_data", "docs", "overrides", "hooks"):
        shutil.copytree(repository / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(repository / "mkdocs.yml", tmp_path / "mkdocs.yml")
    port = free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"]
    environment = {**os.environ, "POLICYSITE_TODAY": "2026-11-22", "NO_MKDOCS_2_WARNING": "1"}
    process = subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield tmp_path, f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def page_where(address: str, holds: Callable[[str], bool]) -> str:
    """The page as soon as it is as expected; fails with the last page after the patience is spent."""
    end = time.monotonic() + PATIENCE
    page = ""
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                page = answer.read().decode()
        except OSError:
            page = ""
        if holds(page):
            return page
        time.sleep(0.2)
    pytest.fail(f"never as expected; the page was: {page[:500]}")


def test_編集は再表示され壊れた編集は指摘とともに前のページが残る(served: tuple[Path, str]) -> None:
    project, address = served
    page_where(address, lambda page: "800円" in page)
    data = project / "policy_data/policy/07-requests.yml"
    good = data.read_text("utf-8")
    data.write_text(good.replace("amount: 800", "amount: 900"), encoding="utf-8")
    page_where(address, lambda page: "900円" in page and "800円" not in page)
    data.write_text(good.replace("amount: 800", "amuont: 800"), encoding="utf-8")
    broken = page_where(address, lambda page: "DATA-UNKNOWN-KEY" in page)
    assert "900円" in broken
    assert "policy_data/policy/07-requests.yml" in broken
    data.write_text(good, encoding="utf-8")
    page_where(address, lambda page: "800円" in page and "DATA-UNKNOWN-KEY" not in page)


def test_打ちかけのタグはページを飲み込まず公開と同じ規則で示される(served: tuple[Path, str]) -> None:
    project, address = served
    page_where(address, lambda page: "800円" in page)
    data = project / "policy_data/policy/07-requests.yml"
    good = data.read_text("utf-8")
    data.write_text(good.replace("en: ", "en: 18<age and <textarea ", 1), encoding="utf-8")
    broken = LexborHTMLParser(page_where(address, lambda page: "TXT-MARKUP" in page))
    overlay = broken.css_first(".ps-findings")
    assert overlay is not None
    assert "<textarea " in overlay.text()
    assert broken.css_first("textarea") is None
    assert broken.css_first("footer") is not None
    data.write_text(good.replace("en: ", "en: 18<age and ", 1), encoding="utf-8")
    page = LexborHTMLParser(page_where(address + "en/", lambda page: "18&lt;age" in page))
    policy = page.css_first("meta[http-equiv=Content-Security-Policy]")
    assert policy is not None
    for script in page.css("script:not([src])"):
        digest = base64.b64encode(hashlib.sha256(script.text().encode()).digest()).decode()
        assert "json" in (script.attributes.get("type") or "") or digest in (policy.attributes["content"] or "")
