"""What every section of a policy has, whatever it is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from policysite.domain.clauses import Promised
from policysite.domain.text import Text


class Declared(StrEnum):
    """Whether the company does what the section is about; "none" is said, never left out."""

    PRACTISED = "practised"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class SectionBody:
    """What every section has."""

    id: str
    """章の識別子。アンカーになります。公開後は変えません。"""
    title: Text
    """章の見出し。"""
    lead: tuple[Text, ...] = ()
    """見出しの次の文。"""
    notes: tuple[Text, ...] = ()
    """※ の注記。"""
    declared: Declared = Declared.PRACTISED
    """行っていないことを宣言するとき none。lead にその文を書きます。"""
    numbered: bool = True
    """番号を付けない章（窓口など）は false。"""
    basis: tuple[str, ...] = ()
    """根拠となる条文（例：法27条5項3号）。ページでは見出しの下に、法令の名前を付けて示します。"""
    review_due: date | None = None
    """見直す期限。"""
    promises: tuple[Promised, ...] = ()
    """lead の中で当社自身について約束していること。"""
