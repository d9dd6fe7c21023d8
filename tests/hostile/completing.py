"""Data in which every type of the model occurs: what a sample lacks is made from the types and put where it belongs."""

from __future__ import annotations

import dataclasses
import enum
import typing
from collections.abc import Iterator
from datetime import date
from typing import Any

from mutation.typed_yaml import members
from policysite.domain.text import Text


def types_below(kind: Any, seen: dict[type, None] | None = None) -> dict[type, None]:
    """Every dataclass that a type can hold, in the order of the fields."""
    found = {} if seen is None else seen
    for member in leaves(kind):
        if dataclasses.is_dataclass(member) and isinstance(member, type) and member not in found:
            found[member] = None
            for hint in typing.get_type_hints(member).values():
                types_below(hint, found)
    return found


def leaves(kind: Any) -> Iterator[Any]:
    """The types of a value or of the elements of a tuple."""
    for member in members(kind):
        if typing.get_origin(member) is tuple:
            for inner in typing.get_args(member):
                if inner is not Ellipsis:
                    yield from leaves(inner)
        else:
            yield member


def completed(value: Any) -> Any:
    """A value with one of each type that it lacks, at the first place that may hold it."""
    for kind in types_below(type(value)):
        if kind not in set(_types_in(value)):
            value, done = _put(value, kind)
            assert done, f"no place for a {kind.__name__}"
    return value


def _types_in(value: Any) -> Iterator[type]:
    if isinstance(value, tuple):
        for inner in value:
            yield from _types_in(inner)
    elif dataclasses.is_dataclass(value):
        yield type(value)
        for field in dataclasses.fields(value):
            yield from _types_in(getattr(value, field.name))


def _put(value: Any, kind: type) -> tuple[Any, bool]:
    """The value with a made one of a type, and whether there was a place for it."""
    if isinstance(value, tuple):
        for index, inner in enumerate(value):
            changed, done = _put(inner, kind)
            if done:
                return (*value[:index], changed, *value[index + 1 :]), True
        return value, False
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value, False
    hints = typing.get_type_hints(type(value))
    for field in dataclasses.fields(value):
        now = getattr(value, field.name)
        if kind in leaves(hints[field.name]) and (now is None or isinstance(now, tuple)):
            new = made(kind)
            return dataclasses.replace(value, **{field.name: new if now is None else (*now, new)}), True
    for field in dataclasses.fields(value):
        changed, done = _put(getattr(value, field.name), kind)
        if done:
            return dataclasses.replace(value, **{field.name: changed}), True
    return value, False


def made(kind: Any) -> Any:
    """The plainest value of a type; of a dataclass only what it cannot be without."""
    first = next(leaves(kind))
    if typing.get_origin(first) is typing.Literal:
        return typing.get_args(first)[0]
    if any(typing.get_origin(member) is tuple for member in members(kind)):
        return (made(first),)
    if dataclasses.is_dataclass(first) and isinstance(first, type):
        hints = typing.get_type_hints(first)
        return first(**{field.name: _made_field(first, field, hints) for field in _required(first)})
    if isinstance(first, type) and issubclass(first, enum.Enum):
        return next(iter(first))
    plain: dict[Any, Any] = {str: "", int: 1, bool: False, date: date(2026, 1, 1), Text: Text(ja="", en="")}
    return plain[first]


def _made_field(owner: type, field: dataclasses.Field[Any], hints: dict[str, Any]) -> Any:
    return f"made-{owner.__name__.lower()}" if field.name == "id" else made(hints[field.name])


def _required(kind: type) -> Iterator[dataclasses.Field[Any]]:
    for field in dataclasses.fields(kind):
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            yield field
