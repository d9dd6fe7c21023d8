"""Who speaks: every text, heading, form, class and rule uses what the organisation calls itself."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from policysite.assemble.inspection import inspect_project
from policysite.assemble.site.publishing import publish
from policysite.assemble.starting import start_project
from policysite.checks import Context
from policysite.checks import run as run_checks
from policysite.composition import compose
from policysite.composition.document import Table
from policysite.domain.changes import Change
from policysite.domain.company import DisclosureMode
from policysite.domain.model import PolicyData
from policysite.domain.paths import SourceMap
from policysite.domain.speaker import CALLED, OrganizationKind, names_speaker, self_pattern, whom, whose
from policysite.domain.starting import StartingFacts
from policysite.domain.text import LANGUAGES, Text
from policysite.history.diff import diff
from policysite.history.wording import touches_facts
from policysite.rendering.plain_text import render_plain_text
from policysite.source.catalogue import load_catalogue, load_tables

from .company import company

TODAY = date(2026, 11, 22)
_OTHERS = ("当社", "弊社", "当行", "本学", "当会", "会社", "the Company", "our company")
_FACTS = {
    "name": "医療法人はじめ会",
    "name_en": "Medical Corporation Hajimekai",
    "postal_code": "100-0005",
    "address": "東京都千代田区丸の内1-1-1",
    "address_en": "1-1-1 Marunouchi, Chiyoda-ku, Tokyo",
    "site": "https://hajime.example/",
    "representative": "山田 太郎",
    "representative_en": "Taro Yamada",
    "email": "a@b.example",
}


@pytest.mark.parametrize(
    ("kind", "called"),
    [(kind, None) for kind in OrganizationKind]
    + [
        (OrganizationKind.SOLE_TRADER, Text(ja="私", en="we")),
        (OrganizationKind.GROUP, Text(ja="弊社グループ", en="the Group")),
    ],
)
def test_新しいデータは自らの呼び方だけで書かれる(tmp_path: Path, kind: OrganizationKind, called: Text | None) -> None:
    name = called or CALLED[kind]
    facts = StartingFacts(**_FACTS, kind=kind, short_name=name.ja, short_name_en=name.en)
    start_project(tmp_path, facts, "法務", TODAY)
    inspection = inspect_project(tmp_path, TODAY)
    assert inspection.blocking(strict=True) == ()
    assert {finding.rule for finding in inspection.findings if finding.waived} <= {
        "APPI-32-1-4-1",
        "APPI-21-1",
        "APPI-PUB-FORM-LINK",
        "APPI-29-30",
        "JIS-POL-TOP",
    }
    policy = inspection.policy
    assert policy
    said = {language: render_plain_text(compose(policy, language).document) for language in LANGUAGES}
    assert f"{name.ja}は" in said["ja"]
    assert not [word for word in _OTHERS[:5] if word in said["ja"].replace(name.ja, "")]
    others = [word for word in ("the Company", "the company") if word.lower() != name.en.lower()]
    assert not [word for word in others if word in said["en"]]
    if name.en == "we":
        assert re.search(r"\bwe (?:provides|does|uses|responds|gives|announces)\b", said["en"], re.IGNORECASE) is None
        assert "our retained personal data" in said["en"]


def test_ページと様式にほかの呼び方がない() -> None:
    publication = _published()
    for page in publication:
        shown = page.replace("有限会社みなと薬局", "")
        assert not [word for word in ("当社", "共同で使う会社", "当社記入欄") if word in shown]


def _published() -> list[str]:
    import tempfile

    from .company import write_company

    with tempfile.TemporaryDirectory() as folder:
        root = write_company(Path(folder))
        publication = publish(inspect_project(root, TODAY), preview=True)
        return [page.markdown for page in publication.pages]


def test_採る事業者それぞれの名称と住所と代表者が載る() -> None:
    section = compose(company(), "ja").document.node("adopters")
    assert section
    table = next(block for block in section.blocks if isinstance(block, Table))
    assert [row[0] for row in table.body] == ["医療法人社団みなと会", "社会福祉法人みなと福祉会", "有限会社みなと薬局"]
    assert [row[2] for row in table.body] == [
        "理事長 港 あおい",
        "理事長 丘 みどり",
        "求めに応じて遅滞なくお答えします",
    ]


def _rules_on(policy: PolicyData) -> list[tuple[str, str]]:
    context = Context.of(policy, TODAY, load_catalogue(), load_tables())
    return [(f.rule, f.target) for f in run_checks(context, SourceMap()) if f.rule.startswith("APPI-32-1-1")]


def test_採る事業者ごとに法32条1項1号を確かめる() -> None:
    policy = company()
    assert _rules_on(policy) == []
    first, second = policy.company.adopters
    bare = replace(second, representative_mode=DisclosureMode.PUBLISHED)
    without = replace(policy, company=replace(policy.company, adopters=(first, bare)))
    assert [rule for rule, _ in _rules_on(without)] == ["APPI-32-1-1-REP"]
    trader = replace(without.company, adopters=(first, replace(bare, kind=OrganizationKind.SOLE_TRADER)))
    assert _rules_on(replace(without, company=trader)) == []
    unlisted = tuple(section for section in policy.policy if section.kind != "operators")
    found = {rule for rule, _ in _rules_on(replace(policy, policy=unlisted))}
    assert found == {"APPI-32-1-1-NAME", "APPI-32-1-1-ADDR", "APPI-32-1-1-REP"}


def _preamble(text: str) -> PolicyData:
    policy = company()
    lead = (Text(ja=text, en="X"),)
    return replace(policy, policy=(replace(policy.policy[0], lead=lead), *policy.policy[1:]))


def _rows(changes: tuple[Change, ...]) -> set[str]:
    return {verdict.row for change in changes for verdict in change.verdicts}


@pytest.mark.parametrize(
    "called",
    [
        "当社",
        "当院",
        "当行",
        "本学",
        "当会",
        "弊社グループ",
        "当組合",
        "当クリニック",
        "{company.short_name}",
        "私ども",
    ],
)
def test_前文の自らの定義を広げると定義の変更になる(called: str) -> None:
    old = _preamble(f"医療法人社団みなと会（以下「{called}」といいます。）は、個人情報を取り扱います。")
    new = _preamble(
        f"医療法人社団みなと会及びその関係する法人（以下「{called}」といいます。）は、個人情報を取り扱います。"
    )
    assert "definition" in _rows(diff(old, new))


@pytest.mark.parametrize("defined", ["本サービス", "本サイト", "当該情報", "本人", "個人情報保護法", "当サイト"])
def test_ほかの言葉の定義は自らの定義ではない(defined: str) -> None:
    old = _preamble(f"申込みの画面（以下「{defined}」といいます。）は、個人情報を取り扱います。")
    new = _preamble(f"申込みの画面及び会員の画面（以下「{defined}」といいます。）は、個人情報を取り扱います。")
    assert "definition" not in _rows(diff(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("医療法人社団あおば会が担当します。", "医療法人社団みどり会が担当します。"),
        ("学校法人あおば学園に置きます。", "学校法人みどり学園に置きます。"),
        ("あおば信用金庫に置きます。", "みどり信用金庫に置きます。"),
        ("院長 青葉 一郎", "院長 緑 二郎"),
        ("学長 青葉 一郎", "学長 緑 二郎"),
    ],
)
def test_どの法人の名前の差替えも字句の修正にならない(old: str, new: str) -> None:
    assert touches_facts(old, new, ())


@pytest.mark.parametrize("called", ["当社", "当院", "当行", "本学", "弊社", "当協会", "みなと"])
def test_応じない理由の広すぎる書き方は誰が書いても見つかる(called: str) -> None:
    policy = company()
    operator = replace(policy.company.operator, short_name=Text(ja=called, en="we"))
    at = next(index for index, section in enumerate(policy.policy) if section.id == "requests")
    section = policy.policy[at]
    clauses = tuple(
        replace(clause, text=(Text(ja=f"{called}が不適当と判断した場合には応じません。", en="x"),))
        if clause.id == "refusal"
        else clause
        for clause in section.clauses
    )
    changed = replace(section, clauses=clauses)  # type: ignore[arg-type]
    policy = replace(
        policy,
        company=replace(policy.company, operator=operator),
        policy=(*policy.policy[:at], changed, *policy.policy[at + 1 :]),
    )
    context = Context.of(policy, TODAY, load_catalogue(), load_tables())
    assert "APPI-33-2-VAGUE" in {finding.rule for finding in run_checks(context, SourceMap())}


def test_英語の呼び方は文の中で形を変える() -> None:
    assert [whose(name, "en") for name in ("we", "I", "the Company", "Smiths")] == [
        "our",
        "my",
        "the Company's",
        "Smiths’",
    ]
    assert [whom(name, "en") for name in ("we", "I", "the Company")] == ["us", "me", "the Company"]
    assert whose("当院", "ja") == "当院の"


def test_自らを指す言葉とそうでない言葉() -> None:
    assert all(
        re.fullmatch(self_pattern(), word)
        for word in ("当社", "当院", "当行", "本学", "当会", "弊社", "私", "当クリニック")
    )
    assert not [
        word for word in ("本人", "当該", "当事者", "本社", "本店", "当初") if re.fullmatch(self_pattern(), word)
    ]
    assert names_speaker("当グループ")
    assert names_speaker("グループ会社")
    assert not names_speaker("個人情報")
