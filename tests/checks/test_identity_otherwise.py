"""Identity may be proved by other means than papers, and an identity that is not proved at all is still found."""

from __future__ import annotations

import pytest

from policysite.checks.rules.request_papers import _proved_otherwise

PROVED = (
    "会員ページにログインしたうえで請求してください。これにより本人であることを確認します。",
    "登録されたメールアドレスから請求してください。アドレスを照合し、本人であることを確認します。",
    "アプリのeKYCにより本人確認を行います。",
    "当行に届出の電話番号へ折り返しお電話し、本人であることを確認します。",
    "窓口で運転免許証を提示していただき、本人であることを確認します。",
)
UNPROVED = (
    "請求書をメールでお送りください。",
    "ログインして請求してください。",
    "登録されたメールアドレスからの請求であれば、本人確認は行いません。照合もしません。",
)


@pytest.mark.parametrize("words", PROVED)
def test_書類によらない本人確認は方法として足りる(words: str) -> None:
    assert _proved_otherwise(words)


@pytest.mark.parametrize("words", UNPROVED)
def test_確認しない手続は方法として足りない(words: str) -> None:
    assert not _proved_otherwise(words)
