"""審査報告書：法務が変更の前に読む一枚。何が変わり、何が要り、いつから何が見えるかを、ネットワークなしで示す。"""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from legal.browsing import axe_violations, printed_pages
from policysite.assemble.history.comparing import UnknownVersionError
from policysite.assemble.inspection import inspect_project
from policysite.assemble.report.review import review_report
from policysite.domain.changes import ChangeClass
from policysite.rendering.report import ReviewReport, render_report, render_summary
from policysite.rendering.report.summary import SUMMARY_MARK
from policysite.rendering.report.views import PROMISE

TODAY = date(2026, 11, 23)
FEE = ("policy/07-requests.yml", "  amount: 800", "  amount: 1000")
USERS = ("policy/06-joint-use.yml", "[mbj-holdings, microbubble-japan, allica]", "[mbj-holdings, microbubble-japan]")
WORD = ("policy/06-joint-use.yml", "当社及び以下のグループ会社", "当社と以下のグループ会社")


def change(project: Path, *edits: tuple[str, str, str]) -> None:
    for name, old, new in edits:
        file = project / "policy_data" / name
        text = file.read_text("utf-8")
        assert text.count(old) == 1, old
        file.write_text(text.replace(old, new), encoding="utf-8")


def report_of(project: Path) -> ReviewReport:
    return review_report(inspect_project(project, TODAY))


class _Sections(HTMLParser):
    """The text below each second heading, and every address the document would load."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.sections: dict[str, str] = {}
        self.loaded: list[str] = []
        self._open = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "h2":
            self._open = values.get("id") or ""
            self.sections[self._open] = ""
        self.loaded += [values["src"] or ""] if "src" in values else []
        self.loaded += [values["href"] or ""] if tag == "link" else []

    def handle_data(self, data: str) -> None:
        if self._open:
            self.sections[self._open] += data


def sections(html: str) -> dict[str, str]:
    return _Sections(html).sections


def test_変更がなければ公開できると一行で言う(project: Path) -> None:
    report = report_of(project)
    assert report.verdict.startswith("公開できます：変更なし（未決事項 ")
    html = render_report(report)
    assert PROMISE in html
    assert "法令に適合していることを意味しません" in html


def test_変更の区分と手続と新旧対照表(project: Path) -> None:
    change(project, FEE, USERS, WORD)
    report = report_of(project)
    assert report.computed is not None
    shown = sections(render_report(report))
    assert f"計算した区分：{report.computed}" in shown["changes"]
    assert "法32条1項3号、法38条" in shown["changes"]
    assert "1,000円" in shown["tables"]
    assert "1,000 yen" in shown["tables"]


def test_変わった事実がどの条項と書式とページに出るか(project: Path) -> None:
    change(project, FEE)
    (touch,) = report_of(project).touches
    assert [clause.ja.split(" ")[0] for clause in touch.clauses] == ["第7条(1)C", "第7条(2)F", "第7条(6)"]
    assert [form.ja for form in touch.forms] == ["個人情報開示等申請書"]
    assert touch.pages == (
        "/",
        "/bilingual/",
        "/requests/",
        "/requests/kit/",
        "/requests/disclosure-request/",
        "/changes/",
        "/versions/",
    )
    assert "changes.atom" in touch.files


def test_翻訳することと未決事項(project: Path) -> None:
    change(project, WORD)
    report = report_of(project)
    shown = sections(render_report(report))
    assert "policy.joint-use.users.text.0" in shown["translations"]
    assert "当社及び以下のグループ会社" in shown["translations"]
    questions = sum(waiver.question for waiver in report.waivers)
    assert shown["waivers"].removeprefix("例外と未決事項").count("未決") == questions > 0


def test_二年分の暦に法令と期限が出る(project: Path) -> None:
    calendar = report_of(project).calendar
    assert [entry.day for entry in calendar] == sorted(entry.day for entry in calendar)
    days = {(entry.day, entry.rule) for entry in calendar}
    assert (date(2027, 1, 17), "R8-PENAL") in days
    assert (date(2028, 7, 16), "R8-CHILD") in days
    assert any("お知らせ「サイトを公開しました」が消えます" in entry.what.ja for entry in calendar)
    assert all(TODAY < entry.day <= date(2028, 11, 23) for entry in calendar)


def test_読めないデータでも報告書は出る(project: Path) -> None:
    (project / "policy_data/site.yml").write_text("title：誤り\n", encoding="utf-8")
    report = report_of(project)
    assert report.verdict == "公開できません（エラー 1 件、警告 0 件）"
    assert "「title」の後のコロンが全角" in sections(render_report(report))["findings"]


def test_知らない版は比べられない(project: Path) -> None:
    with pytest.raises(UnknownVersionError):
        review_report(inspect_project(project, TODAY), "1999-01-01")


def test_何も読み込まない(project: Path) -> None:
    change(project, FEE)
    html = render_report(report_of(project))
    assert _Sections(html).loaded == []
    assert "<script" not in html
    assert not re.search(r"url\(|@import", html)


def test_要約は判定と新旧対照表を持ち書いた文が記号として働かない(project: Path) -> None:
    change(project, FEE, ("policy/06-joint-use.yml", "当社及び以下のグループ会社", "当社と @someone と [x](y) の会社"))
    summary = render_summary(report_of(project))
    assert summary.startswith(f"{SUMMARY_MARK}\n## 公開できません")
    assert "| 旧 | 新 | 区分 |" in summary
    assert "<del>800</del>円" in summary
    assert "@someone" not in summary
    assert "[x](y)" not in summary


@pytest.mark.browser
def test_報告書は誰にでも読めて印刷できる(project: Path, tmp_path: Path) -> None:
    change(project, FEE, USERS, WORD)
    file = tmp_path / "report.html"
    file.write_text(render_report(report_of(project)), encoding="utf-8")
    for width in (1280, 360):
        violations, requests, overflow = axe_violations(file, width)
        assert violations == []
        assert requests == [file.as_uri()]
        assert overflow == 0
    assert printed_pages(file) >= 2


@pytest.mark.slow
def test_見本の会社で全ての区分が出る(repository: Path) -> None:
    inspection = inspect_project(repository / "samples/full", TODAY)
    names = [release.name for release in inspection.history.releases]
    shown = set()
    for old, new in pairwise(names):
        report = review_report(inspection, old, new)
        html = sections(render_report(report))["changes"]
        shown |= {change_class for change_class in ChangeClass if f"{change_class} " in html}
    assert shown == set(ChangeClass)
