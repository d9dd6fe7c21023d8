"""Findings as GitHub workflow commands, which show as annotations on the changed lines."""

from __future__ import annotations

from collections.abc import Sequence

from policysite.domain.escapes import escaped
from policysite.domain.findings import Finding, Level
from policysite.domain.text import Language

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def render_github(findings: Sequence[Finding], language: Language) -> str:
    """One command a line; waived findings are notices."""
    return "".join(_command(finding, language) + "\n" for finding in findings)


def _command(finding: Finding, language: Language) -> str:
    name = "notice" if finding.waived else _COMMANDS[finding.level]
    place = f"file={_property(finding.file)},line={finding.line},col={finding.column},title={_property(finding.rule)}"
    said = (escaped(text.in_language(language)) for text in (finding.message, finding.fix))
    words = "\n→ ".join(said)
    return f"::{name} {place}::{_data(words)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(escaped(text)).replace(":", "%3A").replace(",", "%2C")
