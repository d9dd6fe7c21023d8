"""What can be said of finished pages without a browser: links, languages, headings, metadata, policies."""

from __future__ import annotations

import base64
import hashlib
import html
import itertools
import json
import posixpath
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

import jsonschema
import pytest

from browser.sites import PROJECTS, BuiltSite, built_site
from policysite.domain.citations import cited
from policysite.domain.text import Language
from policysite.rendering.environment import breakable
from policysite.rendering.words import word

LINKS = {"a": "href", "link": "href", "script": "src", "img": "src", "form": "action", "iframe": "src", "source": "src"}


@dataclass
class Markup(HTMLParser):
    """The elements of a page that the tests ask for."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    inline: list[tuple[dict[str, str], str]] = field(default_factory=list)
    _script: dict[str, str] | None = None

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {key: value or "" for key, value in attrs}
        self.elements.append((tag, found))
        self._script = found if tag == "script" and "src" not in found else None

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self.inline.append((self._script, data))

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser's interface
        self._script = None

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    def meta(self, name: str) -> str:
        return next(
            m["content"] for m in self.all("meta") if name in (m.get("name"), m.get("property"), m.get("http-equiv"))
        )


_VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
_JAPANESE = re.compile("[\u3040-\u30ff\u3400-\u9fff]+")
# What stays Japanese on an English page: words to be copied onto an envelope, and a name whose reading is not known.
_KEPT = re.compile("「[^」]*」|髙林 稜")


@dataclass
class MainText(HTMLParser):
    """The text of the main part that is not set apart as Japanese, scripts left out."""

    text: list[str] = field(default_factory=list)
    _open: list[bool] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        inside = self._open[-1] if self._open else tag == "main"
        if self._open or inside:
            self._open.append(inside and tag != "script" and dict(attrs).get("lang") != "ja")

    def handle_endtag(self, tag: str) -> None:
        if self._open and tag not in _VOID:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1]:
            self.text.append(data)


@pytest.fixture(scope="module", params=PROJECTS)
def site(request: pytest.FixtureRequest) -> BuiltSite:
    return built_site(request.param)


@pytest.fixture(scope="module")
def pages(site: BuiltSite) -> dict[str, Markup]:
    """Address → markup, for every page and both not-found pages."""
    found = {}
    for page in (*site.pages(), "404.html", "en/404.html"):
        found[page] = Markup()
        found[page].feed(site.html(page))
    return found


def _address(site: BuiltSite) -> str:
    return json.loads((site.folder / "policy.json").read_text(encoding="utf-8"))["address"]


def _language(page: str) -> str:
    return "en" if page.startswith("en/") else "ja"


def test_リンクとアンカーはすべて生きている(site: BuiltSite, pages: dict[str, Markup]) -> None:
    address, ids = _address(site), {page: set(markup.ids()) for page, markup in pages.items()}
    dead = []
    for page, markup in pages.items():
        for tag, attributes in markup.elements:
            link = attributes.get(LINKS.get(tag, ""))
            target = urlsplit(urljoin(address + page, link or ""))
            if not link or target.scheme not in ("http", "https"):
                continue
            if not target.geturl().startswith(address):
                if tag != "a":
                    dead.append((page, "off the site", link))
                continue
            path = unquote(target.geturl().removeprefix(address).split("#")[0].split("?")[0])
            file = site.folder / path / "index.html" if path == "" or path.endswith("/") else site.folder / path
            if not file.is_file():
                dead.append((page, "no such file", link))
            elif target.fragment and path in ids and unquote(target.fragment) not in ids[path]:
                dead.append((page, "no such anchor", link))
    assert dead == []


def test_idは重ならず_見出しは順に並ぶ(pages: dict[str, Markup]) -> None:
    for page, markup in pages.items():
        ids = markup.ids()
        assert sorted(ids) == sorted(set(ids)), page
        levels = [int(tag[1]) for tag, _ in markup.elements if re.fullmatch("h[1-6]", tag)]
        assert levels.count(1) == 1, page
        jumps = [(a, b) for a, b in itertools.pairwise(levels) if b > a + 1]
        assert jumps == [], page


def test_言語と版と正規のアドレスを名乗る(site: BuiltSite, pages: dict[str, Markup]) -> None:
    address = _address(site)
    for page, markup in pages.items():
        root = markup.all("html")[0]
        assert root["lang"] == _language(page), page
        assert root["data-print"], page
        if page.endswith("404.html"):
            assert markup.meta("robots") == "noindex"
            continue
        canonical = [link["href"] for link in markup.all("link") if link["rel"] == "canonical"]
        assert len(canonical) == 1, page
        assert canonical[0].startswith(address), page
        own = page.removeprefix("en/")
        alternates = {link["hreflang"]: link["href"] for link in markup.all("link") if "hreflang" in link}
        assert alternates == {"ja": address + own, "en": f"{address}en/{own}", "x-default": address + own}, page
        for name in ("og:title", "og:url", "og:site_name", "og:locale", "description"):
            assert markup.meta(name), (page, name)


def test_すべてのページが二つの言語にある(pages: dict[str, Markup]) -> None:
    japanese = {page for page in pages if _language(page) == "ja"}
    assert {page.removeprefix("en/") for page in pages if _language(page) == "en"} == japanese


def test_言語の切替えは同じページへ行く(site: BuiltSite, pages: dict[str, Markup]) -> None:
    address = _address(site)
    for page, markup in pages.items():
        switch = [link for link in markup.all("a") if "ps-tool--language" in link.get("class", "")]
        other, own = ("", page.removeprefix("en/")) if _language(page) == "en" else ("en/", page)
        wanted = other if page.endswith("404.html") else other + own
        assert [urljoin(address + page, link["href"]) for link in switch] == [address + wanted], page


def test_英語のページに日本語のまま残る言葉はない(site: BuiltSite) -> None:
    for page in site.pages():
        if not page.startswith("en/"):
            continue
        main = MainText()
        main.feed(site.html(page))
        text = "".join(main.text)
        assert len(text) > 100, page
        assert not _JAPANESE.findall(_KEPT.sub("", text)), page


@pytest.mark.parametrize("language", ["ja", "en"])
def test_章の根拠条文が読む人の言語で示される(site: BuiltSite, language: Language) -> None:
    sections = json.loads((site.folder / "policy.json").read_text(encoding="utf-8"))["sections"]
    bases = [section["basis"] for section in sections if section.get("basis")]
    page = html.unescape(site.html("" if language == "ja" else "en/"))
    assert bases
    for basis in bases:
        assert f'<span class="ps-mark ps-mark--law">{word("law", language, articles=cited(basis, language))}<' in page


def test_安全の決まりは厳しく_ハッシュが合う(site: BuiltSite, pages: dict[str, Markup]) -> None:
    headers = (site.folder / "_headers").read_text(encoding="utf-8")
    for page, markup in pages.items():
        policy = markup.meta("Content-Security-Policy")
        assert "default-src 'none'" in policy, page
        assert "unsafe" not in policy, page
        assert "*" not in policy, page
        for attributes, script in markup.inline:
            if "json" in attributes.get("type", ""):
                json.loads(script)
                continue
            digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in policy, page
            assert f"'sha256-{digest}'" in headers, page
        assert markup.meta("referrer") == "no-referrer"
    assert "frame-ancestors 'none'" in headers


def test_マークアップに様式や動作を書き込まない(pages: dict[str, Markup]) -> None:
    for page, markup in pages.items():
        for tag, attributes in markup.elements:
            assert tag != "style", page
            assert "style" not in attributes, (page, tag)
            assert not any(name.startswith("on") for name in attributes), (page, tag)


def test_表のセルには見出しがある(pages: dict[str, Markup]) -> None:
    for page, markup in pages.items():
        assert all(head.get("scope") or page.endswith("about/") for head in markup.all("th")), page


def test_機械が読むファイルは型に合う(site: BuiltSite) -> None:
    names = ("policy.json", "policy.schema.json", "policy.jsonld", "robots.txt", "search/ja.json", "search/en.json")
    read = {name: (site.folder / name).read_text(encoding="utf-8") for name in names}
    schema = json.loads(read["policy.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(read["policy.json"]))
    assert f"Sitemap: {_address(site)}sitemap.xml" in read["robots.txt"]


def test_目的の語彙は本文の条項を指す(site: BuiltSite, pages: dict[str, Markup]) -> None:
    notice = json.loads((site.folder / "policy.jsonld").read_text(encoding="utf-8"))
    assert notice["@type"] == "dpv:PrivacyNotice"
    assert notice["dpv:hasProcess"]
    anchors = set(pages[""].ids())
    statements = [process for process in notice["dpv:hasProcess"] if "dct:source" in process]
    assert statements
    for process in (process for process in notice["dpv:hasProcess"] if process not in statements):
        assert urlsplit(process["dpv:hasPurpose"]["dct:source"]["@id"]).fragment in anchors
        assert {label["@language"] for label in process["dpv:hasPurpose"]["skos:prefLabel"]} == {"ja", "en"}
    known = {process["dpv:hasPurpose"]["@id"] for process in notice["dpv:hasProcess"] if process not in statements}
    for statement in statements:
        assert urlsplit(statement["dct:source"]["@id"]).fragment in anchors
        assert {purpose["@id"] for purpose in statement.get("dpv:hasPurpose", ()) if "@id" in purpose} <= known


def test_ページの構造化データはこのサイトの言葉である(site: BuiltSite, pages: dict[str, Markup]) -> None:
    for page in ("", "en/"):
        data = next(
            json.loads(text) for attributes, text in pages[page].inline if "ld+json" in attributes.get("type", "")
        )
        assert data["@context"] == "https://schema.org"
        assert data["inLanguage"] == _language(page)
        assert data["url"] == _address(site) + page


def test_索引の行き先は実在する(site: BuiltSite, pages: dict[str, Markup]) -> None:
    for language, prefix in (("ja", ""), ("en", "en/")):
        index = json.loads((site.folder / "search" / f"{language}.json").read_text(encoding="utf-8"))
        for url, title, *_ in index["entries"]:
            path, _, anchor = url.partition("#")
            page = posixpath.join(prefix, path)
            assert title
            assert page in pages, url
            assert not anchor or anchor in pages[page].ids(), url


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("短い語 short", "短い語 short"),
        ("送信先 https://a.example/x?y=1&z<b> です",
         "送信先 https://<wbr>a.<wbr>example/<wbr>x?<wbr>y=<wbr>1&amp;<wbr>z&lt;b&gt; です"),
        ("a" * 40, f"{'a' * 16}<wbr>{'a' * 16}<wbr>{'a' * 8}"),
        ("", ""),
    ],
)  # fmt: skip
def test_長い番地は切れ目で折り返せる(text: str, markup: str) -> None:
    assert breakable(text) == markup
