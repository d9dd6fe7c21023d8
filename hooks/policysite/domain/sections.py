"""Sections: one kind for each thing the law speaks of, and a free one for everything else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from policysite.domain.clauses import (
    Clause,
    JointUseClause,
    ProvisionClause,
    PurposeClause,
    RequestClause,
    RequestType,
    SecurityClause,
)
from policysite.domain.closing_sections import ChangesSection, ClosingSection, ContactSection, OperatorsSection
from policysite.domain.company import Channel
from policysite.domain.section_body import Declared, SectionBody
from policysite.domain.special_sections import (
    AnonymizedBatch,
    AnonymizedSection,
    CookiesSection,
    EuUkSection,
    ForeignSection,
    ForeignStorage,
    ForeignTransfer,
    MinorsSection,
    MyNumberSection,
    OptOutFacts,
    OptOutSection,
    PseudonymizedSection,
    RelatedInformationSection,
    RetentionRule,
    RetentionSection,
    SensitiveSection,
    Transmission,
)
from policysite.domain.text import Text
from policysite.domain.value_forms import Yen

__all__ = [
    "AcquisitionSection",
    "AnonymizedBatch",
    "AnonymizedSection",
    "ChangesSection",
    "ChapterSection",
    "ClosingSection",
    "ContactSection",
    "CookiesSection",
    "Declared",
    "EntrustmentSection",
    "Envelope",
    "EuUkSection",
    "Fee",
    "ForeignSection",
    "ForeignStorage",
    "ForeignTransfer",
    "FreeSection",
    "JointUseSection",
    "MinorsSection",
    "MyNumberSection",
    "OperatorsSection",
    "OptOutFacts",
    "OptOutSection",
    "PreambleSection",
    "PseudonymizedSection",
    "PurposesSection",
    "RelatedInformationSection",
    "RequestsSection",
    "RetentionRule",
    "RetentionSection",
    "Section",
    "SectionBody",
    "SecuritySection",
    "SensitiveSection",
    "ThirdPartySection",
    "Transmission",
    "VoluntarinessSection",
]


@dataclass(frozen=True, kw_only=True)
class PreambleSection(SectionBody):
    """The opening statement."""

    kind: Literal["preamble"]
    clauses: tuple[Clause, ...] = ()
    subjects: tuple[str, ...] = ()
    """本文が挙げる本人の区分（subjects.yml の id）。"""
    statements: tuple[Literal["lawful-handling", "compliance", "prevention", "complaints", "improvement"], ...] = ()
    """方針として述べていること（JIS Q 15001）。"""


@dataclass(frozen=True, kw_only=True)
class AcquisitionSection(SectionBody):
    """What is acquired, and how (通則編 3-8-2)."""

    kind: Literal["acquisition"]
    clauses: tuple[Clause, ...] = ()
    data_items: tuple[str, ...] = ()
    """取得する項目（data-items.yml の id）。"""
    sources: tuple[Text, ...] = ()
    """取得元と方法。"""


@dataclass(frozen=True, kw_only=True)
class PurposesSection(SectionBody):
    """Purposes of use (法17条, 21条, 32条1項2号)."""

    kind: Literal["purposes"]
    clauses: tuple[PurposeClause, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ThirdPartySection(SectionBody):
    """Provision to third parties (法27条1項)."""

    kind: Literal["third-party-provision"]
    clauses: tuple[ProvisionClause, ...] = ()
    default: Literal["consent"] | None = None
    """原則として本人の同意を得ると述べているとき consent。"""
    carve_outs: tuple[Literal["entrustment", "succession", "joint-use"], ...] = ()
    """第三者に当たらない場合として本文が挙げるもの（法27条5項）。"""


@dataclass(frozen=True, kw_only=True)
class EntrustmentSection(SectionBody):
    """Entrustment of the handling of personal data (法25条, 27条5項1号)."""

    kind: Literal["entrustment"]
    clauses: tuple[Clause, ...] = ()
    tasks: tuple[Text, ...] = ()
    """委託する業務（本文に挙げたもの）。"""
    supervision: tuple[Literal["selection", "contract", "monitoring"], ...] = ()
    """本文が述べる委託先の監督。"""
    overseas: bool | None = None
    """外国の委託先があるか。分からないときは書かない。"""


@dataclass(frozen=True, kw_only=True)
class VoluntarinessSection(SectionBody):
    """Whether giving information is voluntary (JIS Q 15001 A.3.4.2.5 g)."""

    kind: Literal["voluntariness"]
    clauses: tuple[Clause, ...] = ()
    consequence_stated: bool = False
    """提供しない場合の結果を述べているか。"""


@dataclass(frozen=True, kw_only=True)
class JointUseSection(SectionBody):
    """Joint use (法27条5項3号)."""

    kind: Literal["joint-use"]
    clauses: tuple[JointUseClause, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Fee:
    """The fee for requests; the law allows it for two kinds of request only (法38条)."""

    amount: Yen
    """金額（円）。ここだけに書き、本文では {fee.amount} と書きます。"""
    applies_to: tuple[RequestType, ...]
    """手数料がかかる請求の種類。"""
    method: Literal["stamps", "money-order", "transfer", "cash", "debit", "card"]
    """支払い方。"""
    actual_cost: bool = False
    """実費を勘案した額であると述べているか（法38条2項）。"""


@dataclass(frozen=True, kw_only=True)
class Envelope:
    """How the request is sent."""

    marking: Text
    """封筒に書く文字。"""
    traceable: bool = False
    """配達の記録が残る方法を求めるとき true。"""


@dataclass(frozen=True, kw_only=True)
class RequestsSection(SectionBody):
    """The procedure for requests by the person (法32条〜39条)."""

    kind: Literal["requests"]
    clauses: tuple[RequestClause, ...] = ()
    types: tuple[RequestType, ...] = ()
    """受け付ける請求の種類。"""
    desk: str | None = None
    """窓口（desks の id）。"""
    channels: tuple[Channel, ...] = ()
    """本文が挙げる連絡の方法。"""
    forms: tuple[str, ...] = ()
    """書式（forms/ の id）。"""
    fee: Fee | None = None
    """手数料。"""
    envelope: Envelope | None = None
    """送り方。"""
    gives_reason: bool = False
    """応じないとき理由を付けると述べているか（法36条）。"""


@dataclass(frozen=True, kw_only=True)
class SecuritySection(SectionBody):
    """Security control measures (法23条, 32条1項4号, 令10条1号)."""

    kind: Literal["security"]
    clauses: tuple[SecurityClause, ...] = ()
    foreign_handling: Declared | None = None
    """外国で個人データを取り扱うか。分からないときは書かない。"""
    storage: tuple[ForeignStorage, ...] = ()
    """外国で取り扱う場所。"""


@dataclass(frozen=True, kw_only=True)
class ChapterSection(SectionBody):
    """A chapter that groups the sections after it, up to the next one (章 above 条)."""

    kind: Literal["chapter"]
    clauses: tuple[Clause, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FreeSection(SectionBody):
    """Anything a company wants to say that no other kind holds."""

    kind: Literal["free"]
    clauses: tuple[Clause, ...] = ()


Section = (
    PreambleSection
    | AcquisitionSection
    | PurposesSection
    | ThirdPartySection
    | OptOutSection
    | ForeignSection
    | EntrustmentSection
    | VoluntarinessSection
    | JointUseSection
    | RequestsSection
    | SecuritySection
    | ChangesSection
    | ContactSection
    | AnonymizedSection
    | PseudonymizedSection
    | RelatedInformationSection
    | SensitiveSection
    | MyNumberSection
    | RetentionSection
    | MinorsSection
    | CookiesSection
    | EuUkSection
    | ChapterSection
    | ClosingSection
    | OperatorsSection
    | FreeSection
)
