"""A fresh copy of the small base data with one slip in it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

BASE = Path(__file__).parent / "base"
DEFAULT_FILE = "policy/02-joint-use.yml"


def break_base(case: Mapping[str, str], folder: Path) -> Path:
    """Copies the base below a folder, makes the slip, and returns the project's root."""
    root = folder / "project"
    shutil.copytree(BASE, root)
    file = root / "policy_data" / case.get("file", DEFAULT_FILE)
    text = file.read_text("utf-8")
    if "find" in case:
        assert text.count(case["find"]) == 1, f"{case['slip']}: the text to change must stand exactly once"
        text = text.replace(case["find"], case["put"])
    elif "cut" in case:
        # What was saved ends in the middle of the last line that the case gives.
        kept = text[: text.index("    users: [mihon-sales]")]
        text = kept + case["cut"]
    elif "content" in case:
        text = case["content"]
    elif "beside" in case:
        (root / "policy_data" / case["beside"]).write_bytes(file.read_bytes())
        return root
    elif "rename" in case:
        file.rename(file.parent.parent / case["rename"])
        return root
    file.write_bytes(text.encode(case.get("encoding", "utf-8")))
    return root
