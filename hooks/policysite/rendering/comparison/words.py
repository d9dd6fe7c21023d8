"""The words around changes and old/new tables, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from policysite.composition.wordlist import format_date
from policysite.domain.changes import Answer, ChangeClass, ChangeKind
from policysite.domain.comparison import RowStatus
from policysite.domain.release_names import day_and_number
from policysite.domain.text import Language, Text


def _text(ja: str, en: str) -> Text:
    return Text(ja=ja, en=en)


KINDS: Mapping[ChangeKind, Text] = {
    ChangeKind.ADDED: _text("追加", "added"),
    ChangeKind.REMOVED: _text("削除", "removed"),
    ChangeKind.MOVED: _text("移動", "moved"),
    ChangeKind.REWORDED: _text("文言", "reworded"),
    ChangeKind.FACT: _text("事実", "fact"),
    ChangeKind.RENUMBERED: _text("番号", "number"),
}
STATUSES: Mapping[RowStatus, Text] = {
    RowStatus.SAME: _text("変更なし", "unchanged"),
    RowStatus.CHANGED: _text("変更", "changed"),
    RowStatus.ADDED: _text("新設", "added"),
    RowStatus.REMOVED: _text("削除", "removed"),
    RowStatus.MOVED: _text("移動", "moved"),
    RowStatus.MOVED_CHANGED: _text("移動・変更", "moved and changed"),
}
CLASSES: Mapping[ChangeClass, Text] = {
    ChangeClass.EDITORIAL: _text("字句の整理", "Editorial"),
    ChangeClass.UPDATE: _text("更新", "Update"),
    ChangeClass.NOTICE: _text("公表を要する変更", "Change to be published"),
    ChangeClass.BEFORE: _text("事前の公表を要する変更", "Change to be published in advance"),
    ChangeClass.PPC: _text("届出を要する変更", "Change to be filed with the authority"),
    ChangeClass.CONSENT: _text("同意を要する変更", "Change that needs consent"),
}
ANSWERS: Mapping[Answer, Text] = {
    Answer.RELATED: _text("関連性のある範囲内の変更", "within what is reasonably related"),
    Answer.BEYOND: _text("関連性の範囲を超える変更", "beyond what is reasonably related"),
    Answer.NARROWED: _text("縮小", "narrowed"),
    Answer.FORESEEABLE: _text("通常予期できる範囲内の変更", "within what is foreseeable"),
    Answer.UNFORESEEABLE: _text("通常予期できる範囲を超える変更", "beyond what is foreseeable"),
    Answer.RENAMED: _text("名称だけの変更", "a new name only"),
    Answer.SUCCESSION: _text("事業の承継", "succession of the business"),
    Answer.EXCEPTED: _text("法律の例外に当たるもの", "within an exception of the law"),
    Answer.EDITORIAL: _text("字句の整理", "the words only"),
    Answer.CONFIRMED: _text("計算した区分のとおり", "as computed"),
}
_NUMBERED = _text("{day}（その{number}）", "{day} (no. {number})")
_WORDS: Mapping[str, Text] = {
    "review": _text("要判断", "to be judged"),
    "refused": _text("認められない変更", "not allowed"),
    "computed": _text("計算した区分", "Computed class"),
    "old": _text("旧", "Old"),
    "new": _text("新", "New"),
    "basis": _text("根拠", "Basis"),
    "target": _text("対象", "Target"),
    "duty": _text("手続", "Duty"),
    "table": _text("新旧対照表", "Old and new text"),
    "status": _text("区分", "Status"),
    "reasons": _text("改定の理由", "Reasons"),
    "reason": _text("理由", "Reason"),
    "note": _text("改定の内容", "What changed"),
    "draft": _text("下書き", "Draft"),
    "none": _text("（なし）", "(none)"),
    "no-change": _text("変更はありません。", "Nothing changed."),
    "deleted-mark": _text("削除された部分", "Deleted"),
    "inserted-mark": _text("追加された部分", "Inserted"),
    "legend": _text(
        "削除された部分は取消線、追加された部分は下線で示します。",
        "Deleted text is struck through; inserted text is underlined.",
    ),
    "all-clauses": _text("変更のない条項も表示する", "Show unchanged clauses too"),
}


def comparison_word(key: str, language: Language) -> str:
    """A word around changes in one language."""
    return _WORDS[key].in_language(language)


def class_label(change_class: ChangeClass, language: Language) -> str:
    """`S3 事前の公表を要する変更`."""
    return f"{change_class} {CLASSES[change_class].in_language(language)}"


def version_label(name: str, language: Language) -> str:
    """The name of a version as it heads a column: its date as it is read, or the word for the draft."""
    return comparison_word("draft", language) if name == "draft" else release_day(name, language)


def release_day(name: str, language: Language) -> str:
    """The day of a release by its name, numbered from the second release of a day on."""
    named = day_and_number(name)
    if named is None:
        raise ValueError(name)
    day, number = named
    shown = format_date(day, language)
    return shown if number == 1 else _NUMBERED.in_language(language).format(day=shown, number=number)
