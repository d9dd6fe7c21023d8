"""Guide and form ask of each person what the policy asks of that person, and say what it proves."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from policysite.composition import compose
from policysite.composition.form_composition import compose_form
from policysite.composition.form_document import CheckOption, Checks, FormRow
from policysite.composition.guide_composition import compose_guide
from policysite.domain.clauses import RequestClause, Requester
from policysite.domain.forms import FormKind
from policysite.domain.model import PolicyData
from policysite.domain.sections import RequestsSection
from policysite.domain.text import Text
from policysite.source.loading import load_policy_data

from .nanopet import REQUEST, composed, nanopet, stamp

ROOT = Path(__file__).parents[2]
SAMPLES = ("full", "minimal")
LETTER = Text(ja="委任状（任意の様式）", en="A power of attorney in your own words")


@cache
def sample(name: str) -> PolicyData:
    loaded = load_policy_data(ROOT / "samples" / name)
    assert loaded.policy, loaded.findings
    return loaded.policy


def named(row: FormRow, name: str) -> bool:
    return any(isinstance(item, Checks) and item.name == name for item in row.items)


def row(policy: PolicyData, row_id: str) -> FormRow:
    form = next(form for form in policy.forms if form.kind is FormKind.REQUEST)
    document = compose_form(form, policy, compose(policy, "ja").document, stamp("ja")).form
    return next(row for section in document.sections for row in section.rows if named(row, row_id))


def options(found: FormRow) -> list[CheckOption]:
    return [option for item in found.items if isinstance(item, Checks) for option in item.options]


def papers(policy: PolicyData, requester: Requester) -> list[str]:
    guide = compose_guide(policy, compose(policy, "ja").document)
    assert guide
    return [paper.text for one in guide.requesters if one.id is requester for paper in one.papers]


@pytest.mark.parametrize("name", SAMPLES)
def test_親権者の戸籍謄本は本人確認書類とはいわない(name: str) -> None:
    said = papers(sample(name), Requester.LEGAL_AGENT)
    assert "代理人であることを確認する書類（次のいずれか1点）" in said
    assert said.count("代理人の本人確認書類（次のいずれか1点）") == 1


@pytest.mark.parametrize("name", SAMPLES)
def test_どれか一つの書類は申請書でも一つの欄(name: str) -> None:
    boxes = [option.label + option.note for option in options(row(sample(name), "agent-papers"))]
    authority = [box for box in boxes if box.startswith("代理人であることを確認する書類（")]
    assert len(authority) == 1
    assert "いずれか1点" in authority[0]
    assert authority[0].endswith("（法定代理人の場合）")
    assert any("委任状" in box and box.endswith("（任意代理人の場合）") for box in boxes)
    assert len([box for box in boxes if box.startswith("代理人の本人確認書類")]) == 1


@pytest.mark.parametrize("name", SAMPLES)
def test_方針が全員に求めない本人確認書類は必須ではない(name: str) -> None:
    found = row(sample(name), "identity")
    assert not found.required
    assert "本人、任意代理人" in repr(found.items)


def test_方針が定めた全員に求める本人確認書類は必須のまま() -> None:
    assert row(nanopet(), "identity").required
    assert "の場合）" not in repr(options(row(nanopet(), "agent-papers")))


def in_words(policy: PolicyData) -> PolicyData:
    """The same policy with its power of attorney asked for in words, and no form of it."""

    def said(clause: RequestClause) -> RequestClause:
        if clause.id == "delegated-agent-letter":
            return replace(clause, papers=None, text=(LETTER,))
        return replace(clause, clauses=tuple(said(below) for below in clause.clauses))

    sections = tuple(
        replace(section, clauses=tuple(said(clause) for clause in section.clauses))
        if isinstance(section, RequestsSection)
        else section
        for section in policy.policy
    )
    return replace(policy, policy=sections)


def test_文で求める委任状は案内にも申請書にもある() -> None:
    policy = in_words(sample("minimal"))
    assert LETTER.ja in papers(policy, Requester.DELEGATED_AGENT)
    assert LETTER.ja not in papers(policy, Requester.SELF) + papers(policy, Requester.LEGAL_AGENT)
    assert LETTER.ja in [option.label for option in options(row(policy, "agent-papers"))]


def test_nanopetの代理人の書類は三つのまま() -> None:
    boxes = [option.label for option in options(row(nanopet(), "agent-papers"))]
    assert len(boxes) == 3
    assert composed(REQUEST, "ja").unresolved == ()


def test_支払い方は書類の一覧にないときも案内にある() -> None:
    for requester in Requester:
        said = papers(sample("full"), requester)
        assert said.count("500円分の定額小為替") == 1
    assert not any("円" in text for text in papers(sample("minimal"), Requester.SELF))
    assert papers(nanopet(), Requester.SELF).count("800円分の郵便切手") == 1
