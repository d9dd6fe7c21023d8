"""One case or more for each row of the change table: an edit of the old policy, one of the new, class and basis."""

# ruff: noqa: E501 — a table is read by its lines.

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.history.made_policy import said

from policysite.domain.changes import Answer, Judgement
from policysite.domain.clauses import (
    Clause,
    JointUseClause,
    Provision,
    ProvisionClause,
    ProvisionGround,
    PurposeClause,
    PurposeMention,
    RequestType,
    SecurityClause,
)
from policysite.domain.company import AccreditedOrganization, PostalAddress, Representative
from policysite.domain.registers import Term
from policysite.domain.sections import (
    AnonymizedBatch,
    Declared,
    ForeignStorage,
    ForeignTransfer,
    JointUseSection,
    OptOutFacts,
    OptOutSection,
    Transmission,
)
from policysite.domain.site import Profile

Edits = tuple[tuple[str, Any], ...]


@dataclass(frozen=True)
class ChangeCase:
    """An expected decision: `number` is the row's place in the legal reference, `row` its id."""

    number: int
    row: str
    name: str
    new: Edits
    change_class: str
    basis: tuple[str, ...]
    old: Edits = ()
    review: bool = False
    refused: bool = False
    judged: tuple[tuple[str, Answer], ...] = ()

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """What a person decided in this case."""
        return tuple(
            Judgement(target=t, answer=a, reason=said("検討の結果", "Considered"), by="法務部長")
            for t, a in self.judged
        )


_OPT_OUT = OptOutSection(
    id="opt-out", kind="opt-out", title=said("オプトアウトによる提供"),
    lead=(said("当社は、次のとおり提供します。"),),
    facts=OptOutFacts(
        data_items=("name",), acquisition_method=said("公開情報の収集"), provision_method=said("名簿の販売"),
        stops_on_request=True, request_channel=said("書面"),
    ),
)  # fmt: skip
_NO_JOINT_USE = JointUseSection(
    id="joint-use", kind="joint-use", title=said("共同利用"), declared=Declared.NONE,
    lead=(said("当社は、共同利用を行っていません。"),),
)  # fmt: skip
_SCORING = PurposeClause(id="scoring", purposes=(PurposeMention(purpose="scoring"),))
_ADD_SCORING = (("policy.purposes.clauses.trade.clauses.+", _SCORING),)
_EU = ForeignTransfer(id="eu", recipient=said("Beispiel GmbH"), country="DE", basis="consent")
_PURPOSE = "registers.purposes.survey.text"
_B_PURPOSE, _B_BEYOND, _B_PROVISION = ("法17条2項", "法21条3項"), ("法18条1項",), ("法27条1項", "法17条2項")
_B_REQUESTS = ("法32条1項3号", "法37条1項", "法37条4項")
_B_SECURITY, _B_CONTACT = ("法32条1項4号",), ("法32条1項4号", "令10条2号")
_B_STATEMENTS = ("JIS Q 15001 A.3.4.2.5 g)", "JIS Q 15001 A.3.4.2.5 h)")

CASES: tuple[ChangeCase, ...] = (
    ChangeCase(1, "purpose-related", "利用目的の文を関連する範囲で書き換える",
               ((_PURPOSE, said("商品の企画に関するアンケート等のお願い")),), "S2", _B_PURPOSE, review=True),
    ChangeCase(1, "purpose-related", "追加した利用目的が関連すると判断した",
               _ADD_SCORING, "S2", _B_PURPOSE, judged=(("registers.purposes.scoring", Answer.RELATED),)),
    ChangeCase(2, "purpose-beyond", "関連しない利用目的を追加する", _ADD_SCORING, "S5", _B_BEYOND, review=True),
    ChangeCase(2, "purpose-beyond", "利用目的の文を全く別のものにする",
               ((_PURPOSE, said("信用力の評価と外部への販売")),), "S5", _B_BEYOND, review=True),
    ChangeCase(3, "provision", "提供先を追加する",
               (("policy.provision.clauses.planned.clauses.to.recipients.+", "insurer"),), "S5", _B_PROVISION),
    ChangeCase(3, "provision", "提供する項目を追加する",
               (("policy.provision.clauses.planned.clauses.items.data_items.+", "phone"),), "S5", _B_PROVISION),
    ChangeCase(3, "provision", "利用目的に第三者提供を含める",
               (("registers.purposes.survey.third_party", True),), "S5", _B_PROVISION),
    ChangeCase(4, "purpose-subject", "応募者の利用目的をお客様にも適用する",
               (("registers.purposes.survey.subjects.+", "applicants"),), "S5", ("法17条2項", "法18条1項"), review=True),
    ChangeCase(4, "purpose-subject", "利用目的の条項を別の区分の下へ移す",
               (("policy.purposes.clauses.trade.clauses.survey", None),
                ("policy.purposes.clauses.work.clauses.+",
                 PurposeClause(id="survey", purposes=(PurposeMention(purpose="survey"),)))), "S5",
               ("法17条2項", "法18条1項"), review=True),
    ChangeCase(5, "purpose-narrowed", "利用目的を削除する",
               (("policy.purposes.clauses.trade.clauses.survey", None),), "S1", ("法32条1項2号",)),
    ChangeCase(5, "purpose-narrowed", "利用目的を狭めたと判断した",
               ((_PURPOSE, said("商品の企画に関するアンケート")),), "S1", ("法32条1項2号",),
               judged=((_PURPOSE, Answer.NARROWED),)),
    ChangeCase(6, "pseudonymized-purpose", "仮名加工情報の利用目的を変える",
               (("policy.pseudonymized.purposes.+", PurposeMention(purpose="scoring")),), "S2",
               ("法41条4項", "法41条9項")),
    ChangeCase(7, "operator", "代表者が替わる",
               (("company.operator.representative.name", said("鈴木一郎")),), "S1", ("法32条1項1号",)),
    ChangeCase(7, "operator", "本店を移す",
               (("company.addresses.+", PostalAddress(id="new", text=said("東京都港区三丁目3番3号"))),
                ("company.operator.address", "new")), "S1", ("法32条1項1号",)),
    ChangeCase(7, "operator", "共同利用の責任者でもある事業者の代表者が替わる",
               (("company.operator.representative.name", said("鈴木一郎")),), "S2", ("法27条6項", "法32条1項1号"),
               old=(("policy.joint-use.clauses.manager.manager", "operator"),)),
    ChangeCase(8, "joint-use-introduced", "共同利用を始める",
               (("policy.joint-use", JointUseSection(
                   id="joint-use", kind="joint-use", title=said("共同利用"),
                   clauses=(JointUseClause(id="users", users=("hub",)),))),),
               "S3", ("法27条5項3号",), old=(("policy.joint-use", _NO_JOINT_USE),), review=True),
    ChangeCase(9, "joint-use-purpose", "共同利用の目的を予期できる範囲で追加したと判断した",
               (("policy.joint-use.clauses.why.purposes.+", PurposeMention(purpose="survey")),), "S3", ("法27条6項",),
               judged=(("joint-use.why.purposes.survey", Answer.FORESEEABLE),)),
    ChangeCase(10, "joint-use-purpose-beyond", "共同利用の目的を追加する",
               (("policy.joint-use.clauses.why.purposes.+", PurposeMention(purpose="survey")),), "S5",
               ("法27条6項", "法18条1項", "法27条1項"), review=True),
    ChangeCase(11, "joint-use-manager", "管理責任者を交代する",
               (("policy.joint-use.clauses.manager.manager", "shop"),), "S3", ("法27条6項",)),
    ChangeCase(12, "joint-use-manager-particulars", "管理責任者の代表者が替わる",
               (("company.group.hub.representative", Representative(title=said("代表取締役"), name=said("高橋次郎"))),),
               "S2", ("法27条6項",)),
    ChangeCase(12, "joint-use-manager-particulars", "管理責任者が移転する",
               (("company.addresses.branch.text", said("京都府京都市中京区4番地")),), "S2", ("法27条6項",)),
    ChangeCase(13, "joint-use-items", "共同利用の項目を追加する",
               (("policy.joint-use.clauses.items.data_items.+", "phone"),), "S5", ("通則編3-6-3(3)",)),
    ChangeCase(14, "joint-use-users", "共同利用する者を追加する",
               (("policy.joint-use.clauses.users.users.+", "lab"),), "S5", ("通則編3-6-3(3)",)),
    ChangeCase(14, "joint-use-users", "共同利用する者が商号を変える",
               (("company.group.shop.name", said("みほんストア株式会社")),), "S2", ("通則編3-6-3(3)",)),
    ChangeCase(14, "joint-use-users", "共同利用する者の事業が承継される",
               (("policy.joint-use.clauses.users.users.shop", None),
                ("policy.joint-use.clauses.users.users.+", "lab")), "S2", ("通則編3-6-3(3)",),
               judged=(("joint-use.users.users.lab", Answer.SUCCESSION),)),
    ChangeCase(15, "joint-use-narrowed", "共同利用する者を減らす",
               (("policy.joint-use.clauses.users.users.shop", None),), "S1", ()),
    ChangeCase(15, "joint-use-narrowed", "共同利用をやめる", (("policy.joint-use", _NO_JOINT_USE),), "S1", ()),
    ChangeCase(16, "definition", "グループ会社の範囲を広げる",
               (("policy.preamble.lead.1", said("当社及び国内外の子会社（以下「グループ会社」といいます。）を対象とします。")),),
               "S5", ("法27条5項3号", "法27条1項"), review=True),
    ChangeCase(16, "definition", "用語集のグループ会社の意味を変える",
               (("registers.terms.group.definition", said("当社の子会社及び関連会社をいいます。")),),
               "S5", ("法27条5項3号", "法27条1項"), review=True),
    ChangeCase(17, "opt-out", "オプトアウトによる提供を始める", (("policy.opt-out", _OPT_OUT),), "S4",
               ("法27条2項", "法27条3項")),
    ChangeCase(17, "opt-out", "オプトアウトで提供する項目を変える",
               (("policy.opt-out.facts.data_items.+", "address"),), "S4", ("法27条2項", "法27条3項"),
               old=(("policy.opt-out", _OPT_OUT),)),
    ChangeCase(18, "opt-out-particulars", "オプトアウトを行う事業者の代表者が替わる",
               (("company.operator.representative.name", said("鈴木一郎")),), "S2", ("法27条3項", "法32条1項1号"),
               old=(("policy.opt-out", _OPT_OUT),)),
    ChangeCase(18, "opt-out-particulars", "オプトアウトによる提供をやめる",
               (("policy.opt-out", OptOutSection(id="opt-out", kind="opt-out", title=said("オプトアウトによる提供"),
                                                 declared=Declared.NONE, lead=(said("行っていません。"),))),),
               "S2", ("法27条3項",), old=(("policy.opt-out", _OPT_OUT),)),
    ChangeCase(19, "exception-widened", "例外の文言を追加する",
               (("policy.provision.clauses.+", ProvisionClause(
                   id="other", text=(said("個人情報保護法に違反しない方法による場合"),), exception_unnamed=True)),),
               "S5", ("法27条1項",), review=True),
    ChangeCase(20, "entrustment", "委託する業務を追加する",
               (("policy.entrustment.tasks", (said("発送業務"), said("請求業務"))),), "S1", ("法27条5項1号", "法25条")),
    ChangeCase(21, "foreign-consent", "同意に基づく外国の提供先を追加する",
               (("policy.foreign.transfers.+", _EU),), "S5", ("法28条1項", "法28条2項")),
    ChangeCase(21, "foreign-consent", "外国の提供先の国が変わる",
               (("policy.foreign.transfers.us-cloud.country", "CA"),), "S5", ("法28条1項", "法28条2項")),
    ChangeCase(22, "foreign-equivalent-system", "基準適合体制による外国の提供先を追加する",
               (("policy.foreign.transfers.+",
                 ForeignTransfer(id="vn", recipient=said("Vi Du Co."), country="VN", basis="equivalent-system")),),
               "S1", ("法28条3項",)),
    ChangeCase(23, "foreign-system-changed", "外国の制度の情報を改める",
               (("policy.foreign.transfers.us-cloud.system_info_url", "https://www.example.org/us-2027"),),
               "S1", ("Q&A12-13",)),
    ChangeCase(24, "foreign-storage", "保存先の国を追加する",
               (("policy.security.storage.+", ForeignStorage(id="sg", provider_country="US", server_country="SG")),),
               "S1", ("法32条1項4号", "令10条1号", "通則編10-7")),
    ChangeCase(25, "security", "安全管理措置の文を改める",
               (("policy.security.clauses.physical.text.0", said("入退室を記録して管理します。")),), "S1", _B_SECURITY,
               review=True),
    ChangeCase(25, "security", "安全管理措置をやめる", (("policy.security.clauses.technical", None),), "S1",
               _B_SECURITY, review=True),
    ChangeCase(25, "security", "安全管理措置を加える",
               (("policy.security.clauses.+", SecurityClause(id="staff", text=(said("従業者を教育します。"),))),),
               "S1", _B_SECURITY, review=True),
    ChangeCase(26, "requests-procedure", "窓口を変える", (("policy.requests.desk", "second"),), "S1", _B_REQUESTS),
    ChangeCase(26, "requests-procedure", "選べる本人確認書類を減らす",
               (("policy.requests.clauses.papers.papers.any_one_of", ("licence",)),), "S1", _B_REQUESTS, review=True),
    ChangeCase(27, "request-types-shrunk", "法定の請求を受け付けない",
               (("policy.requests.types.stop-use", None),), "S1", ("法32条1項3号",), refused=True),
    ChangeCase(28, "fee", "手数料を上げる", (("policy.requests.fee.amount", 1000),), "S1", ("法32条1項3号", "法38条")),
    ChangeCase(28, "fee", "訂正の請求にも手数料を課す",
               (("policy.requests.fee.applies_to.+", RequestType.CORRECT),), "S1",
               ("法32条1項3号", "法38条", "法38条1項"), refused=True),
    ChangeCase(29, "contact", "窓口の電話番号が変わる",
               (("company.desks.privacy.phone", "03-1111-1111"),), "S1", _B_CONTACT),
    ChangeCase(30, "accredited", "認定団体に加わる",
               (("company.accredited", AccreditedOrganization(name=said("みほん協会"), contact=said("東京都"))),), "S1",
               ("令10条3号",)),
    ChangeCase(31, "sensitive", "要配慮個人情報を新たに取得する",
               (("policy.sensitive.data_items.+", "health"),), "S5", ("法20条2項",)),
    ChangeCase(31, "sensitive", "法20条2項ただし書に当たると判断した",
               (("policy.sensitive.data_items.+", "health"),), "S1", ("法20条2項",),
               judged=(("sensitive.data_items.health", Answer.EXCEPTED),)),
    ChangeCase(32, "anonymized-created", "匿名加工情報を新たに作成する",
               (("policy.anonymized.created.+", AnonymizedBatch(id="visits", items=(said("来店月"),))),), "S2",
               ("法43条3項",)),
    ChangeCase(33, "anonymized-provided", "匿名加工情報を提供する",
               (("policy.anonymized.provided.+",
                 AnonymizedBatch(id="visits", items=(said("来店月"),), method=said("暗号化して送信"))),), "S3",
               ("法43条4項",)),
    ChangeCase(34, "related-information", "個人関連情報の提供先を加える",
               (("policy.related.recipients.+", "insurer"),), "S5", ("法31条",)),
    ChangeCase(35, "external-transmission", "タグを追加する",
               (("policy.cookies.transmissions.+", Transmission(
                   id="ads", service=said("広告サービス"), recipient=said("広告株式会社"),
                   information=(said("閲覧したページ"),), purpose_self=said("広告の配信"),
                   purpose_recipient=said("広告の配信"))),), "S3", ("電気通信事業法27条の12",)),
    ChangeCase(35, "external-transmission", "送信する情報を増やす",
               (("policy.cookies.transmissions.stats.information",
                 (said("閲覧したページ"), said("端末の種類"))),), "S3", ("電気通信事業法27条の12",)),
    ChangeCase(36, "retention", "保存期間を変える",
               (("policy.retention.rules.orders.period", said("取引の終了から7年")),), "S1", ("法22条",)),
    ChangeCase(37, "officer", "個人情報保護管理者が替わる",
               (("company.desks.privacy.officer", said("総務部長")),), "S1", ("JIS Q 15001 A.3.4.2.5 b)",),
               old=(("company.desks.privacy.officer", said("法務部長")),)),
    ChangeCase(38, "statements", "任意性の記載を改める",
               (("policy.voluntary.lead.0", said("提供は任意ですが、一部のサービスを利用できないことがあります。")),),
               "S1", _B_STATEMENTS, review=True),
    ChangeCase(38, "statements", "JISの会社が利用目的を変える",
               ((_PURPOSE, said("商品の企画に関するアンケート等のお願い")), ("site.profiles", (Profile.JIS,))), "S5",
               (*_B_STATEMENTS, *_B_PURPOSE), review=True),
    ChangeCase(39, "succession", "事業の承継に伴って提供する",
               (("policy.provision.clauses.+", ProvisionClause(
                   id="merger", provision=Provision(ground=ProvisionGround.SUCCESSION))),), "S1",
               ("法18条2項", "法27条5項2号")),
    ChangeCase(40, "editorial", "条項の順序を入れ替える",
               (("policy.extra.clauses.first", None),
                ("policy.extra.clauses.+", Clause(id="first", text=(said("当社は、法令を守り、従業者を教育します。"),)))),
               "S0", ()),
    ChangeCase(40, "editorial", "句読点と全角・半角だけを直す",
               (("policy.extra.clauses.first.text.0", said("当社は法令を守り，従業者を教育します。")),), "S0", ()),
    ChangeCase(40, "editorial", "字句の整理であると判断した",
               (("policy.extra.clauses.first.text.0", said("当社は、法令を遵守し、従業者を教育します。")),), "S0", (),
               judged=(("extra.first", Answer.EDITORIAL),)),
    ChangeCase(40, "editorial", "日付に触れる書換えは、判断があっても字句の整理にならない",
               (("policy.extra.clauses.third.text.0", said("この方針は2024年5月1日に制定しました。")),), "S1", (),
               judged=(("extra.third", Answer.EDITORIAL),)),
    ChangeCase(40, "editorial", "用語集に言葉を加える",
               (("registers.terms.+", Term(id="cookie", term=said("Cookie"), definition=said("小さな記録です。"))),),
               "S0", ()),
    ChangeCase(41, "english", "英訳だけを直す",
               (("policy.extra.clauses.first.text.0.en", "We will obey the law, and will train our staff."),), "S0", (),
               old=(("policy.extra.clauses.first.text.0.en", "We obey the law and train our staff."),)),
    ChangeCase(41, "english", "英訳だけを言い換えた",
               (("policy.extra.clauses.first.text.0.en", "We obey the law and may train our staff."),), "S1", (),
               review=True),
    ChangeCase(41, "english", "英訳だけを直したら数字が日本語と食い違う",
               (("policy.extra.clauses.third.text.0.en", "This policy was made on 1 May 2025."),), "S1", (),
               review=True),
)  # fmt: skip
