"""Changes as text for the terminal and for a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policysite.domain.changes import Change, computed_class, computed_effect
from policysite.domain.effects import EFFECTS
from policysite.domain.text import Language
from policysite.rendering.comparison.words import KINDS, class_label, comparison_word, version_label
from policysite.rendering.grounds import grounds


def render_changes_text(changes: Sequence[Change], old: str, new: str, language: Language) -> str:
    """The changes between two named versions, strongest class on top; empty where nothing changed."""
    if not changes:
        return ""
    names = f"{version_label(old, language)} → {version_label(new, language)}"
    strongest = computed_class(changes)
    assert strongest is not None
    lines = [f"{names}  {comparison_word('computed', language)}: {class_label(strongest, language)}"]
    lines += [EFFECTS[computed_effect(changes)].in_language(language), ""]
    for change in sorted(changes, key=lambda change: change.change_class, reverse=True):
        lines.extend(_change(change, language))
    return "\n".join(lines) + "\n"


def _change(change: Change, language: Language) -> Iterator[str]:
    marks = [comparison_word("review", language)] if change.review else []
    marks += [comparison_word("refused", language)] if change.refused else []
    shown = f"（{'、'.join(marks)}）" if language == "ja" and marks else f" ({', '.join(marks)})" if marks else ""
    kind = KINDS[change.kind].in_language(language)
    yield f"{change.change_class} {change.target}  {kind}  {change.deciding.matter.in_language(language)}{shown}"
    if change.basis:
        yield f"    {comparison_word('basis', language)}: {grounds(change.basis, language)}"
    yield f"    {comparison_word('duty', language)}: {change.deciding.duty.in_language(language)}"
    for key, text in (("old", change.old), ("new", change.new)):
        said = text.in_language(language) if text else comparison_word("none", language)
        first, *rest = said.split("\n")
        yield f"    {comparison_word(key, language)}: {first}"
        yield from (f"        {line}" for line in rest)
    yield ""
