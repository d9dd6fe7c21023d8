"""Plain notices: something to tell visitors that is no revision of the policy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from policysite.domain.text import Text


@dataclass(frozen=True, kw_only=True)
class Notice:
    """A notice on every page from its first day to its last."""

    id: str
    """識別子。"""
    title: Text
    """見出し。"""
    text: Text
    """内容。"""
    starts: date
    """掲示を始める日。"""
    ends: date
    """掲示を終える日（この日まで出ます）。"""
    banner: bool = True
    """全ページの上に帯で出すか。"""
