"""Every value of the model that claims words of the text is in the table of claims, or says why it claims none."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import EnumType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest

from policysite.domain.company import Desk, Operator
from policysite.domain.sections import Section
from policysite.source.catalogue import load_claims
from policysite.source.rule_cases import load_readings

_TABLE = load_claims()


def _walked() -> Iterator[tuple[str, str]]:
    """`Type.field` → its type, for each choice among the fields of sections, clauses and the operator."""
    seen: set[type] = set()
    todo: list[type] = [*get_args(Section), Operator, Desk]
    while todo:
        kind = todo.pop()
        if kind in seen:
            continue
        seen.add(kind)
        for field in fields(kind):
            for part in _parts(get_type_hints(kind)[field.name]):
                if isinstance(part, type) and is_dataclass(part):
                    todo.append(part)
                elif part is bool or isinstance(part, EnumType) or get_origin(part) is Literal:
                    yield f"{_owner(kind, field.name)}.{field.name}", str(part)


def _owner(kind: type, name: str) -> str:
    """The class that declares a field."""
    return next(base.__name__ for base in reversed(kind.__mro__) if name in getattr(base, "__annotations__", {}))


def _parts(hint: Any) -> Iterator[Any]:
    if get_origin(hint) in (typing.Union, types.UnionType, tuple):
        for argument in get_args(hint):
            yield from _parts(argument)
    else:
        yield hint


_CHOICES = sorted({name for name, _ in _walked() if not name.endswith(".kind")})


@pytest.mark.parametrize("name", _CHOICES)
def test_選択の欄はどれも主張の表にあるか_ない理由がある(name: str) -> None:
    kind, field = name.split(".")
    claimed = {of for claim in _TABLE.claims for of in claim.of}
    inherited = {of for of in claimed if of.endswith(f".{field}")}
    assert name in claimed or name in _TABLE.no_claims or (kind == "SectionBody" and inherited), name


def test_主張の表は今の型の欄だけを挙げる() -> None:
    known = {name for name, _ in _walked()} | {kind.__name__ for kind in _kinds()}
    bare = {of.split(".")[0] for claim in _TABLE.claims for of in claim.of}
    assert bare <= {kind.__name__ for kind in _kinds()} | {"Operator", "Desk"}
    fields_named = {of.split(".")[1] for claim in _TABLE.claims for of in claim.of if "." in of}
    assert fields_named <= {field.name for kind in _kinds() for field in fields(kind)}
    assert set(_TABLE.no_claims) <= known


def _kinds() -> set[type]:
    seen: set[type] = set()
    todo: list[type] = [*get_args(Section), Operator, Desk]
    while todo:
        kind = todo.pop()
        if kind not in seen:
            seen |= {kind, *(base for base in kind.__mro__ if is_dataclass(base))}
            hints = get_type_hints(kind)
            todo += [p for f in fields(kind) for p in _parts(hints[f.name]) if isinstance(p, type) and is_dataclass(p)]
    return seen


def test_主張の名前は一度ずつで_場所がある() -> None:
    assert len({claim.id for claim in _TABLE.claims}) == len(_TABLE.claims)
    assert all(claim.places and (claim.says or claim.against or claim.silent) for claim in _TABLE.claims)


def test_読み取りの例は主張を広く使う() -> None:
    """A claim without any reading would be a promise that nobody has tried."""
    assert len(load_readings()) >= 200
