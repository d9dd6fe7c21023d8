"""Citations of law in both languages, for visitors and in findings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from policysite.composition.request_words import REQUEST_TYPES
from policysite.domain.citations import cited
from policysite.history.rows import ROWS
from policysite.rendering.grounds import grounds
from policysite.source import load_policy_data
from policysite.source.catalogue import load_catalogue

ROOT = Path(__file__).parents[2]
_JAPANESE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


@pytest.mark.parametrize(
    ("citations", "ja", "en"),
    [
        (["法27条5項3号"], "個人情報保護法27条5項3号", "APPI Article 27(5)(iii)"),
        (["法35条1項", "法35条5項"], "個人情報保護法35条1項・35条5項", "APPI Articles 35(1), 35(5)"),
        (["法32条1項4号", "令10条1号", "通則編 3-6-3(3)"],
         "個人情報保護法32条1項4号、個人情報保護法施行令10条1号、個人情報保護委員会ガイドライン（通則編）3-6-3(3)",
         "APPI Article 32(1)(iv); APPI Enforcement Order Article 10(i); PPC Guidelines (General Rules) 3-6-3(3)"),
        (["法27条2項・5項3号"], "個人情報保護法27条2項・5項3号", "APPI Article 27(2), (5)(iii)"),
        (["法27条2項1号〜8号"], "個人情報保護法27条2項1号〜8号", "APPI Article 27(2)(i)–(viii)"),
        (["法33条2項各号"], "個人情報保護法33条2項各号", "APPI Article 33(2), each item"),
        (["電気通信事業法施行規則22条の2の29第1号"], "電気通信事業法施行規則22条の2の29第1号",
         "Telecommunications Business Act Enforcement Regulation Article 22-2-29(i)"),
        (["通則編3-8-1（※2）"], "個人情報保護委員会ガイドライン（通則編）3-8-1（※2）",
         "PPC Guidelines (General Rules) 3-8-1, note 2"),
        (["Q&A12-13"], "個人情報保護委員会Q&A12-13", "PPC Q&A 12-13"),
        (["JIS Q 15001 A.3.4.2.5 b)"], "JIS Q 15001 A.3.4.2.5 b)", "JIS Q 15001 A.3.4.2.5 b)"),
        (["法27条など", "令和8年法律第56号"], "法27条など、令和8年法律第56号", "法27条など; 令和8年法律第56号"),
        (["補完的ルール"], "補完的ルール", "PPC Supplementary Rules"),
        ([], "", ""),
    ],
)  # fmt: skip
def test_条文の示し方(citations: list[str], ja: str, en: str) -> None:
    assert (cited(citations, "ja"), cited(citations, "en")) == (ja, en)


def test_号は英語ではローマ数字になる() -> None:
    """The number of an item is what a reader looks up: iv is not iiii, and item 9 is not item 11."""
    numerals = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi"
    for item, numeral in enumerate(numerals.split(), 1):
        assert cited([f"法2条{item}号"], "en") == f"APPI Article 2({numeral})"


def test_確かめていない条文は英語でもそう言う() -> None:
    assert grounds(["法29条（要確認）", "表記の統一"], "en") == "APPI Article 29 (unverified); uniform spelling"
    assert grounds(["法29条（要確認）", "表記の統一"], "ja") == "法29条（要確認）、表記の統一"


def test_規則と改定の表の根拠はどれも英語で示せる() -> None:
    bases = {ground for rule in load_catalogue().rules.values() for ground in rule.basis}
    assert len(bases) > 100
    assert not [ground for ground in bases if _JAPANESE.search(grounds((ground,), "en"))]
    written = [article for row in ROWS.values() for article in row.basis]
    written += [article for word in REQUEST_TYPES.values() for article in word.basis]
    assert not [article for article in written if _JAPANESE.search(cited((article,), "en"))]


@pytest.mark.parametrize("root", [ROOT, ROOT / "samples/minimal", ROOT / "samples/full"], ids=lambda root: root.name)
def test_公開する条文はどれも英語で示せる(root: Path) -> None:
    policy = load_policy_data(root).policy
    assert policy is not None
    bases = [term.basis for term in policy.registers.terms if term.basis]
    bases += [ground for section in policy.policy for ground in section.basis]
    bases += [ground for file in root.glob("policy_data/releases/*/policy.json") for ground in _frozen(file)]
    assert bases
    assert not [ground for ground in bases if _JAPANESE.search(cited((ground,), "en"))]


def _frozen(file: Path) -> Iterator[str]:
    """Every list of articles in a frozen release, of sections and of clauses."""

    def walk(node: Any) -> Iterator[str]:
        if isinstance(node, dict):
            if isinstance(node.get("basis"), list):
                yield from node["basis"]
            for value in node.values():
                yield from walk(value)
        elif isinstance(node, list):
            for value in node:
                yield from walk(value)

    return walk(json.loads(file.read_text(encoding="utf-8")))
