"""What differs between two values of the model, field by field, aligned by id and never by position."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from typing import Any

from policysite.domain.clauses import PurposeMention
from policysite.domain.company import Operator
from policysite.domain.sections import Fee, OptOutFacts
from policysite.domain.text import Text
from policysite.history.passages import Passage

# Words are compared as passages, children on their own, and marks that only tell rules where to look say nothing
# to a reader.
WORDS = frozenset({"title", "text", "lead", "notes", "clauses", "lines", "signature", "ending"})
WORDS |= {"tables", "header", "rows", "cells", "caption"}
MARKS = frozenset(
    {"id", "kind", "review_due", "numbered", "method", "states_fee", "own_purpose", "promises", "quotes", "claim", "ja"}
)
MARKS_OF_SECTIONS = frozenset({"statutory_notices"})
_NESTED = (OptOutFacts, Fee, Operator)


@dataclass(frozen=True)
class Delta:
    """One field of one thing that differs; `old` or `new` is None where an element came or went."""

    target: str
    anchors: tuple[str, ...]
    owner: object
    field: str
    old: Any
    new: Any
    passage: Passage | None = None
    reordered: bool = False

    @property
    def gained(self) -> bool:
        """Whether something stands there now that did not."""
        return self.old is None

    @property
    def lost(self) -> bool:
        """Whether something stood there that is gone."""
        return self.new is None


@dataclass(frozen=True)
class Setting:
    """Where compared values stand: their target, where they show, and the passage they belong to."""

    target: str
    anchors: tuple[str, ...]
    passage: Passage | None = None

    def below(self, name: str) -> Setting:
        """The setting of something inside."""
        return Setting(f"{self.target}.{name}", self.anchors, self.passage)


def compare_fields(old: Any, new: Any, setting: Setting, skipped: frozenset[str] = frozenset()) -> Iterator[Delta]:
    """The deltas between two values of one type."""
    for field in fields(new):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if field.name not in skipped and before != after:
            yield from _compare(field.name, before, after, new, setting)


def _compare(name: str, old: Any, new: Any, owner: object, setting: Setting) -> Iterator[Delta]:
    below = setting.below(name)
    if isinstance(old, tuple) and isinstance(new, tuple) and _keyed(old + new):
        yield from _compare_elements(name, old, new, owner, below)
    elif isinstance(old, _NESTED) and isinstance(new, _NESTED):
        yield from compare_fields(old, new, below)
    else:
        # An empty list and a missing value are both nothing, so that "came" and "went" read the same everywhere.
        before, after = (None if value == () else value for value in (old, new))
        yield Delta(below.target, setting.anchors, owner, name, before, after, setting.passage)


def _compare_elements(
    name: str, old: tuple[Any, ...], new: tuple[Any, ...], owner: object, setting: Setting
) -> Iterator[Delta]:
    before, after = by_key(old), by_key(new)
    for key in dict.fromkeys([*before, *after]):
        here = setting.below(key)
        a, b = before.get(key), after.get(key)
        if a is None or b is None:
            yield Delta(here.target, here.anchors, owner, name, a, b, here.passage)
        elif a != b and is_dataclass(b):
            yield from compare_fields(a, b, here, frozenset({"id"}))
    if list(before) != list(after) and set(before) == set(after):
        yield Delta(setting.target, setting.anchors, owner, name, old, new, setting.passage, reordered=True)


def by_key(elements: tuple[Any, ...]) -> Mapping[str, Any]:
    """Elements by what names them."""
    return {_key(element): element for element in elements}


def _keyed(elements: tuple[Any, ...]) -> bool:
    return all(isinstance(element, (str, Enum, PurposeMention)) or hasattr(element, "id") for element in elements)


def _key(element: Any) -> str:
    if isinstance(element, PurposeMention):
        return element.purpose
    if isinstance(element, (str, Enum)):
        return str(element)
    return str(element.id)


def text_of(value: object) -> Text | None:
    """The value as a text, where it is one."""
    return value if isinstance(value, Text) else None
