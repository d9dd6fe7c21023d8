"""The pages of single versions, apart from those of the day: where all are finished, nobody has to read them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from policysite.assemble.pages import Page, render_pages


@dataclass(frozen=True, eq=False)
class Archive:
    """Pages that are loaded when they are asked for."""

    load: Callable[[], tuple[Page, ...]]
    known_digest: str | None = None

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The pages of every version, in all languages."""
        return self.load()

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of all pages; two archives with one digest are the same."""
        return self.known_digest or hashlib.sha256(render_pages(self.pages)).hexdigest()
