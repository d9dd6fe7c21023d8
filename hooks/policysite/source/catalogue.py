"""The built-in words and tables of the rules, from the YAML files that lie beside the checks."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from policysite.domain.catalogue import (
    Catalogue,
    Elsewhere,
    Phrase,
    RuleWords,
    Tables,
    TermPattern,
)
from policysite.domain.claims import Claim, ClaimTable, Opposite, Place
from policysite.domain.findings import Level
from policysite.domain.site import Profile
from policysite.domain.speaker import self_pattern
from policysite.domain.text import Text
from policysite.source.plain_yaml import load_plain

CHECKS = Path(__file__).parent.parent / "checks"


@cache
def load_catalogue() -> Catalogue:
    """The words of every rule; raises ValueError naming the entry that is malformed or stands twice."""
    rules: dict[str, RuleWords] = {}
    for file in sorted((CHECKS / "catalogue" / "rules").glob("*.yml")):
        for rule_id, entry in load_plain(file).items():
            if rule_id in rules:
                raise ValueError(f"{file.name}: {rule_id} stands twice")
            rules[rule_id] = _rule(rule_id, entry)
    vocabulary = {word: _text(pair) for word, pair in load_plain(CHECKS / "catalogue" / "vocabulary.yml").items()}
    elsewhere = tuple(
        Elsewhere(id=rule_id, decided_by=entry["by"], reason=_text(entry["reason"]))
        for rule_id, entry in load_plain(CHECKS / "catalogue" / "elsewhere.yml").items()
    )
    return Catalogue(rules=rules, vocabulary=vocabulary, elsewhere=elsewhere, claims=load_claims())


@cache
def load_tables() -> Tables:
    """The tables that rules look things up in."""
    folder = CHECKS / "tables"
    return Tables(
        characters={name: _pairs(pairs) for name, pairs in load_plain(folder / "characters.yml").items()},
        phrases={
            file.stem: tuple(_phrase(name, entry) for name, entry in load_plain(file).items())
            for file in sorted((folder / "phrases").glob("*.yml"))
        },
        terms=tuple(parse_term(name, entry) for name, entry in load_plain(folder / "terms.yml").items()),
        drawable=_drawable(),
        equivalent_countries=frozenset(load_plain(folder / "countries.yml")["equivalent"]["countries"].split()),
    )


def _pairs(pairs: str) -> dict[str, str]:
    """`⺠民 ⺟母` as ⺠ → 民 and ⺟ → 母."""
    return {pair[0]: pair[1] for pair in pairs.split()}


def _drawable() -> frozenset[str]:
    metrics = json.loads((CHECKS.parent / "assets" / "fonts" / "field-font.json").read_text(encoding="ascii"))
    return frozenset(chr(point) for point, *_ in metrics["glyphs"]) | frozenset(map(chr, metrics["latin"]))


def parse_term(name: str, entry: Mapping[str, Any]) -> TermPattern:
    """One thing with several names, from its entry in a table."""
    return TermPattern(
        id=name,
        keep=entry["keep"],
        others=re.compile("|".join(entry["not"])),
        level=Level(entry["level"]) if "level" in entry else None,
        beside=re.compile(entry["beside"]) if "beside" in entry else None,
    )


def _rule(rule_id: str, entry: dict[str, Any]) -> RuleWords:
    try:
        for name in ("sees", "message", "why", "fix"):
            entry[name] = _text(entry[name])
        for name, kind in (("level", Level), ("profile", Profile)):
            if name in entry:
                entry[name] = kind(entry[name])
        if "doubt" in entry:
            entry["doubt"] = _text(entry["doubt"])
        for name in ("basis", "covers"):
            entry[name] = tuple(entry.get(name, ()))
        for name in ("waivable", "reminder"):
            if name in entry:
                entry[name] = entry[name] == "true"
        if "in_force_from" in entry:
            entry["in_force_from"] = date.fromisoformat(entry["in_force_from"])
        return RuleWords(id=rule_id, **entry)
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{rule_id}: {error!r}") from error


def _text(pair: Mapping[str, str]) -> Text:
    return Text(**pair)


def _phrase(name: str, entry: Mapping[str, Any]) -> Phrase:
    return Phrase(
        id=name,
        pattern=re.compile(entry["pattern"].replace("{self}", self_pattern())),
        better=_text(entry["better"]),
        near=re.compile(entry["near"]) if "near" in entry else None,
        unless=re.compile(entry["unless"]) if "unless" in entry else None,
        level=Level(entry["level"]) if "level" in entry else None,
        since=date.fromisoformat(entry["since"]) if "since" in entry else None,
        english=re.compile(entry["english"], re.IGNORECASE) if "english" in entry else None,
    )


@cache
def load_claims() -> ClaimTable:
    """What the data may say that the text says, with the words that hold it and those that take it back."""
    table = load_plain(CHECKS / "catalogue" / "claims.yml")
    shared = {name: _opposites(entries) for name, entries in table["shared"].items()}
    claims = tuple(_claim(name, entry, shared) for name, entry in table["claims"].items())
    return ClaimTable(claims=claims, no_claims=table["no_claims"])


def _claim(name: str, entry: Mapping[str, Any], shared: Mapping[str, tuple[Opposite, ...]]) -> Claim:
    against = entry.get("against", [])
    return Claim(
        id=name,
        of=_several(entry["of"]),
        values=_several(entry.get("value", [])),
        name=_text(entry["name"]),
        places=tuple(Place(place) for place in entry["places"]),
        says=tuple(re.compile(pattern) for pattern in entry.get("says", ())),
        where_practised={kind: re.compile(words) for kind, words in entry.get("where_practised", {}).items()},
        against=shared[against] if isinstance(against, str) else _opposites(against),
        silent=re.compile(entry["silent"]) if "silent" in entry else None,
    )


def _several(given: str | list[str]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


def _opposites(entries: list[Mapping[str, str]]) -> tuple[Opposite, ...]:
    return tuple(
        Opposite(
            pattern=re.compile(entry["pattern"]), unless=re.compile(entry["unless"]) if "unless" in entry else None
        )
        for entry in entries
    )
