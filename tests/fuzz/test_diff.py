"""どんな二つの版も比べられ、文書が違えば必ず変更として出る。"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from fuzz.rebuilt import with_texts
from fuzz.strategies import ROOT, literal, texts
from policysite.composition import compose
from policysite.domain.changes import computed_class
from policysite.domain.model import PolicyData
from policysite.domain.text import LANGUAGES, Text
from policysite.history import compare, diff
from policysite.source import load_policy_data


@cache
def full() -> PolicyData:
    """The sample with every kind of section."""
    loaded = load_policy_data(ROOT / "samples/full")
    assert loaded.policy is not None, loaded.findings
    return loaded.policy


@st.composite
def edited(draw: st.DrawFn) -> PolicyData:
    """The sample after sections and clauses were dropped, moved and reworded."""
    policy = full()
    sections: list[Any] = list(policy.policy)
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(sections) - 1))
        section = sections[at]
        what = draw(st.sampled_from(("drop", "move", "empty", "cut", "turn", "reword")))
        if what == "drop" and len(sections) > 1:
            del sections[at]
        elif what == "move":
            sections.insert(draw(st.integers(0, len(sections) - 1)), sections.pop(at))
        elif what == "empty":
            sections[at] = replace(section, clauses=())
        elif what == "cut":
            sections[at] = replace(section, clauses=section.clauses[1:])
        elif what == "turn":
            sections[at] = replace(section, clauses=section.clauses[::-1])
        else:
            words = literal(draw(texts()))
            sections[at] = with_texts(section, lambda _, said=words: Text(ja=said, en=said))
    return replace(policy, policy=tuple(sections))


@given(policy=edited())
def test_同じ版には変更がない(policy: PolicyData) -> None:
    assert diff(policy, policy) == ()


@given(old=edited(), new=edited())
def test_文書の違いは必ず変更として出て表にできる(old: PolicyData, new: PolicyData) -> None:
    changes = diff(old, new)
    documents = [tuple(compose(policy, language).document for language in LANGUAGES) for policy in (old, new)]
    if documents[0] != documents[1]:
        assert changes
    assert (computed_class(changes) is None) is (not changes)
    for language in LANGUAGES:
        assert compare(old, new, changes, language, names=("2026-01-01", "2026-02-01")).rows is not None
