"""Freezing: a draft becomes a release, whole or not at all."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import Enum
from pathlib import Path

from policysite.domain.model import PolicyData
from policysite.domain.paths import DataPath, Place, SourceMap
from policysite.domain.release_history import Recorded
from policysite.domain.releases import (
    NEXT,
    NEXT_ORIGIN,
    RELEASES,
    Release,
    ReleaseRecord,
    Revision,
    Withdrawal,
    WithdrawalRecord,
)
from policysite.domain.text import LANGUAGES, Text
from policysite.source.frozen_json import content_hash, parse_frozen, plain_data, render_frozen
from policysite.source.record_facts import with_record_facts
from policysite.source.record_files import NewRelease, NewWithdrawal, Records, write_records
from policysite.source.releases import SEAL_KEY, WITHDRAWAL, NextRelease, seal_of

WRITTEN_BY_FREEZING = (
    "recorded:", "builds_on:", "reissues:", "unseen:", "effective:", "content_hash:", "previous_hash:", "seal:",
)  # fmt: skip


@dataclass(frozen=True)
class Freeze:
    """A release as it would be written: its day, the bytes of its two files, and the release that they make."""

    effective: date
    record_text: str
    content: bytes
    release: Release

    def as_new(self) -> NewRelease:
        """Its files, to be written."""
        seal = self.release.record.seal
        return NewRelease(self.release.folder, self.record_text.encode(), self.content, seal)


@dataclass(frozen=True, kw_only=True)
class Freezing:
    """What freezing itself says in a record: its name, the day, and what the release takes the place of."""

    name: str
    recorded: date | None = None
    builds_on: str | None = None
    reissues: str | None = None
    unseen: bool = False


def freeze(
    policy: PolicyData,
    prepared: NextRelease,
    effective: date,
    previous: Recorded | None,
    said: Freezing | None = None,
) -> Freeze:
    """The release that a draft and its prepared record make on a day, after the record made last; writes nothing."""
    said = said or Freezing(name=effective.isoformat())
    prepared = with_record_facts(prepared, policy, render_revision)
    content = render_frozen(policy, effective)
    link = previous.record.seal if previous else None
    text = render_record(prepared.text, effective, content_hash(content), link, said)
    record = ReleaseRecord(
        **prepared.revision.__dict__,
        recorded=said.recorded,
        builds_on=said.builds_on,
        reissues=said.reissues,
        unseen=said.unseen,
        effective=effective,
        content_hash=content_hash(content),
        previous_hash=link,
        seal=seal_of(text),
    )
    release = Release(
        record=record,
        folder=f"{RELEASES}/{said.name}",
        found_content=content_hash(content),
        found_seal=seal_of(text),
        origin=NEXT_ORIGIN,
        sources=prepared.sources,
        open_policy=lambda: parse_frozen(content),
    )
    return Freeze(effective, text, content, release)


def render_record(prepared: str, effective: date, content: str, previous: str | None, said: Freezing) -> str:
    """The text of release.yml: what was prepared, word for word, then the days, the hashes and the seal."""
    lines = [
        *([f"recorded: {said.recorded.isoformat()}"] if said.recorded else []),
        *([f"builds_on: {said.builds_on}"] if said.builds_on else []),
        *([f"reissues: {said.reissues}"] if said.reissues else []),
        *(["unseen: true"] if said.unseen else []),
        f"effective: {effective.isoformat()}",
        f"content_hash: {content}",
        *([f"previous_hash: {previous}"] if previous is not None else []),
    ]
    return sealed_text(prepared.rstrip("\n") + "\n" + "\n".join(lines) + "\n")


def sealed_text(body: str) -> str:
    """A record with its seal as the last line."""
    return f"{body}{SEAL_KEY} {hashlib.sha256(body.encode()).hexdigest()}\n"


def prepared_again(release: Release, record_text: str) -> NextRelease:
    """What legal once wrote about a release, to be said again by another."""
    lines = record_text.splitlines(keepends=True)
    text = "".join(line for line in lines if not line.startswith(WRITTEN_BY_FREEZING))
    said = {part.name: getattr(release.record, part.name) for part in fields(Revision)}
    return NextRelease(Revision(**said), text, release.sources)


def with_announced(prepared: NextRelease, day: date) -> NextRelease:
    """The same words, announced on another day."""
    line = f"announced: {day.isoformat()}"
    text, count = re.subn(r"^announced:.*$", line, prepared.text, flags=re.MULTILINE)
    if not count:
        text = f"{prepared.text.rstrip()}\n{line}\n"
    return NextRelease(replace(prepared.revision, announced=day), text, prepared.sources)


def prepared_from(revision: Revision) -> NextRelease:
    """A prepared record from what was given on the command line; it has no places."""
    # Nothing was written down, so that no file can be named.
    file = SourceMap({NEXT_ORIGIN: Place(RELEASES)})
    return NextRelease(revision, render_revision(revision), file)


def render_revision(revision: Revision) -> str:
    """The text of a prepared record for a revision that nobody wrote down; every field that says something."""
    lines: list[str] = []
    for part in fields(revision):
        value = getattr(revision, part.name)
        if isinstance(value, Text):
            # A JSON text is a double-quoted YAML scalar, and JSON as a whole is YAML.
            quoted = [json.dumps(value.in_language(language), ensure_ascii=False) for language in LANGUAGES]
            lines += [f"{part.name}:", f"  ja: {quoted[0]}", f"  en: {quoted[1]}"]
        elif isinstance(value, (date, Enum)):
            lines.append(f"{part.name}: {value}")
        elif value not in (None, ()):
            lines.append(f"{part.name}: {json.dumps(plain_data(value), ensure_ascii=False)}")
    return "\n".join(lines) + "\n"


@dataclass(frozen=True)
class FrozenWithdrawal:
    """A withdrawal as it would be written."""

    text: str
    withdrawal: Withdrawal

    def as_new(self) -> NewWithdrawal:
        """Its file, to be written."""
        folder = f"{RELEASES}/{self.withdrawal.version}"
        return NewWithdrawal(folder, self.text.encode(), self.withdrawal.record.seal)


def freeze_withdrawal(version: str, reason: Text, by: str, on: date, previous: Recorded) -> FrozenWithdrawal:
    """The record that a version is withdrawn, after the record made last; nothing is written."""
    lines = [
        "reason:",
        *(f"  {one}: {json.dumps(reason.in_language(one), ensure_ascii=False)}" for one in LANGUAGES),
        f"by: {json.dumps(by, ensure_ascii=False)}",
        f"on: {on.isoformat()}",
        f"previous_hash: {previous.record.seal}",
    ]
    text = sealed_text("\n".join(lines) + "\n")
    record = WithdrawalRecord(reason=reason, by=by, on=on, previous_hash=previous.record.seal, seal=seal_of(text))
    origin: DataPath = ("releases", version, "withdrawal")
    sources = SourceMap({origin: Place(f"{RELEASES}/{version}/{WITHDRAWAL}")})
    return FrozenWithdrawal(text, Withdrawal(record, version, seal_of(text), origin, sources))


def write_release(root: Path, frozen: Freeze) -> Path:
    """Writes a release into its folder, which appears whole or not at all, and lists its seal; returns the folder.

    Raises FileExistsError where the folder is there.
    """
    write_records(root, Records(releases=(frozen.as_new(),)))
    (root / NEXT).unlink(missing_ok=True)
    return root / frozen.release.folder
