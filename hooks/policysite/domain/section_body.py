"""What every section of a policy has, whatever it is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from policysite.domain.claims import Quote
from policysite.domain.clauses import Promised
from policysite.domain.tables import TextTable
from policysite.domain.text import Text
from policysite.domain.value_forms import Citation


class Declared(StrEnum):
    """Whether the company does what the section is about; "none" is said, never left out."""

    PRACTISED = "practised"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class SectionBody:
    """What every section has."""

    id: str
    """章の識別子。アンカーになります。公開後は変えません。"""
    title: Text | None = None
    """章の見出し。前文（preamble）、結び（closing）、ほかの章の中に置く章（within）では省けます。"""
    lead: tuple[Text, ...] = ()
    """見出しの次の文。"""
    notes: tuple[Text, ...] = ()
    """※ の注記。"""
    declared: Declared = Declared.PRACTISED
    """行っていないことを宣言するとき none。lead にその文を書きます。"""
    numbered: bool = True
    """番号を付けない章（窓口など）は false。"""
    tables: tuple[TextTable, ...] = ()
    """lead の後に置く表。"""
    numbering: str | None = None
    """この章のすぐ下の条項だけ番号の付け方を変えるとき（none、bullet、{①} など）。"""
    appendix: bool = False
    """別表のとき true。章とは別に番号が付きます。"""
    apart: bool = False
    """条をまとめる章（kind: chapter）の外に置くとき true（附則・別表・窓口など）。"""
    within: str | None = None
    """ほかの章の中に、その条項のひとつとして置くとき、その章の id。種類の違う条項をひとつの章にまとめられます。"""
    basis: tuple[Citation, ...] = ()
    """根拠となる条文（例：法27条5項3号）。ページでは見出しの下に、法令の名前を付けて示します。"""
    review_due: date | None = None
    """見直す期限。"""
    promises: tuple[Promised, ...] = ()
    """lead の中で公表する者自身について約束していること。"""
    quotes: tuple[Quote, ...] = ()
    """データの記載を支える本文の語句（検査が決まった言い方を見つけられないとき）。"""

    @property
    def heading(self) -> Text:
        """The title, empty where the section has none."""
        return self.title or Text(ja="", en="")
