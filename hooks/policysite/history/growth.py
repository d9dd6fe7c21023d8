"""History only grows: what visitors may have seen stays as it was, and nothing new claims an earlier day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from policysite.domain.standing import Entry, Standing
from policysite.history.chain import HistoryProblem, at_folder


def growth_problems(standing: Standing, now: Iterable[Entry], today: date) -> Iterator[HistoryProblem]:
    """What of a history that stands elsewhere is missing, altered or out of its place in this one, and what is new
    here but dated before today.

    The seal of a record covers the one before it, so a record that changed its place is an altered one.
    """
    known = {entry.name: entry for entry in now}
    for entry in standing.seen_by(today):
        kept = known.get(entry.name)
        if kept is None:
            yield at_folder("HIST-LOST", entry.name, where=standing.where)
        elif kept.seal != entry.seal:
            yield at_folder("HIST-REWRITTEN", entry.name, where=standing.where)
    there = {entry.name for entry in standing.entries}
    for entry in known.values():
        if entry.name not in there and entry.first_shown < today:
            day, shown = today.isoformat(), entry.first_shown.isoformat()
            yield at_folder("HIST-BACKDATED", entry.name, where=standing.where, day=shown, today=day)
