"""Announcements: what visitors are told on every page, from a first day to a last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from policysite.domain.text import Language


@dataclass(frozen=True)
class Announcement:
    """One announcement in one language; `link` is a path below the language's root.

    `identity` changes with the content, so that a dismissed announcement shows again when it says something new.
    """

    id: str
    kind: Literal["revision", "notice"]
    language: Language
    starts: date
    ends: date
    banner: bool
    title: str
    text: str
    handling: str
    link: str
    link_text: str
    identity: str
