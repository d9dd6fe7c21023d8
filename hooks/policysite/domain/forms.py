"""A form as legal writes it: what the policy's own facts do not already say."""

from __future__ import annotations

from dataclasses import dataclass

from policysite.domain.text import Text


@dataclass(frozen=True, kw_only=True)
class RequestForm:
    """A form that visitors download, named by the policy."""

    id: str
    """識別子。"""
    kind: str
    """書式の種類（request は開示等の申請書、power-of-attorney は委任状）。"""
    title: Text
    """書式の名前。"""
