"""作られたページそのものを見なければ分からないことも、公開の前に確かめる。"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from policysite.assemble.site.built_pages import inspect_built_site

TODAY = date(2026, 11, 22)
PAGE = '<!doctype html><html lang="ja"><body>{}<a href="/">プライバシーポリシー</a></body></html>'


def rules_on(page: str, repository: Path, site: Path) -> list[tuple[str, str, int]]:
    (site / "index.html").write_text(PAGE.format(page), encoding="utf-8")
    return [(f.rule, f.file, f.line) for f in inspect_built_site(repository, site, TODAY)]


def test_宣言していない送信先のあるページは見つかる(repository: Path, tmp_path: Path) -> None:
    tag = '\n<script src="https://tags.example/collect.js"></script>'
    assert rules_on(tag, repository, tmp_path) == [("TBA-27-12-TAGS", "index.html", 2)]


def test_外に何も送らないページには何もない(repository: Path, tmp_path: Path) -> None:
    assert rules_on("", repository, tmp_path) == []


def test_版のない日には何も言わない(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE.format(""), encoding="utf-8")
    assert inspect_built_site(repository, tmp_path, date(2020, 1, 1)) == ()
