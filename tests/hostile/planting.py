"""Every text field that the types have, and data in which each of them holds something hostile."""

from __future__ import annotations

import dataclasses
import re
import typing
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hostile.completing import completed, leaves, types_below
from policysite.domain.findings import Finding, Level
from policysite.domain.model import PolicyData
from policysite.domain.releases import ReleaseRecord
from policysite.domain.text import Text

ROOTS = (PolicyData, ReleaseRecord, Finding)
# Each doubles its braces, as literal ones are written in the data.
ATTACKS = (
    '</title x="<"><script x="<">window.hostile=1</script>',
    '"><img src=x onerror="window.hostile=1">',
    "' autofocus onfocus='window.hostile=1' x='",
    "</textarea></style></script></template><script>window.hostile=1</script>",
    "<!-- <plaintext> <textarea> <title>",
    "javascript:window.hostile=1//",
    "{{{{7*7}}}} {{% raw %}} {{: onclick=window.hostile=1 }} ${{x}}",
    "`a` **b** __c__ [d](javascript:window.hostile=1) ![e](f) | g |",
    "&lt;b&gt; &#60;script&#62; &amp;quot; &copy",
    "]]></p></content><x:y xmlns:x='z'/>",
    # With https it would be a link, as an address in words is (tests/values/test_links.py).
    '=HYPERLINK("http://evil.example","x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    '#import "x": * $a$ *b* <c> @d \\u{{41}} // e /* f',
    'A&B "Star" & Sons K.K. 18<age and',
    "::error file=x,line=1::y%0A##[set-output name=z]",
    "--- # x: [y] | > !!python/object &a *a",
)
FIXED = {
    "id": "an id: letters, digits and hyphens, held by DATA-BAD-ID, and the name of a place",
    "kind": "a choice",
}
"""Fields of any type that hold no words."""
_REFERENCES = """
    data_items users recipients any_one_of subjects purpose manager document form forms desk address same_as fields
    field clause target within
"""
REFERENCES = frozenset(_REFERENCES.split())
"""Fields that name something else in the data; what names nothing is refused (DOC-ID, FORM-XREF).

`Site.address` is called the same: it begins every link of the site.
"""
_SLOT = re.compile(r"\{[^{}]*\}")
_MARKER = re.compile(r"Q\d{4}Z")


def plain(said: str) -> str:
    """Words without the white space and the capital letters that a page may give them."""
    return "".join(said.split()).casefold()


@dataclass(frozen=True, order=True)
class TextField:
    """A field of a type that holds words, in one language or in none."""

    owner: str
    name: str


@dataclass
class Planted:
    """What was planted: marker → the field, and the words as they must stand somewhere."""

    attacks: tuple[str, ...]
    shift: int = 0
    fields: dict[str, TextField] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)

    def new(self, where: TextField, before: str) -> str:
        """Words for a field, never the same twice; the placeholders that stood there follow them."""
        number = len(self.fields)
        marker = f"Q{number:04d}Z"
        attack = self.attacks[(number + self.shift) % len(self.attacks)]
        self.fields[marker] = where
        self.words[marker] = f"{attack} {marker}"
        return " ".join((f"{attack} {marker}", *_SLOT.findall(before.replace("{{", "").replace("}}", ""))))

    def misquoted(self, said: str) -> list[str]:
        """The markers in what an output says whose words do not stand there literally.

        White space may fall where lines are broken, and English begins a line with a capital letter.
        """
        shown = plain(said)
        return [marker for marker in self.markers(said) if not any(form in shown for form in self._forms(marker))]

    def torn(self, said: str) -> list[str]:
        """The same for a laid-out page, whose reader takes lines of columns and of sheets in turn."""
        shown = plain(said)
        return [
            marker
            for marker in self.misquoted(said)
            if not all(
                plain(word).replace("{{", "{").replace("}}", "}") in shown for word in self.words[marker].split()
            )
        ]

    def _forms(self, marker: str) -> tuple[str, str]:
        """A text says doubled braces as single ones; a value without placeholders as they are."""
        words = plain(self.words[marker])
        return words, words.replace("{{", "{").replace("}}", "}")

    def markers(self, said: str) -> list[str]:
        """The markers in what an output says."""
        return sorted(set(_MARKER.findall("".join(said.split()))) & self.words.keys())

    def fields_in(self, markers: Iterable[str]) -> set[TextField]:
        """The fields that markers were planted in."""
        return {self.fields[marker] for marker in markers}


def text_fields() -> set[TextField]:
    """Every field of the types below the roots that holds words, found by the types alone."""
    seen: dict[type, None] = {}
    for root in ROOTS:
        types_below(root, seen)
    return {
        TextField(kind.__name__, name)
        for kind in seen
        if kind is not Text
        for name, hint in typing.get_type_hints(kind).items()
        if is_free(name) and any(member in (str, Text) for member in leaves(hint))
    }


def is_free(name: str) -> bool:
    """Whether a field of this name holds words."""
    return name not in FIXED and name not in REFERENCES


def planted_in(value: Any, planted: Planted) -> Any:
    """A value of the model with new words in every field that holds some, also in those that were left out."""
    if isinstance(value, tuple):
        return tuple(planted_in(inner, planted) for inner in value)
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    hints = typing.get_type_hints(type(value))
    changed = {
        one.name: _planted_field(TextField(type(value).__name__, one.name), getattr(value, one.name), hints, planted)
        for one in dataclasses.fields(value)
        if one.init
    }
    return dataclasses.replace(value, **changed)


def _planted_field(where: TextField, value: Any, hints: dict[str, Any], planted: Planted) -> Any:
    kinds = set(leaves(hints[where.name]))
    if not is_free(where.name) or not kinds & {str, Text} or where in LEFT:
        return planted_in(value, planted)
    if isinstance(value, tuple):
        return tuple(_word(where, inner, planted) for inner in value or _one_of(kinds))
    return _word(where, _one_of(kinds)[0] if value is None else value, planted)


def _one_of(kinds: set[Any]) -> tuple[Any, ...]:
    return (Text(ja="", en=""),) if Text in kinds else ("",)


def _word(where: TextField, value: Any, planted: Planted) -> Any:
    if isinstance(value, Text):
        return Text(ja=planted.new(where, value.ja), en=planted.new(where, value.en))
    return planted.new(where, value) if isinstance(value, str) else planted_in(value, planted)


LEFT: dict[TextField, str] = {
    TextField("ReleaseRecord", "content_hash"): "a digest",
    TextField("ReleaseRecord", "previous_hash"): "a digest",
    TextField("ReleaseRecord", "seal"): "a digest",
}
"""Fields that are not planted, each with its reason."""


def whole(policy: PolicyData) -> PolicyData:
    """A policy with one of everything that there is, and a notice that shows on the day of the tests."""
    days = {"starts": date(2026, 11, 1), "ends": date(2026, 12, 31)}
    shown = tuple(dataclasses.replace(notice, **days) for notice in policy.notices[:1])
    return typing.cast(PolicyData, completed(dataclasses.replace(policy, notices=shown)))


def findings() -> tuple[Finding, ...]:
    """Findings of each level that quote the data."""
    words = Text(ja="", en="")
    return tuple(
        Finding("", 3, 4, "", "requests", level, words, words, words, ("",), waived, words)
        for level in Level
        for waived in (False, True)
    )
