"""A policy with another text put where texts stand, and the shape of the page that comes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from typing import Any

from policysite.domain.text import Text

Change = Callable[[Text], Text]


def with_texts(value: Any, change: Change) -> Any:
    """The value with every text unit below it changed."""
    if isinstance(value, Text):
        return change(value)
    if isinstance(value, tuple):
        return tuple(with_texts(element, change) for element in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: with_texts(getattr(value, field.name), change) for field in fields(value)})
    return value


class Shape(HTMLParser):
    """The tags of a page in order, and its visible characters."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.ids: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(sorted(name for name, _ in attrs))))
        self.ids += [value or "" for name, value in attrs if name == "id"]

    def handle_endtag(self, tag: str) -> None:
        self.tags.append(("/" + tag, ()))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.tags.append((f"<!--{data}", ()))

    def handle_decl(self, decl: str) -> None:
        self.tags.append((f"<!{decl}", ()))

    def handle_pi(self, data: str) -> None:
        self.tags.append((f"<?{data}", ()))

    def unknown_decl(self, data: str) -> None:
        self.tags.append((f"<![{data}", ()))


def shape_of(html: str) -> Shape:
    """The shape of a piece of HTML."""
    shape = Shape()
    shape.feed(html)
    shape.close()
    return shape


def squeezed(text: str) -> str:
    """The text as a reader sees it: HTML shows any run of white space as one."""
    return " ".join(text.split())
