"""The words of the pages on versions and changes, said to visitors; each in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from policysite.domain.releases import ReleaseState
from policysite.domain.text import Language, Text

STATES: Mapping[ReleaseState, Text] = {
    ReleaseState.DRAFT: Text(ja="下書き", en="Draft"),
    ReleaseState.UPCOMING: Text(ja="適用前", en="Upcoming"),
    ReleaseState.IN_FORCE: Text(ja="適用中", en="In force"),
    ReleaseState.SUPERSEDED: Text(ja="旧版", en="Superseded"),
    ReleaseState.WITHDRAWN: Text(ja="取りやめ", en="Withdrawn"),
    ReleaseState.REPLACED: Text(ja="差替え", en="Replaced"),
}
_WORDS: Mapping[str, Text] = {
    key: Text(ja=ja, en=en)
    for key, ja, en in (
        ("changes-title", "変更履歴", "Changes"),
        ("changes-description", "{title}の変更の記録です。", "The record of changes to the {title}."),
        (
            "changes-lead",
            "改定ごとに、内容、理由、個人情報の取扱いが変わるかどうか、お客様ができることを示します。",
            "For each revision: what changed and why, whether the handling of your data changed, and what you can do.",
        ),
        ("first-release", "最初の版", "First version"),
        ("effective", "適用開始日", "In force from"),
        ("planned", "予定していた適用開始日", "Planned to take effect"),
        ("withdrawn", "取りやめた日", "Withdrawn"),
        ("withdrawn-why", "取りやめた理由", "Why it was withdrawn"),
        ("corrects", "正誤", "Correction"),
        ("corrects-text", "{day}版の誤りを正します。", "Corrects an error in the version of {day}."),
        ("reissues", "差替え", "Replaces"),
        (
            "reissues-text",
            "お知らせ済みの{day}版に代わるものです。",
            "Takes the place of the version announced for {day}.",
        ),
        ("to-replacing", "代わりに適用する{day}版", "The version of {day}, which takes its place"),
        ("to-erratum", "誤りを正した{day}版", "The version of {day}, which corrects it"),
        ("to-corrected", "誤りのあった{day}版", "The version of {day}, which it corrects"),
        (
            "withdrawn-title",
            "{day}に予定していた{title}の改定を取りやめました",
            "The change of the {title} planned for {day} was withdrawn",
        ),
        ("period-none", "適用されません", "never in force"),
        (
            "withdrawn-banner",
            "{first}から適用する予定でしたが、{on}に取りやめました。この版は適用されません。",
            "This version was to take effect on {first}, but was withdrawn on {on}. It will not take effect.",
        ),
        (
            "replaced-banner",
            "{first}から適用する予定でしたが、その前に内容又は日付を改めました。この版のままでは適用されません。",
            "This version was to take effect on {first}, but its text or date was changed. It will not take effect.",
        ),
        ("upcoming-text", "次に適用する版の全文", "Full text of the next version"),
        ("announced", "告知日", "Announced"),
        ("note", "変更の内容", "What changed"),
        ("reasons", "理由", "Why"),
        ("handling", "取扱いの変更", "Handling of your data"),
        ("numbering", "条項の番号", "Numbers of clauses"),
        ("judgements", "区分についての判断", "Judgements on the class"),
        (
            "judgement",
            "{matter}：{answer}。{reason}（判断した人：{by}）",
            "{matter}: {answer}. {reason} (judged by 「{by}」)",
        ),
        (
            "lowered-from",
            "変更の内容から計算した区分は「{computed}」ですが、「{stated}」として公表しました。{reason}",
            "The changes ask for the class “{computed}”; it was published as “{stated}”. {reason}",
        ),
        ("recourse", "お客様ができること", "What you can do"),
        ("until", "{day}まで", "until {day}"),
        ("consent", "同意の取得", "How consent is obtained"),
        (
            "acquired-after",
            "{day}以後に取得する個人情報に適用します。",
            "Applies to personal information acquired on or after {day}.",
        ),
        ("filing", "個人情報保護委員会への届出", "Filing with the Personal Information Protection Commission"),
        ("matters", "変更された事項", "Matters changed"),
        ("applies", "適用の範囲", "What it applies to"),
        ("class", "区分", "Class"),
        ("to-compare", "新旧対照表", "Compare old and new"),
        ("to-compare-current", "現在の版との対照表", "Compare with the current version"),
        ("to-version", "この版の全文", "Full text of this version"),
        ("to-versions", "すべての版", "All versions"),
        ("to-changes", "変更履歴を見る", "See the record of changes"),
        ("to-current", "現在の版を読む", "Read the current version"),
        ("feed", "更新情報（Atom）", "Updates (Atom)"),
        ("data", "データ（JSON）", "Data (JSON)"),
        ("versions-title", "版の一覧", "Versions"),
        (
            "versions-description",
            "{title}のすべての版と、それぞれの版が適用された期間です。",
            "All versions of the {title} and the periods in which they were in force.",
        ),
        ("versions-lead", "公開した版は、公開したときのまま残しています。", "Published versions stay as they were."),
        ("version", "版", "Version"),
        ("state", "状態", "State"),
        ("period", "適用された期間", "In force"),
        ("links", "内容", "Contents"),
        ("period-open", "{first}から", "since {first}"),
        ("period-closed", "{first}から{last}まで", "{first} to {last}"),
        ("period-upcoming", "{first}から（予定）", "from {first}"),
        ("verify-title", "内容の確かめ方", "How to verify"),
        (
            "verify-record",
            "各版の記録には、その版のデータと一つ前の版の記録から計算したハッシュ値（SHA-256）があります。"
            "過去の版が書き換えられると、その版から後の値がすべて変わります。"
            "いちばん新しい版の値は、プライバシーポリシーの「この文書について」にも示しています。",
            "The record of each version has a hash (SHA-256) computed from the data of that version and the record "
            "of the version before it. If a past version were rewritten, its hash and all later ones would change. "
            "The hash of the latest version is also shown under “About this document” in the policy.",
        ),
        (
            "verify-site",
            "サイトのすべてのファイルのハッシュ値は SHA256SUMS にあります。サイトを保存したフォルダーで "
            "sha256sum -c SHA256SUMS を実行すると、欠けや書き換えがないことを確かめられます。",
            "The hashes of all files of the site are in SHA256SUMS. In a folder that holds a copy of the site, "
            "sha256sum -c SHA256SUMS shows that nothing is missing or rewritten.",
        ),
        ("lookup-title", "ある日に適用されていた版", "Which version was in force on a day"),
        (
            "lookup-text",
            "日付を選ぶと、その日に適用されていた版を示します。一覧の「適用された期間」でも確かめられます。",
            "Choose a day to see which version was in force. The periods in the table say the same.",
        ),
        ("lookup-day", "日付", "Day"),
        ("lookup-none", "その日に適用されていた版はありません。", "No version was in force on that day."),
        ("lookup-found", "その日に適用されていた版：", "In force on that day: "),
        ("version-title", "{title}（{day}版）", "{title} (version of {day})"),
        ("version-label", "{day}版", "Version of {day}"),
        ("version-description", "{day}から適用の{title}です。", "The {title} in force from {day}."),
        (
            "superseded",
            "これは{last}まで適用されていた旧版です。現在の版ではありません。",
            "This version was in force until {last}. It is not the current version.",
        ),
        (
            "not-yet",
            "これは{first}から適用する版です。まだ適用されていません（あと{days}日）。",
            "This version takes effect on {first}. It is not in force yet ({days} days to go).",
        ),
        (
            "in-force-banner",
            "これは{first}から適用している現在の版です。",
            "This is the current version, in force since {first}.",
        ),
        ("version-forms", "この版の書式", "Forms of this version"),
        (
            "version-forms-old",
            "旧版の書式です。請求には、現在の書式をお使いください。",
            "These forms belong to a superseded version. For a request, please use the current forms.",
        ),
        ("to-forms", "現在の書式", "Current forms"),
        ("compare-title", "新旧対照表：{old}から{new}へ", "Old and new text: {old} to {new}"),
        (
            "compare-description",
            "{title}の{old}版と{new}版の新旧対照表です。",
            "The {title}: the versions of {old} and {new} side by side.",
        ),
        ("compare-word", "Word形式の新旧対照表", "Old/new table as Word"),
        ("upcoming-title", "適用前の版", "Upcoming version"),
        (
            "upcoming-description",
            "これから適用する{title}と、現在の版との違いです。",
            "The {title} that takes effect next, and how it differs from the current one.",
        ),
        ("upcoming-days", "適用開始まであと{days}日です。", "It takes effect in {days} days."),
        ("clause-age", "{since}から現在の文・改定{count}回", "this text since {since}; changed {count} times"),
        ("clause-age-first", "{since}から変更なし", "unchanged since {since}"),
    )
}


def history_word(key: str, language: Language, **values: str) -> str:
    """A word of these pages in one language, its slots filled."""
    text = _WORDS[key].in_language(language)
    return text.format_map(values) if values else text
