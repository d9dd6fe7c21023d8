"""A verdict as bytes and back: findings and pages word for word, files by their content."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path as FilePath
from typing import Any

from policysite.assemble.kept_files import KeptFiles
from policysite.assemble.pages import Page
from policysite.assemble.publication import Publication
from policysite.assemble.site_files import SiteFiles
from policysite.domain.announcements import Announcement
from policysite.domain.findings import Finding, Level
from policysite.domain.text import Text
from policysite.rendering.site_frame import Feed, OtherLanguage, SiteFrame


@dataclass(frozen=True)
class Verdict:
    """What was found in a project, what of it stops a build, and the publication where nothing does."""

    findings: tuple[Finding, ...]
    blocking: tuple[Finding, ...]
    publication: Publication | None


def render_verdict(verdict: Verdict, folder: FilePath) -> bytes | None:
    """A verdict that stops nothing, its files kept in `folder`; None where they cannot be kept there."""
    publication = verdict.publication
    if publication is None:
        return None
    try:
        digests = publication.files.keep(folder)
    except OSError:
        return None
    data = {
        "findings": [asdict(finding) for finding in verdict.findings],
        "title": asdict(publication.title),
        "address": publication.address,
        "pages": [asdict(page) for page in publication.pages],
        "files": digests,
        "frames": [asdict(frame) for frame in publication.frames.values()],
    }
    return json.dumps(data, ensure_ascii=False, default=date.isoformat).encode()


def parse_verdict(raw: bytes, folder: FilePath, make: Callable[[], Mapping[str, bytes]]) -> Verdict:
    """A verdict from kept bytes; `make` makes the files anew where one of them was damaged."""
    data = json.loads(raw)
    frames = [_frame(frame) for frame in data["frames"]]
    publication = Publication(
        Text(**data["title"]),
        data["address"],
        tuple(Page(**page) for page in data["pages"]),
        SiteFiles(KeptFiles(folder, data["files"], make)),
        {frame.language: frame for frame in frames},
    )
    return Verdict(tuple(_finding(finding) for finding in data["findings"]), (), publication)


def _finding(data: dict[str, Any]) -> Finding:
    words = {key: Text(**data[key]) if data[key] else None for key in ("message", "fix", "why", "waiver_reason")}
    return Finding(**{**data, **words, "level": Level(data["level"]), "basis": tuple(data["basis"])})


def _frame(data: dict[str, Any]) -> SiteFrame:
    parts = {
        "languages": tuple(OtherLanguage(**language) for language in data["languages"]),
        "scripts": tuple(data["scripts"]),
        "announcements": tuple(_announcement(one) for one in data["announcements"]),
        "feeds": tuple(Feed(**feed) for feed in data["feeds"]),
    }
    return SiteFrame(**{**data, **parts})


def _announcement(data: dict[str, Any]) -> Announcement:
    days = {key: date.fromisoformat(data[key]) for key in ("starts", "ends")}
    return Announcement(**{**data, **days})
