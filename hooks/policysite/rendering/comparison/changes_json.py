"""Changes as JSON, for other programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from policysite.domain.changes import Change, computed_class, computed_effect
from policysite.domain.text import Text


def render_changes_json(changes: Sequence[Change], old: str, new: str) -> str:
    """The changes between two named versions; empty text where nothing changed."""
    if not changes:
        return ""
    data = {
        "old": old,
        "new": new,
        "class": str(computed_class(changes)),
        "answer": str(computed_effect(changes)),
        "changes": [change_data(change) for change in changes],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def change_data(change: Change) -> dict[str, Any]:
    """One change as plain data; keys never change their meaning."""
    return {
        "target": change.target,
        "kind": str(change.kind),
        "class": str(change.change_class),
        "answer": str(change.effect),
        "review": change.review,
        "refused": change.refused,
        "basis": list(change.basis),
        "rows": [verdict.row for verdict in change.verdicts],
        "matter": _pair(change.deciding.matter),
        "duty": _pair(change.deciding.duty),
        "anchors": list(change.anchors),
        "old": _pair(change.old),
        "new": _pair(change.new),
    }


def _pair(text: Text | None) -> dict[str, str] | None:
    return {"ja": text.ja, "en": text.en} if text else None
