"""What is published, as a value: pages in Markdown, files in bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from policysite.assemble.site.pages import Page
from policysite.domain.text import Language, Text
from policysite.rendering.site_frame import SiteFrame

__all__ = ["NothingInForceError", "Page", "Publication"]


class NothingInForceError(LookupError):
    """No release is in force on the day; `str` says so to legal, in both languages."""

    def __init__(self, day: date) -> None:
        super().__init__(
            f"{day.isoformat()} に効力のある版がありません。policysite release で版を作る"
            f" / no version is in force on {day.isoformat()}; freeze one with policysite release"
        )


@dataclass(frozen=True)
class Publication:
    """All pages in all languages, and what else there is by its path below the site's root."""

    title: Text
    address: str
    pages: tuple[Page, ...]
    files: Mapping[str, bytes]
    frames: Mapping[Language, SiteFrame]

    @property
    def is_draft(self) -> bool:
        """Whether the current text is one that no release froze."""
        return any(frame.draft for frame in self.frames.values())
