"""changes.json and versions.json, with their schemas as package data."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from importlib.resources import files
from typing import Any

from policysite.domain.changes import Effect, Judgement
from policysite.domain.text import LANGUAGES, Language, Text
from policysite.rendering.comparison.changes_json import change_data
from policysite.rendering.feeds.entries import HistoryEntry

SCHEMAS = ("changes.schema.json", "versions.schema.json")


def schema_text(name: str) -> str:
    """The JSON Schema (draft 2020-12) of a data file."""
    return files("policysite.rendering.feeds").joinpath("schemas", name).read_text("utf-8")


def render_versions(entries: Sequence[HistoryEntry], address: str, prefixes: Mapping[Language, str]) -> str:
    """All public versions, the latest first, with their periods, states and hashes."""
    return _json(
        {
            "$schema": f"{address}schema/versions.schema.json",
            "versions": [_version(entry, address, prefixes) for entry in entries],
        }
    )


def render_changes(entries: Sequence[HistoryEntry], address: str, prefixes: Mapping[Language, str]) -> str:
    """All public revisions, the latest first, with what each changed and what the reader can do."""
    return _json(
        {
            "$schema": f"{address}schema/changes.schema.json",
            "changes": [_revision(entry, address, prefixes) for entry in entries],
        }
    )


def _version(entry: HistoryEntry, address: str, prefixes: Mapping[Language, str]) -> dict[str, Any]:
    release = entry.release
    return {
        "version": release.name,
        "state": str(entry.state),
        "in_force_from": None if entry.state.void else release.effective.isoformat(),
        "in_force_until": entry.last.isoformat() if entry.last else None,
        "announced": release.announced.isoformat(),
        "class": _class(entry),
        "previous": entry.previous,
        "replaced_by": entry.replaced_by,
        "withdrawn": _withdrawn(entry),
        "content_hash": release.record.content_hash,
        "seal": release.record.seal,
        "links": {one: address + entry.version_path(prefixes[one]) for one in LANGUAGES},
    }


def _revision(entry: HistoryEntry, address: str, prefixes: Mapping[Language, str]) -> dict[str, Any]:
    record = entry.release.record
    recourse = record.recourse
    return {
        "version": entry.release.name,
        "state": str(entry.state),
        "effective": entry.release.effective.isoformat(),
        "announced": entry.release.announced.isoformat(),
        "class": _class(entry),
        "answer": str(entry.bearing.effect) if entry.previous else None,
        "corrects": record.corrects,
        "replaced_by": entry.replaced_by,
        "withdrawn": _withdrawn(entry),
        "note": _pair(record.note),
        "reasons": _pair(record.reasons),
        "handling_changed": entry.bearing.effect is Effect.HANDLING,
        "judgements": [_judgement(judgement) for judgement in record.judgements],
        "lowered": _lowered(entry),
        "recourse": {"text": _pair(recourse.text), "until": _day(recourse.until)} if recourse else None,
        "consent_basis": _pair(record.consent_basis),
        "acquired_after": _day(record.acquired_after),
        "filing_no": record.filing_no,
        "links": {one: address + entry.compare_path(prefixes[one]) for one in LANGUAGES},
        "changes": [change_data(change) for change in entry.changes],
    }


def _class(entry: HistoryEntry) -> str | None:
    bound = entry.bearing.bound
    return str(bound) if bound and entry.previous else None


def _judgement(judgement: Judgement) -> dict[str, Any]:
    return {
        "target": judgement.target,
        "answer": str(judgement.answer),
        "reason": _pair(judgement.reason),
        "by": judgement.by,
    }


def _lowered(entry: HistoryEntry) -> dict[str, Any] | None:
    """What an old record stated below its changes, and why."""
    bearing, reason = entry.bearing, entry.release.record.lowering_reason
    return {"stated": str(bearing.stated), "reason": _pair(reason)} if bearing.lowered and reason else None


def _withdrawn(entry: HistoryEntry) -> dict[str, Any] | None:
    """When and why a version was withdrawn, with the seal of that record."""
    if entry.withdrawal is None:
        return None
    record = entry.withdrawal.record
    return {"on": record.on.isoformat(), "reason": _pair(record.reason), "seal": record.seal}


def _pair(text: Text | None) -> dict[str, str] | None:
    return {"ja": text.ja, "en": text.en} if text else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
