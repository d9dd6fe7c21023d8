"""Sections that many companies need beside the common ones, each with the facts its law asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from policysite.domain.clauses import Clause, PurposeMention
from policysite.domain.section_body import SectionBody
from policysite.domain.text import Text
from policysite.domain.value_forms import Age, CountryCode, FilingNumber, HostName, WebAddress


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
    filing_no: FilingNumber | None = None
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
    country: CountryCode | None = None
    """提供先のある国（ISO 3166-1 の2文字）。"""
    basis: Literal["consent", "equivalent-country", "equivalent-system", "exception"] | None = None
    """根拠（同意・同等の水準の国・基準適合体制・法27条1項各号）。"""
    system_info_url: WebAddress | None = None
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
    provider_country: CountryCode | None = None
    """事業者のある国。"""
    server_country: CountryCode | None = None
    """サーバのある国。"""
    unknown_reason: Text | None = None
    """サーバの国を特定できないときの理由（通則編 10-7、Q&A 10-25）。"""


@dataclass(frozen=True, kw_only=True)
class ForeignSection(SectionBody):
    """Provision to third parties in foreign countries (法28条)."""

    kind: Literal["foreign-transfer"]
    clauses: tuple[Clause, ...] = ()
    transfers: tuple[ForeignTransfer, ...] = ()
    """提供の一覧。"""


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
    policy_url: WebAddress | None = None
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
    under_age: Age | None = None
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
    """公表する者の利用目的。"""
    purpose_recipient: Text
    """送信先の利用目的。"""
    hosts: tuple[HostName, ...] = ()
    """送信先のホスト名。"""
    optout_url: WebAddress | None = None
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
