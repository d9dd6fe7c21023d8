"""Every page of every project, as visitors meet it: phone and desktop, light and dark, both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from browser.visit import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
LAYOUT = (Path(__file__).parent / "layout.js").read_text(encoding="utf-8")
WIDTHS = (360, 1280)
# Phones, tablets, and windows in which the outline leaves the text little room.
BETWEEN = (320, 480, 600, 721, 768, 900, 1024, 1100)
WIDER = """() => {
  document.querySelectorAll("details").forEach((details) => { details.open = true; });
  const places = [document.documentElement, ...document.querySelectorAll(".ps-table")];
  const wider = places.filter((place) => place.scrollWidth > place.clientWidth + 1);
  return wider.map((place) => place.textContent.trim().slice(0, 40));
}"""
COLOURS = ("color-contrast", "link-in-text-block")


def _violations(page: object, kind: str = "tag", values: tuple[str, ...] = RULES) -> list[str]:
    found = Axe().run(page, options={"runOnly": {"type": kind, "values": list(values)}}).response["violations"]
    return [f"{one['id']}: {node['target']} {node['failureSummary']}" for one in found for node in one["nodes"]]


def _looked_at(visit: Visit, path: str) -> list[str]:
    faults: list[str] = []
    with visit.open(path) as opened:
        for width in WIDTHS:
            opened.page.set_viewport_size({"width": width, "height": 900})
            faults += [f"{path} {width}px: {fault}" for fault in opened.page.evaluate(LAYOUT)]
            opened.page.emulate_media(color_scheme="light")
            faults += [f"{path} {width}px light: {fault}" for fault in _violations(opened.page)]
            # Only colours differ in the dark; asking for nothing else halves the time.
            opened.page.emulate_media(color_scheme="dark")
            faults += [f"{path} {width}px dark: {fault}" for fault in _violations(opened.page, "rule", COLOURS)]
        for width in BETWEEN:
            opened.page.set_viewport_size({"width": width, "height": 900})
            faults += [f"{path} {width}px: wider than its place: {text}" for text in opened.page.evaluate(WIDER)]
        faults += [f"{path}: {fault}" for fault in opened.faults]
        assert opened.page.context.cookies() == []
    return faults


def test_すべてのページが読め_だれの妨げにもならない(visit: Visit) -> None:
    pages = [*visit.site.pages(), "404.html", "en/404.html"]
    assert len(pages) > 8
    assert [fault for page in pages for fault in _looked_at(visit, page)] == []


@pytest.mark.parametrize("path", ["", "en/", "bilingual/", "en/glossary/"])
def test_主なページが読め_だれの妨げにもならない(company_visit: Visit, path: str) -> None:
    assert _looked_at(company_visit, path) == []


@pytest.mark.parametrize("path", ["", "en/", "bilingual/", "glossary/", "en/about/"])
def test_幅320ピクセルで横に動かさずに読める(company_visit: Visit, path: str) -> None:
    with company_visit.open(path, width=320) as opened:
        assert opened.page.evaluate(LAYOUT) == []


def test_一覧表は開いても読める(company_visit: Visit) -> None:
    for width in WIDTHS:
        with company_visit.open("", width=width) as opened:
            opened.page.click(".ps-purposes summary")
            assert opened.page.evaluate(LAYOUT) == []
            assert _violations(opened.page) == []


@pytest.mark.parametrize("path", ["", "bilingual/", "about/"])
def test_同じページの別の言語へ切り替わる(company_visit: Visit, path: str) -> None:
    with company_visit.open(path) as opened:
        opened.page.click(".ps-tool--language")
        assert opened.page.url == f"{company_visit.address}en/{path}"
        opened.page.click(".ps-tool--language")
        assert opened.page.url == f"{company_visit.address}{path}"
        assert opened.faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_開いた検索と説明と写しの札もだれの妨げにもならない(company_visit: Visit, scheme: str) -> None:
    with company_visit.open("", width=360, scheme=scheme) as opened:
        page = opened.page
        page.locator("a.ps-term").first.hover()
        page.get_by_role("tooltip").wait_for()
        assert _violations(page) == []
        page.locator("#requests .ps-number").click()
        page.get_by_role("button", name="リンクをコピー").wait_for()
        assert _violations(page) == []
        page.click("#ps-search-open")
        page.fill("#ps-search input", "開示")
        page.locator("#ps-search li").first.wait_for()
        assert _violations(page) == []
        page.keyboard.press("Escape")
        page.click(".ps-menu summary")
        assert _violations(page) == []
        assert page.evaluate(LAYOUT) == []


def test_ないページは二つの言語で案内する(company_visit: Visit) -> None:
    with company_visit.open("en/nowhere/at/all/") as opened:
        assert opened.page.locator("h1").inner_text() == "ページが見つかりません"
        opened.page.click("main [lang=en] a")
        assert opened.page.url == f"{company_visit.address}en/"


def test_決まりに反する読み込みは止まる(company_visit: Visit) -> None:
    with company_visit.open("") as opened:
        opened.page.evaluate(
            """() => {
                const script = document.createElement('script');
                script.textContent = 'window.broken = 1';
                document.body.append(script);
            }"""
        )
        assert opened.page.evaluate("() => window.broken") is None
        assert any("Content Security Policy" in fault for fault in opened.faults)
