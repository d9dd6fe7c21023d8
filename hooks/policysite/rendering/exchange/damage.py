"""A returned file that cannot be read."""

from __future__ import annotations

from policysite.domain.text import Text


class DamagedFileError(ValueError):
    """The file is no exchange file of ours; `reason` says so to the person who sent it."""

    def __init__(self, ja: str, en: str) -> None:
        super().__init__(en)
        self.reason = Text(ja=ja, en=en)
