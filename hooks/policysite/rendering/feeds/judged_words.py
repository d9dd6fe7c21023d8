"""What was judged about the class of a revision, said to visitors: the answer, its reason and who judged."""

from __future__ import annotations

from collections.abc import Iterator

from policysite.domain.changes import Change, Judgement
from policysite.domain.text import Language, Text
from policysite.rendering.comparison.words import ANSWERS, class_label
from policysite.rendering.feeds.entries import HistoryEntry
from policysite.rendering.history_pages.words import history_word


def judged_words(entry: HistoryEntry, language: Language) -> tuple[str, ...]:
    """Each judgement of a revision in a sentence, and why an old record stated less than its changes ask for."""
    return (*_judgements(entry, language), *_lowered(entry, language))


def _judgements(entry: HistoryEntry, language: Language) -> Iterator[str]:
    for judgement in entry.release.record.judgements:
        yield history_word(
            "judgement",
            language,
            matter=_matter(judgement, entry.changes).in_language(language),
            answer=ANSWERS[judgement.answer].in_language(language),
            reason=_said(judgement.reason, language),
            by=judgement.by,
        )


def _matter(judgement: Judgement, changes: tuple[Change, ...]) -> Text:
    decided = next((change for change in changes if judgement.target in change.judged), None)
    return decided.deciding.matter if decided else Text(ja=judgement.target, en=judgement.target)


def _lowered(entry: HistoryEntry, language: Language) -> Iterator[str]:
    bearing, reason = entry.bearing, entry.release.record.lowering_reason
    if bearing.lowered and bearing.stated and bearing.computed and reason:
        yield history_word(
            "lowered-from",
            language,
            computed=class_label(bearing.computed, language),
            stated=class_label(bearing.stated, language),
            reason=_said(reason, language),
        )


def _said(text: Text, language: Language) -> str:
    """Old records have their reasons in Japanese only; they are shown as they were sealed."""
    return text.in_language(language) or text.ja
