"""どんな文も、翻訳の受け渡しと書き換えを経て、一文字も変わらない。"""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from policysite.domain.exchange import ExchangeUnit
from policysite.domain.text import Text
from policysite.domain.translations import Freshness, TranslationUnit
from policysite.rendering.exchange import parse_workbook, parse_xliff, render_workbook, render_xliff
from policysite.source.scalar_edits import edited

# What the reader of the data lets through: no control characters, no line breaks, no lone surrogates.
_CHARACTERS = st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co", "Cf", "Zl", "Zp"))
_PIECES = st.one_of(
    st.text(_CHARACTERS, min_size=1, max_size=12),
    st.sampled_from(
        ["{fee.amount}", "{ref:a..b}", "{{", "}}", "<b>", "&amp;", "=1+1", ": ", " #", "'", '"', "- ", "\\"]
    ),
)
_TEXTS = st.lists(_PIECES, min_size=1, max_size=6).map("".join)
_FORMATS = {"xliff": (render_xliff, parse_xliff), "workbook": (render_workbook, parse_workbook)}
_FILE = """\
# 覚え書き
a: {{ja: あ, en: {flow}}}   # 後ろの覚え書き
b:
  ja: い
  en: {plain}

c:
  - en: '{single}'
  - en: "{double}"
  - en: >-
      folded
      text
d: end
"""
_PLACES = {"flow": (2, 16), "plain": (5, 7), "single": (8, 9), "double": (9, 9), "folded": (10, 9)}


@pytest.mark.parametrize("name", _FORMATS)
@settings(max_examples=60, deadline=None)
@given(texts=st.lists(st.tuples(_TEXTS, _TEXTS), min_size=1, max_size=5))
def test_受け渡しで文は変わらない(name: str, texts: list[tuple[str, str]]) -> None:
    render, parse = _FORMATS[name]
    units = [
        ExchangeUnit(TranslationUnit(f"key.{n}", (), Text(ja=ja, en=en), Freshness.STALE, "前の文"), "第1条")
        for n, (ja, en) in enumerate(texts)
    ]
    returned = parse(render(units))
    assert [(one.key, one.japanese, one.english) for one in returned] == [
        (unit.unit.key, unit.unit.text.ja, unit.unit.text.en) for unit in units
    ]


@settings(max_examples=200, deadline=None)
@given(changes=st.dictionaries(st.sampled_from(sorted(_PLACES)), _TEXTS, min_size=1))
def test_書き換えはその文だけを変える(changes: dict[str, str]) -> None:
    text = _FILE.format(flow="f", plain="p", single="s", double="d")
    result = edited(text, {_PLACES[name]: value for name, value in changes.items()})
    data: Any = yaml.load(result, Loader=yaml.BaseLoader)
    found = {
        "flow": data["a"]["en"],
        "plain": data["b"]["en"],
        "single": data["c"][0]["en"],
        "double": data["c"][1]["en"],
        "folded": data["c"][2]["en"],
    }
    before = {"flow": "f", "plain": "p", "single": "s", "double": "d", "folded": "folded text"}
    assert found == {**before, **changes}
    assert result.startswith("# 覚え書き\na: {ja: あ, en: ")
    assert "   # 後ろの覚え書き\nb:\n  ja: い\n" in result
    assert result.endswith("\nd: end\n")
