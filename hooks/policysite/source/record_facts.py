"""The facts that a prepared record names, filled in before it is sealed: a sealed word says what it said, for ever."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from policysite.composition.facts import Facts, facts_of, with_facts
from policysite.domain.model import PolicyData, walk_texts
from policysite.domain.releases import NEXT_ORIGIN
from policysite.domain.text import LANGUAGES, Language, Text
from policysite.source.releases import NextRelease
from policysite.source.scalar_edits import edited

# A fact may name a fact; what goes on for longer goes round in a circle, which the reference check reports.
_DEEPEST = 4


def with_record_facts(prepared: NextRelease, policy: PolicyData, render: Callable[[Any], str]) -> NextRelease:
    """The record with its placeholders filled in, in its values and in its text; `render` writes one without a file."""
    facts = {language: facts_of(policy, language) for language in LANGUAGES}
    revision = _mapped(prepared.revision, lambda text: _filled(text, facts))
    if revision == prepared.revision:
        return prepared
    places = {
        (place.line, place.column): new
        for path, text in walk_texts(prepared.revision)
        for language in LANGUAGES
        if (new := _in_language(text, language, facts)) != text.in_language(language)
        and (place := prepared.sources.values.get((*NEXT_ORIGIN, *path, language)))
    }
    text = edited(prepared.text, places) if places else render(revision)
    return NextRelease(revision, text, prepared.sources)


def filled(text: Text, policy: PolicyData) -> Text:
    """A text of a record with its placeholders filled in."""
    return _filled(text, {language: facts_of(policy, language) for language in LANGUAGES})


def _filled(text: Text, facts: dict[Language, Facts]) -> Text:
    return Text(ja=_in_language(text, "ja", facts), en=_in_language(text, "en", facts))


def _in_language(text: Text, language: Language, facts: dict[Language, Facts]) -> str:
    said = text.in_language(language)
    for _ in range(_DEEPEST):
        if "{" not in said and "}" not in said:
            break
        said = with_facts(said, facts[language])
    return said


def _mapped(value: Any, change: Callable[[Text], Text]) -> Any:
    if isinstance(value, Text):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_mapped(element, change) for element in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{part.name: _mapped(getattr(value, part.name), change) for part in fields(value)})
    return value
