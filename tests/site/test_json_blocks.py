"""JSON inside a page: nothing in it ends its element or begins another, and it is read back as what was written."""

from __future__ import annotations

import json

import pytest
from selectolax.lexbor import LexborHTMLParser

from policysite.rendering.environment import json_block

WORDS = (
    "</script><img src=x>",
    "<!--<script>",
    "<![CDATA[",
    "a & b &amp; c",
    "]]>",
    "-->",
    "</SCRIPT >",
    "株式会社A&B",
)


@pytest.mark.parametrize("words", WORDS)
def test_データの言葉は要素を閉じず_読み戻せる(words: str) -> None:
    block = json_block({"name": words, words: [words]})
    assert not set("<>&") & set(block)
    page = LexborHTMLParser(f'<script type="application/ld+json">{block}</script><p>after</p>')
    (script,) = page.css("script")
    assert json.loads(script.text()) == {"name": words, words: [words]}
    assert [node.text() for node in page.css("p")] == ["after"]
    assert page.css("img") == []


def test_日本語はそのまま_一行で書く() -> None:
    assert json_block({"name": "みほん\n商店", "n": [1, 2]}) == '{"name":"みほん\\n商店","n":[1,2]}'
