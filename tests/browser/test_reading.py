"""Reading without a mouse, without scripts, on paper, and on a slow line."""

from __future__ import annotations

import gzip
import io
import re
import unicodedata

import pypdf
import pytest

from browser.visit import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]
BUDGET = 300_000
"""Bytes over the wire at the first visit of the home page."""
TEXT_TYPES = ("text/", "application/json", "javascript", "svg")


def _words(text: str) -> list[str]:
    return re.sub(r"\s+", " ", text).strip().split(" ")


@pytest.mark.parametrize("path", ["", "en/", "bilingual/", "glossary/", "about/", "requests/"])
def test_スクリプトがなくても同じことが書いてある(company_visit: Visit, path: str) -> None:
    with company_visit.open(path, java_script_enabled=False) as still, company_visit.open(path) as live:
        without, live_words = (
            _words(still.page.locator("main").text_content()),
            _words(live.page.locator("main").text_content()),
        )
        assert without
        assert sorted(set(without) - set(live_words)) == []
        shown = set(_words(live.page.locator("main").inner_text()))
        hidden = sorted(set(_words(still.page.locator("main").inner_text())) - shown)
        assert path == "requests/" or hidden == []


def test_スクリプトがなくても暗い配色になる(company_visit: Visit) -> None:
    with company_visit.open("", java_script_enabled=False, scheme="dark") as opened:
        assert opened.page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(18, 25, 29)"


def test_配色を選ぶまで何も保存しない(company_visit: Visit) -> None:
    with company_visit.open("") as opened:
        opened.page.mouse.wheel(0, 2000)
        assert opened.page.evaluate("localStorage.length + sessionStorage.length") == 0
        opened.page.click("#ps-scheme")
        assert opened.page.evaluate("localStorage.getItem('policysite.scheme')") == "dark"
        opened.page.reload()
        assert opened.page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(18, 25, 29)"
        opened.page.click("#ps-scheme")
        assert opened.page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize("path", ["", "en/", "requests/"])
def test_キーボードだけですべてに届き_どこにいるかが見える(company_visit: Visit, path: str) -> None:
    with company_visit.open(path) as opened:
        page = opened.page
        wanted = page.evaluate("""() => [...document.querySelectorAll(
                'a[href], button, input, select, textarea, summary')]
            .filter((e) => e.checkVisibility({visibilityProperty: true}) && !e.disabled && !e.closest('dialog'))
            .map((e, number) => {
                // The arrow keys move inside a group of radio buttons, so the whole group is one stop.
                const first = e.type === 'radio' && document.querySelector(`[name="${e.name}"][data-stop]`);
                e.dataset.stop = first ? first.dataset.stop : number;
                return Number(e.dataset.stop);
            })""")
        reached, invisible = set(), []
        for _ in range(len(wanted) + 40):
            page.keyboard.press("Tab")
            stop, outline = page.evaluate(
                "() => [document.activeElement.dataset.stop, getComputedStyle(document.activeElement).outlineStyle]"
            )
            if stop is not None:
                reached.add(int(stop))
                if outline == "none":
                    invisible.append(stop)
            page.keyboard.press("Escape")
        assert [number for number in wanted if number not in reached] == []
        assert invisible == []


def test_最初のキーで本文へ跳べる(company_visit: Visit) -> None:
    with company_visit.open("") as opened:
        opened.page.keyboard.press("Tab")
        opened.page.keyboard.press("Enter")
        assert opened.page.evaluate("document.activeElement.id") == "main"


def test_番号から呼び方とリンクを写せる(company_visit: Visit) -> None:
    with company_visit.open("", permissions=["clipboard-read", "clipboard-write"]) as opened:
        page = opened.page
        page.locator("#joint-use-data-items .ps-number").focus()
        page.keyboard.press("Enter")
        page.get_by_role("button", name="リンクをコピー").wait_for()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.get_by_role("button", name="コピーしました").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == f"{company_visit.address}#joint-use-data-items"
        page.get_by_role("button", name="「第6条(1)」をコピー").click()
        page.wait_for_timeout(100)
        assert page.evaluate("navigator.clipboard.readText()") == "第6条(1)"
        page.keyboard.press("Escape")
        assert page.locator(".ps-floating").count() == 0
        assert page.evaluate("document.activeElement.className") == "ps-number"


def test_言葉の説明はマウスでもキーボードでも出て_消せる(company_visit: Visit) -> None:
    with company_visit.open("") as opened:
        page, term = opened.page, opened.page.locator("a.ps-term").first
        term.hover()
        tip = page.get_by_role("tooltip")
        assert "生存する個人に関する情報" in tip.inner_text()
        tip.hover()
        page.wait_for_timeout(400)
        assert tip.count() == 1
        page.keyboard.press("Escape")
        assert tip.count() == 0
        page.mouse.move(0, 0)
        term.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        assert tip.count() == 1
        assert term.get_attribute("aria-describedby") == tip.get_attribute("id")
        term.click()
        page.wait_for_url("**/glossary/#*")


def _sheets(visit: Visit, path: str) -> list[str]:
    with visit.open(path) as opened:
        reader = pypdf.PdfReader(io.BytesIO(opened.page.pdf(prefer_css_page_size=True)))
        return [sheet.extract_text() for sheet in reader.pages]


@pytest.mark.parametrize("path", ["", "en/", "bilingual/", "glossary/", "about/", "requests/"])
def test_印刷したどの用紙にもアドレスと版がある(company_visit: Visit, path: str) -> None:
    html = company_visit.site.html(path)
    version, address = (re.search(rf'data-{name}="([^"]+)"', html)[1] for name in ("print", "address"))
    sheets = _sheets(company_visit, path)
    for number, sheet in enumerate(sheets, 1):
        plain = _folded(sheet)
        assert _folded(address) in plain
        assert _folded(version) in plain
        assert f"{number}/{len(sheets)}" in plain
    assert not any("メニュー" in sheet or "このサイトについて" in sheet for sheet in sheets if path == "")


@pytest.mark.parametrize("path", ["", "en/"])
def test_印刷で見出しだけが用紙の終わりに残らない(visit: Visit, path: str) -> None:
    with visit.open(path) as opened:
        # With what stands between a heading and its text: its law, and since when it stands.
        headings = opened.page.evaluate("""() => [...document.querySelectorAll("h2, h3")].map((heading) =>
          [heading, heading.nextElementSibling].filter((part) => part?.matches("h2, h3, .ps-marks"))
            .map((part) => part.textContent).join(""))""")
    sheets = [_folded(sheet) for sheet in _sheets(visit, path)]
    assert len(sheets) > 2
    assert len(headings) > 8
    # The foot of a sheet is extracted before its text, so a sheet ends where its text does.
    assert all(sheet.startswith(f"{number}/{len(sheets)}") for number, sheet in enumerate(sheets, 1))
    ends = tuple(map(_folded, headings))
    assert [sheet[-60:] for sheet in sheets[:-1] if sheet.endswith(ends)] == []


def _folded(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def test_印刷で表が切れない(company_visit: Visit) -> None:
    with company_visit.open("") as opened:
        opened.page.click(".ps-purposes summary")
        opened.page.set_viewport_size({"width": 665, "height": 900})  # what A4 leaves between the margins
        opened.page.emulate_media(media="print")
        wide = opened.page.evaluate(
            "[...document.querySelectorAll('table')].filter((t) => t.scrollWidth > t.parentElement.clientWidth).length"
        )
        cells = opened.page.evaluate("[...document.querySelectorAll('td, th')].map((c) => c.textContent.trim())")
        printed = _folded("".join(sheet.extract_text() for sheet in pypdf.PdfReader(
            io.BytesIO(opened.page.pdf(prefer_css_page_size=True))).pages))  # fmt: skip
    assert wide == 0
    # The lines of neighbouring cells mix in the extracted text, so both ends of each cell are looked for.
    ends = [end for cell in map(_folded, cells) for end in (cell[:2], cell[-2:])]
    assert [end for end in ends if end not in printed] == []


def test_最初の訪問の通信量は300キロバイトに収まる(company_visit: Visit, capsys: pytest.CaptureFixture[str]) -> None:
    sizes = {}
    with company_visit.open("") as opened:
        for url in dict.fromkeys(opened.requests):
            answer = opened.page.request.get(url)
            body = answer.body()
            packed = any(kind in answer.headers["content-type"] for kind in TEXT_TYPES)
            sizes[url.removeprefix(company_visit.address)] = len(gzip.compress(body, 6) if packed else body)
    with capsys.disabled():
        print(f"\nhome page: {sum(sizes.values()) / 1000:.1f} kB in {len(sizes)} requests")
    assert sum(sizes.values()) < BUDGET
