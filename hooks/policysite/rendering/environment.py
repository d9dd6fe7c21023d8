"""The one door to Jinja: strict about names, escaping everything, the same for every writer of markup."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

# Characters that Python-Markdown or attr_list could take for markup; a heading shows them as they are.
_MARKDOWN = {ord(sign): f"&#{ord(sign)};" for sign in "\\`*_{}[]()#+-!|~$^=:"}


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
    env.filters["yaml"] = yaml_scalar
    return env


def markdown_text(text: str) -> Markup:
    """Text that Markdown and HTML both show literally."""
    return Markup(str(escape(text)).replace("&#", "\0").translate(_MARKDOWN).replace("\0", "&#"))


def yaml_scalar(text: str) -> Markup:
    """Text as a double-quoted scalar of a page's front matter."""
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return Markup(f'"{quoted}"')
