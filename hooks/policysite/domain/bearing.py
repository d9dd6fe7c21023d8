"""What a revision bears: what its record says of its class and meaning beside what its changes say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from policysite.domain.changes import Change, ChangeClass, Effect, computed_class, computed_effect
from policysite.domain.releases import Revision


@dataclass(frozen=True)
class Bearing:
    """The stated and the computed class, and what the revision means to the reader."""

    stated: ChangeClass | None
    computed: ChangeClass | None
    effect: Effect

    @property
    def bound(self) -> ChangeClass | None:
        """The class whose duties bind, the stronger of the two; None for a first version."""
        return max((one for one in (self.stated, self.computed) if one is not None), default=None)

    @property
    def lowered(self) -> bool:
        """Whether the record says less than the changes; only old records may."""
        return self.stated is not None and self.computed is not None and self.stated < self.computed


def bearing_of(revision: Revision, changes: Iterable[Change]) -> Bearing:
    """A record may say more than its changes do, and never less."""
    found = tuple(changes)
    effect = Effect.HANDLING if revision.handling_changed else computed_effect(found)
    return Bearing(revision.change_class, computed_class(found), effect)
