"""The semantic diff of two policies: models are compared, never lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import MISSING, fields, replace
from itertools import chain
from typing import Any

from policysite.domain.changes import Answer, Change, ChangeKind, Judgement, Verdict
from policysite.domain.clauses import PurposeClause
from policysite.domain.model import PolicyData
from policysite.domain.text import Text
from policysite.history.alignment import Pair, Piece, align
from policysite.history.deltas import MARKS, MARKS_OF_SECTIONS, WORDS, Delta, Setting, compare_fields
from policysite.history.passages import Passage, passages
from policysite.history.register_deltas import register_deltas
from policysite.history.renumbering import renumbered
from policysite.history.rows import verdict
from policysite.history.saying import Speaker
from policysite.history.section_verdicts import INTRODUCED
from policysite.history.usages import usages_of
from policysite.history.verdicts import judge
from policysite.history.weighing import Weighing
from policysite.history.word_verdicts import came_or_went, reworded, with_practice

_SKIPPED = WORDS | MARKS | MARKS_OF_SECTIONS


def diff(old: PolicyData, new: PolicyData, judgements: Iterable[Judgement] = ()) -> tuple[Change, ...]:
    """Every change between two policies in reading order; empty where a reader and the law see none."""
    if old == new:
        return ()
    weighing = Weighing(old, new, {judgement.target: judgement for judgement in judgements})
    return tuple(_Diff(weighing).changes())


class _Diff:
    def __init__(self, weighing: Weighing) -> None:
        self.weighing = weighing
        self.old, self.new = passages(weighing.old), passages(weighing.new)
        self.pairs = tuple(chain.from_iterable(map(self._same_type, align(_pieces(self.old), _pieces(self.new)))))
        self.speakers = Speaker(weighing.old), Speaker(weighing.new)
        self.usages = _merged(usages_of(weighing.old), usages_of(weighing.new))
        self.practices = dict(self._practices())

    def changes(self) -> Iterator[Change]:
        """Each change with the judgements that were asked for while its verdicts were made."""
        explained: set[str] = set()
        for change in self._found():
            if change.verdicts:
                explained.update(change.anchors)
                yield self._judged_change(change)
        for change in self._unexplained(explained):
            yield self._judged_change(change)
        yield from renumbered((self.weighing.old, self.weighing.new), (self.old, self.new), self.pairs)

    def _judged_change(self, change: Change) -> Change:
        """The change with the judgements that decided it; one that confirms the computed class leaves no question."""
        if change.review and self.weighing.answer(change.target) is Answer.CONFIRMED:
            settled = tuple(replace(one, review=False) for one in change.verdicts)
            change = replace(change, verdicts=settled)
        return replace(change, judged=self.weighing.consulted())

    def _found(self) -> Iterator[Change]:
        for pair in self.pairs:
            yield from self._pair(pair)
        for delta in register_deltas(self.weighing.old, self.weighing.new, self.usages):
            yield self._fact(delta)

    def _same_type(self, pair: Pair) -> Iterator[Pair]:
        """A pair of different kinds is a clause that went and another that came."""
        if pair.old is not None and pair.new is not None:
            old, new = self.old[pair.old], self.new[pair.new]
            if type(old.clause or old.section) is not type(new.clause or new.section):
                yield Pair(pair.old, None)
                yield Pair(None, pair.new)
                return
        yield pair

    def _practices(self) -> Iterator[tuple[str, bool]]:
        """Section id → whether its practice begins (True) or ends (False) with the new policy."""
        before = {s.id: s.declared for s in self.weighing.old.policy if s.kind in INTRODUCED}
        after = {s.id: s.declared for s in self.weighing.new.policy if s.kind in INTRODUCED}
        for section in before.keys() | after.keys():
            was, now = before.get(section) == "practised", after.get(section) == "practised"
            if was != now:
                yield section, now

    def _pair(self, pair: Pair) -> Iterator[Change]:
        if pair.old is None and pair.new is not None:
            yield self._came_or_went(self.new[pair.new], gained=True)
        elif pair.new is None and pair.old is not None:
            yield self._came_or_went(self.old[pair.old], gained=False)
        elif pair.old is not None and pair.new is not None:
            yield from self._both(self.old[pair.old], self.new[pair.new], pair.moved)

    def _both(self, old: Passage, new: Passage, moved: bool) -> Iterator[Change]:
        begins = self.practices.get(new.section.id)
        differs = old.raw != new.raw and old.own != new.own
        if begins is not None:
            if differs or old.section.declared is not new.section.declared:
                verdicts = tuple(with_practice(new.section, begins, self._judged(new)))
                yield self._reworded(old, new, old.shown_text, new.shown_text, verdicts)
            return
        if moved:
            yield self._moved(old, new)
        if differs:
            verdicts = tuple(reworded(old, new, self.weighing))
            yield self._reworded(old, new, old.own_text, new.own_text, verdicts)
        before, after = _owner(old), _owner(new)
        yield from (self._fact(delta) for delta in self._deltas(before, after, new, _anchors(old, new)))

    def _reworded(self, old: Passage, new: Passage, before: Text, after: Text, verdicts: tuple[Verdict, ...]) -> Change:
        return Change(ChangeKind.REWORDED, new.target, _anchors(old, new), before, after, verdicts)

    def _moved(self, old: Passage, new: Passage) -> Change:
        verdicts: tuple[Verdict, ...] = (verdict("editorial"),)
        clause = new.clause
        if isinstance(clause, PurposeClause) and clause.purposes and old.parent != new.parent:
            judged = self.weighing.answer(new.target)
            if judged not in (Answer.EDITORIAL, Answer.RELATED):
                verdicts = (verdict("purpose-subject", review=True),)
        return Change(ChangeKind.MOVED, new.target, _anchors(old, new), old.shown_text, new.shown_text, verdicts)

    def _came_or_went(self, passage: Passage, gained: bool) -> Change:
        owner = _owner(passage)
        begins = self.practices.get(passage.section.id)
        if begins is not None:
            verdicts = tuple(with_practice(passage.section, begins, self._judged(passage)))
        else:
            sides = (blank(owner), owner) if gained else (owner, blank(owner))
            deltas = self._deltas(*sides, passage, (passage.anchor,))
            facts = (found for delta in deltas for found in judge(delta, self.weighing))
            verdicts = tuple(dict.fromkeys((*came_or_went(passage, gained, self.weighing), *facts)))
        kind = ChangeKind.ADDED if gained else ChangeKind.REMOVED
        old, new = (None, passage.shown_text) if gained else (passage.shown_text, None)
        return Change(kind, passage.target, (passage.anchor,), old, new, verdicts)

    def _judged(self, passage: Passage) -> Answer | None:
        return self.weighing.answer(passage.target, f"{passage.section.id}.declared", passage.section.id)

    def _deltas(self, before: Any, after: Any, passage: Passage, anchors: tuple[str, ...]) -> Iterator[Delta]:
        for delta in compare_fields(before, after, Setting(passage.target, anchors, passage), _SKIPPED):
            shown = self.usages.get(delta.target.split(".")[1], ()) if passage.clause is None else ()
            yield replace(delta, anchors=shown or anchors)

    def _fact(self, delta: Delta) -> Change:
        old, new = (s.say(delta.field, v) for s, v in zip(self.speakers, (delta.old, delta.new), strict=True))
        verdicts = tuple(dict.fromkeys(judge(delta, self.weighing)))
        return Change(ChangeKind.FACT, delta.target, delta.anchors, old, new, verdicts)

    def _unexplained(self, explained: set[str]) -> Iterator[Change]:
        """What a reader sees changed though no field was found to have: never passed over in silence."""
        for pair in self.pairs:
            if pair.old is None or pair.new is None:
                continue
            old, new = self.old[pair.old], self.new[pair.new]
            if old.shown != new.shown and new.anchor not in explained:
                verdicts = tuple(reworded(replace(old, own=old.shown), replace(new, own=new.shown), self.weighing))
                yield self._reworded(old, new, old.shown_text, new.shown_text, verdicts)


def blank(owner: Any) -> Any:
    """The same section or clause with nothing said in it."""
    given = {field.name: field.default for field in fields(owner) if field.default is not MISSING}
    return replace(owner, **given)


def _owner(passage: Passage) -> Any:
    return passage.clause if passage.clause is not None else passage.section


def _anchors(old: Passage, new: Passage) -> tuple[str, ...]:
    return tuple(dict.fromkeys((new.anchor, old.anchor)))


def _pieces(found: Iterable[Passage]) -> list[Piece]:
    return [Piece(passage.anchor, passage.parent, _alignable(passage.shown_text)) for passage in found]


def _alignable(text: Text) -> str:
    return text.ja


def _merged(*usages: Any) -> dict[str, tuple[str, ...]]:
    keys = dict.fromkeys(key for usage in usages for key in usage)
    return {key: tuple(dict.fromkeys(anchor for usage in usages for anchor in usage.get(key, ()))) for key in keys}
