"""Clauses that bear another number: a change that those feel who cite the old one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from policysite.composition import compose
from policysite.domain.changes import Change, ChangeKind
from policysite.domain.model import PolicyData
from policysite.domain.text import Text
from policysite.history.alignment import Pair
from policysite.history.passages import Passage
from policysite.history.rows import verdict

TARGET = "numbering"


def renumbered(
    policies: tuple[PolicyData, PolicyData],
    passages: tuple[Sequence[Passage], Sequence[Passage]],
    pairs: Iterable[Pair],
) -> Iterator[Change]:
    """One change for all clauses that kept their words' place and lost their number; none where no number changed."""
    before, after = (_numbers(policy) for policy in policies)
    found = list(_moved_numbers(before, after, passages, pairs))
    if found:
        old, new = ("\n".join(ja for ja, _ in side) for side in ([a for a, _, _ in found], [b for _, b, _ in found]))
        old_en, new_en = (
            "\n".join(en for _, en in side) for side in ([a for a, _, _ in found], [b for _, b, _ in found])
        )
        anchors = tuple(anchor for _, _, anchor in found)
        texts = Text(ja=old, en=old_en), Text(ja=new, en=new_en)
        yield Change(ChangeKind.RENUMBERED, TARGET, anchors, *texts, (verdict("renumbered"),))


_Number = tuple[str, str]


def _numbers(policy: PolicyData) -> dict[str, _Number]:
    """Anchor → how the clause is cited in each language."""
    ja, en = compose(policy, "ja").document, compose(policy, "en").document
    return {one.anchor: (one.citation, other.citation) for one, other in zip(ja.walk(), en.walk(), strict=True)}


def _moved_numbers(
    before: dict[str, _Number],
    after: dict[str, _Number],
    passages: tuple[Sequence[Passage], Sequence[Passage]],
    pairs: Iterable[Pair],
) -> Iterator[tuple[_Number, _Number, str]]:
    """What is cited otherwise now; a clause whose whole section moved is told by its section."""
    for pair in pairs:
        if pair.old is None or pair.new is None:
            continue
        old, new = passages[0][pair.old], passages[1][pair.new]
        was, now = before[old.anchor], after[new.anchor]
        told = new.clause is not None and _section(before, old) != _section(after, new)
        if was != now and not told and all((*was, *now)):
            yield was, now, new.anchor


def _section(numbers: dict[str, _Number], passage: Passage) -> _Number | None:
    return numbers.get(passage.section.id)
