"""The pages on requests, as Markdown and in a browser."""

from __future__ import annotations

import io
import re
import shutil
import threading
from collections.abc import Iterator
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import markdown
import pypdfium2
import pytest
from pypdf import PdfReader

from chromium import running_chromium
from policysite.assemble.history.timeline import Timeline
from policysite.assemble.requests.pages import request_pages
from policysite.assemble.site.document_files import document_files
from policysite.assemble.site.editions import Edition
from policysite.assemble.site.pages import Page
from policysite.assemble.storage.document_store import NOTHING_KEPT
from policysite.composition import compose
from policysite.domain.release_history import ReleaseHistory
from policysite.domain.text import LANGUAGES, Language

from .nanopet import ROOT, composed, nanopet
from .reading import found_fields, ink, picture

TODAY = date(2026, 5, 1)
SHEETS = ("tokens", "type", "frame", "components", "policy", "tables", "requests")
NAME = "髙﨑 齋麒"


@pytest.fixture(scope="module")
def edition() -> Edition:
    documents = {language: compose(nanopet(), language).document for language in LANGUAGES}
    return Edition(nanopet(), documents, date(2026, 4, 1))


@pytest.fixture(scope="module")
def files(edition: Edition) -> dict[str, bytes]:
    return document_files(edition, TODAY, NOTHING_KEPT)


@pytest.fixture(scope="module")
def pages(edition: Edition, files: dict[str, bytes]) -> dict[tuple[Language, str], Page]:
    return {
        (language, page.path): page
        for language in LANGUAGES
        for page in request_pages(edition, language, files, Timeline(ReleaseHistory(), TODAY))
    }


@pytest.fixture(scope="module")
def site(
    tmp_path_factory: pytest.TempPathFactory,
    pages: dict[tuple[Language, str], Page],
    files: dict[str, bytes],
) -> Path:
    """The pages in a bare frame, beside the real styles, scripts and files."""
    root = tmp_path_factory.mktemp("site")
    shutil.copytree(ROOT / "overrides/assets", root / "assets")
    written = dict(files)
    for (language, path), page in pages.items():
        place = ("" if language == "ja" else "en/") + path
        written[f"{place}index.html"] = in_frame(page, language, "../" * place.count("/")).encode()
    for path, content in written.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


def in_frame(page: Page, language: Language, up: str) -> str:
    body = markdown.markdown(re.sub(r"\A---.*?\n---\n", "", page.markdown, flags=re.S), extensions=["attr_list"])
    sheets = "".join(f'<link rel="stylesheet" href="{up}assets/stylesheets/{name}.css">' for name in SHEETS)
    sheets += f'<link rel="stylesheet" media="print" href="{up}assets/stylesheets/print.css">'
    return (
        f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{page.title}</title>'
        f'<link rel="icon" href="data:,">{sheets}'
        f'<body><div class="ps-page"><main class="ps-article">{body}</main></div>'
    )


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """The test's own output is enough."""


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="module")
def browser() -> object:
    return running_chromium()


def test_guide_kit_and_each_form_have_a_page_in_both_languages(pages: dict[tuple[Language, str], Page]) -> None:
    paths = ["requests/", "requests/kit/", "requests/disclosure-request/", "requests/power-of-attorney/"]
    assert list(pages) == [(language, path) for language in LANGUAGES for path in paths]
    assert {path for (_, path), page in pages.items() if page.in_navigation} == {"requests/"}


def test_guide_is_complete_without_a_script(pages: dict[tuple[Language, str], Page]) -> None:
    text = pages["ja", "requests/"].markdown
    for part in (
        "800円分の郵便切手", "委任状に押印された本人の印鑑の印鑑証明書", "個人情報開示等申請書在中",
        "申請書で指定された方法", "開示等に応じかねます", "03-6427-2662", 'href="../#requests-self-identity"',
        "../forms/disclosure-request-ja.pdf", "../forms/SHA256SUMS", "（1.6 MB）",
    ):  # fmt: skip
        assert part in text, part
    # Only the chooser, which does nothing without a script, is hidden.
    assert text.count(" hidden>") == 1


def test_every_link_of_the_pages_leads_to_a_page_or_file(
    pages: dict[tuple[Language, str], Page], edition: Edition, site: Path
) -> None:
    anchors = {node.anchor for node in edition.documents["ja"].walk()}
    for (language, path), page in pages.items():
        place = site / ("" if language == "ja" else "en") / path
        for link in re.findall(r'(?:href|src|data-pdf|data-plan|data-glyphs)="([^"#]*)(#[^"]*)?"', page.markdown):
            target, anchor = link
            resolved = (place / target).resolve() if target else place
            home = site / ("" if language == "ja" else "en")
            if resolved == home.resolve():
                assert anchor[1:] in anchors, link
            else:
                assert (resolved / "index.html").exists() or resolved.is_file(), (path, link)


def test_form_page_has_every_field_and_no_form_element(pages: dict[tuple[Language, str], Page]) -> None:
    for form in ("disclosure-request", "power-of-attorney"):
        for language in LANGUAGES:
            text = pages[language, f"requests/{form}/"].markdown
            names = [blank.name for blank in composed(form, language).form.blanks()]
            assert re.findall(r'data-ps-field="([^"]+)"', text) == names
            assert "<form" not in text
            assert "action=" not in text


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_typed_form_is_handed_over_as_a_filled_pdf(
    language: Language, address: str, browser: object, tmp_path: Path
) -> None:
    prefix = "" if language == "ja" else "en/"
    context = browser.new_context(accept_downloads=True)  # type: ignore[attr-defined]
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(f"{address}{prefix}requests/disclosure-request/")
    page.locator("#person-full-name").press_sequentially(NAME)
    page.locator("#target-details").fill("会員番号 12345\n2025年10月のご予約" + "とても長い説明です。" * 12)
    page.locator("#type-disclose").check()
    page.locator("#requester-self").check()
    page.locator("#method-other-text").fill("USB")
    page.locator("[data-ps-pdf]").first.click()
    said = page.locator("[data-ps-said]").first.inner_text()
    for row in {"ja": ("本人の住所", "本人確認書類"), "en": ("Address of the individual", "Identity document")}[
        language
    ]:
        assert row in said
    for row in {"ja": ("本人の氏名", "署名", "請求の種類"), "en": ("Name of", "Signature", "Type of")}[language]:
        assert row not in said
    assert page.evaluate("document.activeElement.id") == "person-street"
    with page.expect_download() as download:
        page.locator("[data-ps-pdf]").last.click()
    saved = tmp_path / "filled.pdf"
    download.value.save_as(saved)
    data = saved.read_bytes()
    reader = PdfReader(io.BytesIO(data))
    assert reader.get_form_text_fields()["person-full-name"] == NAME
    fields = reader.get_fields()
    assert fields["type-disclose"]["/V"] == "/Yes"
    assert fields["type-correct"]["/V"] == "/Off"
    boxes = {field.name: field for field in found_fields(data)}
    least = {"person-full-name": 700, "target-details": 3000, "type-disclose": 30, "method-other-text": 60}
    for name, pixels in least.items():
        assert ink(picture(data, boxes[name].page, boxes[name].box)) > pixels, name
    assert ink(picture(data, 1, boxes["person-street"].box)) == 0
    assert problems == []
    assert NAME in "".join(sheet.get_textpage().get_text_range() for sheet in flattened(data))
    context.close()


def flattened(data: bytes) -> list[pypdfium2.PdfPage]:
    """The pages with the look of their fields made part of them."""
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    for sheet in document:
        sheet.flatten()
    return [document[number] for number in range(len(document))]


@pytest.mark.browser
def test_a_character_without_a_glyph_is_named_and_nothing_is_saved(address: str, browser: object) -> None:
    page = browser.new_page()  # type: ignore[attr-defined]
    page.goto(f"{address}requests/disclosure-request/")
    page.locator("#person-full-name").fill("𠮷野")
    page.locator("[data-ps-pdf]").first.click()
    page.locator("[data-ps-pdf]").first.click()
    said = page.locator("[data-ps-said]").first
    said.filter(has_text="「𠮷」").wait_for()
    assert page.evaluate("document.activeElement.id") == "person-full-name"
    page.close()


@pytest.mark.browser
def test_nothing_is_sent_and_nothing_kept_unless_asked(address: str, browser: object) -> None:
    context = browser.new_context()  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto(f"{address}requests/disclosure-request/")
    page.wait_for_load_state("networkidle")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.locator("#person-full-name").fill(NAME)
    page.locator("#person-full-name").press("Enter")
    assert sent == []
    assert page.evaluate("localStorage.length") == 0
    page.locator("[data-ps-keep]").check()
    page.locator("#person-phone").fill("090-0000-0000")
    page.reload()
    assert page.locator("#person-phone").input_value() == "090-0000-0000"
    assert page.locator("#person-full-name").input_value() == NAME
    page.locator("[data-ps-clear]").click()
    assert page.evaluate("localStorage.length") == 0
    assert page.locator("#person-full-name").input_value() == ""
    context.close()


@pytest.mark.browser
def test_choice_narrows_the_guide_and_goes_with_the_link_to_the_kit(address: str, browser: object) -> None:
    page = browser.new_page()  # type: ignore[attr-defined]
    page.goto(f"{address}requests/")
    assert page.locator("[data-requester]:visible").count() == 3
    page.locator("[name=requester][value=self]").check()
    page.locator("[name=type][value=correct]").check()
    assert page.locator("[data-requester]:visible").count() == 1
    assert "切手" not in page.locator("#papers ~ [data-requester=self]").inner_text()
    assert page.locator("tr[data-types]:visible").count() == 1
    page.locator("[data-ps-kit]").click()
    page.wait_for_url("**/kit/#self,correct")
    assert "切手" not in page.locator(".ps-kit").inner_text()
    assert page.locator(".ps-kit [data-requester]:visible").count() == 1
    page.goto(f"{address}requests/")
    page.locator("[name=type][value=disclose]").check()
    page.locator("[data-ps-all]").click()
    assert page.locator("[data-requester]:visible").count() == 3
    assert page.locator("tr[data-types]:visible").count() == 8
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("path", "sheets"),
    [
        ("requests/kit/", 1),
        ("en/requests/kit/", 1),
        ("requests/disclosure-request/", 2),
        ("en/requests/disclosure-request/", 2),
        ("requests/power-of-attorney/", 1),
        ("en/requests/power-of-attorney/", 1),
    ],
)
def test_prints_on_its_sheets(path: str, sheets: int, address: str, browser: object) -> None:
    page = browser.new_page()  # type: ignore[attr-defined]
    page.goto(address + path)
    assert len(PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages) == sheets
    page.close()


BROKEN_STORES = {
    "blocked": "for (const kind of ['localStorage', 'sessionStorage']) Object.defineProperty(window, kind, "
    "{ get() { throw new DOMException('no', 'SecurityError'); } });",
    "full": "Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError'); };",
    "broken": "Storage.prototype.getItem = () => '{\"person-full-name\":';",
    "null": "Storage.prototype.getItem = () => 'null';",
    "another kind": "Storage.prototype.getItem = () => '[{\"person-full-name\": 1}]';",
}


@pytest.mark.browser
@pytest.mark.parametrize("broken", BROKEN_STORES.values(), ids=BROKEN_STORES)
def test_form_works_whatever_the_storage_does(broken: str, address: str, browser: object) -> None:
    context = browser.new_context(accept_downloads=True)  # type: ignore[attr-defined]
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.add_init_script(broken)
    page.goto(f"{address}requests/disclosure-request/")
    page.locator("#person-full-name").fill(NAME)
    page.locator("[data-ps-keep]").click()
    page.locator("[data-ps-pdf]").first.click()
    with page.expect_download():
        page.locator("[data-ps-pdf]").first.click()
    page.locator("[data-ps-clear]").click()
    assert page.locator("#person-full-name").input_value() == ""
    assert problems == []
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("kind", ["blocked", "full"])
def test_where_nothing_can_be_kept_the_page_says_so_and_asks_before_it_is_left(
    kind: str, address: str, browser: object
) -> None:
    context = browser.new_context()  # type: ignore[attr-defined]
    page = context.new_page()
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.add_init_script(BROKEN_STORES[kind])
    page.goto(f"{address}requests/disclosure-request/")
    page.locator("#person-full-name").press_sequentially("髙")
    page.locator("[data-ps-keep]").click()
    assert "残せません" in page.locator("[data-ps-said]").first.inner_text()
    assert not page.locator("[data-ps-keep]").is_checked()
    page.goto(f"{address}en/requests/disclosure-request/")
    assert asked == ["beforeunload"]
    context.close()


@pytest.mark.browser
def test_typed_words_go_with_the_language_but_not_to_another_site_of_the_host(
    address: str, browser: object, site: Path
) -> None:
    other = site / "another"
    if not other.exists():
        copied = {name: site / name for name in ("assets", "forms", "requests")}
        for name, folder in copied.items():
            shutil.copytree(folder, other / name)
    context = browser.new_context()  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto(f"{address}requests/disclosure-request/")
    page.locator("#person-full-name").fill(NAME)
    page.locator("#type-disclose").check()
    page.goto(f"{address}en/requests/disclosure-request/")
    assert page.locator("#person-full-name").input_value() == NAME
    assert page.locator("#type-disclose").is_checked()
    page.locator("[data-ps-keep]").check()
    page.goto(f"{address}another/requests/disclosure-request/")
    assert page.locator("#person-full-name").input_value() == ""
    assert not page.locator("[data-ps-keep]").is_checked()
    fresh = context.new_page()
    fresh.goto(f"{address}requests/disclosure-request/")
    assert fresh.locator("#person-full-name").input_value() == NAME
    context.close()


@pytest.mark.browser
def test_a_phone_shows_the_keyboard_for_what_is_asked(address: str, browser: object) -> None:
    page = browser.new_page()  # type: ignore[attr-defined]
    page.goto(f"{address}requests/disclosure-request/")
    for field, keyboard in (("person-phone", "tel"), ("person-email", "email"), ("person-postal-code", "numeric")):
        assert page.locator(f"#{field}").get_attribute("inputmode") == keyboard
    page.close()
