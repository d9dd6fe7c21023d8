"""公開したサイトの確かめ：どの改変も見つけ、正直なサイトは、どこで作り直しても同じになる。"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from building import built, copy_project
from policysite.assemble.storage.site_sums import SUMS, load_digests, render_sums
from policysite.cli import main

DAY = "2026-11-23"


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Path:
    """A project with its site."""
    root = copy_project(repository, tmp_path_factory.mktemp("honest") / "project")
    built(root, root / "site", DAY)
    return root


@pytest.fixture
def project_with_site(honest: Path, tmp_path: Path) -> Path:
    """A copy to spoil."""
    return shutil.copytree(honest, tmp_path / "project", symlinks=True)


def verified(capsys: pytest.CaptureFixture[str], site: Path, *more: str) -> tuple[int, list[tuple[str, str]]]:
    """The exit status, and each difference by its path and kind."""
    capsys.readouterr()
    status = main(["verify", str(site), "--format", "json", "--today", DAY, *more])
    told = json.loads(capsys.readouterr().out)
    assert told["whole"] is (status == 0)
    return status, [(one["path"], one["kind"]) for one in told["differences"]]


def changed(site: Path) -> None:
    (site / "policy.txt").write_text("別の文", encoding="utf-8")


def hidden(site: Path) -> None:
    (site / ".secret.html").write_text("<p>", encoding="utf-8")


def hidden_below(site: Path) -> None:
    (site / "about/.secret.html").write_text("<p>", encoding="utf-8")


def filled_mark(site: Path) -> None:
    (site / ".nojekyll").write_text("<p>", encoding="utf-8")


def linked_file(site: Path) -> None:
    (site / "policy.txt").rename(site.parent / "elsewhere.txt")
    (site / "policy.txt").symlink_to(site.parent / "elsewhere.txt")


def linked_folder(site: Path) -> None:
    (site / "about").rename(site.parent / "elsewhere")
    (site / "about").symlink_to(site.parent / "elsewhere")


def added_link(site: Path) -> None:
    (site / "extra").symlink_to("about")


def linked_sums(site: Path) -> None:
    (site / SUMS).rename(site.parent / "sums")
    (site / SUMS).symlink_to(site.parent / "sums")


def file_as_folder(site: Path) -> None:
    (site / "policy.txt").unlink()
    (site / "policy.txt").mkdir()


def folder_as_file(site: Path) -> None:
    shutil.rmtree(site / "about")
    (site / "about").touch()


def file_as_pipe(site: Path) -> None:
    (site / "policy.txt").unlink()
    os.mkfifo(site / "policy.txt")


def added_folder(site: Path) -> None:
    (site / "empty").mkdir()


def other_case(site: Path) -> None:
    (site / "policy.txt").rename(site / "Policy.txt")


def private(site: Path) -> None:
    (site / "policy.txt").chmod(0o600)


def writable(site: Path) -> None:
    (site / "about").chmod(0o777)


def executable(site: Path) -> None:
    (site / "policy.txt").chmod(0o755)


FOUND: dict[Callable[[Path], None], list[tuple[str, str]]] = {
    changed: [("policy.txt", "changed")],
    hidden: [(".secret.html", "unlisted")],
    hidden_below: [("about/.secret.html", "unlisted")],
    filled_mark: [(".nojekyll", "unlisted")],
    linked_file: [("policy.txt", "link")],
    linked_folder: [("about", "link"), ("about/index.html", "missing")],
    added_link: [("extra", "link")],
    linked_sums: [(SUMS, "link")],
    file_as_folder: [("policy.txt", "kind")],
    folder_as_file: [("about", "unlisted"), ("about/index.html", "missing")],
    file_as_pipe: [("policy.txt", "kind")],
    added_folder: [("empty", "unlisted")],
    other_case: [("Policy.txt", "unlisted"), ("policy.txt", "missing")],
    private: [("policy.txt", "permissions")],
    writable: [("about", "permissions")],
    executable: [("policy.txt", "permissions")],
}


@pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and permissions are POSIX")
@pytest.mark.parametrize("spoil", FOUND, ids=lambda spoil: spoil.__name__)
def test_どの改変も見つかる(
    project_with_site: Path, capsys: pytest.CaptureFixture[str], spoil: Callable[[Path], None]
) -> None:
    site = project_with_site / "site"
    spoil(site)
    assert verified(capsys, site) == (1, FOUND[spoil])


def test_正直なサイトには何も言わない(project_with_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = project_with_site / "site"
    assert verified(capsys, site, "--root", str(project_with_site)) == (0, [])
    # What a host keeps there, and what a checkout under umask 002 or a copy to a read-only place does.
    (site / ".git").mkdir()
    (site / ".git/HEAD").write_text("ref", encoding="utf-8")
    (site / ".nojekyll").touch()
    (site / "policy.txt").chmod(0o664)
    (site / "about").chmod(0o2775)
    (site / "index.html").chmod(0o444)
    assert verified(capsys, site, "--root", str(project_with_site)) == (0, [])


def test_封印の一覧が消えると分かる(project_with_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project_with_site / "policy_data/releases/seals.txt").unlink()
    told = verified(capsys, project_with_site / "site", "--root", str(project_with_site))
    assert told == (1, [("policy_data/releases/seals.txt", "history")])


def test_サイトに版が足りないと分かる(project_with_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = project_with_site / "site"
    (site / "versions.json").write_text('{"versions": []}', encoding="utf-8")
    (site / SUMS).write_bytes(render_sums(load_digests(site)))
    assert verified(capsys, site, "--root", str(project_with_site)) == (1, [("2026-11-22", "history")])
    (site / "versions.json").write_text("[]", encoding="utf-8")
    (site / SUMS).write_bytes(render_sums(load_digests(site)))
    assert verified(capsys, site) == (1, [("versions.json", "history")])


def test_作り直すには元のデータが要る(project_with_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(project_with_site / "site"), "--rebuild"]) == 2
    assert "--root が要る" in capsys.readouterr().err


def test_和と共に書き換えたページは作り直すと分かる(
    project_with_site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = project_with_site / "site"
    page = site / "index.html"
    page.write_bytes(page.read_bytes().replace("個人情報".encode(), "個人清報".encode(), 1))
    (site / "extra.html").write_bytes((site / "about/index.html").read_bytes())
    (site / "policy.docx").unlink()
    (site / SUMS).write_bytes(render_sums(load_digests(site)))
    assert verified(capsys, site)[0] == 0
    status, found = verified(capsys, site, "--root", str(project_with_site), "--rebuild")
    assert status == 1
    assert found == [
        (SUMS, "rebuilt-changed"),
        ("extra.html", "rebuilt-unlisted"),
        ("index.html", "rebuilt-changed"),
        ("policy.docx", "rebuilt-missing"),
    ]


@pytest.mark.slow
@pytest.mark.parametrize("umask", [0o077, 0o022])
def test_正直なサイトはどこで作り直しても同じ(
    honest: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    umask: int,
) -> None:
    root = copy_project(honest, tmp_path / "他の 場所")
    monkeypatch.chdir(tmp_path)
    given = {"TZ": "America/Los_Angeles", "LC_ALL": "C", "POLICYSITE_LANG": "en", "POLICYSITE_PREVIEW": "1"}
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    before = os.umask(umask)
    try:
        # Another day than that of the site: it says itself for which day it was made.
        status = main(["verify", str(honest / "site"), "--root", root.name, "--rebuild", "--today", "2026-11-25"])
    finally:
        os.umask(before)
    said = capsys.readouterr().out
    assert status == 0, said
    assert "全てのバイトが同じ" in said


def test_作り直せないデータなら理由を言う(project_with_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project_with_site / "mkdocs.yml").write_text("nonsense: [", encoding="utf-8")
    site = project_with_site / "site"
    assert main(["verify", str(site), "--root", str(project_with_site), "--rebuild", "--today", DAY]) == 2
    assert "作り直せない" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are POSIX")
def test_公開するものは誰でも読める(honest: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = os.umask(0o077)
    try:
        built(honest, tmp_path / "site", DAY)
    finally:
        os.umask(before)
    modes = {file.stat().st_mode & 0o7777 for file in (tmp_path / "site").rglob("*") if file.is_file()}
    assert modes == {0o644}
    assert {folder.stat().st_mode & 0o7777 for folder in (tmp_path / "site").rglob("*/")} == {0o755}
    assert verified(capsys, tmp_path / "site") == (0, [])
