"""Where each fact shows: the anchors of the passages that name it by id or by placeholder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import lru_cache

from policysite.domain.clauses import Papers, PurposeMention
from policysite.domain.model import OPERATOR, PolicyData, walk_texts
from policysite.domain.sections import OperatorsSection
from policysite.domain.text import FactSlot, PlaceholderError, parse_placeholders
from policysite.history.passages import Passage, passages

# The field of a clause that names a party → what of that party it shows.
_SHOWN_OF_PARTY = {"users": ("name",), "manager": ("name", "address", "representative")}
# Naming a desk shows nothing of it; the texts that do name its facts by placeholder.
_SHOWS_NOTHING = frozenset({"desk", "same_as"})


@lru_cache(maxsize=4)
def usages_of(policy: PolicyData) -> Mapping[str, tuple[str, ...]]:
    """Key of a fact → anchors; a key is `group.acme.name`, `purposes.newsletter`, `company.address` or `fee`."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for passage in passages(policy):
        for key in _keys(passage):
            found[key][passage.anchor] = None
    return {key: tuple(anchors) for key, anchors in found.items()}


def _keys(passage: Passage) -> Iterator[str]:
    if isinstance(passage.section, OperatorsSection) and passage.clause is None:
        yield from ("adopters", "company", *(f"company.{part}" for part in _SHOWN_OF_PARTY["manager"]))
    for raw in passage.raw:
        yield from _placeholders(raw.ja)
    owner = passage.clause or passage.section
    for field in fields(owner):
        if field.name not in ("clauses", "id", "kind"):
            yield from _references(field.name, getattr(owner, field.name))


def _references(name: str, value: object) -> Iterator[str]:
    if isinstance(value, Papers):
        yield from (f"identity_documents.{document}" for document in (*value.any_one_of, value.document or ""))
        if value.form:
            yield f"forms.{value.form}"
    elif isinstance(value, PurposeMention):
        yield f"purposes.{value.purpose}"
    elif isinstance(value, tuple):
        for element in value:
            yield from _references(name, element)
    elif isinstance(value, str) and not isinstance(value, Enum) and name not in _SHOWS_NOTHING:
        yield from _named(name, value)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _references(field.name, getattr(value, field.name))
        yield from (key for _, text in walk_texts(value) for key in _placeholders(text.ja))


def _named(name: str, value: str) -> Iterator[str]:
    parts = _SHOWN_OF_PARTY.get(name)
    if parts is None:
        yield f"{name}.{value}"
        return
    owner = "company" if value == OPERATOR else f"group.{value}"
    yield from (f"{owner}.{part}" for part in parts)


def _placeholders(raw: str) -> Iterator[str]:
    try:
        segments = parse_placeholders(raw)
    except PlaceholderError:
        # Reported by the reference check; here a broken placeholder names no fact.
        return
    for segment in segments:
        if isinstance(segment, FactSlot):
            parts = segment.path.split(".")
            yield from (".".join(parts[:end]) for end in range(1, len(parts) + 1))
