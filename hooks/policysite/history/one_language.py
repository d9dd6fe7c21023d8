"""Verdicts on a text that changed in English alone."""

from __future__ import annotations

from policysite.domain.changes import ChangeClass, Effect, Verdict
from policysite.domain.text import Text
from policysite.history.deltas import Delta
from policysite.history.meaning import says_the_same
from policysite.history.rows import verdict
from policysite.history.wording import english_parity


def english_only(delta: Delta) -> bool:
    """Whether a text changed in English alone."""
    both = isinstance(delta.old, Text) and isinstance(delta.new, Text)
    return both and delta.old.ja == delta.new.ja


def english_alone(old: Text, new: Text, effect: Effect = Effect.HANDLING) -> Verdict:
    """The words only where the English says what it said; else a statement that its Japanese does not make."""
    if says_the_same(old, new) and english_parity(old, new):
        return verdict("english")
    return verdict("english", ChangeClass.UPDATE, review=True, effect=effect)
