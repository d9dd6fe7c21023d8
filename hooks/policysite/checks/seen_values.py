"""What a finding saw, in one line that a person can read and a waiver can hold."""

from __future__ import annotations

import hashlib
from dataclasses import is_dataclass

from policysite.domain.findings import Problem
from policysite.domain.model import PolicyData
from policysite.domain.paths import DataPath
from policysite.domain.text import LANGUAGES, Text

# Not what was seen: how long it still takes, the advice of the rule, and the number of a clause.
_NOT_SEEN = frozenset({"left", "when", "better", "better_ja", "better_en", "clause"})
_LONGEST = 60
_SHOWN = 40


def seen_value(problem: Problem, policy: PolicyData) -> str:
    """The values that the message names, then what is written at the place, where that is a single value."""
    named = [value for name, value in sorted(problem.values.items()) if name not in _NOT_SEEN and value.strip()]
    # A place inside a text is named by its words; the rest of the text is not what was found.
    written = "" if problem.offset is not None else _written(problem.path, policy)
    parts = dict.fromkeys(" ".join(part.split()) for part in (*named, written) if part.strip())
    return " / ".join(_short(part) for part in parts)


def _written(path: DataPath, policy: PolicyData) -> str:
    found: object = policy
    for part in path:
        if isinstance(part, int):
            found = found[part] if isinstance(found, tuple) and part < len(found) else None
        else:
            found = getattr(found, part, None)
    if isinstance(found, Text):
        return " ".join(found.in_language(language) for language in LANGUAGES)
    return "" if found is None or isinstance(found, tuple) or is_dataclass(found) else str(found)


def _short(words: str) -> str:
    """Long words by their beginning and their digest, so that they stay one line and any change still shows."""
    if len(words) <= _LONGEST:
        return words
    return f"{words[:_SHOWN]}…（{len(words)}字、{hashlib.sha256(words.encode()).hexdigest()[:8]}）"
