"""A verdict as bytes and back: findings and pages word for word, files by their content."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from policysite.assemble.archive import Archive
from policysite.assemble.pages import Page, parse_pages, render_pages
from policysite.assemble.publication import Publication
from policysite.assemble.storage.content_store import ContentStore
from policysite.assemble.storage.kept_files import KeptFiles
from policysite.assemble.storage.site_files import SiteFiles
from policysite.domain.announcements import Announcement
from policysite.domain.findings import Finding, Level
from policysite.domain.text import Text
from policysite.rendering.site_frame import Feed, OtherLanguage, SiteFrame

_ARCHIVE = "archive"


@dataclass(frozen=True)
class Verdict:
    """What was found in a project, what of it stops a build, and the publication where nothing does."""

    findings: tuple[Finding, ...]
    blocking: tuple[Finding, ...]
    publication: Publication | None


def render_verdict(verdict: Verdict, store: ContentStore) -> bytes | None:
    """A verdict that stops nothing, its files and its archive kept in `store`; None where they cannot be kept there."""
    publication = verdict.publication
    if publication is None:
        return None
    try:
        digests = publication.files.keep(store)
        archive = store.keep(render_pages(publication.archive.pages))
    except OSError:
        return None
    data = {
        "findings": [asdict(finding) for finding in verdict.findings],
        "title": asdict(publication.title),
        "address": publication.address,
        "pages": [asdict(page) for page in publication.pages],
        "archive": archive,
        "files": digests,
        "frames": [asdict(frame) for frame in publication.frames.values()],
    }
    return json.dumps(data, ensure_ascii=False, default=date.isoformat).encode()


def parse_verdict(raw: bytes, store: ContentStore, make: Callable[[], Publication]) -> Verdict:
    """A verdict from kept bytes; `make` publishes anew where a kept file was damaged."""
    data = json.loads(raw)
    digest = data["archive"]
    archive = KeptFiles(store, {_ARCHIVE: digest}, lambda: {_ARCHIVE: render_pages(make().archive.pages)})
    frames = [_frame(frame) for frame in data["frames"]]
    publication = Publication(
        Text(**data["title"]),
        data["address"],
        tuple(Page(**page) for page in data["pages"]),
        Archive(lambda: parse_pages(archive[_ARCHIVE]), digest),
        SiteFiles(KeptFiles(store, data["files"], lambda: make().files)),
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
