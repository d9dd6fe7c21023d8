"""Findings as JSON, for other programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from policysite.domain.escapes import escaped
from policysite.domain.findings import Finding
from policysite.domain.text import Language


def render_json(findings: Sequence[Finding], language: Language) -> str:
    """A list of objects; paths are relative to the root, lines and columns count from 1."""
    text = json.dumps([_object(finding, language) for finding in findings], ensure_ascii=False, indent=1)
    # The values stay as they are: what a terminal would obey stands there as escapes of JSON.
    return escaped(text, keep="\n") + "\n"


def _object(finding: Finding, language: Language) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "level": str(finding.level),
        "file": finding.file,
        "line": finding.line,
        "column": finding.column,
        "target": finding.target,
        "message": finding.message.in_language(language),
        "basis": list(finding.basis),
        "why": finding.why.in_language(language) if finding.why else None,
        "fix": finding.fix.in_language(language),
        "waived": finding.waived,
    }
