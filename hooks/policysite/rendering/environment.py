"""The one door to Jinja: strict about names, escaping everything, the same for every writer of markup."""

from __future__ import annotations

import json
import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

# Characters that Python-Markdown or attr_list could take for markup; a heading shows them as they are.
_MARKDOWN = {ord(sign): f"&#{ord(sign)};" for sign in "\\`*_{}[]()#+-!|~$^=:"}
# What a narrow cell has no room for in one piece.
_LONG_WORD = re.compile("([!-~]{16,})")
_PLACE_TO_BREAK = re.compile("[/?&#=._-]+|[^/?&#=._-]{16}")
# Whatever Python-Markdown takes for the end of a line; a heading has only one.
_LINE_ENDS = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
# Control characters and code points that are no characters: a scalar of YAML holds them as escapes only.
_NOT_IN_YAML = re.compile("[\0-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


@cache
def environment() -> Environment:
    """The environment of all templates: StrictUndefined, autoescape on, no template text from data."""
    env = Environment(
        loader=PackageLoader("policysite.rendering", "templates"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters["md"] = markdown_text
    env.filters["breakable"] = breakable
    env.filters["yaml"] = yaml_scalar
    env.filters["json"] = json_block
    return env


def markdown_text(text: str) -> Markup:
    """Text that Markdown and HTML both show literally, on one line."""
    return Markup(str(escape(_LINE_ENDS.sub(" ", text))).replace("&#", "\0").translate(_MARKDOWN).replace("\0", "&#"))


def breakable(text: str) -> Markup:
    """Text for a narrow cell: an address breaks after its signs, so that the words beside it need not break at all."""
    words = _LONG_WORD.split(text)
    return Markup("").join(_broken(word) if number % 2 else escape(word) for number, word in enumerate(words))


def _broken(word: str) -> Markup:
    parts = _PLACE_TO_BREAK.sub(lambda found: f"{found[0]}\0", word).rstrip("\0").split("\0")
    return Markup("<wbr>").join(parts)


def json_block(value: object) -> Markup:
    """JSON as the content of a script element: on one line, and with nothing that could end the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def yaml_scalar(text: str) -> Markup:
    """Text as a double-quoted scalar of a page's front matter, on one line; what YAML refuses is escaped."""
    quoted = _LINE_ENDS.sub(" ", text).replace("\\", "\\\\").replace('"', '\\"')
    escaped = _NOT_IN_YAML.sub(lambda found: rf"\u{ord(found[0]):04x}", quoted)
    return Markup(f'"{escaped}"')
