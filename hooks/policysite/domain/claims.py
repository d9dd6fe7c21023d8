"""Claims: what the data says that the text says, and the words that hold it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from policysite.domain.text import Text


@dataclass(frozen=True, kw_only=True)
class Quote:
    """Words of the text that hold a claim of the data, where the words are not among the usual ones."""

    claim: str
    """支える記載の名前（検査の指摘に出ます。例：reply-without-delay）。"""
    ja: str
    """本文にこのとおり書いてある語句。本文から消えると検査で止まります。"""


class Place(StrEnum):
    """Where the words of a claim are looked for; the first place that holds them counts."""

    BODY = "body"
    """The clause with everything below it, its own heading left out."""
    CLAUSE = "clause"
    """The clause, or the section, that carries the claim, with everything below it."""
    SECTION = "section"
    """The whole section around it."""
    STATED = "stated"
    """Sections that may hold any statement: preamble, free ones, requests and changes."""
    SECURED = "secured"
    """What sections on security control measures say about contractors."""
    DESKS = "desks"
    """Sections that may name a desk: contact, requests and free ones."""
    PURPOSES = "purposes"
    """The sections on purposes of use."""
    PAGE = "page"
    """The whole policy."""


@dataclass(frozen=True, kw_only=True)
class Opposite:
    """Words that take a claim back: `pattern` in one statement, unless the same statement holds `unless`."""

    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None

    def found_in(self, statement: str) -> re.Match[str] | None:
        """The words that take it back, or None."""
        if self.unless and self.unless.search(statement):
            return None
        return self.pattern.search(statement)


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A value of a field that claims words, and how those words and their opposites look.

    Each pattern of `says` must be found in some statement of `places` that no opposite takes back. A pattern of
    `where_practised` is asked for only where a section of that kind says that its matter is practised.
    """

    id: str
    of: tuple[str, ...]
    """The types and fields, such as `Reply.without_delay`; a bare type where the object itself is the claim."""
    values: tuple[str, ...] = ()
    """The values that claim something; none for every value that is not empty, false or `none`."""
    name: Text
    places: tuple[Place, ...]
    says: tuple[re.Pattern[str], ...] = ()
    where_practised: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    against: tuple[Opposite, ...] = ()
    silent: re.Pattern[str] | None = None
    """Words that say the same, and are noted where the data does not."""


@dataclass(frozen=True, kw_only=True)
class ClaimTable:
    """Every claim, and the fields that look like one with the reason why they claim no words."""

    claims: tuple[Claim, ...] = ()
    no_claims: Mapping[str, str] = field(default_factory=dict)
