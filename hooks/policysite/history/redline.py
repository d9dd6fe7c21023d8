"""The redline of two texts: Japanese by the character, numbers and words of Latin letters whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import groupby

from policysite.domain.comparison import Segment, SegmentKind

# A base character keeps its combining marks and variation selectors, and a number, a telephone number, an address or a
# word its other parts: half of one is no change anyone can read (300 to 500 is not a 3 that became a 5).
_MARKS = "[\u0300-\u036f\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef]*"
_LETTERS = f"(?:[0-9A-Za-z\u00c0-\u024f０-９Ａ-Ｚａ-ｚ]{_MARKS})+"
_UNIT = re.compile(f"{_LETTERS}(?:[,.:@/'’_-]{_LETTERS})*|(?s:.){_MARKS}")

_Edit = tuple[str, str, str]


def redline(old: str, new: str) -> tuple[Segment, ...]:
    """The segments that join back to both texts: without the added ones to `old`, without the removed ones to `new`."""
    edits = _without_islands(_edits(_UNIT.findall(old), _UNIT.findall(new)))
    return tuple(_segments(edits))


def _edits(old: list[str], new: list[str]) -> list[_Edit]:
    """(same, removed, added) triples; a common head and tail are taken off first, so that one change stays one."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    edits: list[_Edit] = [("".join(old[:head]), "", "")]
    middle_old, middle_new = old[head : len(old) - tail], new[head : len(new) - tail]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, middle_old, middle_new, autojunk=False).get_opcodes():
        if tag == "equal":
            edits.append(("".join(middle_old[i1:i2]), "", ""))
        else:
            edits.append(("", "".join(middle_old[i1:i2]), "".join(middle_new[j1:j2])))
    edits.append(("".join(old[len(old) - tail :]), "", ""))
    return [edit for edit in edits if any(edit)]


def _common(old: list[str], new: list[str]) -> int:
    length = 0
    for a, b in zip(old, new, strict=False):
        if a != b:
            break
        length += 1
    return length


def _without_islands(edits: list[_Edit]) -> list[_Edit]:
    """An equal text no longer than what changed on both sides of it is chance, and joins the change."""
    joined = _joined(edits)
    # A change that grew may have made an island of what stands before it.
    while len(joined) < len(edits):
        edits, joined = joined, _joined(joined)
    return joined


def _joined(edits: list[_Edit]) -> list[_Edit]:
    kept: list[_Edit] = []
    for index, edit in enumerate(edits):
        after = edits[index + 1] if index + 1 < len(edits) else None
        if edit[0] and kept and after and len(edit[0]) <= min(_size(kept[-1]), _size(after)):
            edit = ("", edit[0], edit[0])
        if kept and not edit[0] and not kept[-1][0]:
            kept[-1] = ("", kept[-1][1] + edit[1], kept[-1][2] + edit[2])
        else:
            kept.append(edit)
    return kept


def _size(edit: _Edit) -> int:
    return 0 if edit[0] else max(len(edit[1]), len(edit[2]))


def _segments(edits: Iterable[_Edit]) -> Iterator[Segment]:
    kinds = (SegmentKind.SAME, SegmentKind.REMOVED, SegmentKind.ADDED)
    pieces = ((kind, text) for edit in edits for kind, text in zip(kinds, edit, strict=True) if text)
    for kind, group in groupby(pieces, key=lambda piece: piece[0]):
        yield Segment(kind, "".join(text for _, text in group))
