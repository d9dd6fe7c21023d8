"""Where readers meet an English text that lags behind: the clauses it stands in, and those that name it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from policysite.composition.numbering import anchor_of
from policysite.domain.clauses import Clause
from policysite.domain.model import PolicyData
from policysite.domain.sections import Section
from policysite.domain.text import FactSlot, PlaceholderError, Text, parse_placeholders
from policysite.domain.translations import TranslationUnit


def lagging_anchors(policy: PolicyData, units: Iterable[TranslationUnit]) -> Mapping[str, tuple[TranslationUnit, ...]]:
    """Anchor of a section or clause → the lagging texts that readers see there, in reading order."""
    lagging = tuple(unit for unit in units if unit.pending)
    if not lagging:
        return {}
    found: dict[str, tuple[TranslationUnit, ...]] = {}
    for anchor, path, part in _parts(policy):
        names = frozenset(_names(part))
        here = tuple(unit for unit in lagging if _own(unit, path, part) or _entry(unit) in names)
        if here:
            found[anchor] = here
    return found


def _parts(policy: PolicyData) -> Iterator[tuple[str, tuple[str | int, ...], Section | Clause]]:
    for index, section in enumerate(policy.policy):
        yield section.id, ("policy", index), section
    for path, section, clause in policy.walk_clauses():
        yield anchor_of(section.id, clause.id), path, clause


def _own(unit: TranslationUnit, path: tuple[str | int, ...], part: Section | Clause) -> bool:
    """Whether a text stands in a part itself, not in a clause below it."""
    inside = unit.path[len(path) :]
    return unit.path[: len(path)] == path and inside[:1] != ("clauses",) and hasattr(part, str(inside[0]))


def _entry(unit: TranslationUnit) -> str:
    """What a clause names to show a text: a register entry's id, or a fact's first words."""
    parts = unit.key.split(".")
    if parts[0] == "registers" or parts[:2] in (
        ["company", "group"],
        ["company", "adopters"],
        ["company", "desks"],
        ["company", "addresses"],
    ):
        return f"{parts[1]}.{parts[2]}"
    return "company" if parts[:2] == ["company", "operator"] else ""


_REGISTER_OF = {
    "purpose": "purposes",
    "data_items": "data_items",
    "recipients": "recipients",
    "users": "group",
    "manager": "group",
    "any_one_of": "identity_documents",
    "document": "identity_documents",
    "desk": "desks",
    "subjects": "subjects",
}
_FACTS = {"group": "group", "desks": "desks", "address": "addresses"}


def _names(value: object, field: str = "") -> Iterator[str]:
    """What a part names, as `register.id`; `company` where it speaks of the operator's facts."""
    if isinstance(value, str) and field in _REGISTER_OF:
        yield f"{_REGISTER_OF[field]}.{value}"
    elif isinstance(value, Text):
        yield from _facts(value)
    elif isinstance(value, tuple):
        for element in value:
            yield from _names(element, field)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            if name != "clauses":
                yield from _names(getattr(value, name), name)


def _facts(text: Text) -> Iterator[str]:
    try:
        segments = parse_placeholders(text.ja)
    except PlaceholderError:
        return
    for segment in segments:
        if isinstance(segment, FactSlot):
            first, _, rest = segment.path.partition(".")
            yield f"{_FACTS[first]}.{rest.split('.')[0]}" if first in _FACTS else first
