"""The words of the rules and the tables they look things up in; the logic is elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from policysite.domain.claims import ClaimTable
from policysite.domain.findings import Level
from policysite.domain.site import Profile
from policysite.domain.text import Text


@dataclass(frozen=True, kw_only=True)
class RuleWords:
    """Everything about a rule but its logic; `{name}` is a value, `{name:words}` ids that the vocabulary names."""

    id: str
    slug: str
    level: Level
    basis: tuple[str, ...]
    sees: Text
    message: Text
    why: Text
    fix: Text
    profile: Profile = Profile.APPI
    doubt: Text | None = None
    """What of the citation was not read in a source and is to be checked against e-Gov."""
    in_force_from: date | None = None
    waivable: bool = True
    reminder: bool = False
    """Whether it reminds the company of a day, and therefore never stops what was announced."""
    covers: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Elsewhere:
    """A duty that no rule of this package decides, with who decides it and why."""

    id: str
    decided_by: str
    reason: Text


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """All rules by id, the words for ids that messages name, and what is decided elsewhere."""

    rules: Mapping[str, RuleWords]
    vocabulary: Mapping[str, Text]
    elsewhere: tuple[Elsewhere, ...] = ()
    claims: ClaimTable = field(default_factory=ClaimTable)


@dataclass(frozen=True, kw_only=True)
class Phrase:
    """A pattern in Japanese text and what to write instead.

    `near` must be found and `unless` must not be found in the same text; `since` is the day from which it counts.
    """

    id: str
    pattern: re.Pattern[str]
    better: Text
    near: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    level: Level | None = None
    since: date | None = None
    english: re.Pattern[str] | None = None
    """What the English of the same text must hold."""

    def found_in(self, text: str) -> tuple[re.Match[str], ...]:
        """Every place where the pattern counts in one text."""
        if (self.near and not self.near.search(text)) or (self.unless and self.unless.search(text)):
            return ()
        return tuple(self.pattern.finditer(text))


@dataclass(frozen=True, kw_only=True)
class TermPattern:
    """One thing with several names: the one to keep and the patterns of the others."""

    id: str
    keep: str
    others: re.Pattern[str]
    level: Level | None = None
    beside: re.Pattern[str] | None = None
    """What must stand somewhere too, where only the mixture is a fault."""


@dataclass(frozen=True, kw_only=True)
class Tables:
    """Built-in tables: characters by character, phrases by table, and terms with more than one name."""

    characters: Mapping[str, Mapping[str, str]]
    phrases: Mapping[str, tuple[Phrase, ...]]
    terms: tuple[TermPattern, ...]
    drawable: frozenset[str]
    """Every character that the shipped fonts can draw."""
    equivalent_countries: frozenset[str] = frozenset()
    """The countries with a level of protection equivalent to that of Japan (規則15条), as ISO 3166-1 codes."""


@dataclass(frozen=True, kw_only=True)
class Edit:
    """A change of one file of the base data.

    `put` takes the place of `find`, or is added to the end where `find` is empty; `whole` is the new text of the file,
    empty where the file is removed.
    """

    file: str
    find: str = ""
    put: str = ""
    whole: str | None = None

    def applied_to(self, text: str) -> str:
        """The changed text; raises ValueError where `find` does not stand exactly once."""
        if self.whole is not None:
            return self.whole
        if not self.find:
            return text + self.put
        if text.count(self.find) != 1:
            raise ValueError(f"{self.file}: {self.find!r} stands {text.count(self.find)} times")
        return text.replace(self.find, self.put)


@dataclass(frozen=True, kw_only=True)
class Excerpt:
    """The lines of a file that an example is about; `gone` where the example is that they are missing."""

    file: str
    lines: str
    gone: bool = False


@dataclass(frozen=True, kw_only=True)
class Case:
    """An example of a rule: edits of the base data, what they make of it, and where the rule then reports."""

    name: str
    edits: tuple[Edit, ...]
    excerpts: tuple[Excerpt, ...] = ()
    places: tuple[str, ...] = ()
    today: date | None = None


@dataclass(frozen=True, kw_only=True)
class Cases:
    """The wrong and the right examples of one rule."""

    fail: tuple[Case, ...]
    ok: tuple[Case, ...]


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A clause as a company might write it: edits of the base data that all rules read together.

    `at` has the words on whose lines a faulty one may be reported; `flag_is_right` where the data says what is
    expected and only the words do not; `only_probable` where a note is all that can be said.
    """

    subject: str
    name: str
    edits: tuple[Edit, ...]
    lawful: bool
    flag_is_right: bool = False
    only_probable: bool = False
    at: tuple[str, ...] = ()
