"""The sample companies: whole in both languages, and unlike the first company in everything."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from policysite.composition.compose import compose
from policysite.composition.number_patterns import fill
from policysite.domain.model import PolicyData, walk_texts
from policysite.domain.sections import (
    ChapterSection,
    ClosingSection,
    Declared,
    EntrustmentSection,
    JointUseSection,
    OperatorsSection,
    Section,
)
from policysite.domain.text import Language
from policysite.source.loading import load_policy_data

ROOT = Path(__file__).parents[2]
SAMPLES = ("minimal", "full")
# The ideographic space is a blank to write on in forms.
JAPANESE = re.compile("[\u2e80-\u2fff\u3001-\u9fff\uf900-\ufaff\uff00-\uffef]")


@cache
def sample(name: str) -> PolicyData:
    loaded = load_policy_data(ROOT / "samples" / name)
    assert loaded.policy, loaded.findings
    return loaded.policy


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_reference_resolves(name: str, language: Language) -> None:
    assert compose(sample(name), language).unresolved == ()


@pytest.mark.parametrize("name", SAMPLES)
def test_both_languages_have_the_same_anchors_and_as_many_texts(name: str) -> None:
    japanese, english = (
        [(node.anchor, len(list(node.texts()))) for node in compose(sample(name), language).document.walk()]
        for language in ("ja", "en")
    )
    assert english == japanese


@pytest.mark.parametrize("name", SAMPLES)
def test_english_holds_no_japanese(name: str) -> None:
    policy = sample(name)
    document = compose(policy, "en").document
    english = [text for node in document.walk() for text in (*node.texts(), node.number, node.citation)]
    parts = (policy.registers, policy.site, policy.company, policy.notices, policy.forms)
    english += [text.en for part in parts for _, text in walk_texts(part)]
    assert [text for text in english if JAPANESE.search(text)] == []


def test_full_has_every_kind_of_section() -> None:
    """Chapters, closing blocks and adopters stand in the company of shapes (tests/shapes)."""
    assert {type(section) for section in sample("full").policy} == set(get_args(Section)) - {
        ChapterSection,
        ClosingSection,
        OperatorsSection,
    }


def test_minimal_declares_none_of_joint_use_and_entrustment() -> None:
    sections = [sample("minimal").section(kind) for kind in (JointUseSection, EntrustmentSection)]
    assert [section.declared for section in sections if section] == [Declared.NONE, Declared.NONE]


def test_minimal_is_numbered_as_statutes_are() -> None:
    japanese, english = (compose(sample("minimal"), language).document for language in ("ja", "en"))
    cited = [document.node("requests-self-identity") for document in (japanese, english)]
    assert [node.citation for node in cited if node] == ["第9条(二)イ", "Article 9(2)b"]


@pytest.mark.parametrize(
    ("position", "japanese", "english"),
    [
        (1, "一", "1"),
        (10, "十", "10"),
        (11, "十一", "11"),
        (20, "二十", "20"),
        (99, "九十九", "99"),
        (110, "百十", "110"),
    ],
)
def test_kanji_numerals_are_digits_in_english(position: int, japanese: str, english: str) -> None:
    assert (fill("{一}", position, "ja"), fill("{一}", position, "en")) == (japanese, english)
