"""Sections: one kind for each thing the law speaks of, and a free one for everything else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from policysite.domain.clauses import (
    Clause,
    ContactLine,
    JointUseClause,
    Promised,
    ProvisionClause,
    PurposeClause,
    PurposeMention,
    RequestClause,
    RequestType,
    SecurityClause,
)
from policysite.domain.company import Channel
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
    """根拠となる条文。"""
    review_due: date | None = None
    """見直す期限。"""
    promises: tuple[Promised, ...] = ()
    """lead の中で当社自身について約束していること。"""


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
class OptOutFacts:
    """The matters of 法27条2項1号〜8号 and the filing with the PPC."""

    data_items: tuple[str, ...]
    """提供する項目（27条2項3号）。"""
    acquisition_method: Text
    """取得の方法（27条2項4号）。"""
    provision_method: Text
    """提供の方法（27条2項5号）。"""
    stops_on_request: bool
    """本人の求めで提供を止めるか（27条2項6号）。"""
    request_channel: Text
    """求めを受け付ける方法（27条2項7号）。"""
    update_method: Text | None = None
    """更新の方法（規則11条4項）。"""
    start_date: date | None = None
    """提供を始める日（規則11条4項）。"""
    is_purpose: bool = False
    """第三者提供を利用目的とすることを本文が述べているか（27条2項2号）。"""
    filing_no: str | None = None
    """個人情報保護委員会への届出番号。"""
    filed_on: date | None = None
    """届出をした日。"""
    published_on: date | None = None
    """届け出た事項を公表した日（27条4項、規則14条）。"""
    received_by_opt_out: bool = False
    """オプトアウトで受け取ったデータを含むとき true（27条2項ただし書）。"""


@dataclass(frozen=True, kw_only=True)
class OptOutSection(SectionBody):
    """Provision by opt-out (法27条2項)."""

    kind: Literal["opt-out"]
    clauses: tuple[Clause, ...] = ()
    facts: OptOutFacts | None = None
    """届出事項。"""


@dataclass(frozen=True, kw_only=True)
class ForeignTransfer:
    """A provision to a party in a foreign country (法28条)."""

    id: str
    """識別子。"""
    recipient: Text
    """提供先。"""
    country: str | None = None
    """提供先のある国（ISO 3166-1 の2文字）。"""
    basis: Literal["consent", "equivalent-country", "equivalent-system", "exception"] | None = None
    """根拠（同意・同等の水準の国・基準適合体制・法27条1項各号）。"""
    system_info_url: str | None = None
    """その国の制度についての情報（規則17条2項2号）。"""
    recipient_measures: Text | None = None
    """提供先が講じる措置（規則17条2項3号）。"""
    unknown_reason: Text | None = None
    """国や措置を特定できないときの理由（規則17条3項・4項）。"""
    info_on_request: bool = False
    """求めに応じて情報を提供すると述べているか（法28条3項）。"""


@dataclass(frozen=True, kw_only=True)
class ForeignStorage:
    """A place abroad where personal data is handled (通則編 10-7)."""

    id: str
    """識別子。"""
    provider_country: str | None = None
    """事業者のある国。"""
    server_country: str | None = None
    """サーバのある国。"""


@dataclass(frozen=True, kw_only=True)
class ForeignSection(SectionBody):
    """Provision to third parties in foreign countries (法28条)."""

    kind: Literal["foreign-transfer"]
    clauses: tuple[Clause, ...] = ()
    transfers: tuple[ForeignTransfer, ...] = ()
    """提供の一覧。"""


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

    amount: int
    """金額（円）。ここだけに書き、本文では {fee.amount} と書きます。"""
    applies_to: tuple[RequestType, ...]
    """手数料がかかる請求の種類。"""
    method: Literal["stamps", "money-order", "transfer", "cash"]
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
class ChangesSection(SectionBody):
    """How the policy changes."""

    kind: Literal["changes"]
    clauses: tuple[Clause, ...] = ()
    statutory_notices: bool = False
    """法定の公表・通知（21条3項、27条6項）を本文が述べているか。"""


@dataclass(frozen=True, kw_only=True)
class ContactSection(SectionBody):
    """The contact desk."""

    kind: Literal["contact"]
    desk: str
    """窓口（desks の id）。"""
    clauses: tuple[Clause, ...] = ()
    lines: tuple[ContactLine, ...] = ()
    """窓口の項目。"""


@dataclass(frozen=True, kw_only=True)
class AnonymizedBatch:
    """Anonymously processed information that was created or is provided (法43条3項・4項)."""

    id: str
    """識別子。"""
    items: tuple[Text, ...]
    """含まれる個人に関する情報の項目。"""
    method: Text | None = None
    """提供の方法（提供するとき）。"""


@dataclass(frozen=True, kw_only=True)
class AnonymizedSection(SectionBody):
    """Anonymously processed information (法43条)."""

    kind: Literal["anonymized"]
    clauses: tuple[Clause, ...] = ()
    created: tuple[AnonymizedBatch, ...] = ()
    """作成したもの。"""
    provided: tuple[AnonymizedBatch, ...] = ()
    """第三者に提供するもの。"""
    measures: tuple[Text, ...] = ()
    """安全管理措置など（法43条6項、46条）。"""


@dataclass(frozen=True, kw_only=True)
class PseudonymizedSection(SectionBody):
    """Pseudonymously processed information (法41条)."""

    kind: Literal["pseudonymized"]
    clauses: tuple[Clause, ...] = ()
    purposes: tuple[PurposeMention, ...] = ()
    """利用目的（41条4項）。"""
    joint_use: Text | None = None
    """共同利用する場合の公表事項（41条6項）。"""


@dataclass(frozen=True, kw_only=True)
class RelatedInformationSection(SectionBody):
    """Personally referable information provided to a party that links it to a person (法31条)."""

    kind: Literal["related-information"]
    clauses: tuple[Clause, ...] = ()
    recipients: tuple[str, ...] = ()
    """提供先（recipients.yml の id）。"""
    consent_confirmed: bool = False
    """提供先が本人の同意を得ていることを確認すると述べているか。"""


@dataclass(frozen=True, kw_only=True)
class SensitiveSection(SectionBody):
    """Special care-required personal information (法20条2項)."""

    kind: Literal["sensitive"]
    clauses: tuple[Clause, ...] = ()
    data_items: tuple[str, ...] = ()
    """取得する要配慮個人情報。"""
    consent_basis: Literal["consent", "law", "exception"] | None = None
    """取得の根拠。"""


@dataclass(frozen=True, kw_only=True)
class MyNumberSection(SectionBody):
    """Specific personal information (番号法9条, 19条, 20条)."""

    kind: Literal["my-number"]
    clauses: tuple[Clause, ...] = ()
    purposes: tuple[Text, ...] = ()
    """利用目的（法令で定めた事務）。"""
    policy_url: str | None = None
    """特定個人情報等の基本方針のURL。"""


@dataclass(frozen=True, kw_only=True)
class RetentionRule:
    """How long something is kept (法22条)."""

    id: str
    """識別子。"""
    data_items: tuple[str, ...]
    """対象の項目。"""
    period: Text
    """保存する期間。"""


@dataclass(frozen=True, kw_only=True)
class RetentionSection(SectionBody):
    """Retention and erasure (法22条)."""

    kind: Literal["retention"]
    clauses: tuple[Clause, ...] = ()
    rules: tuple[RetentionRule, ...] = ()
    """保存期間の一覧。"""


@dataclass(frozen=True, kw_only=True)
class MinorsSection(SectionBody):
    """Information of minors."""

    kind: Literal["minors"]
    clauses: tuple[Clause, ...] = ()
    under_age: int | None = None
    """法定代理人の同意を求める年齢（未満）。"""


@dataclass(frozen=True, kw_only=True)
class Transmission:
    """A tag or SDK that sends user information outside (電気通信事業法27条の12, 同規則22条の2の29)."""

    id: str
    """識別子。"""
    service: Text
    """サービスの名前。"""
    recipient: Text
    """送信先の事業者の名前。"""
    information: tuple[Text, ...]
    """送信される情報。"""
    purpose_self: Text
    """当社の利用目的。"""
    purpose_recipient: Text
    """送信先の利用目的。"""
    hosts: tuple[str, ...] = ()
    """送信先のホスト名。"""
    optout_url: str | None = None
    """送信を止める方法のURL。"""


@dataclass(frozen=True, kw_only=True)
class CookiesSection(SectionBody):
    """Cookies and external transmission."""

    kind: Literal["cookies"]
    clauses: tuple[Clause, ...] = ()
    in_scope: bool | None = None
    """電気通信事業法27条の12の対象か。"""
    scope_reason: Text | None = None
    """そう判断した理由。"""
    transmissions: tuple[Transmission, ...] = ()
    """外部送信の一覧。"""


@dataclass(frozen=True, kw_only=True)
class EuUkSection(SectionBody):
    """Data received from the EU or the UK under the adequacy decisions (補完的ルール)."""

    kind: Literal["eu-uk"]
    clauses: tuple[Clause, ...] = ()
    in_scope: bool | None = None
    """十分性認定に基づき移転を受けるデータがあるか。"""


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
    | FreeSection
)
