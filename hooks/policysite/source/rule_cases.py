"""The examples of the rules: edits of a small whole company, which lies beside them as base data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from policysite.domain.catalogue import Case, Cases, Edit, Excerpt, Reading
from policysite.domain.findings import Level
from policysite.source.catalogue import CHECKS
from policysite.source.plain_yaml import load_plain

BASE = CHECKS / "catalogue" / "base"
"""The root of the base data; on it no rule reports anything."""


@cache
def load_cases() -> Mapping[str, Cases]:
    """The wrong and right examples of every rule; raises ValueError where an edit does not fit the base data."""
    cases: dict[str, Cases] = {}
    for file in sorted((CHECKS / "catalogue" / "cases").glob("*.yml")):
        for rule_id, entry in load_plain(file).items():
            fail, ok = (tuple(_case(case) for case in entry[kind]) for kind in ("fail", "pass"))
            cases[rule_id] = Cases(fail=fail, ok=ok)
    return cases


def _case(entry: Mapping[str, Any]) -> Case:
    places = entry.get("at", ())
    edits = tuple(
        Edit(file=edit["in"], **{name: edit[name] for name in edit if name != "in"}) for edit in entry["edits"]
    )
    return Case(
        name=entry["case"],
        edits=edits,
        excerpts=tuple(_excerpts(edits)),
        places=(places,) if isinstance(places, str) else tuple(places),
        today=date.fromisoformat(entry["today"]) if "today" in entry else None,
    )


def _excerpts(edits: tuple[Edit, ...]) -> Iterator[Excerpt]:
    texts: dict[str, str] = {}
    for edit in edits:
        if edit.whole is not None:
            yield Excerpt(file=edit.file, lines=edit.whole, gone=not edit.whole)
            continue
        before = texts.get(edit.file) or (BASE / "policy_data" / edit.file).read_text(encoding="utf-8")
        texts[edit.file] = edit.applied_to(before)
        yield _excerpt(edit, before, texts[edit.file])


def _excerpt(edit: Edit, before: str, after: str) -> Excerpt:
    """The whole lines that an edit touched, or the whole lines that it took away."""
    start = before.index(edit.find) if edit.find else len(before)
    kept = edit.put.splitlines()
    taken = [line for line in edit.find.splitlines() if line not in kept]
    if edit.find.endswith("\n") and kept == [line for line in edit.find.splitlines() if line in kept]:
        return Excerpt(file=edit.file, lines="\n".join(taken), gone=True)
    first = after.rfind("\n", 0, start) + 1
    last = after.find("\n", max(start + len(edit.put.rstrip("\n")), first))
    return Excerpt(file=edit.file, lines=after[first : last if last >= 0 else len(after)])


@cache
def load_readings() -> tuple[Reading, ...]:
    """The clauses that were written before the rules: lawful ones that call for nothing, faulty ones that are found."""
    readings: list[Reading] = []
    for file in sorted((CHECKS / "catalogue" / "cases" / "readings").glob("*.yml")):
        for kind, entries in load_plain(file).items():
            readings.extend(_reading(file.stem, kind, entry) for entry in entries)
    return tuple(readings)


def _reading(subject: str, kind: str, entry: Mapping[str, Any]) -> Reading:
    own = {name: entry[name] for name in ("in", "find", "put", "whole") if name in entry}
    edits = tuple(
        Edit(file=edit["in"], **{name: edit[name] for name in edit if name != "in"})
        for edit in (own, *entry.get("also", ()))
    )
    at = entry.get("at", ())
    return Reading(
        subject=subject,
        name=entry["case"],
        edits=edits,
        lawful=kind == "lawful",
        flag_is_right="flag" in entry,
        only_probable=entry.get("level") == Level.NOTE,
        at=(at,) if isinstance(at, str) else tuple(at),
    )
