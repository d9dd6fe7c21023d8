"""Findings as SARIF 2.1.0 (OASIS), for code scanning."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from policysite import __version__
from policysite.domain.escapes import escaped
from policysite.domain.findings import Finding
from policysite.domain.text import Language
from policysite.rendering.grounds import grounds

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render_sarif(findings: Sequence[Finding], language: Language) -> str:
    """A log with one run; a waived finding carries an accepted suppression with its reason."""
    rules = {finding.rule: finding for finding in reversed(findings)}
    order = sorted(rules)
    run = {
        "tool": {
            "driver": {
                "name": "policysite",
                "semanticVersion": __version__,
                "rules": [_rule(rules[rule], language) for rule in order],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, order.index(finding.rule), language) for finding in findings],
    }
    log = json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)
    return escaped(log, keep="\n") + "\n"


def _rule(finding: Finding, language: Language) -> dict[str, Any]:
    rule: dict[str, Any] = {"id": finding.rule}
    if finding.why:
        rule["fullDescription"] = {"text": finding.why.in_language(language)}
    if finding.basis:
        rule["help"] = {"text": grounds(finding.basis, language)}
    return rule


def _result(finding: Finding, index: int, language: Language) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": str(finding.level),
        "message": {"text": " → ".join(escaped(text.in_language(language)) for text in (finding.message, finding.fix))},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(finding.file, errors="surrogateescape")},
                    "region": {"startLine": finding.line, "startColumn": finding.column},
                }
            }
        ],
        "partialFingerprints": {"target/v1": f"{finding.rule}:{finding.target}"},
    }
    if finding.waived:
        reason = finding.waiver_reason.in_language(language) if finding.waiver_reason else ""
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": reason}]
    return result
