"""Tables that the text of a policy holds, such as 別表: their cells are texts in which facts may stand."""

from __future__ import annotations

from dataclasses import dataclass

from policysite.domain.text import Text


@dataclass(frozen=True, kw_only=True)
class TableRow:
    """A row of a table; its first cell heads it."""

    id: str
    """識別子。表の中で一つだけ。公開後は変えません。"""
    cells: tuple[Text, ...]
    """欄の文。見出し（header）と同じ数だけ並べます。{data_items.住所の id} のように台帳の語も書けます。"""


@dataclass(frozen=True, kw_only=True)
class TextTable:
    """A table in the text."""

    id: str
    """識別子。"""
    header: tuple[Text, ...]
    """列の見出し。"""
    rows: tuple[TableRow, ...]
    """行。"""
    caption: Text | None = None
    """表の題名。"""
