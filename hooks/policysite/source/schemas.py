"""JSON Schemas for the editor, made from the types; the help text is the attribute docstrings in Japanese."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import ConfigDict, TypeAdapter

from policysite.source.docstrings import dataclasses_in, field_docs
from policysite.source.schema_ids import Ids, render_id
from policysite.source.typing import TYPES, tuple_of
from policysite.source.value_schema import form_keywords

_EDITOR = ConfigDict(extra="forbid")
_DRAFT = "https://json-schema.org/draft/2020-12/schema"
IDS_FILE = "ids.json"
_TITLES = {
    "company": "公表する者の事実",
    "site": "サイトの設定",
    "policy": "方針の章",
    "forms": "様式",
    "subjects": "本人の区分の台帳",
    "data_items": "個人データの項目の台帳",
    "purposes": "利用目的の台帳",
    "recipients": "提供先の台帳",
    "identity_documents": "本人確認書類の台帳",
    "terms": "用語の台帳",
    "term_choices": "用語の統一表",
    "notices": "お知らせ",
    "exceptions": "検査の例外（未決事項）",
    "release": "公開した版の記録",
    "revision": "次の版の記録（next.yml）",
    "withdrawal": "取りやめの記録",
    "confirmations": "訳文の確認の記録",
}


@cache
def schema_words() -> Mapping[str, Any]:
    """Titles, descriptions and the meaning of values, in Japanese."""
    text = Path(__file__).with_name("schema_words.yml").read_text(encoding="utf-8")
    words: Mapping[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return words


def render_schemas() -> dict[str, str]:
    """File name → JSON Schema (draft 2020-12), one for each kind of file; the same for every company."""
    return {f"{part.replace('_', '-')}.json": _render(part) for part in TYPES}


def render_ids(ids: Ids) -> str:
    """The schema that the others point to for the ids of one project."""
    definitions = {name: render_id(ids.get(name, {})) for name in schema_words()["ids"]}
    return _written({"$schema": _DRAFT, "title": "このデータにある id", "$defs": definitions})


def _render(part: str) -> str:
    whole = TypeAdapter(tuple_of(part), config=_EDITOR).json_schema(mode="validation")
    schema = {**whole["prefixItems"][0], "$defs": dict(sorted(whole.get("$defs", {}).items()))}
    if "properties" in schema:
        _describe(TYPES[part].__name__, schema, TYPES[part])
    types = dataclasses_in(TYPES[part])
    for name, definition in schema["$defs"].items():
        _describe(name, definition, types.get(name))
        if part == "policy" and name.endswith("Section") and name != "ChapterSection":
            definition["properties"]["parts"] = {
                "description": schema_words()["parts"],
                "type": "array",
                "items": {"$ref": "#"},
            }
    return _written({"$schema": _DRAFT, **schema, "title": _TITLES[part]})


def _written(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _describe(name: str, definition: dict[str, Any], kind: type | None) -> None:
    """Japanese words on a definition and all that is in it."""
    words = schema_words()
    definition["title"] = words["titles"].get(name, name)
    # The class docstring speaks to programmers.
    definition.pop("description", None)
    _explain_values(definition, words["values"].get(name))
    docs = field_docs(kind) if kind else {}
    for field, schema in definition.get("properties", {}).items():
        keywords = form_keywords(kind, field) if kind else {}
        schema.pop("title", None)
        # A rendered default is noise in an editor.
        schema.pop("default", None)
        schema["description"] = docs.get(field) or words["fields"].get(field, "")
        if "const" in schema:
            schema["description"] = f"{definition['title']}（{field}: {schema['const']}）"
        for part in _inside(schema):
            _explain_values(part, words["values"].get(f"{name}.{field}"))
            _offer_ids(part, f"{name}.{field}", schema is part)
            if part.get("type") in ("string", "integer"):
                part.update(keywords)
            _accept_numbers(part)
    _one_paragraph_without_dash(name, definition)


def _explain_values(schema: dict[str, Any], meanings: Mapping[str, str] | None) -> None:
    if meanings and "enum" in schema:
        schema["enumDescriptions"] = [meanings[value] for value in schema["enum"]]


def _offer_ids(schema: dict[str, Any], field: str, outermost: bool) -> None:
    for name, fields in schema_words()["ids"].items():
        if field in fields and schema.get("type") == "string":
            described = {"description": schema["description"]} if outermost else {}
            schema.clear()
            schema.update({**described, "$ref": f"{IDS_FILE}#/$defs/{name}"})


def _accept_numbers(schema: dict[str, Any]) -> None:
    """A text of digits may stand without quotes: the reader takes every value as it was typed."""
    if schema.get("type") == "string" and not schema.keys() & {"format", "enum", "const"}:
        schema["type"] = ["string", "number"]


def _inside(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        for value in list(schema.values()):
            yield from _inside(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _inside(value)


def _one_paragraph_without_dash(name: str, definition: dict[str, Any]) -> None:
    properties = definition.get("properties", {})
    paragraphs = {"lead", "notes"} | ({"text"} if name.endswith("Clause") else set())
    for key in paragraphs & properties.keys():
        several = {k: v for k, v in properties[key].items() if k != "description"}
        properties[key] = {
            "description": properties[key]["description"],
            "anyOf": [{"$ref": "#/$defs/Text"}, several],
        }
