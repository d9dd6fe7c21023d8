"""貼り付けた文字は、どんな記号でも、そのままの文字としてだけ出る。"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from fuzz.rebuilt import Shape, shape_of, squeezed, with_texts
from fuzz.strategies import ROOT, literal, texts
from policysite.composition import compose
from policysite.domain.model import PolicyData
from policysite.domain.site import Site
from policysite.domain.text import (
    LANGUAGES,
    ClauseSlot,
    FactSlot,
    Language,
    PlaceholderError,
    Plain,
    Text,
    parse_placeholders,
)
from policysite.rendering.plain_text import render_plain_text
from policysite.rendering.policy_page import StatusBox, policy_page, render_policy_page
from policysite.source import load_policy_data

STATUS = StatusBox("状態", (), "正文は日本語です。", "形式", ())
SETTINGS = ["toc", "attr_list", "tables", "fenced_code"]


@cache
def nanopet() -> PolicyData:
    """The company's policy; no fixture, because Hypothesis would print it whole."""
    loaded = load_policy_data(ROOT)
    assert loaded.policy is not None, loaded.findings
    return loaded.policy


@given(text=st.text())
def test_どんな文も区切りになるか場所のある誤りになる(text: str) -> None:
    try:
        segments = parse_placeholders(text)
    except PlaceholderError as error:
        assert text[error.offset :].startswith(error.found)  # noqa: PT017
        return
    assert all(isinstance(segment, (Plain, FactSlot, ClauseSlot)) for segment in segments)


@given(text=texts())
def test_括弧を二つ重ねれば書いたとおりの文になる(text: str) -> None:
    segments = parse_placeholders(literal(text))
    assert "".join(segment.value for segment in segments if isinstance(segment, Plain)) == text
    assert all(isinstance(segment, Plain) for segment in segments)


def page_shape(policy: PolicyData, language: Language) -> tuple[Shape, dict[str, object]]:
    """The policy page as MkDocs makes it, and its front matter."""
    page = render_policy_page(policy_page(compose(policy, language).document, STATUS))
    _, front, body = page.split("---\n", 2)
    return shape_of(markdown.markdown(body, extensions=SETTINGS)), yaml.safe_load(front)


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=texts())
def test_どの文に何を書いても頁の組み立ては変わらない(language: Language, text: str) -> None:
    def everywhere(words: str) -> PolicyData:
        said = Text(ja=literal(words), en=literal(words))
        changed: PolicyData = with_texts(nanopet(), lambda _: said)
        return replace(changed, site=_with_title(words))

    expected, _ = page_shape(everywhere("字"), language)
    found, front = page_shape(everywhere(text), language)
    assert found.tags == expected.tags
    assert found.ids == expected.ids
    assert squeezed(text) in squeezed("".join(found.words))
    assert squeezed(str(front["title"])) == squeezed(text)


def _with_title(title: str) -> Site:
    """The site with another title, which is shown as it stands; its numbering is no prose and stays."""
    return replace(nanopet().site, title=Text(ja=title, en=title))


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=texts())
def test_プレーンテキストには書いた文字がそのまま出る(language: Language, text: str) -> None:
    said = Text(ja=literal(text), en=literal(text))
    changed: PolicyData = with_texts(nanopet(), lambda _: said)
    changed = replace(changed, site=_with_title(text))
    assert text in render_plain_text(compose(changed, language).document)
