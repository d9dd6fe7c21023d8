"""How old each clause is: in force since when, and how often changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from policysite.domain.comparison import Pedigree
from policysite.domain.model import PolicyData
from policysite.domain.release_history import ReleaseHistory
from policysite.history.alignment import Piece, align
from policysite.history.passages import Passage, passages


def pedigree(history: ReleaseHistory, day: date) -> tuple[Pedigree, ...]:
    """The age of every clause of the text that is in force on a day, in its reading order."""
    ages: tuple[Pedigree, ...] = ()
    before: tuple[Passage, ...] = ()
    policy: PolicyData | None = None
    for release in history.path_to(history.in_force(day)):
        # A release often differs from the one before in its record alone; then nothing grew older or younger.
        if policy is not None and release.policy == policy:
            continue
        policy = release.policy
        now = passages(policy)
        ages = tuple(_aged(before, now, ages, release.effective))
        before = now
    return ages


def _aged(
    old: Sequence[Passage], new: Sequence[Passage], ages: Sequence[Pedigree], since: date
) -> tuple[Pedigree, ...]:
    origin = {pair.new: pair.old for pair in align(_pieces(old), _pieces(new)) if pair.new is not None}
    return tuple(_age(old, passage, ages, origin[position], since) for position, passage in enumerate(new))


def _age(
    old: Sequence[Passage], passage: Passage, ages: Sequence[Pedigree], came_from: int | None, since: date
) -> Pedigree:
    if came_from is None:
        return Pedigree(passage.anchor, since, 0)
    known = ages[came_from]
    if old[came_from].shown == passage.shown:
        return Pedigree(passage.anchor, known.since, known.changed)
    return Pedigree(passage.anchor, since, known.changed + 1)


def _pieces(found: Sequence[Passage]) -> list[Piece]:
    return [Piece(passage.anchor, passage.parent, passage.shown_text.ja) for passage in found]
