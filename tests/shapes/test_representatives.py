"""Who represents a company: title and name in Japanese, name and title in English, wherever they are shown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.history.made_policy import edited, made_policy, said

from policysite.composition import compose
from policysite.composition.facts import facts_of
from policysite.domain.company import Representative
from policysite.domain.model import PolicyData
from policysite.domain.sections import OperatorsSection
from policysite.domain.text import Language

SHOWN: dict[Language, str] = {"ja": "代表取締役 佐藤花子", "en": "Hanako Sato, Representative Director"}


def company_with(title: str, name: str, policy: PolicyData) -> PolicyData:
    """The made company with a representative whose title and name are known in both languages."""
    head = Representative(title=said("代表取締役", title), name=said("佐藤花子", name))
    operator = replace(policy.company.operator, representative=head)
    group = tuple(replace(one, representative=head) if one.id == "hub" else one for one in policy.company.group)
    return replace(policy, company=replace(policy.company, operator=operator, group=group))


def policy_with_table() -> PolicyData:
    """The made policy with the table of who operates the site as well."""
    policy = edited(made_policy(), "policy.+", OperatorsSection(id="operators", kind="operators", title=said("事業者")))
    return company_with("Representative Director", "Hanako Sato", policy)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_代表者の事実は言語の順に書く(language: Language) -> None:
    facts = facts_of(policy_with_table(), language)
    shown = {path: text for path, text in facts.items() if path.endswith(".representative")}
    assert len(shown) >= 2
    assert set(shown.values()) == {SHOWN[language]}


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("section", ["operators", "joint-use"])
def test_表と条項の代表者も同じ順に書く(section: str, language: Language) -> None:
    document = compose(policy_with_table(), language).document
    (node,) = [node for node in document.sections if node.anchor == section]
    said_there = "\n".join(text for one in node.walk() for text in one.texts())
    assert SHOWN[language] in said_there
