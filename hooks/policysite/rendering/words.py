"""The words of the pages themselves, said to visitors; each in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from policysite.domain.text import Language, Text

_WORDS: Mapping[str, Text] = {
    key: Text(ja=ja, en=en)
    for key, ja, en in (
        ("page-description", "{operator}の{title}です。", "The {title} of {operator}."),
        ("status", "この文書について", "About this document"),
        ("record", "版の記録（SHA-256）", "Record of versions (SHA-256)"),
        ("how-to-verify", "確かめ方", "How to verify"),
        ("in-force-since", "この版の適用開始", "In force since"),
        ("in-force-until", "この版の適用終了", "In force until"),
        ("established", "制定", "Established"),
        ("revised", "最終改定", "Last revised"),
        ("governing-language", "正文", "Governing text"),
        ("governing-ja", "日本語", "Japanese"),
        ("governing-en", "英語", "English"),
        (
            "governing-note",
            "この文書の正文は日本語です。",
            "The Japanese text governs. This English translation is provided for convenience; "
            "if the two differ, the Japanese version prevails.",
        ),
        (
            "governing-note-en",
            "この文書の正文は英語です。日本語訳と異なる場合は、英語版が優先します。",
            "The English text governs.",
        ),
        ("other-formats", "ほかの形式", "Other formats"),
        ("plain-text", "テキスト", "Plain text"),
        ("json", "JSON", "JSON"),
        ("pdf", "PDF", "PDF"),
        ("word", "Word", "Word"),
        ("contents", "目次", "Contents"),
        ("note-mark", "※", "Note: "),
        ("bullet", "・", "• "),
        ("colon", "：", ": "),
        ("link-to-clause", "{citation}へのリンク", "Link to {citation}"),
        ("law", "根拠条文：{articles}", "Law: {articles}"),
        ("draft", "下書き（公開前）", "Draft (not published)"),
        ("not-found", "ページが見つかりません", "Page not found"),
        (
            "not-found-text",
            "お探しのページは、移動したか、削除された可能性があります。",
            "The page you are looking for may have been moved or removed.",
        ),
        ("to-home", "プライバシーポリシーを開く", "Open the privacy policy"),
        ("findings-title", "公開できない点があります", "This cannot be published yet"),
        (
            "findings-text",
            "表示しているのは、直前に正しく読み込めた内容です。",
            "What you see is the last version that could be read without errors.",
        ),
    )
}


def word(key: str, language: Language, **values: str) -> str:
    """A word of the pages in one language, its slots filled."""
    text = _WORDS[key].in_language(language)
    return text.format_map(values) if values else text
