"""What a rule may look at: the model, its two documents, the day and the tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from policysite.composition import Composition, compose
from policysite.composition.document import Node
from policysite.domain.catalogue import Catalogue, Phrase, Tables
from policysite.domain.clauses import Clause
from policysite.domain.model import PolicyData, walk_texts
from policysite.domain.paths import DataPath
from policysite.domain.sections import Section
from policysite.domain.speaker import self_pattern
from policysite.domain.text import Text

S = TypeVar("S")
C = TypeVar("C", bound=Clause)
_LINTED = ("company", "site", "registers", "policy", "forms", "notices")


@dataclass(frozen=True)
class Context:
    """One policy as the rules see it on one day."""

    policy: PolicyData
    ja: Composition
    en: Composition
    today: date
    catalogue: Catalogue
    tables: Tables
    recorded: tuple[tuple[DataPath, Text], ...] = ()
    """The published words of the record that is being prepared, with their data paths."""

    @classmethod
    def of(
        cls,
        policy: PolicyData,
        today: date,
        catalogue: Catalogue,
        tables: Tables,
        recorded: tuple[tuple[DataPath, Text], ...] = (),
    ) -> Context:
        """The context of a policy, both documents composed."""
        return cls(policy, compose(policy, "ja"), compose(policy, "en"), today, catalogue, tables, recorded)

    @cached_property
    def texts(self) -> tuple[tuple[DataPath, Text], ...]:
        """Every text unit that a visitor may see, with its data path."""
        policy = (unit for part in _LINTED for unit in walk_texts(getattr(self.policy, part), (part,)))
        return (*policy, *self.recorded)

    @cached_property
    def clauses(self) -> tuple[tuple[DataPath, Section, Clause], ...]:
        """Every clause with its path and section, in reading order."""
        return tuple(self.policy.walk_clauses())

    @cached_property
    def nodes(self) -> Mapping[DataPath, tuple[Node, Node]]:
        """Data path → the node in Japanese and in English."""
        pairs = zip(self.ja.document.walk(), self.en.document.walk(), strict=True)
        return {ja.path: (ja, en) for ja, en in pairs}

    @cached_property
    def page(self) -> str:
        """The whole Japanese text, facts filled in, one line for each block."""
        return "\n".join(text for node in self.ja.document.walk() for text in node.texts())

    def sections(self, kind: type[S]) -> Iterator[tuple[DataPath, S]]:
        """Every section of a kind with its data path."""
        for index, section in enumerate(self.policy.policy):
            if isinstance(section, kind):
                yield ("policy", index), section

    def below(self, path: DataPath, kind: type[C]) -> Iterator[tuple[DataPath, C]]:
        """Every clause of a kind below a section or clause path, in reading order."""
        for here, _, clause in self.clauses[slice(*self._clause_spans.get(path, (0, 0)))]:
            if isinstance(clause, kind):
                yield here, clause

    def clauses_of(self, path: DataPath, kind: type[C]) -> tuple[C, ...]:
        """The clauses of a kind below a path, without their places."""
        return tuple(clause for _, clause in self.below(path, kind))

    def texts_below(self, path: DataPath) -> tuple[tuple[DataPath, Text], ...]:
        """Every text unit below a path, as written."""
        return self.texts[slice(*self._text_spans.get(path, (0, 0)))]

    @cached_property
    def _clause_spans(self) -> Mapping[DataPath, tuple[int, int]]:
        return _spans(path for path, _, _ in self.clauses)

    @cached_property
    def _text_spans(self) -> Mapping[DataPath, tuple[int, int]]:
        return _spans(path for path, _ in self.texts)

    def words(self, path: DataPath) -> str:
        """The Japanese words of a section or clause with everything below it, as published."""
        node = self.nodes[path][0]
        return "\n".join(text for part in node.walk() for text in part.texts())

    def own_words(self, path: DataPath) -> str:
        """The Japanese words of one section or clause alone."""
        return "\n".join(self.nodes[path][0].texts())

    def says(self, path: DataPath, pattern: str) -> bool:
        """Whether the published words at a path hold a pattern."""
        return re.search(pattern, self.words(path)) is not None

    def phrases(self, table: str) -> tuple[Phrase, ...]:
        """The phrases of a table that count on this day."""
        counting = (p for p in self.tables.phrases[table] if p.since is None or p.since <= self.today)
        return tuple(spoken_by(phrase, (self.policy.company.operator.short_name.ja,)) for phrase in counting)


def spoken_by(phrase: Phrase, names: tuple[str, ...]) -> Phrase:
    """A phrase that speaks of the publisher, with what this one calls itself."""
    usual = self_pattern()
    if usual not in phrase.pattern.pattern:
        return phrase
    return replace(phrase, pattern=re.compile(phrase.pattern.pattern.replace(usual, self_pattern(names))))


def _spans(paths: Iterable[DataPath]) -> Mapping[DataPath, tuple[int, int]]:
    """Path → the positions of everything below it; what lies below one path stands together in reading order."""
    spans: dict[DataPath, tuple[int, int]] = {}
    for position, path in enumerate(paths):
        for end in range(1, len(path)):
            first, _ = spans.get(path[:end], (position, position))
            spans[path[:end]] = (first, position + 1)
    return spans
