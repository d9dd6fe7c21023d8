"""A finding in three lines, as terminals and logs show it; a build that found notes imports no more than this."""

from __future__ import annotations

from collections.abc import Iterator

from policysite.domain.escapes import escaped
from policysite.domain.findings import Finding, Level
from policysite.domain.text import Language, Text

LEVELS = {
    Level.ERROR: Text(ja="エラー", en="error"),
    Level.WARNING: Text(ja="警告", en="warning"),
    Level.NOTE: Text(ja="参考", en="note"),
}
_WAIVED = Text(ja="（例外）", en=" (waived)")
_REMINDER = Text(ja="（期限。公開は止めない）", en=" (reminder; stops nothing)")


def finding_lines(finding: Finding, language: Language) -> Iterator[str]:
    """`file:line:column: エラー RULE message`, what a waiver would name, then the mend.

    No value in them can begin a line of its own.
    """
    place = f"{escaped(finding.file)}:{finding.line}:{finding.column}"
    level = LEVELS[finding.level].in_language(language) + (_WAIVED.in_language(language) if finding.waived else "")
    if finding.reminder and finding.level is not Level.NOTE:
        level += _REMINDER.in_language(language)
    yield f"{place}: {level} {finding.rule} {escaped(finding.message.in_language(language))}"
    yield f"    target: {escaped(finding.target)}"
    yield f"    → {escaped(finding.fix.in_language(language))}"
