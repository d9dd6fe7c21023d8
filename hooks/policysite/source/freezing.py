"""Freezing: a draft becomes a release, whole or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum
from pathlib import Path

from policysite.domain.model import PolicyData
from policysite.domain.paths import Place, SourceMap
from policysite.domain.releases import NEXT, NEXT_ORIGIN, RELEASES, SEALS, Release, ReleaseRecord, Revision
from policysite.domain.text import LANGUAGES, Text
from policysite.source.frozen_json import content_hash, parse_frozen, plain_data, render_frozen
from policysite.source.record_facts import with_record_facts
from policysite.source.releases import (
    CONTENT,
    RECORD,
    SEAL_KEY,
    NextRelease,
    load_releases,
    render_seals,
    seal_of,
)

_SEALS = "seals.txt"


@dataclass(frozen=True)
class Freeze:
    """A release as it would be written: its day, the bytes of its two files, and the release that they make."""

    effective: date
    record_text: str
    content: bytes
    release: Release


def freeze(policy: PolicyData, prepared: NextRelease, effective: date, previous: Release | None) -> Freeze:
    """The release that a draft and its prepared record make on a day; nothing is written."""
    prepared = with_record_facts(prepared, policy, render_revision)
    content = render_frozen(policy, effective)
    text = render_record(prepared.text, effective, content_hash(content), previous.record.seal if previous else None)
    record = ReleaseRecord(
        **prepared.revision.__dict__,
        effective=effective,
        content_hash=content_hash(content),
        previous_hash=previous.record.seal if previous else None,
        seal=seal_of(text),
    )
    release = Release(
        record=record,
        folder=f"{RELEASES}/{effective.isoformat()}",
        found_content=content_hash(content),
        found_seal=seal_of(text),
        origin=NEXT_ORIGIN,
        sources=prepared.sources,
        open_policy=lambda: parse_frozen(content),
    )
    return Freeze(effective, text, content, release)


def render_record(prepared: str, effective: date, content: str, previous: str | None) -> str:
    """The text of release.yml: what was prepared, word for word, then the day, the hashes and the seal."""
    lines = [f"effective: {effective.isoformat()}", f"content_hash: {content}"]
    if previous is not None:
        lines.append(f"previous_hash: {previous}")
    body = prepared.rstrip("\n") + "\n" + "\n".join(lines) + "\n"
    return f"{body}{SEAL_KEY} {hashlib.sha256(body.encode()).hexdigest()}\n"


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


def write_release(root: Path, frozen: Freeze) -> Path:
    """Writes a release into its folder, which appears whole or not at all, and lists its seal; returns the folder.

    Raises FileExistsError where the day already has a release.
    """
    folder = root / RELEASES / frozen.effective.isoformat()
    if folder.exists():
        raise FileExistsError(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        _write(staging / RECORD, frozen.record_text.encode())
        _write(staging / CONTENT, frozen.content)
        _write(staging / _SEALS, _seals_with(root, frozen).encode())
        staging.chmod(0o755)
        _publish(staging, folder, root / SEALS)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    (root / NEXT).unlink(missing_ok=True)
    return folder


def _publish(staging: Path, folder: Path, seals: Path) -> None:
    """Three renames: a power cut between them leaves a list that lags by this release, which the gate allows."""
    listed = staging.with_name(f"{staging.name}.txt")
    (staging / _SEALS).rename(listed)
    try:
        _sync(staging)
        staging.rename(folder)
        try:
            listed.replace(seals)
        except BaseException:
            shutil.rmtree(folder)
            raise
    finally:
        listed.unlink(missing_ok=True)
    _sync(folder.parent)


def _seals_with(root: Path, frozen: Freeze) -> str:
    """seals.txt with this release, and with the one before where a power cut kept it from being listed."""
    known = load_releases(root).history
    listed = {release.name: release.record.seal for release in known.releases}
    listed.update(known.listed or ())
    listed[frozen.effective.isoformat()] = frozen.release.record.seal
    return render_seals(tuple(listed.items()))


def _write(file: Path, content: bytes) -> None:
    with file.open("xb") as target:
        target.write(content)
        target.flush()
        os.fsync(target.fileno())


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
