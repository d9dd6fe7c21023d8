"""入力は決して出力にならない：どの命令も、データの上・中・周りに書き出さず、ほかの人のファイルを置き換えない。"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mkdocs.__main__ import cli

from building import copy_project
from policysite.assemble.project_inputs import project_inputs
from policysite.assemble.storage.outputs import (
    SITE_MARKS,
    OutputRefusedError,
    refuse_foreign_folder,
    refuse_inputs,
    refuse_inside,
    write_output,
)
from policysite.assemble.storage.site_sums import SUMS
from policysite.cli import main

_GIT = ("git", "-c", "user.name=t", "-c", "user.email=t@t.example", "-c", "init.defaultBranch=main")
# What is asked for, and where it would have gone: {link} is a link to the project itself, {data} one to its data.
FOLDERS = (
    ".", "..", "policy_data", "policy_data/new", "policy_data/releases", ".git", ".git/new", "samples", "docs",
    "docs/new", "overrides", "overrides/assets/new", "hooks", "hooks/new", "link", "data", "data/new", "mkdocs.yml",
    "samples/small/policy_data/new", "loop", "nowhere-in-data", "policy_data/../docs",
)  # fmt: skip


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run([*_GIT, *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Path:
    """A repository with a project, a second one in samples/, and links of every kind."""
    root = copy_project(repository, tmp_path_factory.mktemp("committed") / "project")
    shutil.rmtree(root / "hooks/policysite")
    shutil.copytree(root / "policy_data", root / "samples/small/policy_data")
    for link, target in (
        ("link", "."),
        ("data", "policy_data"),
        ("loop", "loop"),
        ("nowhere-in-data", "policy_data/nowhere"),
        ("site.html", "policy_data/site.yml"),
    ):
        (root / link).symlink_to(target)
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "all")
    return root


@pytest.fixture
def checkout(committed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A throw-away clone that must be as it was in the end."""
    room = tmp_path_factory.mktemp("throw-away")
    git(room, "clone", "-q", str(committed), "clone")
    root = room / "clone"
    yield root
    assert git(root, "status", "--porcelain", "--ignored") == ""
    assert (root / "policy_data/site.yml").read_bytes() == (committed / "policy_data/site.yml").read_bytes()
    assert git(root, "fsck", "--strict") == ""
    assert [entry.name for entry in room.iterdir()] == ["clone"]


@pytest.fixture
def refused(checkout: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Callable[[str], str]:
    """Runs a command in the clone as a person would; it must end with 2 and a sentence in both languages."""

    def run(command: str) -> str:
        program, *arguments = command.split()
        monkeypatch.chdir(checkout)
        monkeypatch.setenv("POLICYSITE_TODAY", "2026-11-22")
        monkeypatch.setattr(sys, "dont_write_bytecode", True)
        try:
            status = main(arguments) if program == "policysite" else cli(arguments)
        except SystemExit as stopped:
            status = stopped.code
        said = "".join(capfd.readouterr())
        assert status == 2, said
        ja, _, en = next(line for line in said.splitlines() if " / " in line).partition(" / ")
        assert not ja.isascii()
        assert en.isascii()
        return said

    return run


@pytest.mark.parametrize("folder", FOLDERS)
def test_サイトは入力の上や中や周りに作らない(refused: Callable[[str], str], folder: str) -> None:
    refused(f"mkdocs build -d {folder}")


@pytest.mark.parametrize("folder", ["policy_data", ".git", "link"])
def test_書き足すだけの作り方でも同じ(refused: Callable[[str], str], folder: str) -> None:
    refused(f"mkdocs build --dirty -d {folder}")


@pytest.mark.parametrize(
    "command",
    [
        "report --out policy_data/site.yml",
        "report --out policy_data/new.html",
        "report --out site.html",
        "report --out data/site.yml",
        "report --out mkdocs.yml",
        "report --out docs/ja/about.md",
        "report --out .git/HEAD",
        "report --out .",
        "report --out loop",
        "report --out samples/small/policy_data/site.yml",
        "report --out hooks/mkdocs_policy.py --summary overrides/main.html",
        "translations export --all --out policy_data/new.xlf",
        "translations export --all --out docs/new.xlsx",
        "export --out policy_data/new",
        "export --out data/new",
        "export --out .",
        "export --out link",
        "export --out nowhere-in-data",
        "init .",
        "init link",
        "init policy_data",
        "init policy_data/policy",
        "init docs",
        "init .git",
        "init data/new",
    ],
)
def test_どの命令も入力に書き出さない(refused: Callable[[str], str], command: str) -> None:
    refused(f"policysite {command}")


def test_スキーマのフォルダがリンクなら書かない(checkout: Path, refused: Callable[[str], str]) -> None:
    shutil.rmtree(checkout / "policy_data/schema")
    (checkout / "policy_data/schema").symlink_to("releases")
    before = sorted((checkout / "policy_data/releases").rglob("*"))
    assert "リンクなので" in refused("policysite schema")
    assert sorted((checkout / "policy_data/releases").rglob("*")) == before
    git(checkout, "checkout", "-q", "--", "policy_data")


def test_自分の書いた報告書だけを上書きする(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(checkout)
    report = checkout / "report.html"
    for text, status in (("ほかの文書", 2), (None, 0), (None, 0)):
        if text:
            report.write_text(text, encoding="utf-8")
        elif status == 0 and report.read_text("utf-8") == "ほかの文書":
            report.unlink()
        assert main(["report", "--out", "report.html"]) == status
    report.unlink()


def test_結び付けた場所や大文字で隠れた入力も分かる(tmp_path: Path) -> None:
    data = tmp_path / "project/data/deep"
    data.mkdir(parents=True)
    (tmp_path / "other").symlink_to(data)
    for output in (data, data.parent, data / "new", tmp_path / "other", tmp_path / "other/new", tmp_path / "project"):
        with pytest.raises(OutputRefusedError):
            refuse_inputs(output, [tmp_path / "project/data"])
    assert refuse_inside(tmp_path / "project", [data]) == tmp_path / "project"
    for name in ("POLICY_DATA", ".Git"):
        with pytest.raises(OutputRefusedError):
            refuse_inside(tmp_path / name / "new", [])


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only root on Linux can mount")
def test_マウントで二つの名前を持つフォルダも同じ(tmp_path: Path) -> None:
    data, mount = tmp_path / "policy/deep", tmp_path / "mount"
    data.mkdir(parents=True)
    mount.mkdir()
    if subprocess.run(["mount", "--bind", str(data), str(mount)], check=False, capture_output=True).returncode:
        pytest.skip("this system does not let us mount")
    try:
        for output in (mount, mount / "new"):
            with pytest.raises(OutputRefusedError):
                refuse_inputs(output, [tmp_path / "policy"])
    finally:
        subprocess.run(["umount", str(mount)], check=True)


def made_site(folder: Path, *more: str) -> Path:
    folder.mkdir(parents=True)
    for name in (*SITE_MARKS, *more):
        (folder / name).write_text(name, encoding="utf-8")
    lines = "".join(f"{'0' * 64}  {name}\n" for name in sorted(SITE_MARKS))
    (folder / SUMS).write_text(lines, encoding="utf-8")
    return folder


def test_置き換えるのは空のフォルダか自分のサイトだけ(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for allowed in (tmp_path / "empty", tmp_path / "none/yet", made_site(tmp_path / "site")):
        assert refuse_foreign_folder(allowed, []) == allowed
    (tmp_path / "site/.git").mkdir()
    (tmp_path / "site/.git/HEAD").touch()
    (tmp_path / "site/.nojekyll").touch()
    assert refuse_foreign_folder(tmp_path / "site", [])
    # Sums of something else are no mark of ours, and nothing in a site of ours is thrown away that is not of it.
    downloads = tmp_path / "downloads"
    downloads.mkdir()
    (downloads / "image.iso").touch()
    (downloads / SUMS).write_text(f"{'0' * 64}  image.iso\n", encoding="utf-8")
    (tmp_path / "linked").mkdir()
    made_site(tmp_path / "with-link/site")
    (tmp_path / "with-link/site/assets").symlink_to(tmp_path / "linked")
    for foreign in (
        downloads,
        made_site(tmp_path / "with-notes", "notes.txt"),
        made_site(tmp_path / "with-hidden", ".htaccess"),
        tmp_path / "with-link/site",
        downloads / "image.iso",
    ):
        with pytest.raises(OutputRefusedError):
            refuse_foreign_folder(foreign, [])


def test_書けない所は言葉で断る(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputRefusedError, match="書き込めない"):
        write_output(tmp_path / "file/new.html", b"", [])


def test_ほかのプロジェクトの入力も入力(tmp_path: Path) -> None:
    for name in ("one/policy_data", "other/policy_data", "other/docs"):
        (tmp_path / name).mkdir(parents=True)
    inputs = project_inputs(tmp_path / "one", tmp_path / "other/docs/new")
    assert {tmp_path / "one/policy_data", tmp_path / "other/docs"} <= set(inputs)
    with pytest.raises(OutputRefusedError):
        refuse_inputs(tmp_path / "other/docs/new", inputs)
