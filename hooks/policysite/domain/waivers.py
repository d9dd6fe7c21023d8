"""Waivers: what is known to be wrong, who accepted it, and when it is looked at again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from policysite.domain.text import Text


@dataclass(frozen=True, kw_only=True)
class Waiver:
    """Silences one rule at one target until its review date."""

    rule: str
    """規則の名前。"""
    target: str
    """対象（検査の表示する target。例：requests.reply）。"""
    reason: Text
    """理由、又は会社への質問。"""
    approver: str
    """承認した人。"""
    review_by: date
    """見直す期限。"""
    values: tuple[str, ...] | None = None
    """例外にした内容（`policysite waive` が書く。指摘ごとに一行）。同じ場所でも、ほかの内容の指摘は例外にならない。"""
    question: bool = False
    """会社に確認が要る未決事項のとき true。"""
