"""Three texts of one policy as plain data: what one version changed of another is carried over to a third, by units.

A unit is a text with all its languages, a value, or the place of an element in a list; elements are known by their id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

_LANGUAGES = {"ja", "en"}
_MISSING: Any = object()


@dataclass
class Merge:
    """A merge under way; `conflicts` names each unit that both sides changed, each in its own way."""

    conflicts: list[str] = field(default_factory=list)
    own: frozenset[str] = frozenset()
    """Paths at which each version keeps its own value, such as its day of revision."""

    def of(self, base: Any, ours: Any, theirs: Any, path: str = "") -> Any:
        """`ours` with what `theirs` changed of `base`; a unit in conflict is given as `theirs` has it."""
        if theirs == base or ours == theirs:
            return ours
        if ours == base or path in self.own:
            return theirs
        if all(isinstance(one, Mapping) and not _is_text(one) for one in (base, ours, theirs)):
            return self._mappings(base, ours, theirs, path)
        if all(isinstance(one, list) for one in (ours, theirs)) and (base is _MISSING or isinstance(base, list)):
            known = [] if base is _MISSING else base
            if all(map(_keyed, (known, ours, theirs))):
                return self._lists(known, ours, theirs, path)
        self.conflicts.append(path)
        return theirs

    def _mappings(self, base: Mapping[str, Any], ours: Mapping[str, Any], theirs: Mapping[str, Any], path: str) -> Any:
        merged = {}
        for key in dict.fromkeys((*ours, *theirs)):
            old, own, new = (one.get(key, _MISSING) for one in (base, ours, theirs))
            found = self.of(old, own, new, f"{path}.{key}".strip("."))
            if found is not _MISSING:
                merged[key] = found
        return merged

    def _lists(self, base: Sequence[Any], ours: Sequence[Any], theirs: Sequence[Any], path: str) -> list[Any]:
        known, mine, other = ({_key(one): one for one in side} for side in (base, ours, theirs))
        merged: dict[str, Any] = {}
        for key in dict.fromkeys((*mine, *other, *known)):
            old, own, new = (side.get(key, _MISSING) for side in (known, mine, other))
            found = self.of(old, own, new, f"{path}.{key}".strip("."))
            if found is not _MISSING:
                merged[key] = found
        return [merged[key] for key in self._order(list(known), list(mine), list(other), list(merged), path)]

    def _order(self, base: list[str], ours: list[str], theirs: list[str], kept: list[str], path: str) -> list[str]:
        """The order of what was kept: ours, with what theirs moved moved and what it added after its neighbour."""
        shared = [key for key in base if key in ours and key in theirs]
        mine, other = _only(ours, shared), _only(theirs, shared)
        if other != shared and mine not in (shared, other):
            self.conflicts.append(path)
        order = _moved(ours, other) if other != shared else list(ours)
        for at, key in enumerate(theirs):
            if key not in order:
                before = next((one for one in reversed(theirs[:at]) if one in order), None)
                order.insert(order.index(before) + 1 if before is not None else 0, key)
        return [key for key in order if key in kept]


def _is_text(value: Mapping[str, Any]) -> bool:
    return bool(value) and set(value) <= _LANGUAGES


def _keyed(elements: Iterable[Any]) -> bool:
    """Whether each element of a list is known by an id, or by itself, and stands there once."""
    keys = [_key(one) for one in elements]
    return None not in keys and len(set(keys)) == len(keys)


def _key(element: Any) -> Any:
    return element.get("id") if isinstance(element, Mapping) else element if isinstance(element, str) else None


def _only(keys: Iterable[str], wanted: Sequence[str]) -> list[str]:
    return [key for key in keys if key in wanted]


def _moved(keys: Sequence[str], order: Sequence[str]) -> list[str]:
    """The keys with those of `order` put in that order into the places they hold."""
    following = iter(order)
    return [next(following) if key in order else key for key in keys]
