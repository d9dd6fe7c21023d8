"""Clauses: the words of a section, each with the facts that the law needs beside them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from policysite.domain.claims import Quote
from policysite.domain.company import Channel
from policysite.domain.tables import TextTable
from policysite.domain.text import Text
from policysite.domain.value_forms import Citation


class RequestType(StrEnum):
    """The nine requests a person may make (法32条2項, 33条1項・5項, 34条1項, 35条1項・3項・5項)."""

    NOTIFY_PURPOSE = "notify-purpose"
    DISCLOSE = "disclose"
    DISCLOSE_RECORDS = "disclose-records"
    CORRECT = "correct"
    ADD = "add"
    DELETE = "delete"
    STOP_USE = "stop-use"
    ERASE = "erase"
    STOP_PROVISION = "stop-provision"


class Requester(StrEnum):
    """Who files a request (法37条3項, 令13条)."""

    SELF = "self"
    LEGAL_AGENT = "legal-agent"
    DELEGATED_AGENT = "delegated-agent"


class ProvisionGround(StrEnum):
    """The lawful grounds of provision to a third party (法27条1項各号, 2項, 5項); the list is closed."""

    CONSENT = "consent"
    LAW = "law"
    LIFE_BODY_PROPERTY = "life-body-property"
    PUBLIC_HEALTH_CHILD = "public-health-child"
    GOV_COOPERATION = "gov-cooperation"
    ACADEMIC_PUBLICATION = "academic-publication"
    ACADEMIC_PROVISION = "academic-provision"
    ACADEMIC_RECEIPT = "academic-receipt"
    OPT_OUT = "opt-out"
    ENTRUSTMENT = "entrustment"
    SUCCESSION = "succession"
    JOINT_USE = "joint-use"


class SecurityMeasure(StrEnum):
    """The headings of the security measures in the PPC guideline (通則編10 別添 10-1〜10-7, 法25条)."""

    BASIC_POLICY = "basic-policy"
    RULES = "rules"
    ORGANIZATIONAL = "organizational"
    PERSONNEL = "personnel"
    PHYSICAL = "physical"
    TECHNICAL = "technical"
    EXTERNAL = "external"
    CONTRACTORS = "contractors"


class RefusalGround(StrEnum):
    """Grounds on which a request may be refused (法32条2項, 33条2項, 34条, 35条), and defects of form."""

    IDENTITY_UNCONFIRMED = "identity-unconfirmed"
    HARM_TO_RIGHTS = "harm-to-rights"
    BUSINESS_HINDRANCE = "business-hindrance"
    OTHER_LAW = "other-law"
    PURPOSE_EVIDENT = "purpose-evident"
    NOT_INACCURATE = "not-inaccurate"
    NO_VIOLATION = "no-violation"
    DATA_UNSPECIFIED = "data-unspecified"
    PAPERS_DEFECTIVE = "papers-defective"


class ReplyMethod(StrEnum):
    """How an answer reaches the person (法33条1項, 規則30条)."""

    PAPER = "paper"
    EMAIL = "email"
    MEDIUM = "medium"
    DOWNLOAD = "download"
    AS_REQUESTED = "as-requested"
    SUITABLE = "suitable"


class Promised(StrEnum):
    """A promise the text makes about the publisher itself, which the build checks."""

    ANNOUNCE_SIGNIFICANT_CHANGES = "announce-significant-changes"
    FORMS_HANDED_OUT = "forms-handed-out"
    DESK_REACHABLE = "desk-reachable"


@dataclass(frozen=True, kw_only=True)
class Clause:
    """A clause: a label from its place, a heading or a text, and clauses below it."""

    id: str
    """識別子。章の中で一つだけ。公開後は変えません。"""
    title: Text | None = None
    """見出し。"""
    text: tuple[Text, ...] = ()
    """段落。一つなら {ja: …, en: …}、複数なら - を並べます。"""
    clauses: tuple[Clause, ...] = ()
    """下の段の条項。"""
    notes: tuple[Text, ...] = ()
    """※ の注記。"""
    lines: bool = False
    """段落を改行だけで並べるとき true。"""
    numbering: str | None = None
    """すぐ下の段の番号の付け方を変えるとき（none、bullet、{①} など）。"""
    listed: bool = False
    """項目、目的、提供先などを「、」でつながずに、一行に一つずつ並べるとき true。"""
    tables: tuple[TextTable, ...] = ()
    """文の後に置く表。"""
    basis: tuple[Citation, ...] = ()
    """根拠となる条文（例：法27条5項3号）。"""
    review_due: date | None = None
    """この条項を見直す期限。"""
    promises: tuple[Promised, ...] = ()
    """文中で公表する者自身について約束していること。"""
    quotes: tuple[Quote, ...] = ()
    """データの記載を支える本文の語句（検査が決まった言い方を見つけられないとき）。"""


@dataclass(frozen=True, kw_only=True)
class PurposeMention:
    """A purpose of use named by its id, with the wording of this place where it differs."""

    purpose: str
    """利用目的（purposes.yml の id）。"""
    text: Text | None = None
    """この場所での言い方。省くと台帳の文になります。"""


@dataclass(frozen=True, kw_only=True)
class PurposeClause(Clause):
    """A clause of the section on purposes; its text is that of the purposes it names."""

    clauses: tuple[PurposeClause, ...] = ()
    purposes: tuple[PurposeMention, ...] = ()
    """この条項が示す利用目的。"""


@dataclass(frozen=True, kw_only=True)
class Provision:
    """A planned provision to third parties, its parts given by the clauses below it."""

    ground: ProvisionGround | None = None
    """法的な根拠。分からないときは書かず、未決事項にします。"""
    contract: bool = False
    """個人情報の取扱いに関する契約を結ぶとき true。"""


@dataclass(frozen=True, kw_only=True)
class ProvisionClause(Clause):
    """A clause on provision to third parties."""

    clauses: tuple[ProvisionClause, ...] = ()
    exception: ProvisionGround | None = None
    """同意なく提供できる場合として挙げた根拠。"""
    exception_unnamed: bool = False
    """根拠を特定しない例外を本文が挙げているとき true。"""
    provision: Provision | None = None
    """予定している提供。"""
    purposes: tuple[PurposeMention, ...] = ()
    """提供の目的。"""
    data_items: tuple[str, ...] = ()
    """提供する項目（data-items.yml の id）。"""
    recipients: tuple[str, ...] = ()
    """提供を受ける者（recipients.yml の id）。"""
    method: bool = False
    """提供する方法を書いた条項のとき true。"""


@dataclass(frozen=True, kw_only=True)
class JointUseClause(Clause):
    """A clause on joint use (法27条5項3号)."""

    clauses: tuple[JointUseClause, ...] = ()
    data_items: tuple[str, ...] = ()
    """共同して利用する項目（data-items.yml の id）。"""
    users: tuple[str, ...] = ()
    """共同して利用する者（company.yml の group の id）。公表する者自身は書きません。"""
    purposes: tuple[PurposeMention, ...] = ()
    """利用する者の利用目的。"""
    manager: str | None = None
    """管理について責任を有する者（group の id。公表する者自身なら operator）。"""


@dataclass(frozen=True, kw_only=True)
class Papers:
    """What is put into the envelope at one place of the list."""

    form: str | None = None
    """書式（forms/ の id）。"""
    any_one_of: tuple[str, ...] = ()
    """いずれか1点（identity-documents.yml の id）。"""
    document: str | None = None
    """必ず要る書類（identity-documents.yml の id）。"""
    same_as: str | None = None
    """別の条項の書類と同じとき、その条項の id。"""
    of: Requester | None = None
    """誰の書類か。"""
    stamps: bool = False
    """手数料分の郵便切手のとき true。"""


@dataclass(frozen=True, kw_only=True)
class Reply:
    """How requests of some types are answered."""

    types: tuple[RequestType, ...]
    """請求の種類。"""
    methods: tuple[ReplyMethod, ...]
    """回答の方法。"""
    fallback: ReplyMethod | None = None
    """その方法が難しいときの方法（法33条2項）。"""
    without_delay: bool = False
    """「遅滞なく」行うと本文が述べているとき true。"""


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """A ground of refusal, and the request types it is stated for."""

    ground: RefusalGround
    """理由。"""
    types: tuple[RequestType, ...] = ()
    """対象の請求。空なら全て。"""


@dataclass(frozen=True, kw_only=True)
class RequestClause(Clause):
    """A clause of the procedure for requests (法32条〜39条)."""

    clauses: tuple[RequestClause, ...] = ()
    requester: tuple[Requester, ...] = ()
    """この条項の手続を使う人。"""
    papers: Papers | None = None
    """同封する書類。"""
    reply: Reply | None = None
    """回答の方法。"""
    replies: tuple[Reply, ...] = ()
    """回答の方法（請求の種類で分かれるとき）。"""
    refusal: Refusal | None = None
    """応じない理由。"""
    states_fee: bool = False
    """手数料を定めた条項のとき true。"""
    open_fee: bool = False
    """金額を示さずに別途手数料の余地を残しているとき true。"""
    own_purpose: bool = False
    """請求で取得した情報の利用目的を述べた条項のとき true。"""


@dataclass(frozen=True, kw_only=True)
class SecurityClause(Clause):
    """A clause on security control measures (法23条, 通則編10)."""

    clauses: tuple[SecurityClause, ...] = ()
    measure: SecurityMeasure | None = None
    """どの安全管理措置か。"""


@dataclass(frozen=True, kw_only=True)
class ContactLine:
    """A labelled line of the contact block."""

    id: str
    """識別子。"""
    label: Text
    """項目名（例：所在地）。"""
    value: Text
    """内容。{desk.phone} のように参照します。"""
    channel: Channel | None = None
    """連絡の方法を示す行のとき、その種類。"""
