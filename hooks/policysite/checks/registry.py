"""Every rule by its id; an id never changes and never says how bad a finding is."""

from __future__ import annotations

from collections.abc import Mapping

from policysite.checks.rules import gates, identifiers
from policysite.checks.runner import Rule

RULES: Mapping[str, Rule] = {
    "DOC-SECTION": gates.required_sections,
    "DOC-NONE": gates.declared_none,
    "DOC-XREF": gates.placeholders,
    "DOC-TEXT": gates.empty_texts,
    "DOC-ID": identifiers.unknown_ids,
    "DOC-ID-TWICE": identifiers.duplicate_ids,
    "DOC-UNUSED": identifiers.unused_ids,
}
