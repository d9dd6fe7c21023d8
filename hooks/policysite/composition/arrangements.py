"""Arrangements: the clauses that together describe one joint use or provision, found by the clause that holds them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Generic, TypeVar, cast

from policysite.domain.clauses import Clause, JointUseClause, ProvisionClause
from policysite.domain.paths import DataPath

C = TypeVar("C", bound=Clause)
Place = tuple[DataPath, C]

MATTERS: dict[type[Clause], tuple[str, ...]] = {
    JointUseClause: ("data_items", "users", "purposes", "manager"),
    ProvisionClause: ("purposes", "data_items", "recipients", "method"),
}
_WHO = {"users", "recipients"}


@dataclass(frozen=True)
class Arrangement(Generic[C]):
    """One joint use or provision: where it stands, and the clauses that say its matters."""

    path: DataPath
    holder: C | None
    """それをまとめる条項。章の全体でひとつなら None。"""
    within: tuple[C, ...]
    """外側から順に、それを含む条項。"""
    parts: tuple[Place[C], ...]

    def says(self, matter: str) -> bool:
        """Whether a part of it states a matter."""
        return any(getattr(clause, matter) for _, clause in self.parts)


def arrangements(path: DataPath, clauses: Sequence[C]) -> tuple[Arrangement[C], ...]:
    """The arrangements of a section, in the order of its text.

    Clauses that each repeat a matter beside one another are arrangements of their own. What stands beside them and
    repeats nothing (a responsible party named once for all) belongs to each of them.
    """
    places = tuple(((*path, "clauses", index), clause) for index, clause in enumerate(clauses))
    return tuple(_within(path, (), places, ()))


def _within(
    path: DataPath, holders: tuple[C, ...], places: tuple[Place[C], ...], shared: tuple[Place[C], ...]
) -> Iterator[Arrangement[C]]:
    said = {at: _matters(clause) for at, clause in places}
    found = _groups(places, said)
    groups = tuple(place for place in places if place[0] in found)
    rest = tuple(part for place in places if place not in groups for part in _parts(*place))
    if not groups:
        if shared or rest or _is_planned(holders):
            yield Arrangement(path, holders[-1] if holders else None, holders, (*shared, *rest))
        return
    if any(said[at] & _WHO & _taken(groups) for at, _ in places if at not in found):
        # Clauses side by side that make an arrangement of their own, with others in clauses of theirs below.
        yield Arrangement(path, holders[-1] if holders else None, holders, (*shared, *rest))
        rest = ()
    for at, clause in groups:
        own: tuple[Place[C], ...] = ((at, clause),) if _own_matters(clause) else ()
        yield from _within(at, (*holders, clause), _below(at, clause), (*shared, *rest, *own))


def _groups(places: tuple[Place[C], ...], said: dict[DataPath, set[str]]) -> set[DataPath]:
    """The places that are arrangements of their own, or hold some."""
    planned = {at for at, clause in places if _stands_alone(clause)}
    several = [at for at, _ in places if len(said[at]) > 1]
    repeated = any(said[one] & said[other] for one, other in combinations(several, 2))
    if len(several) > 1 and not repeated and not planned:
        return set()
    grouped = planned | set(several)
    taken = _taken(tuple(place for place in places if place[0] in grouped))
    return grouped | {at for at, clause in places if clause.clauses and said[at] & _WHO & taken}


def _taken(groups: tuple[Place[C], ...]) -> set[str]:
    """What the arrangements say."""
    return set().union(*(_matters(clause) for _, clause in groups))


def _stands_alone(clause: Clause) -> bool:
    """A provision that is planned, or a ground with matters of its own."""
    return isinstance(clause, ProvisionClause) and bool(clause.provision or (clause.exception and _matters(clause)))


def _is_planned(holders: tuple[C, ...]) -> bool:
    last = holders[-1] if holders else None
    return isinstance(last, ProvisionClause) and last.provision is not None


def _parts(at: DataPath, clause: C) -> Iterator[Place[C]]:
    if _own_matters(clause):
        yield at, clause
    for place in _below(at, clause):
        yield from _parts(*place)


def _below(at: DataPath, clause: C) -> tuple[Place[C], ...]:
    # The clauses below a clause are of its own type.
    return tuple(((*at, "clauses", index), cast(C, child)) for index, child in enumerate(clause.clauses))


def _own_matters(clause: Clause) -> set[str]:
    return {matter for matter in MATTERS[type(clause)] if getattr(clause, matter)}


def _matters(clause: Clause) -> set[str]:
    return _own_matters(clause).union(*(_matters(child) for child in clause.clauses))
