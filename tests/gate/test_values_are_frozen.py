"""Values do not change once they are made: every dataclass of the product is frozen, and those that gather say why."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2] / "hooks/policysite"
# What is filled while something is read or walked, and handed on as a whole.
GATHERING = {
    "ScalarNode": "the tree of a file is built from events, from the outside in",
    "ListNode": "as ScalarNode",
    "MapNode": "as ScalarNode",
    "Flat": "as ScalarNode",
    "TermMarking": "remembers which terms of a page are marked already",
    "_Seen": "gathers the anchors and links of the pages that are walked",
    "InlineResolver": "gathers what of a text resolves to nothing",
    "State": "what the engine's hooks hand from one event to the next",
}


def test_値はどれも作ったあとで変わらない() -> None:
    """A value that could change would change under whoever else holds it: documents, releases, kept findings."""
    thawed, seen = {}, 0
    for file in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef) and any("dataclass" in ast.unparse(one) for one in node.decorator_list):
                seen += 1
                if not any("frozen=True" in ast.unparse(one) for one in node.decorator_list):
                    thawed[node.name] = f"{file.name}:{node.lineno}"
    assert seen > 300
    assert sorted(thawed) == sorted(GATHERING), thawed
