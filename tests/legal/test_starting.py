"""新しい会社：基本を答えるだけで、未決事項のほかに指摘のないデータができ、サイトになる。"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from policysite.assemble.inspection import inspect_project
from policysite.assemble.site.publishing import publish
from policysite.assemble.starting import FactsRefusedError, start_project
from policysite.domain.starting import StartingFacts
from policysite.rendering.starting_data import template_names

TODAY = date(2026, 11, 22)
BASICS = {
    "name": "株式会社はじめ",
    "name_en": "Hajime K.K.",
    "postal_code": "100-0005",
    "address": "東京都千代田区丸の内1-1-1",
    "address_en": "1-1-1 Marunouchi, Chiyoda-ku, Tokyo",
    "site": "https://hajime.example/",
}
MORE = {
    "representative": "山田 太郎",
    "representative_en": "Taro Yamada",
    "phone": "03-0000-0000",
    "email": "a@b.example",
}


@pytest.mark.parametrize("known", [(), ("representative", "representative_en"), ("phone",), ("email",), tuple(MORE)])
def test_未決事項のほかに指摘のないデータができる(tmp_path: Path, known: tuple[str, ...]) -> None:
    facts = StartingFacts(**BASICS, **{name: MORE[name] for name in known})
    questions = start_project(tmp_path, facts, "法務 花子", TODAY)
    inspection = inspect_project(tmp_path, TODAY)
    assert inspection.blocking(strict=True) == ()
    waived = {(finding.rule, finding.target) for finding in inspection.findings if finding.waived}
    assert waived == {(question.rule, question.target) for question in questions}
    assert ("APPI-32-1-1-REP" in {rule for rule, _ in waived}) == ("representative" not in known)
    assert all(waiver.question for waiver in inspection.policy.exceptions)  # type: ignore[union-attr]


def test_そのまま下書きのサイトになる(tmp_path: Path) -> None:
    start_project(tmp_path, StartingFacts(**BASICS, **MORE), "法務 花子", TODAY)
    publication = publish(inspect_project(tmp_path, TODAY), preview=True)
    home = next(page for page in publication.pages if page.language == "ja" and page.path == "")
    assert "株式会社はじめ" in home.markdown
    assert any(path.endswith(".pdf") for path in publication.files)


def test_どのファイルにも日本語の説明がある(tmp_path: Path) -> None:
    start_project(tmp_path, StartingFacts(**BASICS), "法務 花子", TODAY)
    for name in template_names():
        lines = (tmp_path / "policy_data" / name.removesuffix(".j2")).read_text("utf-8").splitlines()
        assert lines[0].startswith("# yaml-language-server: $schema="), name
        assert lines[1].startswith("# "), name
        schema = (tmp_path / "policy_data" / name).parent / lines[0].split("$schema=")[1]
        assert schema.is_file(), name


def test_使えない値では何も書かない(tmp_path: Path) -> None:
    with pytest.raises(FactsRefusedError):
        start_project(tmp_path, StartingFacts(**{**BASICS, "name": "<b>株式会社</b>"}), "法務 花子", TODAY)
    assert not (tmp_path / "policy_data").exists()
