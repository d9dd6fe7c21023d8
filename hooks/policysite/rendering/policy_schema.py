"""The JSON Schema of `policy.json`, published beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from policysite.rendering.policy_json import FORMAT

_TEXT: Mapping[str, Any] = {"type": "string", "minLength": 1}


def _pair(of: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["ja", "en"],
        "additionalProperties": False,
        "properties": {"ja": of, "en": of},
    }


_ANCHOR = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}


def _object(required: Mapping[str, Any], optional: Mapping[str, Any] | None = None) -> dict[str, Any]:
    properties = {**required, **(optional or {})}
    return {"type": "object", "required": list(required), "additionalProperties": False, "properties": properties}


def _list(of: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


def _block() -> dict[str, Any]:
    href = {"type": "string", "pattern": "^(https://|mailto:|tel:)"}
    links = {"links": _list(_object({"text": _TEXT, "href": href}))}
    text = [_object({"type": {"const": kind}, "text": _TEXT}, links) for kind in ("paragraph", "note")]
    row = _object({"label": _TEXT, "value": {"type": "string"}}, links)
    rows = _object({"type": {"const": "rows"}, "rows": _list(row)})
    cells = _list({"type": "string"})
    listing = _object({"type": {"const": "list"}, "items": _list(_TEXT)})
    table = _object({"type": {"const": "table"}, "caption": {"type": "string"}, "header": cells, "body": _list(cells)})
    return {"oneOf": [*text, rows, listing, table]}


def _node() -> dict[str, Any]:
    blocks = _pair(_list({"$ref": "#/$defs/block"}))
    return _object(
        {
            "id": _ANCHOR,
            "kind": _TEXT,
            "number": {"type": "string"},
            "citation": _pair(_TEXT),
        },
        {
            "chapter": _TEXT,
            "aliases": _list(_ANCHOR),
            "heading": _pair(_TEXT),
            "basis": _list(_TEXT),
            "blocks": blocks,
            "closing": blocks,
            "clauses": _list({"$ref": "#/$defs/node"}),
        },
    )


def render_policy_schema() -> str:
    """The schema as JSON; it describes the format number that the writer writes."""
    day = {"type": ["string", "null"], "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "policy.json",
        **_object(
            {
                "$schema": {"const": "policy.schema.json"},
                "format": {"const": FORMAT},
                "title": _pair(_TEXT),
                "operator": _pair(_TEXT),
                "address": {"type": "string", "format": "uri"},
                "governing_language": {"enum": ["ja", "en"]},
                "version": {"type": "object", "required": ["effective"], "properties": {"effective": day}},
                "sections": _list({"$ref": "#/$defs/node"}),
            },
            {"adopters": _list(_pair(_TEXT))},
        ),
        "$defs": {"node": _node(), "block": _block()},
    }
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
