"""What a type expects, in words that a person who edits YAML understands."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from typing import Any

from policysite.domain.paths import DataPath
from policysite.domain.text import Text

_EXPECTED: Mapping[str, Text] = {
    "string_type": Text(ja="文字", en="text"),
    "bool_parsing": Text(ja="true か false", en="true or false"),
    "bool_type": Text(ja="true か false", en="true or false"),
    "int_parsing": Text(ja="整数（例：800）", en="a whole number (such as 800)"),
    "int_type": Text(ja="整数（例：800）", en="a whole number (such as 800)"),
    "int_from_float": Text(ja="整数（例：800）", en="a whole number (such as 800)"),
    "date_from_datetime_parsing": Text(ja="日付（例：2026-11-22）", en="a date (such as 2026-11-22)"),
    "date_from_datetime_inexact": Text(ja="日付（例：2026-11-22）", en="a date (such as 2026-11-22)"),
    "date_parsing": Text(ja="日付（例：2026-11-22）", en="a date (such as 2026-11-22)"),
    "date_type": Text(ja="日付（例：2026-11-22）", en="a date (such as 2026-11-22)"),
    "tuple_type": Text(ja="「- 」で始まる並び", en="a list of lines that begin with “- ”"),
    "list_type": Text(ja="「- 」で始まる並び", en="a list of lines that begin with “- ”"),
    "dataclass_type": Text(ja="「項目名: 値」の組", en="“key: value” pairs"),
    "dataclass_exact_type": Text(ja="「項目名: 値」の組", en="“key: value” pairs"),
    "model_attributes_type": Text(ja="「項目名: 値」の組", en="“key: value” pairs"),
}


def describe_expected(detail: Mapping[str, Any]) -> Text:
    """What would be right where pydantic found something wrong."""
    known = _EXPECTED.get(detail["type"])
    if known is not None:
        return known
    context = detail.get("ctx", {})
    choices = str(context.get("expected") or context.get("expected_tags") or detail["msg"])
    plain = choices.replace("'", "").replace(" or ", ", ")
    return Text(ja=plain.replace(", ", "、"), en=plain)


def describe_found(value: object) -> Text:
    """What stands there now."""
    if value is None:
        return Text(ja="空", en="nothing")
    if isinstance(value, Mapping):
        return Text(ja="「項目名: 値」の組", en="“key: value” pairs")
    if isinstance(value, list):
        return Text(ja="「- 」の並び", en="a list")
    shown = str(value)
    shown = shown if len(shown) <= 30 else shown[:29] + "…"
    return Text(ja=f"「{shown}」", en=f"“{shown}”")


def fields_at(kind: Any, loc: DataPath, data: object) -> list[str]:
    """The keys that a mapping at a location of a type may have; empty where the location leads nowhere."""
    found = [_narrow(kind, data)]
    for part in loc:
        data = _step(data, part)
        found = [_narrow(step, data) for candidate in found for step in _types_behind(candidate, part)]
    names = [
        field.name
        for candidate in found
        if dataclasses.is_dataclass(candidate)
        for field in dataclasses.fields(candidate)
    ]
    return list(dict.fromkeys(names))


def _step(data: object, part: str | int) -> object:
    if isinstance(data, Mapping):
        return data.get(part)
    if isinstance(data, list) and isinstance(part, int) and part < len(data):
        return data[part]
    return None


def _narrow(kind: Any, data: object) -> Any:
    """The member of a tagged union that the data's `kind` names."""
    for member in members(kind):
        hints = typing.get_type_hints(member) if dataclasses.is_dataclass(member) else {}
        tag = data.get("kind") if isinstance(data, Mapping) else None
        if tag and tag in typing.get_args(hints.get("kind")):
            return member
    found = members(kind)
    return found[0] if len(found) == 1 else kind


def members(kind: Any) -> list[Any]:
    """The types of a union without None; a type that is no union stands for itself."""
    if typing.get_origin(kind) is typing.Annotated:
        kind = typing.get_args(kind)[0]
    if isinstance(kind, types.UnionType) or typing.get_origin(kind) is typing.Union:
        return [member for member in typing.get_args(kind) if member is not type(None)]
    return [kind]


def _types_behind(kind: Any, part: str | int) -> list[Any]:
    if isinstance(part, int):
        return [typing.get_args(kind)[0]] if typing.get_origin(kind) is tuple else []
    if not dataclasses.is_dataclass(kind):
        return []
    hint = typing.get_type_hints(kind).get(part)
    return members(hint) if hint is not None else []
