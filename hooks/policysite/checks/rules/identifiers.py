"""Ids: each named thing exists, stands once, and is used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from policysite.checks.context import Context
from policysite.composition.numbering import anchor_of
from policysite.domain.findings import Problem
from policysite.domain.model import OPERATOR, PolicyData
from policysite.domain.paths import DataPath
from policysite.domain.text import FactSlot, PlaceholderError, parse_placeholders

Mention = tuple[DataPath, str, str]
"""Where an id is named, the register it should stand in, and the id."""

_LISTED = {
    "data_items": "data-items",
    "users": "group",
    "recipients": "recipients",
    "any_one_of": "identity-documents",
    "subjects": "subjects",
}
_SINGLE = {
    "purpose": "purposes",
    "manager": "group",
    "document": "identity-documents",
    "form": "forms",
    "desk": "desks",
    "address": "addresses",
}


def unknown_ids(context: Context) -> Iterator[Problem]:
    """Every id that is named stands in its register."""
    known = _declared(context.policy)
    for path, register, name in mentions(context.policy):
        if name not in known[register] and not (register == "group" and name == OPERATOR):
            close = ", ".join(sorted(known[register])[:12]) or "—"
            yield Problem(path, {"id": name, "register": register, "known": close})


def duplicate_ids(context: Context) -> Iterator[Problem]:
    """No id stands twice where it must tell two things apart, and no two anchors are the same."""
    policy = context.policy
    for path, entries in _registers(policy):
        yield from _repeated((((*path, index, "id"), entry.id) for index, entry in enumerate(entries)), path[-1])
    anchors: list[tuple[DataPath, str]] = [
        (("policy", at, "id"), section.id) for at, section in enumerate(policy.policy)
    ]
    anchors += [((*path, "id"), anchor_of(section.id, clause.id)) for path, section, clause in context.clauses]
    yield from _repeated(anchors, "anchors")


def unused_ids(context: Context) -> Iterator[Problem]:
    """What a register declares is named somewhere; the glossary stands for itself."""
    used = {(register, name) for _, register, name in mentions(context.policy)} | set(_slots(context))
    for path, entries in _registers(context.policy):
        register = str(path[-1]).replace("_", "-")
        if register in ("terms", "notices", "term-choices", "adopters"):
            continue
        for index, entry in enumerate(entries):
            if (register, entry.id) not in used:
                yield Problem((*path, index, "id"), {"id": entry.id, "register": register})


def mentions(policy: PolicyData) -> Iterator[Mention]:
    """Every id that some other part of the data names."""
    yield from _mentions_in(policy.company, ("company",))
    yield from _mentions_in(policy.registers.purposes, ("registers", "purposes"))
    yield from _mentions_in(policy.policy, ("policy",))


def _mentions_in(value: object, path: DataPath) -> Iterator[Mention]:
    if isinstance(value, tuple):
        for index, element in enumerate(value):
            yield from _mentions_in(element, (*path, index))
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from _named(name, getattr(value, name), (*path, name))


def _named(name: str, value: object, path: DataPath) -> Iterator[Mention]:
    if isinstance(value, str) and name in _SINGLE:
        yield path, _SINGLE[name], value
    elif isinstance(value, tuple) and (name in _LISTED or name == "forms"):
        register = _LISTED.get(name, "forms")
        yield from (((*path, index), register, element) for index, element in enumerate(value))
    else:
        yield from _mentions_in(value, path)


def _registers(policy: PolicyData) -> Iterator[tuple[DataPath, tuple[Any, ...]]]:
    yield ("company", "addresses"), policy.company.addresses
    yield ("company", "group"), policy.company.group
    yield ("company", "adopters"), policy.company.adopters
    yield ("company", "desks"), policy.company.desks
    for name in policy.registers.__dataclass_fields__:
        yield ("registers", name), getattr(policy.registers, name)
    yield ("forms",), policy.forms
    yield ("notices",), policy.notices


def _declared(policy: PolicyData) -> dict[str, set[str]]:
    return {str(path[-1]).replace("_", "-"): {entry.id for entry in entries} for path, entries in _registers(policy)}


def _repeated(ids: Iterable[tuple[DataPath, str]], kind: object) -> Iterator[Problem]:
    counted: Counter[str] = Counter()
    for path, name in ids:
        counted[name] += 1
        if counted[name] == 2:
            yield Problem(path, {"id": name, "kind": str(kind).replace("_", "-")})


def _slots(context: Context) -> Iterator[tuple[str, str]]:
    for _, text in context.texts:
        for raw in (text.ja, text.en):
            yield from _slots_of(raw)


def _slots_of(raw: str) -> Iterator[tuple[str, str]]:
    if "{" not in raw:
        return
    try:
        segments = parse_placeholders(raw)
    except PlaceholderError:
        return
    for segment in segments:
        if isinstance(segment, FactSlot):
            first, name = segment.path.split(".")[:2]
            yield {"address": "addresses", "form": "forms"}.get(first, first.replace("_", "-")), name
