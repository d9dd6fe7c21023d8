"""A form as legal writes it: its order and its words; what the policy already says is asked for by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from policysite.domain.paths import DataPath
from policysite.domain.text import Text
from policysite.domain.value_forms import Autofill, ColumnCount, LineCount, Percent


class FormKind(StrEnum):
    """The forms the law's procedure knows."""

    REQUEST = "request"
    POWER_OF_ATTORNEY = "power-of-attorney"


class Asked(StrEnum):
    """Boxes and words that come from the facts of the policy, never from the form's own file."""

    REQUESTERS = "requesters"
    RELATIONS = "relations"
    REQUEST_TYPES = "request-types"
    STOP_GROUNDS = "stop-grounds"
    REPLY_METHODS = "reply-methods"
    IDENTITY_DOCUMENTS = "identity-documents"
    AGENT_DOCUMENTS = "agent-documents"
    FEE = "fee"
    SENDING = "sending"
    DESK = "desk"


@dataclass(frozen=True, kw_only=True)
class BlankData:
    """A place to write."""

    id: str
    """識別子。様式の中で一つだけ。"""
    label: Text | None = None
    """記入欄の前の小さな見出し。"""
    lines: LineCount = 1
    """行数。"""
    share: Percent = 100
    """欄の幅（％）。合わせて100までは同じ行に並びます。"""
    required: bool = False
    """必ず記入していただくとき true。"""
    date: bool = False
    """年・月・日の欄にするとき true。"""
    autofill: Autofill = ""
    """ブラウザの自動入力の種類（name, tel, email など）。"""


@dataclass(frozen=True, kw_only=True)
class OptionData:
    """A box to tick that no fact of the policy gives."""

    id: str
    """識別子。"""
    label: Text
    """選択肢。"""
    write_in: Text | None = None
    """後ろに記入欄を置くとき、その説明（読み上げ用）。"""


@dataclass(frozen=True, kw_only=True)
class RowData:
    """A labelled row: what it asks, in which words."""

    id: str
    """識別子。"""
    label: Text
    """欄の見出し。"""
    fields: tuple[str, ...] = ()
    """法令上の記入事項の番号（F06 など）。"""
    hint: Text | None = None
    """書き方の案内。"""
    required: bool = False
    """必ず記入していただく欄なら true。"""
    ask: Asked | None = None
    """方針のデータから作る選択肢や文。"""
    columns: ColumnCount = 1
    """選択肢を並べる列の数。"""
    single: bool = False
    """一つだけ選ぶとき true。"""
    options: tuple[OptionData, ...] = ()
    """この様式だけの選択肢。"""
    blanks: tuple[BlankData, ...] = ()
    """記入欄。"""
    text: Text | None = None
    """記入しない文。"""
    signature: bool = False
    """署名・押印の欄のとき true。"""


@dataclass(frozen=True, kw_only=True)
class FormSectionData:
    """A group of rows."""

    id: str
    """識別子。"""
    title: Text
    """見出し。"""
    rows: tuple[RowData, ...]
    """欄。"""
    guidance: Text | None = None
    """見出しの下の案内。"""


@dataclass(frozen=True, kw_only=True)
class NoticeData:
    """A notice on the form: its own words, or those of a clause of the policy."""

    text: Text | None = None
    """文。"""
    clause: str | None = None
    """方針の条項（章の識別子-条項の識別子）。その文がそのまま出ます。"""
    fields: tuple[str, ...] = ()
    """法令上の記入事項の番号。"""


@dataclass(frozen=True, kw_only=True)
class NoticesData:
    """The notices of a form."""

    title: Text
    """見出し。"""
    items: tuple[NoticeData, ...]
    """注意書き。"""


@dataclass(frozen=True, kw_only=True)
class OfficeCellData:
    """A cell of the office area."""

    label: Text
    """見出し。"""
    boxes: tuple[Text, ...] = ()
    """印を付ける四角。"""
    fields: tuple[str, ...] = ()
    """法令上の記入事項の番号。"""


@dataclass(frozen=True, kw_only=True)
class OfficeData:
    """The area that the company fills in."""

    title: Text
    """見出し。"""
    guidance: Text
    """記入不要であることの案内。"""
    rows: tuple[tuple[OfficeCellData, ...], ...]
    """行ごとの欄。"""


@dataclass(frozen=True, kw_only=True)
class OmittedField:
    """A field of the law's table that the form leaves out, with the reason."""

    field: str
    """記入事項の番号。"""
    reason: Text
    """置かない理由。"""


@dataclass(frozen=True, kw_only=True)
class RequestForm:
    """A form that visitors download, named by the policy."""

    id: str
    """識別子。ファイルの名前になります。"""
    kind: FormKind
    """書式の種類（request は開示等の申請書、power-of-attorney は委任状）。"""
    title: Text
    """書式の名前。"""
    addressee: Text
    """宛先。"""
    lead: Text
    """表題の下の文。"""
    date: Text
    """日付の欄の見出し。"""
    sections: tuple[FormSectionData, ...]
    """欄のまとまり。"""
    notices: NoticesData
    """注意書き。"""
    fields: tuple[str, ...] = ()
    """表題・宛先・日付・本文が満たす記入事項の番号。"""
    office: OfficeData | None = None
    """事業者の記入欄。"""
    omitted: tuple[OmittedField, ...] = ()
    """置かない記入事項とその理由。"""

    def rows(self) -> Iterator[tuple[DataPath, RowData]]:
        """Every row with its path below the form."""
        for number, section in enumerate(self.sections):
            for index, row in enumerate(section.rows):
                yield ("sections", number, "rows", index), row

    def asks(self) -> frozenset[Asked]:
        """Everything the rows take from the policy's facts."""
        return frozenset(row.ask for _, row in self.rows() if row.ask)

    def answered(self) -> frozenset[str]:
        """The fields of the law's table that the form has a place for."""
        found = set(self.fields)
        for _, row in self.rows():
            found.update(row.fields)
        for notice in self.notices.items:
            found.update(notice.fields)
        for cells in self.office.rows if self.office else ():
            for cell in cells:
                found.update(cell.fields)
        return frozenset(found)
