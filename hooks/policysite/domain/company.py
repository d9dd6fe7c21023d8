"""The facts of the company: who it is, where it is, and whom to ask."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from policysite.domain.speaker import OrganizationKind
from policysite.domain.text import Text
from policysite.domain.value_forms import CorporateNumber, CountryCode, EmailAddress, PostalCode, Telephone, WebAddress


class DisclosureMode(StrEnum):
    """Whether an item of 法32条1項 stands on the page or is answered without delay on request."""

    PUBLISHED = "published"
    ON_REQUEST = "on-request"


class Channel(StrEnum):
    """A way by which a person can reach a desk."""

    PHONE = "phone"
    EMAIL = "email"
    POST = "post"
    FORM = "form"
    FAX = "fax"
    COUNTER = "counter"


@dataclass(frozen=True, kw_only=True)
class PostalAddress:
    """A place where somebody is found; several parties may share one."""

    id: str
    """識別子。"""
    text: Text
    """住所。"""
    postal_code: PostalCode | None = None
    """郵便番号（例：150-0001）。日本のものは7桁です。"""
    country: CountryCode = "JP"
    """国（ISO 3166-1 の2文字）。"""


@dataclass(frozen=True, kw_only=True)
class Representative:
    """The person who represents a corporation (法32条1項1号, 27条5項3号)."""

    title: Text
    """役職（例：代表取締役）。"""
    name: Text
    """氏名。読みが分からないときは英語側も日本語のまま書きます。"""


@dataclass(frozen=True, kw_only=True)
class Corporation:
    """A corporation named in the policy besides the operator."""

    id: str
    """識別子。"""
    name: Text
    """商号。"""
    address: str | None = None
    """住所（addresses の id）。"""
    representative: Representative | None = None
    """代表者。"""
    corporate_number: CorporateNumber | None = None
    """法人番号（13桁）。先頭の検査用数字が合うかを確かめます。"""
    country: CountryCode = "JP"
    """所在国。"""


@dataclass(frozen=True, kw_only=True)
class Operator:
    """The business that publishes the policy (個人情報取扱事業者)."""

    name: Text
    """商号（登記されたもの）。"""
    short_name: Text
    """本文での呼び方（例：当社、当院、本学。英語は the Company、we など）。"""
    kind: OrganizationKind | None = None
    """組織の種類。"""
    address: str
    """住所（addresses の id）。"""
    representative: Representative | None = None
    """代表者（法32条1項1号）。"""
    representative_mode: DisclosureMode = DisclosureMode.PUBLISHED
    """代表者をページに載せるか（published）、求めに応じて答えるか（on-request）。"""
    corporate_number: CorporateNumber | None = None
    """法人番号（13桁）。先頭の検査用数字が合うかを確かめます。"""


@dataclass(frozen=True, kw_only=True)
class Adopter:
    """Another business that adopts the policy as its own, such as a company of the group (法32条1項1号)."""

    id: str
    """識別子。"""
    name: Text
    """名称（登記されたもの）。"""
    address: str
    """住所（addresses の id）。"""
    representative: Representative | None = None
    """代表者（法32条1項1号）。"""
    representative_mode: DisclosureMode = DisclosureMode.PUBLISHED
    """代表者をページに載せるか（published）、求めに応じて答えるか（on-request）。"""
    corporate_number: CorporateNumber | None = None
    """法人番号（13桁）。先頭の検査用数字が合うかを確かめます。"""
    kind: OrganizationKind | None = None
    """組織の種類。"""


@dataclass(frozen=True, kw_only=True)
class Desk:
    """A desk that takes requests, questions or complaints (令12条1号, 令10条2号)."""

    id: str
    """識別子。"""
    name: Text
    """窓口の名前。"""
    address: str
    """住所（addresses の id）。"""
    phone: Telephone | None = None
    """電話番号（例：03-1234-5678）。+81 から書いても、この形で出ます。"""
    phone_note: Text | None = None
    """電話番号の注記（例：代表電話）。"""
    email: EmailAddress | None = None
    """メールアドレス（例：privacy@example.co.jp）。"""
    form_url: WebAddress | None = None
    """問合せフォームのURL（https:// から）。"""
    fax: Telephone | None = None
    """ファックス番号（例：03-1234-5679）。"""
    hours: Text | None = None
    """受付時間。"""
    officer: Text | None = None
    """個人情報保護管理者の部署と役職。"""
    complaints: bool = False
    """苦情の申出先を兼ねるとき true（令10条2号）。"""

    def channels(self) -> frozenset[Channel]:
        """The channels by which this desk can in fact be reached."""
        given = {
            Channel.POST: self.address,
            Channel.PHONE: self.phone,
            Channel.EMAIL: self.email,
            Channel.FORM: self.form_url,
            Channel.FAX: self.fax,
        }
        return frozenset(channel for channel, value in given.items() if value)


@dataclass(frozen=True, kw_only=True)
class AccreditedOrganization:
    """An accredited personal information protection organisation the operator is a target of (令10条3号)."""

    name: Text
    """名称。"""
    contact: Text
    """苦情の解決の申出先。"""


@dataclass(frozen=True, kw_only=True)
class Company:
    """Everything in company.yml."""

    operator: Operator
    addresses: tuple[PostalAddress, ...]
    group: tuple[Corporation, ...] = ()
    """グループ会社など、本文に名前が出る法人。"""
    desks: tuple[Desk, ...] = ()
    adopters: tuple[Adopter, ...] = ()
    """この方針を自らの方針として採る、ほかの事業者（グループ会社など）。"""
    accredited: AccreditedOrganization | None = None
    """認定個人情報保護団体の対象事業者であるとき。"""
