"""Translations: which English texts still say what the Japanese says, and what translators are given."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from policysite.domain.model import PolicyData
from policysite.domain.paths import DataPath
from policysite.domain.text import Text

TRANSLATED = ("company", "site", "registers", "policy", "forms", "notices")
_PLACEHOLDER = re.compile(r"\{\{|\}\}|\{[^{}]*\}")
_LEFT = re.compile(r"\b(TODO|TBD|FIXME|XXX)\b|^[-–—…?？.\s]*$")


class Freshness(StrEnum):
    """Whether an English text was made from the Japanese beside it."""

    CURRENT = "current"
    CONFIRMED = "confirmed"
    STALE = "stale"
    MISSING = "missing"


@dataclass(frozen=True, kw_only=True)
class Confirmation:
    """A person's word that an unchanged English text still holds for changed Japanese."""

    unit: str
    """文の場所（policysite translations status の表示）。"""
    pair: str
    """日本語と英語の文の組のハッシュ。どちらかが変わると、確認は効かなくなります。"""
    by: str
    """確認した人。"""
    on: date
    """確認した日。"""


@dataclass(frozen=True)
class TranslationUnit:
    """One text with its state; `made_from` is the Japanese of its English, `since` the version that changed it."""

    key: str
    path: DataPath
    text: Text
    freshness: Freshness
    made_from: str
    since: str = ""

    @property
    def pending(self) -> bool:
        """Whether a translator has something to do."""
        return self.freshness in (Freshness.STALE, Freshness.MISSING)


def pair_hash(text: Text) -> str:
    """What a confirmation confirms: the two texts together, as 16 hexadecimal digits."""
    return hashlib.sha256(f"{text.ja}\0{text.en}".encode()).hexdigest()[:16]


def placeholders(raw: str) -> Counter[str]:
    """The placeholders of a text with how often each stands in it; doubled braces count as such."""
    return Counter(_PLACEHOLDER.findall(raw))


def keyed_texts(policy: PolicyData) -> Iterator[tuple[str, DataPath, Text]]:
    """Every text a visitor may see, with a key made of ids, which reordering does not change."""
    for part in TRANSLATED:
        yield from _walk(getattr(policy, part), (part,), (part,))


def _walk(value: object, path: DataPath, key: tuple[str, ...]) -> Iterator[tuple[str, DataPath, Text]]:
    if isinstance(value, Text):
        yield ".".join(key), path, value
    elif isinstance(value, tuple):
        for index, element in enumerate(value):
            name = getattr(element, "id", None) or getattr(element, "purpose", None) or str(index)
            yield from _walk(element, (*path, index), (*key, str(name)))
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            inside = key if name in ("clauses", "policy") else (*key, name)
            yield from _walk(getattr(value, name), (*path, name), inside)


@dataclass(frozen=True)
class Lineage:
    """The texts of one version, each with what its English was made from."""

    name: str
    units: tuple[TranslationUnit, ...]

    @cached_property
    def by_key(self) -> Mapping[str, TranslationUnit]:
        """Unit by key."""
        return {unit.key: unit for unit in self.units}

    @cached_property
    def _around(self) -> Mapping[str, tuple[TranslationUnit, ...]]:
        around: dict[str, list[TranslationUnit]] = {}
        for unit in self.units:
            around.setdefault(_place(unit.key), []).append(unit)
        return {place: tuple(units) for place, units in around.items()}

    def ancestor(self, key: str, text: Text) -> TranslationUnit | None:
        """The unit that had this English before: at the same key, or beside it where a list without ids moved."""
        here = self.by_key.get(key)
        if here is not None and here.text == text:
            return here
        same = [unit for unit in self._around.get(_place(key), ()) if unit.text.en == text.en]
        exact = next((unit for unit in same if unit.text.ja == text.ja), None)
        if exact or here is None or here.text.en != text.en:
            return exact or next(iter(same), None)
        return here


def _place(key: str) -> str:
    return key.rpartition(".")[0]


def follow(
    versions: Iterable[tuple[str, PolicyData]],
    confirmations: Iterable[Confirmation],
    before: Lineage | None = None,
) -> Iterator[Lineage]:
    """The lineage of each version, oldest first; each takes what the one before it knows."""
    confirmed = frozenset(confirmation.pair for confirmation in confirmations)
    for name, policy in versions:
        units = tuple(_unit(key, path, text, name, before, confirmed) for key, path, text in keyed_texts(policy))
        before = Lineage(name, units)
        yield before


def _unit(
    key: str, path: DataPath, text: Text, name: str, before: Lineage | None, confirmed: frozenset[str]
) -> TranslationUnit:
    ancestor = before.ancestor(key, text) if before else None
    if _LEFT.search(text.en):
        return TranslationUnit(key, path, text, Freshness.MISSING, text.ja, ancestor.since if ancestor else name)
    if ancestor is None or ancestor.made_from == text.ja:
        return TranslationUnit(key, path, text, Freshness.CURRENT, text.ja)
    if pair_hash(text) in confirmed:
        return TranslationUnit(key, path, text, Freshness.CONFIRMED, text.ja)
    return TranslationUnit(key, path, text, Freshness.STALE, ancestor.made_from, ancestor.since or name)
