"""Which clause became which: by anchor, then by text, and which of them moved."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_ALIKE = 0.6
_SHORTEST = 8


@dataclass(frozen=True)
class Piece:
    """What alignment needs to know of a clause: its anchor, its parent's anchor, and its text."""

    anchor: str
    parent: str
    text: str


@dataclass(frozen=True)
class Pair:
    """A clause before and after, by position; None on the side where it does not stand."""

    old: int | None
    new: int | None
    moved: bool = False


def align(old: Sequence[Piece], new: Sequence[Piece]) -> tuple[Pair, ...]:
    """The pairs in the reading order of the new text, each removed clause behind what stood before it."""
    matched = _by_anchor(old, new)
    matched.update(_by_text(old, new, matched))
    moved = _moved(old, new, matched)
    return tuple(_in_order(len(old), len(new), matched, moved))


def _by_anchor(old: Sequence[Piece], new: Sequence[Piece]) -> dict[int, int]:
    """Old position → new position."""
    places = {piece.anchor: index for index, piece in enumerate(new)}
    return {index: places[piece.anchor] for index, piece in enumerate(old) if piece.anchor in places}


def _by_text(old: Sequence[Piece], new: Sequence[Piece], matched: Mapping[int, int]) -> dict[int, int]:
    taken = set(matched.values())
    left = [i for i in range(len(old)) if i not in matched and len(old[i].text) >= _SHORTEST]
    right = [j for j in range(len(new)) if j not in taken and len(new[j].text) >= _SHORTEST]
    scored = []
    for i in left:
        for j in right:
            if bool(old[i].parent) != bool(new[j].parent):
                continue
            matcher = SequenceMatcher(None, old[i].text, new[j].text, autojunk=False)
            if matcher.quick_ratio() >= _ALIKE and (ratio := matcher.ratio()) >= _ALIKE:
                scored.append((-ratio, i, j))
    found: dict[int, int] = {}
    for _, i, j in sorted(scored):
        if i not in found and j not in found.values():
            found[i] = j
    return found


def _moved(old: Sequence[Piece], new: Sequence[Piece], matched: Mapping[int, int]) -> set[int]:
    """New positions of clauses under another parent, or in another order than most of their siblings."""
    anchors = {old[i].anchor: new[j].anchor for i, j in matched.items()}
    siblings: dict[str, list[tuple[int, int]]] = defaultdict(list)
    moved: set[int] = set()
    for i, j in matched.items():
        if anchors.get(old[i].parent, old[i].parent) == new[j].parent:
            siblings[new[j].parent].append((j, i))
        else:
            moved.add(j)
    for group in siblings.values():
        ordered = sorted(group)
        kept = longest_increasing([i for _, i in ordered])
        moved.update(j for position, (j, _) in enumerate(ordered) if position not in kept)
    return moved


def longest_increasing(values: Sequence[int]) -> set[int]:
    """The positions of a longest increasing run of distinct values: what kept its order."""
    tails: list[int] = []
    at: list[int] = []
    before: list[int | None] = []
    for position, value in enumerate(values):
        length = bisect_left(tails, value)
        before.append(at[length - 1] if length else None)
        if length == len(tails):
            tails.append(value)
            at.append(position)
        else:
            tails[length], at[length] = value, position
    kept: set[int] = set()
    here = at[-1] if at else None
    while here is not None:
        kept.add(here)
        here = before[here]
    return kept


def _in_order(old_count: int, new_count: int, matched: Mapping[int, int], moved: set[int]) -> Iterable[Pair]:
    back = {j: i for i, j in matched.items()}
    behind: dict[int, list[int]] = defaultdict(list)
    last = -1
    for i in range(old_count):
        if i in matched:
            last = matched[i] if matched[i] not in moved else last
        else:
            behind[last].append(i)
    yield from (Pair(i, None) for i in behind[-1])
    for j in range(new_count):
        yield Pair(back.get(j), j, j in moved)
        yield from (Pair(i, None) for i in behind[j])
