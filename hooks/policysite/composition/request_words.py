"""The law's own words for requests: what may be asked, by whom, on which ground, and how it is answered."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from policysite.domain.citations import cited
from policysite.domain.clauses import RefusalGround, ReplyMethod, Requester, RequestType
from policysite.domain.text import Language, Text


@dataclass(frozen=True)
class LegalWord:
    """A word of the law in both languages, with the articles it rests on."""

    label: Text
    basis: tuple[str, ...] = ()

    def cited(self, language: Language) -> str:
        """The articles as a page shows them."""
        return cited(self.basis, language)


class StopGround(StrEnum):
    """Grounds on which use or provision must stop (法35条1項・3項・5項)."""

    MISUSE = "misuse"
    WRONGFUL_ACQUISITION = "wrongful-acquisition"
    UNLAWFUL_PROVISION = "unlawful-provision"
    NO_LONGER_NEEDED = "no-longer-needed"
    LEAK = "leak"
    RIGHTS_HARMED = "rights-harmed"


class Relation(StrEnum):
    """What makes somebody an agent (法37条3項, 令13条)."""

    PARENT = "parent"
    GUARDIAN_OF_MINOR = "guardian-of-minor"
    GUARDIAN_OF_ADULT = "guardian-of-adult"
    DELEGATED = "delegated"


def _word(ja: str, en: str, *basis: str) -> LegalWord:
    return LegalWord(Text(ja=ja, en=en), basis)


REQUEST_TYPES: Mapping[RequestType, LegalWord] = {
    RequestType.NOTIFY_PURPOSE: _word("利用目的の通知", "Notification of the purpose of use", "法32条2項"),
    RequestType.DISCLOSE: _word("開示", "Disclosure", "法33条1項"),
    RequestType.DISCLOSE_RECORDS: _word(
        "第三者提供記録の開示", "Disclosure of records of third-party provision", "法33条5項"
    ),
    RequestType.CORRECT: _word("訂正", "Correction", "法34条1項"),
    RequestType.ADD: _word("追加", "Addition", "法34条1項"),
    RequestType.DELETE: _word("削除", "Deletion", "法34条1項"),
    RequestType.STOP_USE: _word("利用停止", "Cessation of use", "法35条1項", "法35条5項"),
    RequestType.ERASE: _word("消去", "Erasure", "法35条1項", "法35条5項"),
    RequestType.STOP_PROVISION: _word(
        "第三者への提供の停止", "Cessation of third-party provision", "法35条3項", "法35条5項"
    ),
}

CORRECTIONS = (RequestType.CORRECT, RequestType.ADD, RequestType.DELETE)
STOPS = (RequestType.STOP_USE, RequestType.ERASE, RequestType.STOP_PROVISION)
DISCLOSURES = (RequestType.DISCLOSE, RequestType.DISCLOSE_RECORDS)

REQUESTERS: Mapping[Requester, LegalWord] = {
    Requester.SELF: _word("本人", "The individual", "法32条〜35条"),
    Requester.LEGAL_AGENT: _word("法定代理人", "Legal representative", "法37条3項", "令13条1号"),
    Requester.DELEGATED_AGENT: _word("任意代理人", "Delegated agent", "法37条3項", "令13条2号"),
}

RELATIONS: Mapping[Relation, LegalWord] = {
    Relation.PARENT: _word("親権者", "Person with parental authority"),
    Relation.GUARDIAN_OF_MINOR: _word("未成年後見人", "Guardian of a minor"),
    Relation.GUARDIAN_OF_ADULT: _word("成年後見人", "Guardian of an adult"),
    Relation.DELEGATED: _word("本人から委任を受けた代理人", "Agent delegated by the individual"),
}

STOP_GROUNDS: Mapping[StopGround, LegalWord] = {
    StopGround.MISUSE: _word(
        "目的外の利用又は不適正な利用", "Use beyond the purpose, or improper use", "法35条1項", "法18条", "法19条"
    ),
    StopGround.WRONGFUL_ACQUISITION: _word("不正な手段による取得", "Wrongful acquisition", "法35条1項", "法20条"),
    StopGround.UNLAWFUL_PROVISION: _word(
        "同意のない第三者への提供", "Third-party provision without consent", "法35条3項", "法27条1項", "法28条"
    ),
    StopGround.NO_LONGER_NEEDED: _word("利用する必要がなくなった", "No longer needed", "法35条5項"),
    StopGround.LEAK: _word("漏えい等が生じた", "A leak or similar incident occurred", "法35条5項", "法26条1項"),
    StopGround.RIGHTS_HARMED: _word(
        "権利又は正当な利益が害されるおそれ", "Rights or legitimate interests may be harmed", "法35条5項"
    ),
}

REPLY_METHODS: Mapping[ReplyMethod, LegalWord] = {
    ReplyMethod.PAPER: _word("書面（郵送）", "Paper, by post", "法33条1項", "規則30条"),
    ReplyMethod.EMAIL: _word("電子データ（メール）", "Electronic data, by e-mail", "法33条1項", "規則30条"),
    ReplyMethod.MEDIUM: _word("電子データ（CD-R等の媒体）", "Electronic data, on a medium", "法33条1項", "規則30条"),
    ReplyMethod.DOWNLOAD: _word("電子データ（ダウンロード）", "Electronic data, by download", "法33条1項", "規則30条"),
    ReplyMethod.AS_REQUESTED: _word("申請書で指定された方法", "The method chosen on the form", "法33条1項"),
    ReplyMethod.SUITABLE: _word(
        "{company.short_name}が選ぶ合理的かつ適切な方法", "A reasonable and suitable method we choose"
    ),
}

# What a person may choose from where the answer is given as requested (規則30条).
CHOSEN_METHODS = (ReplyMethod.PAPER, ReplyMethod.EMAIL, ReplyMethod.MEDIUM, ReplyMethod.DOWNLOAD)

REFUSAL_GROUNDS: Mapping[RefusalGround, LegalWord] = {
    RefusalGround.IDENTITY_UNCONFIRMED: _word(
        "本人又は代理人の確認ができない", "Identity or authority is not confirmed"
    ),
    RefusalGround.HARM_TO_RIGHTS: _word("本人又は第三者の権利利益を害するおそれ", "Rights or interests may be harmed"),
    RefusalGround.BUSINESS_HINDRANCE: _word("業務の適正な実施に著しい支障", "Serious hindrance to our business"),
    RefusalGround.OTHER_LAW: _word("他の法令に違反", "Another law would be violated"),
    RefusalGround.PURPOSE_EVIDENT: _word("利用目的が明らか", "The purpose is evident"),
    RefusalGround.NOT_INACCURATE: _word("内容が事実でないとはいえない", "The content is not inaccurate"),
    RefusalGround.NO_VIOLATION: _word("法に反する取扱いがない", "No violation is found"),
    RefusalGround.DATA_UNSPECIFIED: _word("対象の情報を特定できない", "The data cannot be specified"),
    RefusalGround.PAPERS_DEFECTIVE: _word("提出書類の不備", "Papers are defective"),
}


# What need not be seen to confirm identity, or must not be collected, by the name of the document.
_MASKING: tuple[tuple[str, LegalWord], ...] = (
    (
        "健康保険|資格確認書|被保険者証",
        _word(
            "保険者番号、被保険者等記号・番号、QRコードを塗りつぶしてください",
            "black out the insurer number, the insured person's symbol and number, and the QR code",
            "健康保険法194条の2",
        ),
    ),
    (
        "住民票",
        _word(
            "個人番号（マイナンバー）の記載のないものをお送りください。本籍は塗りつぶしてください",
            "send one without the Individual Number (My Number); black out the registered domicile",
            "番号法15条",
            "番号法20条",
        ),
    ),
    (
        "マイナンバーカード|個人番号カード",
        _word(
            "表面だけをコピーし、裏面（個人番号の面）は送らないでください",
            "copy the front only; never send the back, which shows the Individual Number",
            "番号法15条",
            "番号法20条",
        ),
    ),
    (
        "年金手帳|基礎年金番号",
        _word("基礎年金番号を塗りつぶしてください", "black out the basic pension number", "国民年金法108条の4"),
    ),
    (
        "運転免許証",
        _word(
            "臓器提供意思表示欄など、本人確認に要らない部分は塗りつぶしてください",
            "black out what is not needed, such as the organ donation section",
        ),
    ),
)


def masking_advice(document_name: str) -> LegalWord | None:
    """What the law has people black out on a document, by its Japanese name."""
    return next((word for pattern, word in _MASKING if re.search(pattern, document_name)), None)


# What is paid by putting it into the envelope.
ENCLOSED_FEES = ("stamps", "money-order")


def fee_words(method: str, amount: str) -> Text:
    """How the fee is paid; `amount` is formatted already."""
    words = {
        "stamps": Text(ja=f"{amount}円分の郵便切手", en=f"Postage stamps worth {amount} yen"),
        "money-order": Text(ja=f"{amount}円分の定額小為替", en=f"A postal money order for {amount} yen"),
        "transfer": Text(ja=f"{amount}円の振込み", en=f"A bank transfer of {amount} yen"),
        "debit": Text(ja=f"{amount}円の口座からの引落し", en=f"A debit of {amount} yen from your account"),
        "card": Text(ja=f"{amount}円のカードでの支払い", en=f"A card payment of {amount} yen"),
        "cash": Text(ja=f"現金{amount}円", en=f"{amount} yen in cash"),
    }
    return words[method]
