"""Published anchors stay: a clause that is renamed or removed leaves its address behind as an alias."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policysite.composition.aliases import resolved
from policysite.domain.model import PolicyData
from policysite.domain.releases import AnchorAlias
from policysite.history.alignment import Piece, align
from policysite.history.passages import Passage, passages


def lost_anchors(
    before: PolicyData, after: PolicyData, old: Iterable[AnchorAlias], now: Iterable[AnchorAlias]
) -> Iterator[tuple[str, str]]:
    """Each published anchor that leads nowhere any more, with the one where its text went, empty where it is gone.

    `old` are the aliases that were published with the text before, `now` those that the new one has.
    """
    there = {passage.anchor for passage in passages(after)}
    leading = {anchor for anchor, end in resolved(now).items() if end in there}
    published = dict.fromkeys((*(passage.anchor for passage in passages(before)), *(alias.old for alias in old)))
    missing = [anchor for anchor in published if anchor not in there and anchor not in leading]
    if missing:
        moved = dict(_moved(passages(before), passages(after)))
        yield from ((anchor, moved.get(anchor, "")) for anchor in missing)


def idle_aliases(after: PolicyData, own: Iterable[AnchorAlias], now: Iterable[AnchorAlias]) -> Iterator[AnchorAlias]:
    """The aliases that a release records itself and that lead nowhere, or stand at an anchor that is there."""
    there = {passage.anchor for passage in passages(after)}
    ends = resolved(now)
    yield from (alias for alias in own if alias.old in there or ends.get(alias.old, alias.new) not in there)


def _moved(old: tuple[Passage, ...], new: tuple[Passage, ...]) -> Iterator[tuple[str, str]]:
    for pair in align(_pieces(old), _pieces(new)):
        if pair.old is not None and pair.new is not None:
            yield old[pair.old].anchor, new[pair.new].anchor


def _pieces(found: tuple[Passage, ...]) -> list[Piece]:
    return [Piece(passage.anchor, passage.parent, passage.shown_text.ja) for passage in found]
