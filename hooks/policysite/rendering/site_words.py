"""The words of the site's frame and of the pages that explain the policy; each in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from policysite.composition.countries import country_name
from policysite.domain.site import AccessLog, Host
from policysite.domain.text import Language, Text

FRAME_WORDS: Mapping[str, Text] = {
    key: Text(ja=ja, en=en)
    for key, ja, en in (
        ("skip", "本文へ移動", "Skip to the text"),
        ("pages", "ページ", "Pages"),
        ("menu", "メニュー", "Menu"),
        ("contents", "目次", "Contents"),
        ("search", "検索", "Search"),
        ("search_label", "ポリシーの中を検索", "Search the policy"),
        ("search_hint", "例：共同利用、手数料、メールアドレス", "For example: joint use, fee, e-mail address"),
        ("search_none", "見つかりませんでした", "Nothing was found"),
        ("search_count", "{count} 件見つかりました", "{count} results"),
        ("search_failed", "検索の準備ができませんでした", "The search could not be loaded"),
        ("close", "閉じる", "Close"),
        ("dark_colours", "暗い配色", "Dark colours"),
        ("announcements", "お知らせ", "Announcements"),
        ("dismiss", "このお知らせを閉じる", "Dismiss this announcement"),
        ("findings_title", "公開できない点があります", "This cannot be published yet"),
        (
            "findings_text",
            "表示しているのは、直前に正しく読み込めた内容です。",
            "What you see is the last version that could be read without errors.",
        ),
        ("draft_mark", "下書き", "Draft"),
        (
            "draft_text",
            "確認のための写しで、公開したものではありません。",
            "A copy for review; this has not been published.",
        ),
        ("not_found", "ページが見つかりません", "Page not found"),
        (
            "not_found_text",
            "お探しのページは、移動したか、削除された可能性があります。",
            "The page you are looking for may have been moved or removed.",
        ),
        ("to_home", "プライバシーポリシーを開く", "Open the privacy policy"),
        (
            "no_tracking",
            "このサイトはCookieを使わず、ページに閲覧を追跡する仕組みを置いていません。",
            "This site sets no cookies, and nothing in its pages tracks visitors.",
        ),
        ("copy_link", "リンクをコピー", "Copy link"),
        ("copy_citation", "「{citation}」をコピー", "Copy “{citation}”"),
        ("copied", "コピーしました", "Copied"),
        ("copy_failed", "コピーできませんでした", "Could not be copied"),
    )
}


_HOST = {
    "named": Text(ja="サイトは{name}のサーバにあります。", en="The site is held on a server of {name}."),
    "placed": Text(
        ja="サイトのあるサーバの国：{country}。", en="The server that holds the site is in this country: {country}."
    ),
    "both": Text(
        ja="サイトは{name}（{country}）のサーバにあります。", en="The site is held on a server of {name} ({country})."
    ),
}
_LOGS = {
    AccessLog.KEPT: Text(ja="サーバには通信の記録が残ります。", en="The server keeps a log of requests."),
    AccessLog.NOT_KEPT: Text(ja="サーバに通信の記録は残りません。", en="The server keeps no log of requests."),
}


def host_sentences(host: Host, language: Language) -> tuple[str, ...]:
    """What is known of the server that holds the site; nothing where nothing is."""
    known = "both" if host.name and host.country else "named" if host.name else "placed" if host.country else ""
    name = host.name.in_language(language) if host.name else ""
    country = country_name(host.country, language) if host.country else ""
    held = [_HOST[known].in_language(language).format(name=name, country=country)] if known else []
    logs = [_LOGS[host.logs].in_language(language)] if host.logs in _LOGS else []
    return (*held, *logs)


def frame_words(language: Language) -> Mapping[str, str]:
    """Every word of the frame in one language; slots stay for the page to fill."""
    return {key: text.in_language(language) for key, text in FRAME_WORDS.items()}
