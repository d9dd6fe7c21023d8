"""法務に渡す下書きのサイトは、フォルダから二度押しで開き、どのページでも下書きと分かる。"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from browser.sites import DAY, ROOT

LINKS = "() => [...document.querySelectorAll('a[href], link[href], img[src], script[src]')].map((e) => e.href || e.src)"
MARK = ".ps-draft-mark strong"


@pytest.fixture(scope="module", params=[".", "samples/full"])
def preview(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The preview of a project, as the workflow makes it, at a place with a name as people give them."""
    folder = tmp_path_factory.mktemp("preview") / "下書き のサイト"
    environment = {**os.environ, "POLICYSITE_TODAY": DAY, "POLICYSITE_PREVIEW": "1", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(folder)]
    done = subprocess.run(
        command, cwd=ROOT / request.param, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return folder


def missing_files(addresses: list[str]) -> list[str]:
    """The addresses in a folder that lead to no file."""
    paths = [Path(unquote(urlsplit(one).path)) for one in addresses if one.startswith("file:")]
    assert paths
    return [str(path) for path in paths if not path.is_file()]


@pytest.mark.browser
@pytest.mark.slow
def test_フォルダから開いたどのページも読め全てのリンクがファイルに届く(preview: Path, chromium: Any) -> None:
    pages = sorted(preview.rglob("*.html"))
    assert len(pages) > 20
    faults: list[str] = []
    page = chromium.new_page()
    page.on("console", lambda said: faults.append(f"{page.url}: {said.text}") if said.type != "log" else None)
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on("requestfailed", lambda request: faults.append(f"{page.url}: no {request.url}"))
    for file in pages:
        page.goto(file.as_uri(), wait_until="load")
        faults += [f"{file.name}: {path}" for path in missing_files(page.evaluate(LINKS))]
        english = page.evaluate("document.documentElement.lang") == "en"
        shown = page.locator(MARK)
        if not shown.is_visible() or shown.inner_text() != ("Draft" if english else "下書き"):
            faults.append(f"{file}: no mark")
        if page.evaluate("getComputedStyle(document.body).fontFamily").startswith("Times"):
            faults.append(f"{file}: no style sheet")
        page.emulate_media(media="print")
        if not shown.is_visible():
            faults.append(f"{file}: no mark on paper")
        page.emulate_media(media="screen")
    page.close()
    assert faults == []


@pytest.mark.browser
@pytest.mark.slow
def test_検索のほかはフォルダから開いても動く(preview: Path, chromium: Any) -> None:
    page = chromium.new_page()
    page.goto((preview / "index.html").as_uri(), wait_until="load")
    assert page.locator("#ps-search-open").is_hidden()
    page.locator("#ps-scheme").click()
    assert page.locator("#ps-scheme").get_attribute("aria-pressed") == "true"
    page.locator("[data-citation] .ps-number").first.click()
    page.locator(".ps-actions button").first.wait_for()
    page.locator(".ps-nav a").nth(1).click()
    page.wait_for_load_state()
    assert page.url.startswith("file:")
    assert page.url.endswith("/index.html")
    page.close()


def test_公開するサイトに下書きの印はない() -> None:
    from browser.sites import built_site

    site = built_site("samples/minimal")
    for path in site.pages():
        assert "ps-draft-mark" not in site.html(path)
        assert '<script type="module"' in site.html(path)
