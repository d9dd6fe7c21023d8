"""The change table: what the law asks when a matter of the policy changes, one row for each matter."""

# A table is read by its lines, however long they are.
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from dataclasses import dataclass

from policysite.domain.changes import ChangeClass, Effect, Verdict
from policysite.domain.text import Text


@dataclass(frozen=True)
class ChangeRow:
    """A row: the class and the duty where nothing else is known, and the articles they rest on."""

    id: str
    change_class: ChangeClass
    basis: tuple[str, ...]
    matter: Text
    refused: bool = False


_CLASS_DUTY = {
    ChangeClass.EDITORIAL: Text(ja="告知は要りません", en="no notice needed"),
    ChangeClass.UPDATE: Text(ja="公表している文を最新にします", en="the published text must be current"),
    ChangeClass.NOTICE: Text(ja="遅滞なく通知又は公表します", en="notify or publish without delay"),
    ChangeClass.BEFORE: Text(
        ja="あらかじめ本人に通知し、又は容易に知り得る状態に置きます",
        en="notify, or make easily accessible, before it takes effect",
    ),
    ChangeClass.PPC: Text(
        ja="あらかじめ個人情報保護委員会に届け出て、本人が容易に知り得る状態に置きます",
        en="file with the PPC and make easily accessible beforehand",
    ),
    ChangeClass.CONSENT: Text(
        ja="あらかじめ本人の同意を得るか、今後取得する個人情報だけに適用します",
        en="obtain prior consent, or apply it only to data acquired afterwards",
    ),
}
_OWN_DUTY = {
    # 法41条4項 and 43条3項 ask for publication; a notice to each person would not do.
    "pseudonymized-purpose": Text(ja="遅滞なく公表します", en="publish without delay"),
    "anonymized-created": Text(ja="遅滞なく項目を公表します", en="publish the items without delay"),
    "anonymized-provided": Text(
        ja="あらかじめ項目と提供の方法を公表し、提供先に匿名加工情報である旨を明示します",
        en="publish the items and the method beforehand, and state to the recipient that it is anonymised information",
    ),
    "opt-out-particulars": Text(
        ja="遅滞なく通知又は公表し、個人情報保護委員会に届け出ます",
        en="notify or publish, and file with the PPC, without delay",
    ),
    "foreign-consent": Text(
        ja="国名・制度・措置の三つの情報を示して、あらかじめ本人の同意を得ます",
        en="obtain prior consent after giving the three pieces of information",
    ),
    "foreign-equivalent-system": Text(
        ja="公表している文を最新にし、規則18条3項の情報を求めに応じて提供できるようにします",
        en="keep the text current and have the information of Rules art. 18(3) ready on request",
    ),
    "foreign-system-changed": Text(
        ja="同意の効力には影響しません。本人に知らせることが望まれます",
        en="consent stands; informing the individuals is desirable",
    ),
    "fee": Text(
        ja="公表している文を最新にし、効力発生の前に掲示します。受付済みの請求には適用しません",
        en="keep the text current and post it in advance; never apply it to requests already received",
    ),
    "requests-procedure": Text(
        ja="公表している文を最新にします。施行後に受け付けた請求だけに適用します",
        en="the published text must be current; apply it only to requests received afterwards",
    ),
    "renumbered": Text(
        ja="前の番号を引用している書類を確かめます",
        en="check the papers that cite the former numbers",
    ),
    "fee-outside": Text(ja="この請求から手数料を取ることはできません", en="no fee may be charged for this request"),
    "request-types-shrunk": Text(ja="法定の請求は減らせません", en="the statutory requests cannot be reduced"),
    "succession": Text(
        ja="公表している文を最新にします。利用目的は承継前のままです",
        en="the published text must be current; the purposes stay as before the succession",
    ),
}


# The rows whose own duty is that readers find the change before it applies.
POSTED_BEFORE = frozenset({"fee"})
_REFUSED = ("request-types-shrunk", "fee-outside")


def _row(row: str, change_class: str, basis: str, ja: str, en: str) -> ChangeRow:
    articles = tuple(article for article in basis.split("; ") if article)
    return ChangeRow(row, ChangeClass(change_class), articles, Text(ja=ja, en=en), row in _REFUSED)


# In the order of the 41 rows of part 2 of the legal reference; the tests hold the order against the case files.
_TABLE = (
    _row("purpose-related", "S2", "法17条2項; 法21条3項", "利用目的の変更（関連性のある範囲）", "purpose of use changed, reasonably related"),
    _row("purpose-beyond", "S5", "法18条1項", "利用目的の追加（関連性の範囲を超える）", "purpose of use added, beyond what is related"),
    _row("provision", "S5", "法27条1項; 法17条2項", "第三者提供の追加・拡大", "provision to third parties added or widened"),
    _row("purpose-subject", "S5", "法17条2項; 法18条1項", "利用目的を別の区分の本人に適用", "purpose applied to another category of persons"),
    _row("purpose-narrowed", "S1", "法32条1項2号", "利用目的の縮小・削除", "purpose of use narrowed or deleted"),
    _row("pseudonymized-purpose", "S2", "法41条4項; 法41条9項", "仮名加工情報の利用目的の変更", "purpose of pseudonymised information changed"),
    _row("operator", "S1", "法32条1項1号", "事業者の名称・住所・代表者", "operator's name, address or representative"),
    _row("joint-use-introduced", "S3", "法27条5項3号", "共同利用の開始", "joint use introduced"),
    _row("joint-use-purpose", "S3", "法27条6項", "共同利用の利用目的（通常予期できる範囲）", "purpose of joint use, within what is foreseeable"),
    _row("joint-use-purpose-beyond", "S5", "法27条6項; 法18条1項; 法27条1項", "共同利用の利用目的（予期できる範囲を超える）", "purpose of joint use, beyond what is foreseeable"),
    _row("joint-use-manager", "S3", "法27条6項", "共同利用の管理責任者の交代", "party responsible for joint use replaced"),
    _row("joint-use-manager-particulars", "S2", "法27条6項", "管理責任者の名称・住所・代表者の氏名", "responsible party's name, address or representative"),
    _row("joint-use-items", "S5", "通則編3-6-3(3)", "共同利用する項目の追加・変更", "items of joint use added or changed"),
    _row("joint-use-users", "S5", "通則編3-6-3(3)", "共同利用する者の追加", "users of joint use added"),
    _row("joint-use-narrowed", "S1", "", "共同利用の縮小・終了", "joint use narrowed or ended"),
    _row("definition", "S5", "法27条5項3号; 法27条1項", "「当社」「グループ会社」の定義", "definition of the company or its group"),
    _row("opt-out", "S4", "法27条2項; 法27条3項", "オプトアウトの開始・届出事項の変更", "opt-out introduced, or a filed matter changed"),
    _row("opt-out-particulars", "S2", "法27条3項", "オプトアウトの名称・住所・代表者、提供の終了", "opt-out: name, address, representative, or provision stopped"),
    _row("exception-widened", "S5", "法27条1項", "第三者提供の例外の文言を拡大", "exceptions to consent widened in the text"),
    _row("entrustment", "S1", "法27条5項1号; 法25条", "委託先・委託業務", "contractor or entrusted task"),
    _row("foreign-consent", "S5", "法28条1項; 法28条2項", "外国にある第三者への提供（同意による）", "transfer to a foreign third party on consent"),
    _row("foreign-equivalent-system", "S1", "法28条3項", "外国にある第三者への提供（基準適合体制による）", "transfer on the basis of an equivalent system"),
    _row("foreign-system-changed", "S1", "Q&A12-13", "提供先の外国の制度・措置", "the foreign country's system, or the recipient's measures"),
    _row("foreign-storage", "S1", "法32条1項4号; 令10条1号; 通則編10-7", "個人データを取り扱う外国", "foreign country where data is handled"),
    _row("security", "S1", "法32条1項4号", "安全管理措置", "security control measures"),
    _row("requests-procedure", "S1", "法32条1項3号; 法37条1項; 法37条4項", "請求の手続", "procedure for requests"),
    _row("request-types-shrunk", "S1", "法32条1項3号", "受け付ける請求の種類の削減", "types of request reduced"),
    _row("fee", "S1", "法32条1項3号; 法38条", "手数料", "fee"),
    _row("contact", "S1", "法32条1項4号; 令10条2号", "窓口・電話・メール", "contact desk, phone, e-mail"),
    _row("accredited", "S1", "令10条3号", "認定個人情報保護団体", "accredited organisation"),
    _row("sensitive", "S5", "法20条2項", "要配慮個人情報の新たな取得", "special care-required information newly acquired"),
    _row("anonymized-created", "S2", "法43条3項", "匿名加工情報の作成", "anonymised information created"),
    _row("anonymized-provided", "S3", "法43条4項", "匿名加工情報の提供", "anonymised information provided"),
    _row("related-information", "S5", "法31条", "個人関連情報の提供", "personally referable information provided"),
    _row("external-transmission", "S3", "電気通信事業法27条の12", "外部送信", "external transmission"),
    _row("retention", "S1", "法22条", "保存期間", "retention period"),
    _row("officer", "S1", "JIS Q 15001 A.3.4.2.5 b)", "個人情報保護管理者", "privacy officer"),
    _row("statements", "S1", "JIS Q 15001 A.3.4.2.5 g); JIS Q 15001 A.3.4.2.5 h)", "任意性・Cookie等の記載", "voluntariness and cookie statements"),
    _row("succession", "S1", "法18条2項; 法27条5項2号", "事業の承継", "business succession"),
    _row("editorial", "S0", "", "字句・順序・日付等の整理", "wording, order, dates of the document"),
    _row("english", "S0", "", "英訳だけの変更", "English text only"),
)

# 法38条1項 allows a fee for two kinds of request only; part 2 names this inside the row of the fee.
_FEE_OUTSIDE = _row("fee-outside", "S1", "法38条1項", "手数料を取れない請求への手数料", "fee for a request that must be free")

# What a row means to the reader; the rows that stand here for neither change how personal data is handled.
_FACTS = frozenset({
    "operator", "joint-use-manager-particulars", "requests-procedure", "fee", "fee-outside", "contact", "accredited", "officer",
})
_WORDS = frozenset({"editorial", "english"})
# Old citations of a clause, in contracts and letters, point elsewhere after it; the reference knows no row for that.
_RENUMBERED = _row("renumbered", "S0", "", "条項の番号", "numbers of clauses")

ROWS: dict[str, ChangeRow] = {row.id: row for row in (*_TABLE, _FEE_OUTSIDE, _RENUMBERED)}


def verdict(
    row: str,
    change_class: ChangeClass | None = None,
    *,
    review: bool = False,
    basis: tuple[str, ...] | None = None,
    effect: Effect | None = None,
) -> Verdict:
    """The verdict of a row, with another class, effect, other articles or a review mark where the facts give one."""
    known = ROWS[row]
    decided = change_class or known.change_class
    return Verdict(
        row=row,
        change_class=decided,
        basis=known.basis if basis is None else basis,
        matter=known.matter,
        duty=_OWN_DUTY.get(row, _CLASS_DUTY[decided]) if decided == known.change_class else _CLASS_DUTY[decided],
        effect=effect or _effect(row, decided),
        review=review,
        refused=known.refused,
    )


def _effect(row: str, decided: ChangeClass) -> Effect:
    """Only an editorial change is words only; what has no row of its own is taken for the weightier thing."""
    if row == "renumbered":
        return Effect.NUMBERING
    if row in _WORDS and decided is ChangeClass.EDITORIAL:
        return Effect.WORDS
    return Effect.FACT if row in _FACTS else Effect.HANDLING
