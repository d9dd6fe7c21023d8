"""What a finished page may be made of: an element, attribute or address that could act stops the build.

Templates escape all that comes from the data; this is the second look, with a parser that reads as browsers do.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser

# Whatever else there is in HTML, SVG and MathML loads, runs, redirects or hides something.
_ELEMENT_NAMES = """
    html head body title meta link script header footer main nav article section aside div span p br wbr hr pre
    blockquote h1 h2 h3 h4 h5 h6 hgroup ul ol li dl dt dd figure figcaption details summary dialog address
    a abbr b bdi bdo cite code data del dfn em i ins kbd mark q rp rt ruby s samp small strong sub sup time u var
    table caption colgroup col thead tbody tfoot tr th td
    form fieldset legend label input textarea button select option optgroup output progress meter
    img picture source svg path g circle ellipse line polyline polygon rect defs desc
"""
_ADDRESS_NAMES = "href src action formaction cite data poster background ping manifest xlink:href"
_ELEMENTS, _ADDRESSES = frozenset(_ELEMENT_NAMES.split()), frozenset(_ADDRESS_NAMES.split())
_FOLLOWED = frozenset({"", "https", "http", "mailto", "tel"})
_LOADED = frozenset({"", "https", "http"})
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
# Browsers leave these out of an address before they look at its scheme.
_SKIPPED = re.compile("[\t\n\r]|^[\0-\x20]+")
_IMAGE = re.compile(r"data:image/(?:png|jpeg|gif|webp);")
# What Markdown writes for the alignment of a column.
_ALIGNED = re.compile(r"\s*text-align:\s*(?:left|right|center);?\s*")
_DATA = frozenset({"application/json", "application/ld+json"})


class UnsafePageError(ValueError):
    """A finished page holds something that could act; `parts` says what, as it stands in the page."""

    def __init__(self, page: str, parts: Collection[str]) -> None:
        self.page, self.parts = page, tuple(parts)
        shown = "、".join(self.parts[:5])
        super().__init__(
            f"{page}：ページの中で動くものは公開できません：{shown}"
            f" / this page holds what could act in a browser, and is not published"
        )


def require_safe_page(page: str, html: str, scripts: Collection[str]) -> None:
    """Raises UnsafePageError unless a page holds nothing that acts but `scripts`, the inline ones that we ship."""
    parts = list(dict.fromkeys(unsafe_parts(html, scripts)))
    if parts:
        raise UnsafePageError(page, parts)


def unsafe_parts(html: str, scripts: Collection[str]) -> Iterator[str]:
    """The elements, attributes and scripts of a page that are not allowed, in its order."""
    root = LexborHTMLParser(html).root
    for node in root.traverse(include_text=False) if root is not None else ():
        tag, attributes = node.tag or "", node.attributes
        if tag.startswith(("-", "!")):
            continue
        if tag not in _ELEMENTS:
            yield f"<{tag}>"
        elif tag == "script" and not _is_ours(attributes, node.text(), scripts):
            yield "<script>"
        elif tag == "meta" and "http-equiv" in attributes:
            yield f"<meta http-equiv={attributes['http-equiv']}>"
        for name, value in attributes.items():
            if not _is_harmless(tag, name.lower(), value or ""):
                yield f"<{tag} {name}={value or ''}>"


def _is_ours(attributes: Mapping[str, str | None], body: str, scripts: Collection[str]) -> bool:
    """Whether a script is one of `scripts`, comes from a file, or is data that nothing can end before its end."""
    kind = (attributes.get("type") or "").strip().lower()
    if kind in _DATA:
        return "src" not in attributes and "<" not in body and _is_json(body)
    if kind not in ("", "module", "text/javascript"):
        return False
    return (body == "") if "src" in attributes else body in scripts


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _is_harmless(tag: str, name: str, value: str) -> bool:
    if name.startswith("on") or name in ("srcdoc", "is", "srcset", "attributename"):
        return False
    if name == "style":
        return _ALIGNED.fullmatch(value) is not None
    if name not in _ADDRESSES:
        return True
    address = _SKIPPED.sub("", value)
    found = _SCHEME.match(address)
    if tag == "img" and _IMAGE.match(address):
        return True
    return (found[1].lower() if found else "") in (_FOLLOWED if tag == "a" else _LOADED)
