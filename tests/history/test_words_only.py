"""字句だけの書換えは字句だけと、意味の変わる書換えは決して字句だけでないと答える。"""

from __future__ import annotations

from pathlib import Path

import pytest

from policysite.history.meaning import same_words
from policysite.source.plain_yaml import load_plain

TABLE = load_plain(Path(__file__).with_name("words_only.yml"))


def _pairs(kind: str) -> list[tuple[str, str, str]]:
    return [(language, *pair) for language, kinds in TABLE.items() for pair in kinds[kind]]


def test_表は六十組以上を両方の言語と両方の答えで持つ() -> None:
    assert len(_pairs("words")) >= 50
    assert len(_pairs("other")) >= 60


@pytest.mark.parametrize(("language", "old", "new"), _pairs("words"))
def test_字句だけの書換え(language: str, old: str, new: str) -> None:
    assert same_words(old, new, language)
    assert same_words(new, old, language)


@pytest.mark.parametrize(("language", "old", "new"), _pairs("other"))
def test_字句だけとは言えない書換え(language: str, old: str, new: str) -> None:
    assert not same_words(old, new, language)
    assert not same_words(new, old, language)
