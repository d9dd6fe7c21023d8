"""番号は構造から決まり、アンカーは並べ替えても変わらない。一度だけ書いた事実は、どこでも同じに出る。"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from policysite.composition import compose
from policysite.composition.document import Document, ReferenceRun
from policysite.domain.model import PolicyData
from policysite.domain.sections import PurposesSection, RequestsSection
from policysite.domain.text import LANGUAGES
from policysite.rendering.plain_text import render_plain_text
from policysite.source import load_policy_data


@pytest.fixture(scope="module")
def policy(repository: Path) -> PolicyData:
    loaded = load_policy_data(repository)
    assert loaded.policy is not None, loaded.findings
    return loaded.policy


def anchors(document: Document) -> set[str]:
    return {node.anchor for node in document.walk()}


def citations(document: Document) -> dict[str, str]:
    return {node.anchor: node.citation for node in document.walk()}


def test_章を入れ替えると番号と引用が変わりアンカーは変わらない(policy: PolicyData) -> None:
    sections = list(policy.policy)
    sections[3], sections[4] = sections[4], sections[3]
    swapped = replace(policy, policy=tuple(sections))
    before, after = compose(policy, "ja").document, compose(swapped, "ja").document
    assert anchors(before) == anchors(after)
    assert citations(before)["entrustment"] == "第4条"
    assert citations(after)["entrustment"] == "第5条"


def test_項目を入れ替えると下記の符号も変わる(policy: PolicyData) -> None:
    requests = policy.requests()
    assert requests is not None
    first = requests.clauses[0]
    papers = first.clauses
    turned = replace(first, clauses=(papers[1], papers[0], *papers[2:]))
    changed = replace(requests, clauses=(turned, *requests.clauses[1:]))
    reordered = replace(policy, policy=tuple(changed if s is requests else s for s in policy.policy))
    before, after = compose(policy, "ja").document, compose(reordered, "ja").document
    assert anchors(before) == anchors(after)
    old, new = before.node(f"requests-{first.id}"), after.node(f"requests-{first.id}")
    assert old is not None
    assert new is not None
    assert reference_texts(old) == ["下記A", "下記B", "C"]
    assert reference_texts(new) == ["下記B", "下記A", "C"]


def reference_texts(node: object) -> list[str]:
    return [run.text for block in node.blocks for run in block.inlines if isinstance(run, ReferenceRun)]  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", LANGUAGES)
def test_手数料は一か所を変えれば全ての箇所で変わる(policy: PolicyData, language: str) -> None:
    requests = policy.section(RequestsSection)
    assert requests is not None
    assert requests.fee is not None
    dearer = replace(requests, fee=replace(requests.fee, amount=1234))
    changed = replace(policy, policy=tuple(dearer if s is requests else s for s in policy.policy))
    before = render_plain_text(compose(policy, language).document)  # type: ignore[arg-type]
    after = render_plain_text(compose(changed, language).document)  # type: ignore[arg-type]
    assert before.count("800") == 4
    assert "800" not in after
    assert after.count("1,234") == 4


def test_英語の面は日本語の面と同じアンカーを持つ(policy: PolicyData) -> None:
    ja, en = (compose(policy, language).document for language in LANGUAGES)
    assert [node.anchor for node in ja.walk()] == [node.anchor for node in en.walk()]
    assert all(list(node.texts()) for node in en.walk() if list(node.texts()))


def test_利用目的の台帳の文がそのまま出る(policy: PolicyData) -> None:
    section = policy.section(PurposesSection)
    assert section is not None
    text = render_plain_text(compose(policy, "ja").document)
    assert "代金・料金の請求・回収" in text
