"""What the types say about their fields: the Japanese docstrings behind the attributes, inherited ones too."""

from __future__ import annotations

import ast
import dataclasses
import inspect
import itertools
import textwrap
import typing
from collections.abc import Iterator, Mapping
from functools import cache
from types import UnionType
from typing import Any


def dataclasses_in(kind: Any) -> Mapping[str, type]:
    """Every dataclass that a type is made of, by its name."""
    found: dict[str, type] = {}
    waiting = [kind]
    while waiting:
        here = waiting.pop()
        if isinstance(here, type) and dataclasses.is_dataclass(here):
            if here.__name__ not in found:
                found[here.__name__] = here
                waiting.extend(typing.get_type_hints(here).values())
        elif typing.get_origin(here) is not None or isinstance(here, UnionType):
            waiting.extend(typing.get_args(here))
    return found


@cache
def field_docs(kind: type) -> Mapping[str, str]:
    """Field → docstring; the class nearest to `kind` that says something wins."""
    docs: dict[str, str] = {}
    for ancestor in reversed(kind.__mro__[:-1]):
        docs.update(_own_docs(ancestor))
    return docs


def _own_docs(kind: type) -> Iterator[tuple[str, str]]:
    tree = ast.parse(textwrap.dedent(inspect.getsource(kind)))
    body = tree.body[0].body if isinstance(tree.body[0], ast.ClassDef) else []
    for field, behind in itertools.pairwise(body):
        if not isinstance(field, ast.AnnAssign) or not isinstance(field.target, ast.Name):
            continue
        if isinstance(behind, ast.Expr) and isinstance(behind.value, ast.Constant):
            yield field.target.id, str(behind.value.value)
