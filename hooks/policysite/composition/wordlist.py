"""How a language joins lists and writes numbers, dates and references."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from policysite.domain.text import Language, Text

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def join_list(parts: Sequence[str], language: Language, last_word: str = "and") -> str:
    """A list inside a sentence: `A、B、C` or `A, B and C`.

    English parts that hold a comma are set apart by semicolons, parts that hold the last word by a serial comma.
    """
    if language == "ja":
        return "、".join(parts)
    if len(parts) < 2:
        return "".join(parts)
    separator = "; " if any("," in part for part in parts) else ", "
    serial = separator == "; " or any(f" {last_word} " in part for part in parts)
    last = f"{separator if serial else ' '}{last_word} "
    return separator.join(parts[:-1]) + last + parts[-1]


def opening(text: str, language: Language) -> str:
    """A text as it opens a paragraph or a cell: English begins with a capital letter."""
    return text[:1].upper() + text[1:] if language == "en" else text


def format_date(day: date, language: Language) -> str:
    """`2026年11月22日` or `22 November 2026`."""
    if language == "ja":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def format_amount(amount: int) -> str:
    """Digits with a comma at each thousand, as prices are written in both languages."""
    return f"{amount:,}"


def with_direction(label: str, below: bool, language: Language) -> str:
    """`下記A` / `上記B`, `A below` / `B above`."""
    if language == "ja":
        return ("下記" if below else "上記") + label
    return f"{label} {'below' if below else 'above'}"


def range_label(first: str, last: str, language: Language) -> str:
    """`B〜E` or `B to E`."""
    return f"{first}〜{last}" if language == "ja" else f"{first} to {last}"


LABELS: dict[str, Text] = {
    key: Text(ja=ja, en=en)
    for key, ja, en in (
        ("operators", "この方針を採る事業者", "Businesses that adopt this policy"),
        ("name", "名称", "Name"),
        ("address", "住所", "Address"),
        ("representative", "代表者", "Representative"),
        ("answered-on-request", "求めに応じて遅滞なくお答えします", "Answered without delay on request"),
        ("established", "制定", "Established"),
        ("revised", "改定", "Revised"),
        ("data-items", "項目", "Items"),
        ("sources", "取得元及び取得の方法", "Sources and means of acquisition"),
        ("acquisition-method", "取得の方法", "Means of acquisition"),
        ("provision-method", "提供の方法", "Means of provision"),
        ("request-channel", "提供停止の求めを受け付ける方法", "How to request that provision be stopped"),
        ("update-method", "個人データの更新の方法", "How the data is updated"),
        ("start-date", "提供を開始する日", "Date on which provision starts"),
        ("filing", "個人情報保護委員会への届出", "Filing with the PPC"),
        ("recipient", "提供先", "Recipient"),
        ("country", "国", "Country"),
        ("basis", "根拠", "Basis"),
        ("system-info", "その国の制度に関する情報", "Information on the country's system"),
        ("recipient-measures", "提供先が講ずる措置", "Measures taken by the recipient"),
        ("provider-country", "事業者の所在国", "Country of the provider"),
        ("server-country", "サーバの所在国", "Country of the server"),
        ("storage", "外国における取扱い", "Handling in foreign countries"),
        ("transfers", "外国にある第三者への提供", "Provision to third parties in foreign countries"),
        ("retention", "保存期間", "Retention period"),
        ("period", "期間", "Period"),
        ("created", "作成した匿名加工情報に含まれる項目", "Items in the anonymously processed information created"),
        ("provided", "提供する匿名加工情報に含まれる項目", "Items in the anonymously processed information provided"),
        ("measures", "安全管理措置等", "Security control and other measures"),
        ("purposes", "利用目的", "Purposes of use"),
        ("joint-use", "共同利用", "Joint use"),
        ("transmissions", "外部送信", "External transmission"),
        ("service", "サービス", "Service"),
        ("sent-to", "送信先", "Destination"),
        ("information", "送信される情報", "Information transmitted"),
        ("purpose-self", "{self}の利用目的", "Our purpose of use"),
        ("purpose-recipient", "送信先の利用目的", "Destination's purpose of use"),
        ("opt-out", "停止の方法", "How to stop it"),
        ("policy-url", "基本方針", "Basic policy"),
        ("consent", "本人の同意", "Consent of the individual"),
        ("equivalent-country", "我が国と同等の水準の国", "Country with an equivalent level of protection"),
        ("equivalent-system", "基準に適合する体制", "System conforming to the standards"),
        ("exception", "法27条1項各号", "Article 27(1) items of the APPI"),
    )
}


def label(key: str, language: Language) -> str:
    """A fixed label of the document in one language."""
    return LABELS[key].in_language(language)
