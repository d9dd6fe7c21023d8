"""Variations that no rule may complain about: layout, order, quoting, comments, more words of the same sense."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import yaml

from mutation.typed_yaml import Value, members, replaced, values


@dataclass(frozen=True)
class Variation:
    """A file written in another way; `same` where the data is the same to the last letter."""

    name: str
    file: str
    write: Callable[[], str]
    """Made when it is tried: a thousand files are not written anew only to be counted."""
    same: bool


def layouts(root: Path) -> Iterator[Variation]:
    """Every layout in every fifth file, each time in others."""
    files = [file for file in sorted((root / "policy_data").rglob("*.yml")) if "releases" not in file.parts]
    for number, (file, (name, write)) in enumerate(itertools.product(files, LAYOUTS.items())):
        text = file.read_text("utf-8")
        if number % THINNED == 0 and not _COMMENTS.fullmatch(text):
            shown = file.relative_to(root).as_posix()
            yield Variation(f"{name} {shown}", shown, partial(write, text), same=True)


THINNED = 5
_COMMENTS = re.compile(r"(?:#.*|\[\])?(?:\n(?:#.*|\[\])?)*")
"""A file that holds nothing yet."""


def _dumped(text: str, **options: object) -> str:
    data = yaml.load(text, Loader=yaml.BaseLoader)
    return yaml.dump(data, allow_unicode=True, sort_keys=False, width=10_000, **options)  # type: ignore[arg-type]


def _reversed(text: str) -> str:
    return yaml.dump(
        _turned(yaml.load(text, Loader=yaml.BaseLoader)), allow_unicode=True, sort_keys=False, width=10_000
    )


def _turned(data: object) -> object:
    if isinstance(data, dict):
        return {key: _turned(data[key]) for key in reversed(list(data))}
    return [_turned(element) for element in data] if isinstance(data, list) else data


LAYOUTS: dict[str, Callable[[str], str]] = {
    "comments": lambda text: "# 冒頭の注釈 😀\n" + text.rstrip("\n") + "\n# 末尾の注釈：{fact.path} <b>\n",
    "windows-line-ends": lambda text: text.replace("\n", "\r\n"),
    "byte-order-mark": lambda text: "\ufeff" + text,
    "blank-lines": lambda text: "\n\n" + text + "\n\n",
    "no-last-line-end": lambda text: text.rstrip("\n"),
    "spaces-at-line-ends": lambda text: re.sub(r"(?m)^(?=.)(.*[^:\s])$", r"\1  ", text),
    "document-marks": lambda text: "---\n" + text.rstrip("\n") + "\n...\n",
    "dumped": _dumped,
    "all-quoted": lambda text: _dumped(text, default_style='"'),
    "single-quoted": lambda text: _dumped(text, default_style="'"),
    "flow": lambda text: _dumped(text, default_flow_style=True),
    "deep-indent": lambda text: _dumped(text, indent=6),
    "keys-reversed": _reversed,
}


def moved_lists(root: Path) -> Iterator[Variation]:
    """Lists whose order says nothing, turned round: registers, and the items and people that a clause names."""
    for value in values(root):
        node = value.node
        if not isinstance(node, yaml.SequenceNode) or len(node.value) < 2 or not node.flow_style:
            continue
        if value.path[-1] in _UNORDERED:
            text = (root / value.file).read_text("utf-8")
            turned = ", ".join(element.value for element in reversed(node.value))
            yield Variation(
                f"turned {value.shown}", value.file, partial(replaced, text, node, f"[{turned}]"), same=False
            )


_UNORDERED = ("data_items", "users", "any_one_of", "types", "channels", "profiles", "applies_to", "promises", "basis")


def said_otherwise(root: Path) -> Iterator[Variation]:
    """The lead of a section said at more length, in both languages alike."""
    for value in values(root):
        if value.path[-1] != "ja" or not _is_lead(value):
            continue
        english = next(node for key, node in value.siblings if key.value == "en")
        if english.start_mark.index < value.node.start_mark.index:
            continue
        text = (root / value.file).read_text("utf-8")
        for ja, en in ADDED:
            both = (
                _appended(text, english, " " + en) if english.start_mark.index > value.node.start_mark.index else text
            )
            yield Variation(
                f"said {ADDED.index((ja, en))} {value.shown}",
                value.file,
                partial(_appended, both, value.node, ja),
                same=False,
            )


def smiling(root: Path) -> Iterator[Variation]:
    """Notices with an emoji; what is printed may have none, for the font of the forms cannot draw it (DOC-GLYPH)."""
    for value in values(root):
        if value.file.endswith("notices.yml") and value.path[-1] in ("ja", "en"):
            text = (root / value.file).read_text("utf-8")
            yield Variation(f"emoji {value.shown}", value.file, partial(_appended, text, value.node, "😀"), same=False)


def _is_lead(value: Value) -> bool:
    return "lead" in value.path and _sentence(value.node) and value.is_a(str) and bool(members(value.kind))


def _sentence(node: yaml.Node) -> bool:
    one_line = node.start_mark.line == node.end_mark.line
    return isinstance(node, yaml.ScalarNode) and one_line and node.value.endswith("。")


def _appended(text: str, node: yaml.Node, words: str) -> str:
    return replaced(text, node, "'" + (node.value + words).replace("'", "''") + "'")


_LONG = "The Company protects the rights and interests of individuals."
ADDED = (
    ("当社は、" + "本人の権利利益を守り、" * 30 + "信頼にお応えします。", " ".join([_LONG] * 12)),
    ("Société Généraleの例とは異なります。", "This differs from the example of Société Générale."),
    ("Q&Aは別のページにあります。", "The Q&A is on another page."),
    ("詳しい説明は別のページにあります。", "More is said on another page."),
)
