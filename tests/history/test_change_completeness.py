"""No field of a policy escapes the change table."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from policysite.domain.company import Company
from policysite.domain.registers import Registers
from policysite.domain.sections import Section
from policysite.domain.site import Site
from policysite.history.deltas import MARKS, MARKS_OF_SECTIONS, WORDS
from policysite.history.register_deltas import REGISTER_NAMES, UNPUBLISHED, UNPUBLISHED_REGISTERS
from policysite.history.verdicts import handler_of

# Compared by content where they stand: a party's address, a reply, a paper, a mention by its purpose.
WHOLE = {"Text", "Representative", "Papers", "Reply", "Refusal", "Provision", "Envelope", "AccreditedOrganization"}
WHOLE |= {"Numbering", "NoticePromise", "ContactLine"}
KEYS = {"id", "purpose"}


def _types(annotation: object) -> Iterator[type]:
    origin = typing.get_origin(annotation)
    if origin in (tuple, typing.Union, types.UnionType):
        for part in typing.get_args(annotation):
            yield from _types(part)
    elif isinstance(annotation, type) and is_dataclass(annotation):
        yield annotation


def _below(kind: type, seen: set[type]) -> Iterator[tuple[type, str]]:
    if kind in seen or kind.__name__ in WHOLE:
        return
    seen.add(kind)
    hints = typing.get_type_hints(kind)
    for field in fields(kind):
        yield kind, field.name
        for part in _types(hints[field.name]):
            yield from _below(part, seen)


def _section_fields() -> list[tuple[type, str]]:
    seen: set[type] = set()
    skipped = WORDS | MARKS | MARKS_OF_SECTIONS
    found = [pair for kind in typing.get_args(Section) for pair in _below(kind, seen)]
    return [
        (kind, name)
        for kind, name in found
        if name not in skipped | KEYS or (name == "text" and kind.__name__ == "PurposeMention")
    ]


@pytest.mark.parametrize(("kind", "name"), _section_fields(), ids=lambda value: getattr(value, "__name__", value))
def test_章の全ての項目に変更の意味がある(kind: type, name: str) -> None:
    handler_of(kind, name)


def _other_fields() -> list[tuple[type, str]]:
    seen: set[type] = set()
    registers = typing.get_type_hints(Registers)
    kinds = [*_types(registers["subjects"])]
    for name in REGISTER_NAMES:
        kinds.extend(_types(registers[name]))
    found = [pair for kind in kinds for pair in _below(kind, seen)]
    found += [pair for pair in _below(Company, seen) if pair[0] is not Company]
    found += [(Site, field.name) for field in fields(Site) if field.name not in UNPUBLISHED]
    return [(kind, name) for kind, name in found if name not in KEYS]


@pytest.mark.parametrize(("kind", "name"), _other_fields(), ids=lambda value: getattr(value, "__name__", value))
def test_会社と台帳の全ての項目に変更の意味がある(kind: type, name: str) -> None:
    handler_of(kind, name)


def test_台帳は全て比べられる() -> None:
    assert set(REGISTER_NAMES) | UNPUBLISHED_REGISTERS == {field.name for field in fields(Registers)}
