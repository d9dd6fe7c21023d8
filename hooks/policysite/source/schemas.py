"""JSON Schemas for the editor, made from the types; the help text is the attribute docstrings in Japanese."""

from __future__ import annotations

import json
from typing import Any

from pydantic import ConfigDict, TypeAdapter

from policysite.source.typing import TYPES, tuple_of

_EDITOR = ConfigDict(extra="forbid", use_attribute_docstrings=True)
_TITLES = {
    "company": "会社の事実",
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
}


def render_schemas() -> dict[str, str]:
    """File name → JSON Schema (draft 2020-12), one for each kind of file."""
    return {f"{part.replace('_', '-')}.json": _render(part) for part in TYPES}


def _render(part: str) -> str:
    whole = TypeAdapter(tuple_of(part), config=_EDITOR).json_schema(mode="validation")
    definitions = whole.get("$defs", {})
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": _TITLES[part],
        **whole["prefixItems"][0],
        "$defs": {name: _readable(name, definition) for name, definition in sorted(definitions.items())},
    }
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _readable(name: str, definition: dict[str, Any]) -> dict[str, Any]:
    """A definition as editors use it: one paragraph may stand without its dash."""
    properties = definition.get("properties", {})
    paragraphs = {"lead", "notes"} | ({"text"} if name.endswith("Clause") or name == "Clause" else set())
    for key in paragraphs & properties.keys():
        several = {k: v for k, v in properties[key].items() if k != "description"}
        described = {"description": properties[key]["description"]} if "description" in properties[key] else {}
        properties[key] = {**described, "anyOf": [{"$ref": "#/$defs/Text"}, several]}
    return definition
