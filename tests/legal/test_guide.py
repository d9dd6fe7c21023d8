"""法務のための手引きの例は、書いてあるとおりに動き、サイトになる。"""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from legal.guide import TABLE, follow, slip_table, steps_of
from policysite.assemble.inspection import inspect_project
from policysite.assemble.report.review import review_report
from policysite.domain.changes import ChangeClass
from policysite.domain.findings import Level

WRITTEN = date(2026, 11, 23)
EXAMPLES = ("notice", "sentence", "fee", "joint-user", "undo", "answer", "urgent", "withdrawal", "erratum", "shapes")
pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def guide(repository: Path) -> str:
    return (repository / "policy_data/README.md").read_text("utf-8")


@pytest.fixture
def whole(project: Path, repository: Path) -> Path:
    """A fresh copy of the data, with what MkDocs needs beside it."""
    for name in ("docs", "overrides"):
        shutil.copytree(repository / name, project / name)
    (project / "hooks").mkdir()
    shutil.copy(repository / "hooks/mkdocs_policy.py", project / "hooks")
    shutil.copy(repository / "mkdocs.yml", project)
    return project


def build_on(root: Path, day: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The site as it is published on a day."""
    monkeypatch.setenv("POLICYSITE_TODAY", day)
    site = root / f"site-{day}"
    build(load_config(str(root / "mkdocs.yml"), site_dir=str(site), strict=True))
    return site


def text_of(page: Path) -> str:
    """The words of a page, markup and line breaks taken out."""
    html = re.sub(r"<(script|style)\b.*?</\1>", "", page.read_text("utf-8"), flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))


def test_例の名前はテストと同じ(guide: str) -> None:
    assert set(re.findall(r"<!-- 例 ([\w-]+):", guide)) == set(EXAMPLES)


def test_お知らせは版を作らずに期間だけ出る(whole: Path, guide: str, monkeypatch: pytest.MonkeyPatch) -> None:
    follow(whole, guide, "notice", WRITTEN)
    for day, shown in (("2026-12-24", False), ("2026-12-25", True), ("2027-01-05", False)):
        site = build_on(whole, day, monkeypatch)
        assert ("年末年始の受付について" in text_of(site / "index.html")) == shown
        assert ("Reception over the New Year holidays" in text_of(site / "en/requests/index.html")) == shown


def test_文を直すと下書きになり英訳も求められる(whole: Path, guide: str, monkeypatch: pytest.MonkeyPatch) -> None:
    japanese, english = steps_of(guide, "sentence")
    follow(whole, _only(guide, japanese.blocks), "sentence", WRITTEN)
    warned = [finding.rule for finding in inspect_project(whole, WRITTEN).blocking(strict=True)]
    assert warned == ["I18N-STALE"]
    follow(whole, _only(guide, english.blocks), "sentence", WRITTEN)
    assert inspect_project(whole, WRITTEN).blocking(strict=True) == ()
    assert len(review_report(inspect_project(whole, WRITTEN)).changes) == 1
    site = build_on(whole, "2026-11-23", monkeypatch)
    assert "個人情報の提供は任意ですが、ご提供いただけない場合" in text_of(site / "index.html")


def _only(guide: str, blocks: tuple[str, ...]) -> str:
    """The guide with one step of an example alone."""
    (step,) = [part for part in re.split(r"(?=<!-- 例 )", guide) if all(block in part for block in blocks)]
    return step


def test_手数料を変えるとどこも変わり日付で切り替わる(whole: Path, guide: str, monkeypatch: pytest.MonkeyPatch) -> None:
    follow(whole, guide, "fee", WRITTEN)
    before = build_on(whole, "2027-03-01", monkeypatch)
    assert "800円" in text_of(before / "index.html")
    assert "1,000円" in text_of(before / "upcoming/index.html")
    after = build_on(whole, "2027-04-01", monkeypatch)
    for page, fee, old in (
        ("index.html", "1,000円", "800円"),
        ("requests/index.html", "1,000円", "800円"),
        ("requests/disclosure-request/index.html", "1,000円", "800円"),
        ("en/index.html", "1,000 yen", "800 yen"),
    ):
        assert fee in text_of(after / page), page
        assert old not in text_of(after / page), page
    assert "開示等の請求の手数料を1,000円に改めます。" in text_of(after / "changes/index.html")


def test_共同利用する者を加える(whole: Path, guide: str, monkeypatch: pytest.MonkeyPatch) -> None:
    follow(whole, guide, "joint-user", WRITTEN)
    history = inspect_project(whole, date(2027, 4, 1)).history
    report = review_report(inspect_project(whole, date(2027, 4, 1)), history.releases[0].name, "2027-04-01")
    assert report.computed is ChangeClass.CONSENT
    announced = build_on(whole, "2027-03-01", monkeypatch)
    assert "共同して利用する者に株式会社見本ケアを加えます。" in text_of(announced / "index.html")
    assert "株式会社見本ケア" not in text_of(announced / "bilingual/index.html").split("共同して利用する者に")[0]
    in_force = build_on(whole, "2027-04-01", monkeypatch)
    assert "株式会社allica、株式会社見本ケア" in text_of(in_force / "index.html")
    assert "Mihon Care K.K." in text_of(in_force / "en/index.html")


def test_低い区分では版を作れない(whole: Path, guide: str) -> None:
    with pytest.raises(AssertionError, match="HIST-CLASS-LOW"):
        follow(whole, guide.replace("change_class: S5", "change_class: S1"), "joint-user", WRITTEN)
    assert [release.name for release in inspect_project(whole, WRITTEN).history.releases] == ["2026-11-22"]


def test_公開の前なら元に戻せる(whole: Path, guide: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {file: file.read_bytes() for file in sorted((whole / "policy_data").rglob("*")) if file.is_file()}
    follow(whole, guide, "undo", WRITTEN)
    assert {file: file.read_bytes() for file in sorted((whole / "policy_data").rglob("*")) if file.is_file()} == before
    report = review_report(inspect_project(whole, WRITTEN))
    assert report.verdict.startswith("公開できます：変更なし")
    assert "800円" in text_of(build_on(whole, "2026-11-23", monkeypatch) / "index.html")


def test_急ぎの変更は待つ版より先に出てどちらも失われない(
    whole: Path, guide: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow(whole, guide, "urgent", WRITTEN)
    split = "個人情報の提供は任意です。ただし、ご提供いただけない場合"
    for day, fee in (("2027-03-15", "800円"), ("2027-04-01", "1,000円")):
        page = text_of(build_on(whole, day, monkeypatch) / "index.html")
        assert split in page
        assert fee in page
    waiting = text_of(whole / "site-2027-03-15/upcoming/index.html")
    assert "2027年4月1日版に代わるものです" in waiting
    assert "差替え" in text_of(whole / "site-2027-03-15/versions/index.html")
    assert "任意ですが" in text_of(build_on(whole, "2027-03-14", monkeypatch) / "index.html")


def test_取りやめた版は公に残り適用されない(whole: Path, guide: str, monkeypatch: pytest.MonkeyPatch) -> None:
    follow(whole, guide, "withdrawal", WRITTEN)
    told = build_on(whole, "2027-03-10", monkeypatch)
    for page in ("index.html", "upcoming/index.html", "changes/index.html", "versions/2027-04-01/index.html"):
        assert "取りやめました" in text_of(told / page) or page == "changes/index.html", page
    assert "費用を見直したためです。" in text_of(told / "changes/index.html")
    assert "The costs were reviewed." in (told / "en/changes.atom").read_text("utf-8")
    assert '"state": "withdrawn"' in (told / "versions.json").read_text("utf-8")
    after = text_of(build_on(whole, "2027-04-01", monkeypatch) / "index.html")
    assert "800円" in after
    assert "1,000円" not in after
    assert inspect_project(whole, date(2027, 4, 1)).blocking(strict=True) == ()


def test_正誤の版はどの版の誤りを正すかを示す(whole: Path, guide: str, monkeypatch: pytest.MonkeyPatch) -> None:
    follow(whole, guide, "erratum", WRITTEN)
    site = build_on(whole, "2026-12-01", monkeypatch)
    assert "2026年11月22日版の誤りを正します" in text_of(site / "changes/index.html")
    assert "誤りを正した2026年12月1日版" in text_of(site / "versions/2026-11-22/index.html")
    assert "version of 22 November 2026" in text_of(site / "en/changes/index.html")


def test_未決事項に答えて質問を消す(whole: Path, guide: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = {f.rule for f in inspect_project(whole, WRITTEN).findings if f.waived}
    follow(whole, guide, "answer", WRITTEN)
    findings = inspect_project(whole, WRITTEN).findings
    assert "APPI-32-1-1-REP" in asked
    assert not [f for f in findings if f.rule == "APPI-32-1-1-REP"]
    assert not [f for f in findings if f.level is Level.ERROR and not f.waived]
    monkeypatch.setenv("POLICYSITE_PREVIEW", "1")
    site = build_on(whole, "2026-11-23", monkeypatch)
    assert "代表取締役 見本 太郎" in text_of(site / "index.html")


def test_書き損じの表は検査が言うとおり(guide: str, repository: Path) -> None:
    cases = yaml.safe_load((repository / "tests/slips/cases.yml").read_text("utf-8"))
    found = TABLE.search(guide)
    assert found is not None
    assert found[2] == slip_table(cases), "tests/legal/guide.py: slip_table"


def test_ファイルの表に全てのファイルがある(guide: str, repository: Path) -> None:
    listed = set(re.findall(r"^\| `([\w.-]+/?)` \|", guide, re.MULTILINE))
    present = {entry.name + ("/" if entry.is_dir() else "") for entry in (repository / "policy_data").iterdir()}
    assert present - {"README.md"} <= listed
