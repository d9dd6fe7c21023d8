"""Findings for a person at a terminal: one line each, the mend indented below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from policysite.domain.escapes import escaped
from policysite.domain.findings import Finding, Level
from policysite.domain.text import Language
from policysite.rendering.finding_lines import LEVELS, finding_lines
from policysite.rendering.grounds import grounds


def render_text(findings: Sequence[Finding], language: Language) -> str:
    """`file:line:column: エラー RULE message`, the target, then the mend, then the law."""
    return "".join(f"{line}\n" for finding in findings for line in _lines(finding, language))


def render_summary(
    findings: Sequence[Finding], language: Language, listed: bool = False, notes_listed: bool = False
) -> str:
    """How many findings there are of each level, and how many are waived, with the way to see them; one line."""
    counted = Counter(finding.level for finding in findings if not finding.waived)
    waived = sum(finding.waived for finding in findings)
    unlisted = counted[Level.NOTE] and not notes_listed
    if language == "en":
        counts = ", ".join(
            f"{counted[level]} {words.en}{'' if counted[level] == 1 else 's'}" for level, words in LEVELS.items()
        )
        counts += " (list them with --notes)" if unlisted else ""
        hint = "" if listed else " (list them with --waived)"
        return f"{counts}; {waived} waived{hint}\n" if waived else f"{counts}\n"
    counts = "・".join(f"{words.ja} {counted[level]} 件" for level, words in LEVELS.items())
    counts += "（--notes で表示）" if unlisted else ""
    hint = "" if listed else "（--waived で表示）"
    return f"{counts}。例外にした未決事項 {waived} 件{hint}\n" if waived else f"{counts}\n"


def _lines(finding: Finding, language: Language) -> Iterator[str]:
    yield from finding_lines(finding, language)
    if finding.basis:
        yield f"    {'根拠' if language == 'ja' else 'Basis'}: {escaped(grounds(finding.basis, language))}"
    if finding.waived and finding.waiver_reason:
        yield f"    {'理由' if language == 'ja' else 'Reason'}: {escaped(finding.waiver_reason.in_language(language))}"
