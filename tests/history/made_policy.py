"""A small company with every matter that the change table speaks of, made by hand, and a way to edit it by path."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from policysite.domain.clauses import (
    Clause,
    ContactLine,
    JointUseClause,
    Papers,
    Provision,
    ProvisionClause,
    ProvisionGround,
    PurposeClause,
    PurposeMention,
    RequestClause,
    RequestType,
    SecurityClause,
    SecurityMeasure,
)
from policysite.domain.company import Company, Corporation, Desk, Operator, PostalAddress, Representative
from policysite.domain.model import PolicyData
from policysite.domain.registers import (
    DataItem,
    IdentityDocument,
    Purpose,
    Recipient,
    Registers,
    Subject,
    Term,
)
from policysite.domain.sections import (
    AcquisitionSection,
    AnonymizedBatch,
    AnonymizedSection,
    ContactSection,
    CookiesSection,
    Declared,
    EntrustmentSection,
    Fee,
    ForeignSection,
    ForeignStorage,
    ForeignTransfer,
    FreeSection,
    JointUseSection,
    OptOutSection,
    PreambleSection,
    PseudonymizedSection,
    PurposesSection,
    RelatedInformationSection,
    RequestsSection,
    RetentionRule,
    RetentionSection,
    SecuritySection,
    SensitiveSection,
    ThirdPartySection,
    Transmission,
    VoluntarinessSection,
)
from policysite.domain.site import ApprovalPolicy, NoticePromise, Site
from policysite.domain.text import Text


def said(ja: str, en: str = "") -> Text:
    """A text whose English says which Japanese it stands for, unless it is given."""
    return Text(ja=ja, en=en or f"EN<{ja}>")


def _company() -> Company:
    return Company(
        operator=Operator(
            name=said("株式会社みほん"),
            short_name=said("当社"),
            address="head",
            representative=Representative(title=said("代表取締役"), name=said("山田太郎")),
        ),
        addresses=(
            PostalAddress(id="head", text=said("東京都渋谷区一丁目1番1号")),
            PostalAddress(id="branch", text=said("大阪府大阪市北区二丁目2番2号")),
        ),
        group=(
            Corporation(
                id="hub",
                name=said("みほんハブ株式会社"),
                address="branch",
                representative=Representative(title=said("代表取締役"), name=said("佐藤花子")),
            ),
            Corporation(id="shop", name=said("みほん商店株式会社")),
            Corporation(id="lab", name=said("みほん研究所株式会社")),
        ),
        desks=(
            Desk(
                id="privacy", name=said("個人情報相談窓口"), address="head", phone="03-0000-0000", email="a@example.jp"
            ),
            Desk(id="second", name=said("第二窓口"), address="head", phone="03-0000-0009"),
        ),
    )


def _registers() -> Registers:
    return Registers(
        subjects=(Subject(id="customers", label=said("お客様")), Subject(id="applicants", label=said("応募者"))),
        data_items=(
            DataItem(id="name", label=said("氏名")),
            DataItem(id="address", label=said("住所")),
            DataItem(id="phone", label=said("電話番号")),
            DataItem(id="health", label=said("健康診断の結果"), sensitive=True),
        ),
        purposes=(
            Purpose(id="shipping", text=said("商品の発送及びこれに付随する連絡"), subjects=("customers",)),
            Purpose(id="survey", text=said("商品の企画に関するアンケートのお願い"), subjects=("customers",)),
            Purpose(id="hiring", text=said("採用選考の実施及び結果の連絡"), subjects=("applicants",)),
            Purpose(id="scoring", text=said("購買履歴の分析による広告の配信"), subjects=("customers",)),
        ),
        recipients=(
            Recipient(id="courier", label=said("運送会社")),
            Recipient(id="insurer", label=said("保険会社")),
        ),
        identity_documents=(
            IdentityDocument(id="licence", name=said("運転免許証"), submitted=said("運転免許証の写し")),
            IdentityDocument(id="passport", name=said("旅券"), submitted=said("旅券の写し")),
        ),
        terms=(Term(id="group", term=said("グループ会社"), definition=said("当社の子会社をいいます。")),),
    )


def _policy() -> tuple[Any, ...]:
    return (
        PreambleSection(
            id="preamble",
            kind="preamble",
            title=said("はじめに"),
            lead=(
                said("株式会社みほん（以下「当社」といいます。）は、個人情報の保護に努めます。"),
                said("当社及び国内の子会社（以下「グループ会社」といいます。）を対象とします。"),
            ),
        ),
        PurposesSection(
            id="purposes",
            kind="purposes",
            title=said("利用目的"),
            clauses=(
                PurposeClause(
                    id="trade",
                    title=said("取引に関する利用目的"),
                    clauses=(
                        PurposeClause(id="shipping", purposes=(PurposeMention(purpose="shipping"),)),
                        PurposeClause(id="survey", purposes=(PurposeMention(purpose="survey"),)),
                    ),
                ),
                PurposeClause(
                    id="work",
                    title=said("採用に関する利用目的"),
                    clauses=(PurposeClause(id="hiring", purposes=(PurposeMention(purpose="hiring"),)),),
                ),
            ),
        ),
        ThirdPartySection(
            id="provision",
            kind="third-party-provision",
            title=said("第三者への提供"),
            lead=(said("次の場合を除き、同意なく提供しません。"),),
            default="consent",
            clauses=(
                ProvisionClause(id="law", text=(said("法令に基づく場合"),), exception=ProvisionGround.LAW),
                ProvisionClause(
                    id="planned",
                    text=(said("次のとおり提供する場合"),),
                    provision=Provision(ground=ProvisionGround.CONSENT),
                    clauses=(
                        ProvisionClause(id="items", title=said("項目"), data_items=("name", "address")),
                        ProvisionClause(id="to", title=said("提供先"), recipients=("courier",)),
                        ProvisionClause(id="why", title=said("目的"), purposes=(PurposeMention(purpose="shipping"),)),
                    ),
                ),
            ),
        ),
        OptOutSection(
            id="opt-out", kind="opt-out", title=said("オプトアウトによる提供"), declared=Declared.NONE,
            lead=(said("当社は、オプトアウトによる提供を行っていません。"),),
        ),
        EntrustmentSection(
            id="entrustment", kind="entrustment", title=said("委託"),
            lead=(said("業務の一部を委託することがあります。"),), tasks=(said("発送業務"),), overseas=False,
        ),
        ForeignSection(
            id="foreign", kind="foreign-transfer", title=said("外国にある第三者への提供"),
            transfers=(
                ForeignTransfer(
                    id="us-cloud", recipient=said("Example Inc."), country="US", basis="consent",
                    system_info_url="https://www.example.org/us",
                ),
            ),
        ),
        JointUseSection(
            id="joint-use",
            kind="joint-use",
            title=said("共同利用"),
            clauses=(
                JointUseClause(id="items", title=said("項目"), data_items=("name", "address")),
                JointUseClause(id="users", title=said("共同して利用する者"), users=("hub", "shop")),
                JointUseClause(id="why", title=said("目的"), purposes=(PurposeMention(purpose="shipping"),)),
                JointUseClause(id="manager", title=said("責任者"), manager="hub"),
            ),
        ),
        RequestsSection(
            id="requests",
            kind="requests",
            title=said("開示等の請求"),
            types=tuple(RequestType),
            desk="privacy",
            fee=Fee(amount=800, applies_to=(RequestType.NOTIFY_PURPOSE, RequestType.DISCLOSE), method="stamps"),
            clauses=(
                RequestClause(id="fee", text=(said("手数料は1回{fee.amount}円です。"),), states_fee=True),
                RequestClause(
                    id="papers", text=(said("次のいずれか1点をお送りください。"),),
                    papers=Papers(any_one_of=("licence", "passport")),
                ),
            ),
        ),
        SecuritySection(
            id="security",
            kind="security",
            title=said("安全管理措置"),
            foreign_handling=Declared.PRACTISED,
            storage=(ForeignStorage(id="main", provider_country="US", server_country="JP"),),
            clauses=(
                SecurityClause(
                    id="physical", text=(said("入退室を管理します。"),), measure=SecurityMeasure.PHYSICAL
                ),
                SecurityClause(
                    id="technical", text=(said("通信を暗号化します。"),), measure=SecurityMeasure.TECHNICAL
                ),
            ),
        ),
        AcquisitionSection(id="acquisition", kind="acquisition", title=said("取得する情報"), data_items=("name",)),
        SensitiveSection(
            id="sensitive", kind="sensitive", title=said("要配慮個人情報"),
            lead=(said("同意を得て取得します。"),), data_items=(), consent_basis="consent",
        ),
        AnonymizedSection(
            id="anonymized", kind="anonymized", title=said("匿名加工情報"), lead=(said("次のとおりです。"),),
            created=(AnonymizedBatch(id="sales", items=(said("年代"), said("購入月"))),),
        ),
        PseudonymizedSection(
            id="pseudonymized", kind="pseudonymized", title=said("仮名加工情報"),
            purposes=(PurposeMention(purpose="survey"),),
        ),
        RelatedInformationSection(
            id="related", kind="related-information", title=said("個人関連情報"), consent_confirmed=True
        ),
        CookiesSection(
            id="cookies", kind="cookies", title=said("外部送信"), in_scope=True, lead=(said("次のとおりです。"),),
            transmissions=(
                Transmission(
                    id="stats", service=said("統計サービス"), recipient=said("統計株式会社"),
                    information=(said("閲覧したページ"),), purpose_self=said("利用状況の把握"),
                    purpose_recipient=said("サービスの改善"),
                ),
            ),
        ),
        VoluntarinessSection(
            id="voluntary", kind="voluntariness", title=said("提供の任意性"),
            lead=(said("提供は任意です。"),),
        ),
        RetentionSection(
            id="retention", kind="retention", title=said("保存期間"),
            rules=(RetentionRule(id="orders", data_items=("name",), period=said("取引の終了から5年")),),
        ),
        FreeSection(
            id="extra", kind="free", title=said("その他"),
            clauses=(
                Clause(id="first", text=(said("当社は、法令を守り、従業者を教育します。"),)),
                Clause(id="second", text=(said("ご不明な点は窓口へお尋ねください。"),)),
                Clause(id="third", text=(said("この方針は2024年4月1日に制定しました。"),)),
            ),
        ),
        ContactSection(
            id="contact", kind="contact", title=said("お問合せ窓口"), desk="privacy", numbered=False,
            lines=(ContactLine(id="phone", label=said("電話"), value=said("{desk.phone}", "{desk.phone}")),),
        ),
    )  # fmt: skip


def made_policy() -> PolicyData:
    """The company as it is before any case edits it."""
    return PolicyData(
        company=_company(),
        site=Site(
            title=said("個人情報保護方針", "Privacy Policy"),
            address="https://mihon.example/",
            notice=NoticePromise(notice_days=14, banner_days=30),
            approval=ApprovalPolicy(approvers=("法務部長",)),
        ),
        registers=_registers(),
        policy=_policy(),
    )


def edited(value: Any, path: str, new: Any) -> Any:
    """A copy with the value at a path replaced; parts are field names or ids, `+` adds, `None` removes an element."""
    if not path:
        return new
    part, _, rest = path.partition(".")
    if isinstance(value, tuple):
        return _edited_tuple(value, part, rest, new)
    if part not in {field.name for field in fields(value)}:
        raise LookupError(f"{type(value).__name__} has no {part}")
    return replace(value, **{part: edited(getattr(value, part), rest, new)})


def _edited_tuple(value: tuple[Any, ...], part: str, rest: str, new: Any) -> tuple[Any, ...]:
    if part == "+":
        return (*value, new)
    places = [place for place, element in enumerate(value) if part in (_name(element), str(place))]
    if not places:
        raise LookupError(f"nothing is named {part}")
    place = places[0]
    if new is None and not rest:
        return value[:place] + value[place + 1 :]
    return (*value[:place], edited(value[place], rest, new), *value[place + 1 :])


def _name(element: Any) -> str:
    return getattr(element, "id", None) or getattr(element, "purpose", None) or str(element)


def edited_all(policy: PolicyData, edits: tuple[tuple[str, Any], ...]) -> PolicyData:
    """A policy after several edits, in order."""
    for path, new in edits:
        policy = edited(policy, path, new)
    return policy
