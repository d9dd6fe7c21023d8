"""What the data says that the text says: held by usual words or a quoted phrase, and not taken back beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from typing import Any

from policysite.checks.context import Context
from policysite.domain.claims import Claim, Opposite, Place, Quote
from policysite.domain.clauses import Clause
from policysite.domain.findings import Level, Problem
from policysite.domain.paths import DataPath
from policysite.domain.sections import (
    ChangesSection,
    ContactSection,
    Declared,
    FreeSection,
    PreambleSection,
    PurposesSection,
    RequestsSection,
    Section,
    SecuritySection,
)

_KINDS: Mapping[Place, tuple[type[Section], ...]] = {
    Place.STATED: (PreambleSection, FreeSection, RequestsSection, ChangesSection),
    Place.SECURED: (SecuritySection,),
    Place.DESKS: (ContactSection, FreeSection, RequestsSection),
    Place.PURPOSES: (PurposesSection,),
}
# A statement ends where the next one may say something else: 「…行いませんが、一部は行います」 are two.
_STATEMENT = re.compile("。|\n|ただし、?|もっとも、|(?<=ません)が、|(?<=ます)が、|(?<=です)が、")


@dataclass(frozen=True)
class Made:
    """A claim that the data makes: at which value, in which section and at the clause (or section) that carries it."""

    claim: Claim
    path: DataPath
    value: str
    section: DataPath
    owner: DataPath


def claims_held(context: Context) -> Iterator[Problem]:
    """Each claim is held by words in its place, or by a quoted phrase."""
    quoted = {quote.claim for _, quote in _quotes(context) if quote.ja in context.page}
    for made in _made(context):
        if made.claim.says and made.claim.id not in quoted and not _held(context, made):
            yield Problem(made.path, _values(made.claim))


def claims_not_taken_back(context: Context) -> Iterator[Problem]:
    """No words beside a claim say its opposite."""
    found: dict[tuple[DataPath, int], Problem] = {}
    for made in _made(context):
        for path, offset, words in _taken_back(context, made):
            found.setdefault((path, offset), Problem(path, {**_values(made.claim), "found": words}, offset=offset))
    yield from found.values()


def quotes_stand(context: Context) -> Iterator[Problem]:
    """A quoted phrase stands in the text, and names a claim that the data makes."""
    made = {claim.claim.id for claim in _made(context)}
    for path, quote in _quotes(context):
        if quote.ja not in context.page:
            yield Problem((*path, "ja"), {"fault": "quote-gone", "found": quote.ja})
        elif quote.claim not in made:
            yield Problem((*path, "claim"), {"fault": "quote-unasked", "found": quote.claim}, level=Level.WARNING)


def claims_unsaid(context: Context) -> Iterator[Problem]:
    """Words that say something have their fact in the data."""
    made = {(claim.section, claim.claim.id) for claim in _made(context)}
    for claim in context.catalogue.claims.claims:
        if claim.silent is None:
            continue
        for path, section in _sections(context):
            if (path, claim.id) in made or not any(of.split(".")[0] in _names(section) for of in claim.of):
                continue
            for where, text in context.texts_below(path):
                match = claim.silent.search(text.ja)
                if match:
                    values = {**_values(claim), "found": match[0]}
                    yield Problem((*where, "ja"), values, level=Level.NOTE, offset=match.start())


def _values(claim: Claim) -> dict[str, str]:
    return {"claim": claim.name.ja, "claim_en": claim.name.en, "id": claim.id}


def _sections(context: Context) -> Iterator[tuple[DataPath, Section]]:
    for index, section in enumerate(context.policy.policy):
        yield ("policy", index), section


def _quotes(context: Context) -> Iterator[tuple[DataPath, Quote]]:
    owners: list[tuple[DataPath, Section | Clause]] = [*_sections(context)]
    owners += [(path, clause) for path, _, clause in context.clauses]
    for path, owner in owners:
        yield from (((*path, "quotes", index), quote) for index, quote in enumerate(owner.quotes))


def _made(context: Context) -> Iterator[Made]:
    table = _by_field(context)
    for path, section in _sections(context):
        none = section.declared is Declared.NONE
        for where, value, claims in _claimed(section, path, table):
            for claim in claims:
                if not none or (where[-1] == "declared" and Declared.NONE.value in claim.values):
                    yield Made(claim, where, value, path, path)
        desk = context.policy.desk(section.desk) if isinstance(section, ContactSection) else None
        for _, value, claims in _claimed(desk, (), table) if desk else ():
            # What a desk is for is said where the desk is presented.
            yield from (Made(claim, (*path, "desk"), value, path, path) for claim in claims)
    for path, section, clause in context.clauses:
        if section.declared is not Declared.NONE:
            for where, value, claims in _claimed(clause, path, table):
                yield from (Made(claim, where, value, path[:2], path) for claim in claims)
    where = ("company", "operator")
    for path, value, claims in _claimed(context.policy.company.operator, where, table):
        yield from (Made(claim, path, value, (), ()) for claim in claims)


def _by_field(context: Context) -> Mapping[str, tuple[Claim, ...]]:
    found: dict[str, tuple[Claim, ...]] = {}
    for claim in context.catalogue.claims.claims:
        for of in claim.of:
            found[of] = (*found.get(of, ()), claim)
    return found


def _claimed(
    value: Any, path: DataPath, table: Mapping[str, tuple[Claim, ...]]
) -> Iterator[tuple[DataPath, str, tuple[Claim, ...]]]:
    """The claims of an object, of its fields and of what it holds; those of clauses below are their own."""
    for name in _names(value):
        if name in table:
            yield path, "", table[name]
    for field in fields(value):
        held = getattr(value, field.name)
        for step, element in enumerate(held) if isinstance(held, tuple) else ((None, held),):
            where = (*path, field.name) if step is None else (*path, field.name, step)
            if is_dataclass(element) and not isinstance(element, Clause):
                yield from _claimed(element, where, table)
            elif (written := _written(element)) is not None:
                claims = [c for name in _names(value) for c in table.get(f"{name}.{field.name}", ())]
                if chosen := _chosen(claims, written):
                    yield where, written, chosen


def _chosen(claims: list[Claim], written: str) -> tuple[Claim, ...]:
    """The claims of a value: those that name it, else those of any value that is neither empty, false nor none."""
    named = tuple(claim for claim in claims if written in claim.values)
    if named or written in ("", "false", "none"):
        return named
    return tuple(claim for claim in claims if not claim.values)


def _names(value: Any) -> tuple[str, ...]:
    return tuple(kind.__name__ for kind in type(value).__mro__ if is_dataclass(kind))


def _written(value: object) -> str | None:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Enum):
        return str(value.value)
    return str(value) if isinstance(value, str | int) else None


def _held(context: Context, made: Made) -> bool:
    asked = [*made.claim.says]
    practised = {s.kind for s in context.policy.policy if s.declared is not Declared.NONE}
    asked += [pattern for kind, pattern in made.claim.where_practised.items() if kind in practised]
    return any(
        all(any(_found(pattern, made.value, said) for said in statements) for pattern in asked)
        for statements in (tuple(_statements(context, made, place)) for place in made.claim.places)
    )


def _found(pattern: re.Pattern[str], value: str, statement: str) -> bool:
    if "{value}" in pattern.pattern:
        return re.search(pattern.pattern.replace("{value}", re.escape(value)), statement) is not None
    return pattern.search(statement) is not None


def _statements(context: Context, made: Made, place: Place) -> Iterator[str]:
    """The statements of a place, as published, that nothing takes back."""
    for words in _words(context, made, place):
        for statement in _STATEMENT.split(words):
            if statement and not any(opposite.found_in(statement) for opposite in made.claim.against):
                yield statement


def _words(context: Context, made: Made, place: Place) -> Iterator[str]:
    if place is Place.PAGE:
        yield context.page
    elif place is Place.SECTION:
        yield context.words(_host(context, made.section))
    elif place is Place.SECURED:
        yield from (line for words in _sections_of(context, place) for line in words.splitlines() if "委託" in line)
    elif place in _KINDS:
        yield from _sections_of(context, place)
    elif place is Place.CLAUSE:
        yield context.words(made.owner)
    else:
        node = context.nodes[made.owner][0]
        texts = [text for part in node.walk() for text in part.texts()]
        yield from texts[1:] if node.heading else texts


def _host(context: Context, section: DataPath) -> DataPath:
    """The section that holds this one, or itself: what its words are looked for in."""
    within = context.policy.policy[int(section[1])].within
    return next((path for path, other in _sections(context) if within and other.id == within), section)


def _sections_of(context: Context, place: Place) -> Iterator[str]:
    return (context.words(path) for path, section in _sections(context) if isinstance(section, _KINDS[place]))


def _taken_back(context: Context, made: Made) -> Iterator[tuple[DataPath, int, str]]:
    """Where words beside a claim say its opposite: the text, the offset in it and the words."""
    area = made.owner if made.claim.places[0] in (Place.BODY, Place.CLAUSE) else made.section
    for path, text in context.texts_below(area) if area else ():
        start = 0
        for statement in _STATEMENT.split(text.ja):
            at = text.ja.index(statement, start)
            start = at + len(statement)
            if match := _opposite(made.claim.against, statement):
                yield (*path, "ja"), at + match.start(), match[0]


def _opposite(against: tuple[Opposite, ...], statement: str) -> re.Match[str] | None:
    return next((match for opposite in against if (match := opposite.found_in(statement))), None)
