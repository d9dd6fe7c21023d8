"""A problem with its words, at its place, at its level."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from policysite.checks.context import Context
from policysite.checks.seen_values import seen_value
from policysite.domain.catalogue import Catalogue, RuleWords
from policysite.domain.findings import Finding, Level, Problem
from policysite.domain.paths import DataPath, Place, SourceMap, target_of
from policysite.domain.text import LANGUAGES, Language, Text

_SLOT = re.compile(r"\{(\w+)(:words)?\}")
_OWN_WORDS = ("text", "notes", "lead", "title", "label")


def finding_of(problem: Problem, words: RuleWords, context: Context, source: SourceMap) -> Finding:
    """A problem with the words of its rule, at its place."""
    place = _place(problem, source)
    return Finding(
        file=place.file,
        line=place.line,
        column=place.column,
        rule=words.id,
        target=target_in_policy(problem.path, source),
        level=_level(problem, words, context),
        message=_filled(words.message, problem.values, context.catalogue),
        fix=_filled(words.fix, problem.values, context.catalogue),
        why=_filled(words.why, problem.values, context.catalogue),
        basis=tuple(shown_basis(words)),
        value=seen_value(problem, context.policy),
        reminder=words.reminder,
    )


def shown_basis(words: RuleWords) -> Iterator[str]:
    """The articles behind a rule, marked where they were not read in a source."""
    for article in words.basis:
        yield f"{article}（要確認）" if words.doubt else article


def _place(problem: Problem, source: SourceMap) -> Place:
    if problem.at_key:
        return source.key_place(problem.path)
    if problem.offset is not None:
        return source.place_in_text(problem.path, problem.offset)
    return source.place(problem.path)


def _level(problem: Problem, words: RuleWords, context: Context) -> Level:
    if words.in_force_from and context.today < words.in_force_from:
        return Level.NOTE
    return problem.level or words.level


def target_in_policy(path: DataPath, source: SourceMap) -> str:
    """What a waiver names: the clause or fact of a path, without language, paragraph and list position.

    A list position says nothing after the next reordering, so a path ends before the first element that has no id.
    """
    for end in range(1, len(path)):
        if isinstance(path[end], int) and path[: end + 1] not in source.names:
            path = path[:end]
            break
    if path and path[-1] in LANGUAGES:
        path = path[:-1]
    if len(path) > 2 and path[-1] in _OWN_WORDS:
        path = path[:-1]
    return target_of(path, source.names) or "policy"


def _filled(words: Text, values: Mapping[str, str], catalogue: Catalogue) -> Text:
    ja, en = (_in_language(words.in_language(language), language, values, catalogue) for language in LANGUAGES)
    return Text(ja=ja, en=en)


def _in_language(raw: str, language: Language, values: Mapping[str, str], catalogue: Catalogue) -> str:
    def value(match: re.Match[str]) -> str:
        given = values[match[1]]
        if not match[2]:
            return given
        named = [catalogue.vocabulary[word].in_language(language) for word in given.split(",")]
        return ("・" if language == "ja" else ", ").join(named)

    return _SLOT.sub(value, raw)
