"""Findings as text, JSON, GitHub annotations and SARIF: pure functions of the same values."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from policysite.domain.findings import Finding
from policysite.domain.text import Language
from policysite.rendering.findings.explanation import render_elsewhere, render_explanation, render_rules_page
from policysite.rendering.findings.github import render_github
from policysite.rendering.findings.json import render_json
from policysite.rendering.findings.sarif import render_sarif
from policysite.rendering.findings.text import render_summary, render_text

_WRITERS: dict[str, Callable[[Sequence[Finding], Language], str]] = {
    "text": render_text,
    "json": render_json,
    "github": render_github,
    "sarif": render_sarif,
}
FORMATS = tuple(_WRITERS)


def render_findings(findings: Sequence[Finding], format_name: str, language: Language) -> str:
    """Findings in one of FORMATS, messages in one language; ends with a newline unless it is empty."""
    return _WRITERS[format_name](findings, language)


__all__ = [
    "FORMATS",
    "render_elsewhere",
    "render_explanation",
    "render_findings",
    "render_github",
    "render_json",
    "render_rules_page",
    "render_sarif",
    "render_summary",
    "render_text",
]
