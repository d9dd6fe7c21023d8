"""Rules, words and cases belong together one to one."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from policysite.checks import RULES
from policysite.checks.built_pages import PAGE_RULES
from policysite.checks.waiving import RULES as WAIVER_RULES
from policysite.domain.catalogue import RuleWords
from policysite.domain.text import Text
from policysite.source.catalogue import load_catalogue
from policysite.source.rule_cases import load_cases

_CATALOGUE = load_catalogue()
_CASES = load_cases()
_DECIDED_HERE = {*RULES, *PAGE_RULES, *WAIVER_RULES}
# Findings on releases and on the age of translations need more than one version; their own tests hold the cases.
_OVER_VERSIONS = re.compile("HIST-|I18N-STALE$")
_JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")


def _words(rule: RuleWords) -> Iterator[Text]:
    yield from (rule.sees, rule.message, rule.why, rule.fix)


def test_規則と言葉は一対一() -> None:
    assert {rule for rule in _CATALOGUE.rules if not _OVER_VERSIONS.match(rule)} == _DECIDED_HERE


@pytest.mark.parametrize("rule", _CATALOGUE.rules.values(), ids=lambda rule: rule.id)
def test_言葉は両言語にあり根拠がある(rule: RuleWords) -> None:
    assert rule.basis
    assert all(rule.basis)
    assert re.fullmatch("[a-z0-9-]+", rule.slug)
    for text in _words(rule):
        slots = [set(re.findall(r"\{[^{}]+\}", side)) for side in (text.ja, text.en)]
        assert text.ja.strip()
        assert text.en.strip()
        assert _JAPANESE.search(text.ja) or slots[0]
        assert not re.search("[ぁ-ん]", text.en.replace("ため", ""))
        assert {slot.replace("_en", "") for slot in slots[1]} <= {slot.replace("_en", "") for slot in slots[0]}


def test_短い名前は重ならない() -> None:
    slugs = [rule.slug for rule in _CATALOGUE.rules.values()]
    assert sorted(slugs) == sorted(set(slugs))


def test_規則名は重さを言わない() -> None:
    assert not [rule for rule in _CATALOGUE.rules if re.search("ERROR|WARN|NOTE$", rule) and rule != "HIST-NOTE"]


@pytest.mark.parametrize("rule", sorted(_DECIDED_HERE))
def test_悪い例とよい例がある(rule: str) -> None:
    cases = _CASES[rule]
    assert cases.fail
    assert cases.ok
    assert len({case.name for case in (*cases.fail, *cases.ok)}) == len(cases.fail) + len(cases.ok)


def test_例は規則のものだけ() -> None:
    assert set(_CASES) == _DECIDED_HERE
