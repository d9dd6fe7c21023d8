"""The old/new table: moved, changed, added and removed clauses."""

from __future__ import annotations

from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.history.change_cases import CASES, ChangeCase
from tests.history.made_history import revision
from tests.history.made_policy import edited_all, made_policy, said

from policysite.composition import compose
from policysite.domain.clauses import Clause
from policysite.domain.comparison import Comparison, ComparisonRow, RowStatus
from policysite.domain.releases import ClauseReason
from policysite.domain.text import LANGUAGES, Language
from policysite.history import compare, diff
from policysite.rendering.comparison.table_html import render_comparison_html, render_comparison_table
from policysite.rendering.comparison.words import STATUSES

VERDICT: dict[Language, str] = {
    "ja": "変更|S1 更新|個人情報保護法32条1項3号・38条",
    "en": "changed|S1 Update|APPI Articles 32(1)(iii), 38",
}
LAW = "当社は、法令を守り、従業者を教育します。"


def table(*edits: tuple[str, Any], language: str = "ja", **record: Any) -> Comparison:
    old = made_policy()
    new = edited_all(old, edits)
    words = revision(**record) if record else None
    return compare(old, new, diff(old, new), language, names=("2025-04-01", "2026-04-01"), revision=words)  # type: ignore[arg-type]


def row(comparison: Comparison, anchor: str) -> ComparisonRow:
    return next(found for found in comparison.rows if found.anchor == anchor)


def test_移動した条項は移動として示す() -> None:
    moved = table(
        ("policy.extra.clauses.first", None), ("policy.extra.clauses.+", Clause(id="first", text=(said(LAW),)))
    )
    assert [(r.anchor, r.status) for r in moved.changed] == [("extra-first", RowStatus.MOVED)]
    found = row(moved, "extra-first")
    assert (found.old_citation, found.new_citation) == ("第18条(1)", "第18条(3)")


def test_idを変えて移した条項も文から同じ条項と分かる() -> None:
    moved = table(
        ("policy.extra.clauses.first", None), ("policy.extra.clauses.+", Clause(id="renamed", text=(said(LAW),)))
    )
    found = row(moved, "extra-renamed")
    assert (found.status, found.old_anchor) == (RowStatus.MOVED, "extra-first")


def test_移して書き換えた条項は両方を示す() -> None:
    moved = table(
        ("policy.extra.clauses.first", None),
        ("policy.extra.clauses.+", Clause(id="first", text=(said(LAW.replace("教育", "監督")),))),
    )
    assert row(moved, "extra-first").status is RowStatus.MOVED_CHANGED


def test_一つ挿入しても後ろの条項は移動にならない() -> None:
    inserted = table(("policy.extra.clauses", (Clause(id="new", text=(said("新しい条項です。"),)), *_extra())))
    assert [(r.anchor, r.status) for r in inserted.changed] == [("extra-new", RowStatus.ADDED)]


def _extra() -> tuple[Clause, ...]:
    return next(section.clauses for section in made_policy().policy if section.id == "extra")


def test_削除した条項は旧の欄だけに残る() -> None:
    found = row(table(("policy.extra.clauses.second", None)), "extra-second")
    assert (found.status, found.new_citation) == (RowStatus.REMOVED, "")
    assert "".join(s.text for p in found.paragraphs for s in p.old) == "ご不明な点は窓口へお尋ねください。"
    assert all(p.new == () for p in found.paragraphs)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_手数料を上げると条項に新旧と根拠が出る(language: str) -> None:
    comparison = table(("policy.requests.fee.amount", 900), language=language)
    found = row(comparison, "requests-fee")
    assert (found.status, found.change_class, found.basis) == (RowStatus.CHANGED, "S1", ("法32条1項3号", "法38条"))
    assert [s.text for p in found.paragraphs for s in p.segments if s.kind != "same"] == ["800", "900"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_表の行は何が変わり_どの区分でどの根拠かを示す(language: Language) -> None:
    """What a lawyer reads a row for: its status, its class and its law, in the file and on the page."""
    comparison = table(("policy.requests.fee.amount", 900), language=language)
    for html in (render_comparison_html(comparison), str(render_comparison_table(comparison))):
        rows = LexborHTMLParser(html).css("table.ps-compare tr[class^=ps-row-]")
        changed = [row for row in rows if row.attributes["class"] != "ps-row-same"]
        verdicts = [row.css("td")[-1].text(separator="|", strip=True) for row in changed]
        assert verdicts == [VERDICT[language]]
        # A clause that stays says so, and no class and no law.
        same = {row.css("td")[-1].text(strip=True) for row in rows if row.attributes["class"] == "ps-row-same"}
        assert same == {STATUSES[RowStatus.SAME].in_language(language)}
        assert len(rows) > len(changed)


def test_理由は条項ごとに付けられる() -> None:
    reason = ClauseReason(clause="requests-fee", reason=said("郵便料金が上がったため"))
    comparison = table(("policy.requests.fee.amount", 900), clause_reasons=(reason,))
    assert row(comparison, "requests-fee").reasons == ("郵便料金が上がったため",)
    assert comparison.reasons == "理由です。"


@pytest.mark.parametrize("language", ["ja", "en"])
def test_表をつなぐと新旧の全文に戻る(language: str) -> None:
    edits = (("policy.requests.fee.amount", 900), ("policy.extra.clauses.second", None),
             ("registers.purposes.survey.text", said("商品に関する調査のお願い")))  # fmt: skip
    old = made_policy()
    new = edited_all(old, edits)
    comparison = compare(old, new, (), language, names=("a", "b"))  # type: ignore[arg-type]
    for policy, side in ((old, "old"), (new, "new")):
        text = [t for node in compose(policy, language).document.walk() for t in node.texts()]  # type: ignore[arg-type]
        shown = [
            "".join(s.text for s in getattr(p, side)) for r in comparison.rows for p in r.texts if getattr(p, side)
        ]
        assert sorted(shown) == sorted(t for t in text if t)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.number}-{case.name}")
def test_どの変更でも表は新旧の全文に戻り逆向きにも比べられる(case: ChangeCase) -> None:
    old = edited_all(made_policy(), case.old)
    new = edited_all(old, case.new)
    known = {anchor for change in diff(old, new, case.judgements) for anchor in change.anchors}
    for language in LANGUAGES:
        comparison = compare(old, new, (), language, names=("a", "b"))
        for policy, side in ((old, "old"), (new, "new")):
            words = "".join(t for node in compose(policy, language).document.walk() for t in node.texts())
            shown = "".join(s.text for r in comparison.rows for p in r.texts for s in getattr(p, side))
            assert sorted(shown) == sorted(words)
        # Whatever a reader sees changed, the diff has a change that says so.
        assert {row.anchor for row in comparison.changed} <= known
    assert diff(new, old)
