"""Faults made from the types of the data: each kind of slip, everywhere it can be made, thinned out evenly."""

from __future__ import annotations

import enum
import re
import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from mutation.typed_yaml import Value, members, replaced, values, without

REFERENCES = {
    "data_items", "users", "recipients", "any_one_of", "subjects", "purpose", "manager", "document", "form", "forms",
    "desk", "address",
}  # fmt: skip
PER_KIND = 10


@dataclass(frozen=True)
class Fault:
    """One fault: the file as it then reads, the rules that may name it, and the line they must name."""

    name: str
    file: str
    text: str
    rules: frozenset[str]
    line: int


Slip = Callable[[Value, str], Iterator[tuple[str, tuple[str, ...], int]]]


def generated_faults(root: Path) -> list[Fault]:
    """At most PER_KIND faults of each kind of slip, spread over all files; the same ones every time."""
    texts: dict[str, str] = {}
    found: dict[str, list[Fault]] = {name: [] for name in SLIPS}
    for value in values(root):
        text = texts.setdefault(value.file, (root / value.file).read_text("utf-8"))
        for name, slip in SLIPS.items():
            for broken, rules, line in slip(value, text):
                found[name].append(Fault(f"{name} {value.shown}", value.file, broken, frozenset(rules), line))
    return [fault for faults in found.values() for fault in _thinned(faults)]


def _thinned(faults: list[Fault]) -> list[Fault]:
    step = max(1, len(faults) / PER_KIND)
    return [faults[int(index * step)] for index in range(min(PER_KIND, len(faults)))]


def _plain(value: Value) -> bool:
    node = value.node
    return (
        isinstance(node, yaml.ScalarNode)
        and node.style not in ("|", ">")
        and node.start_mark.line == node.end_mark.line
    )


def _said(value: Value, language: str) -> bool:
    """Whether the value is one language of a text, on one line, that visitors may read."""
    words = value.path[-1] == language and value.is_a(str) and _plain(value)
    return words and not value.file.endswith("exceptions.yml")


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


def drop_key(value: Value, text: str) -> Iterator[tuple[str, tuple[str, ...], int]]:
    """A required key is gone."""
    if value.required and value.path[-1] != "kind":
        broken = without(text, value)
        if broken is not None:
            yield broken, ("DATA-MISSING-KEY", "DATA-MISSING-LANGUAGE"), value.around


def misspell_key(value: Value, text: str) -> Iterator[tuple[str, tuple[str, ...], int]]:
    """A key nobody knows."""
    if value.key is not None and value.path[-1] not in ("kind", "ja", "en"):
        yield replaced(text, value.key, f"{value.key.value}x"), ("DATA-UNKNOWN-KEY",), value.key.start_mark.line + 1


def wrong_number(value: Value, text: str) -> Iterator[tuple[str, tuple[str, ...], int]]:
    """Words where a number belongs."""
    if value.is_a(int) and _plain(value):
        yield replaced(text, value.node, "八百"), ("DATA-WRONG-TYPE",), value.line


def wrong_answer(value: Value, text: str) -> Iterator[tuple[str, tuple[str, ...], int]]:
    """Words where true or false belongs."""
    if value.is_a(bool) and _plain(value):
        yield replaced(text, value.node, "はい"), ("DATA-WRONG-TYPE",), value.line


def impossible_day(value: Value, text: str) -> Iterator[tuple[str, tuple[str, ...], int]]:
    """A day that no calendar has."""
    if value.is_a(date) and _plain(value):
        yield replaced(text, value.node, "2026-02-30"), ("DATA-WRONG-TYPE",), value.line


def unknown_choice(value: Value, text: str) -> Iterator[tuple[str, tuple[str, ...], int]]:
    """A word that the list of choices does not have."""
    if _plain(value) and any(_is_choice(member) for member in members(value.kind)):
        yield replaced(text, value.node, "nonsense"), ("DATA-WRONG-VALUE",), value.line


def _is_choice(kind: object) -> bool:
    return typing.get_origin(kind) is typing.Literal or (isinstance(kind, type) and issubclass(kind, enum.Enum))


def scalar_for_list(value: Value, text: str) -> Iterator[tuple[str, tuple[str, ...], int]]:
    """One word where a list belongs."""
    if isinstance(value.node, yaml.SequenceNode) and value.key is not None and value.node.flow_style:
        yield replaced(text, value.node, "x"), ("DATA-WRONG-TYPE",), value.line


def bad_id(value: Value, text: str) -> Iterator[tuple[str, tuple[str, ...], int]]:
    """An id with characters that addresses cannot hold."""
    if value.path[-1] == "id" and _plain(value):
        yield replaced(text, value.node, "Bad_ID"), ("DATA-BAD-ID",), value.line


def unknown_reference(value: Value, text: str) -> Iterator[tuple[str, tuple[str, ...], int]]:
    """An id that stands in no register."""
    if value.name in REFERENCES and _plain(value) and value.is_a(str):
        yield replaced(text, value.node, "nowhere"), ("DOC-ID", "FORM-XREF"), value.line


def blank_text(value: Value, text: str) -> Iterator[tuple[str, tuple[str, ...], int]]:
    """A text without words."""
    for language in ("ja", "en"):
        if _said(value, language):
            yield replaced(text, value.node, "'  '"), ("DOC-TEXT", "TXT-SPACE"), value.line


def lost_fact(value: Value, text: str) -> Iterator[tuple[str, tuple[str, ...], int]]:
    """A placeholder that names nothing."""
    for language in ("ja", "en"):
        if _said(value, language) and re.search(r"\{[a-z]+[.:]", value.node.value):
            words = re.sub(r"\{([a-z]+[.:])", r"{\1zzz", value.node.value, count=1)
            yield replaced(text, value.node, _quoted(words)), ("DOC-XREF", "FORM-XREF"), value.line


def _words(change: Callable[[str], str | None], language: str, *rules: str) -> Slip:
    """A slip in the words of one language."""

    def slip(value: Value, text: str) -> Iterator[tuple[str, tuple[str, ...], int]]:
        if _said(value, language):
            words = change(value.node.value)
            if words is not None and words != value.node.value:
                yield replaced(text, value.node, _quoted(words)), rules, value.line

    return slip


def _other_number(words: str) -> str | None:
    found = re.search(r"(?<![\d{.])[1-9]\d*(?![\d}])", words)
    return None if found is None else words[: found.start()] + str(int(found[0]) + 3) + words[found.end() :]


def _in_middle(put: str) -> Callable[[str], str | None]:
    def change(words: str) -> str | None:
        middle = len(words) // 2
        return words[:middle] + put + words[middle:] if len(words) > 8 and not {"{", "}"} & set(words) else None

    return change


def lost_stop(value: Value, text: str) -> Iterator[tuple[str, tuple[str, ...], int]]:
    """A sentence of a clause without its full stop."""
    if "/policy/" in value.file and _said(value, "ja") and value.node.value.endswith(("ます。", "です。", "ません。")):
        yield replaced(text, value.node, _quoted(value.node.value.removesuffix("。"))), ("TXT-END",), value.line


SLIPS: dict[str, Slip] = {
    "drop-key": drop_key,
    "misspell-key": misspell_key,
    "wrong-number": wrong_number,
    "wrong-answer": wrong_answer,
    "impossible-day": impossible_day,
    "unknown-choice": unknown_choice,
    "scalar-for-list": scalar_for_list,
    "bad-id": bad_id,
    "unknown-reference": unknown_reference,
    "blank-text": blank_text,
    "lost-fact": lost_fact,
    "lone-brace": _words(_in_middle("{"), "ja", "DOC-XREF", "FORM-XREF", "TXT-MARKUP"),
    "pasted-html": _words(_in_middle("<b>太字</b>"), "ja", "TXT-MARKUP"),
    "pasted-html-english": _words(_in_middle("<script>x</script>"), "en", "TXT-MARKUP"),
    "unfinished": _words(lambda words: words + "TODO", "ja", "TXT-PLACEHOLDER"),
    "radical": _words(lambda words: words.replace("人", "\u2f08", 1), "ja", "TXT-KANGXI"),
    "half-width": _words(_in_middle("ﾃﾞｰﾀ"), "ja", "TXT-WIDTH"),
    "wide-space": _words(_in_middle("\u00a0"), "ja", "TXT-SPACE"),
    "open-bracket": _words(_in_middle("（"), "ja", "TXT-BRACKET"),
    "full-stop": lost_stop,
    "number-in-one-language": _words(_other_number, "en", "I18N-NUMBER"),
    "japanese-in-english": _words(_in_middle("個人情報"), "en", "I18N-JAPANESE"),
    "direction": _words(_in_middle("\u202e"), "ja", "DATA-CONTROL"),
    "lost-character": _words(_in_middle("\ufffd"), "ja", "DATA-CONTROL"),
}
