"""What only the built pages show: foreign hosts, the way to the policy, the governing language, forms that send."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

from policysite.checks.context import Context
from policysite.checks.wording import finding_of
from policysite.domain.findings import Finding, Problem
from policysite.domain.paths import Place, SourceMap
from policysite.domain.sections import CookiesSection, PurposesSection

_LOADING = {"script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src"}
_LINK_KINDS = frozenset({"stylesheet", "preload", "preconnect", "dns-prefetch", "icon", "modulepreload"})


@dataclass(frozen=True)
class BuiltPage:
    """A page of the built site: its path below the site root, and its HTML."""

    path: str
    html: str


@dataclass
class _Seen:
    loads: list[tuple[str, Place]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    sending_forms: list[Place] = field(default_factory=list)
    language: str = ""
    text: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self, path: str) -> None:
        super().__init__(convert_charrefs=True)
        self.path = path
        self.seen = _Seen()
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        line, column = self.getpos()
        place = Place(self.path, line, column + 1)
        if tag == "html":
            self.seen.language = given.get("lang", "")
        if tag in _LOADING and given.get(_LOADING[tag]):
            self.seen.loads.append((given[_LOADING[tag]], place))
        if tag == "link" and _LINK_KINDS & set(given.get("rel", "").split()):
            self.seen.loads.append((given.get("href", ""), place))
        if tag == "a" and "href" in given:
            self.seen.links.append(given["href"])
        if tag == "form" and given.get("action") and given.get("role") != "search":
            self.seen.sending_forms.append(place)
        self._skipped += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._skipped -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if self._skipped <= 0:
            self.seen.text.append(data)


PageRule = Callable[[Context, BuiltPage, _Seen], Iterator[tuple[Place, Mapping[str, str]]]]


def check_pages(pages: Iterable[BuiltPage], context: Context) -> tuple[Finding, ...]:
    """The findings on built pages, sorted; the places are those of the HTML."""
    found: list[Finding] = []
    for page in pages:
        reader = _Reader(page.path)
        reader.feed(page.html)
        for rule_id, rule in PAGE_RULES.items():
            for place, values in rule(context, page, reader.seen):
                found.append(_finding(rule_id, place, values, context))
    return tuple(sorted(found))


def _finding(rule: str, place: Place, values: Mapping[str, str], context: Context) -> Finding:
    source = SourceMap(values={("page",): place})
    return finding_of(Problem(("page",), values), context.catalogue.rules[rule], context, source)


def _foreign_hosts(context: Context, _: BuiltPage, seen: _Seen) -> Iterator[tuple[Place, Mapping[str, str]]]:
    declared = {
        host
        for _, section in context.sections(CookiesSection)
        for transmission in section.transmissions
        for host in transmission.hosts
    }
    own = urlsplit(context.policy.site.address).hostname
    for address, place in seen.loads:
        host = urlsplit(address).hostname
        if host and host != own and host not in declared:
            yield place, {"host": host}


def _way_to_policy(_: Context, page: BuiltPage, seen: _Seen) -> Iterator[tuple[Place, Mapping[str, str]]]:
    home = "en" if page.path.startswith("en/") else ""
    folder = posixpath.dirname(page.path)
    targets = {posixpath.normpath(posixpath.join("/", folder, urlsplit(link).path)).strip("/") for link in seen.links}
    reached = {target.removesuffix("/index.html").removesuffix("index.html") for target in targets}
    is_home = page.path in ("index.html", "en/index.html")
    if not is_home and home not in reached:
        yield Place(page.path), {"page": page.path}


def _governing_language(context: Context, page: BuiltPage, seen: _Seen) -> Iterator[tuple[Place, Mapping[str, str]]]:
    if context.policy.site.governing_language != "ja" or seen.language[:2] != "en":
        return
    if not re.search(
        r"Japanese.{0,80}(prevail|govern|authoritative)|(prevail|govern).{0,80}Japanese", " ".join(seen.text), re.S
    ):
        yield Place(page.path), {"page": page.path}


def _purposes_beside_forms(context: Context, _: BuiltPage, seen: _Seen) -> Iterator[tuple[Place, Mapping[str, str]]]:
    anchors = {f"#{section.id}" for _, section in context.sections(PurposesSection)}
    if not any(link.endswith(anchor) for link in seen.links for anchor in anchors):
        yield from ((place, {"page": place.file}) for place in seen.sending_forms)


PAGE_RULES: Mapping[str, PageRule] = {
    "TBA-27-12-TAGS": _foreign_hosts,
    "APPI-PUB-1CLICK": _way_to_policy,
    "DOC-PREVAIL": _governing_language,
    "APPI-PUB-FORM-PAGE": _purposes_beside_forms,
}
