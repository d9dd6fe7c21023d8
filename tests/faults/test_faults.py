"""何が起きても、最後の正しいサイトが残り、半分だけ書かれたものは出ない。"""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from building import build, build_command, built, clone, copy_project, environment, fingerprint, leftovers
from policysite.assemble.site.lone_pages import LonePageError, refuse_lone_pages
from policysite.assemble.site.pages import Page
from policysite.assemble.storage import output_folder
from policysite.assemble.storage.output_folder import OutputFolderError, concerns, discard, open_staging, put_in_place
from policysite.assemble.storage.outputs import SITE_MARKS
from policysite.assemble.storage.site_sums import SUMS, SiteFault, SiteFaultKind, load_digests, render_sums, verify_site
from policysite.domain.text import LANGUAGES
from policysite.mkdocs_adapter import on_build_error
from policysite.mkdocs_adapter.state import state


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> tuple[Path, Path]:
    """A project, and the site that was built from it."""
    root = copy_project(repository, tmp_path_factory.mktemp("faults") / "project")
    return root, built(root, root / "site")


@pytest.fixture
def project_with_site(whole: tuple[Path, Path], tmp_path: Path) -> tuple[Path, Path]:
    """A fresh copy of both, to be treated badly."""
    root = shutil.copytree(whole[0], tmp_path / "project", symlinks=True)
    return root, root / "site"


def assert_whole(site: Path) -> None:
    """The site is one build's, entirely."""
    report = verify_site(site)
    assert report.whole, report


def test_公開したサイトはsha256sumでも確かめられる(whole: tuple[Path, Path]) -> None:
    site = whole[1]
    assert_whole(site)
    checker = shutil.which("sha256sum")
    if checker is None:
        pytest.skip("this system has no sha256sum")
    checked = subprocess.run([checker, "-c", "--strict", "--quiet", SUMS], cwd=site, check=False)
    assert checked.returncode == 0
    assert leftovers(site) == []


@pytest.mark.parametrize("spoil", ["change", "remove", "add"])
def test_改変や欠けや混入を見つける(project_with_site: tuple[Path, Path], spoil: str) -> None:
    _, site = project_with_site
    if spoil == "change":
        (site / "policy.txt").write_text("別の文", encoding="utf-8")
    elif spoil == "remove":
        (site / "policy.txt").unlink()
    else:
        (site / "extra.html").write_text("<p>", encoding="utf-8")
    report = verify_site(site)
    kind = {"change": SiteFaultKind.CHANGED, "remove": SiteFaultKind.MISSING, "add": SiteFaultKind.UNLISTED}[spoil]
    assert report.faults == (SiteFault("extra.html" if spoil == "add" else "policy.txt", kind),)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
def test_どこで殺されても前のサイトか新しいサイトが丸ごと残る(project_with_site: tuple[Path, Path]) -> None:
    root, site = project_with_site
    started = time.monotonic()
    built(root, root.parent / "elsewhere" / "site")
    length = time.monotonic() - started
    chance = random.Random(8)
    for _ in range(8):
        process = subprocess.Popen(
            build_command(root, site),
            cwd=root,
            env=environment(root, "2026-11-22"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(chance.uniform(0.3, 1.1) * length)
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=60)
        # The next build begins so; it puts back a site whose build was killed between the two steps of the exchange.
        discard(open_staging(site))
        assert_whole(site)
    built(root, site)
    assert_whole(site)
    assert leftovers(site) == []


@pytest.mark.slow
def test_二つ同時に作っても片方のサイトが丸ごと出る(project_with_site: tuple[Path, Path]) -> None:
    root, site = project_with_site
    processes = [
        subprocess.Popen(
            build_command(root, site),
            cwd=root,
            env=environment(root, "2026-11-22"),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for _ in range(3)
    ]
    outputs = [process.communicate(timeout=300)[0] for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0], outputs
    assert_whole(site)
    assert leftovers(site) == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with room for a few files."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    if sys.platform != "linux" or os.geteuid() != 0 or mount is None:
        pytest.skip("only root on Linux can mount a small disk; the patched test below holds everywhere")
    if subprocess.run([mount, "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(disk)], check=False).returncode:
        pytest.skip("this system does not let us mount")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def small_site(folder: Path) -> Path:
    """A site of ours that needs little room."""
    folder.mkdir()
    for name in SITE_MARKS:
        (folder / name).write_text("前のサイト", encoding="utf-8")
    (folder / SUMS).write_bytes(render_sums(load_digests(folder)))
    return folder


def test_ディスクが一杯でも前のサイトが残り何をすべきかを言う(whole: tuple[Path, Path], small_disk: Path) -> None:
    root, _ = whole
    site = small_site(small_disk / "site")
    before = fingerprint(site)
    result = build(root, site)
    assert result.returncode == 1
    said = result.stdout + result.stderr
    assert "ディスクの空きがない" in said
    assert "the disk is full" in said
    assert "Traceback" not in said
    assert fingerprint(site) == before
    assert leftovers(site) == []


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is Linux")
def test_空きのない書き込みはどの段でも前のサイトを残す(
    project_with_site: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, site = project_with_site
    before = fingerprint(site)
    staging = open_staging(site)
    (staging.folder / "index.html").write_text("新しい", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(output_folder, "_swap", full)
    with pytest.raises(OutputFolderError, match="ディスクの空きがない"):
        put_in_place(staging)
    assert fingerprint(site) == before
    assert leftovers(site) == []


def test_書けない所では何も変えずに理由を言う(whole: tuple[Path, Path], tmp_path: Path) -> None:
    root, _ = whole
    locked = tmp_path / "locked"
    locked.mkdir()
    (locked / "file").write_text("", encoding="utf-8")
    result = build(root, locked / "file" / "site")
    assert result.returncode == 1
    said = result.stdout + result.stderr
    assert "前のサイトはそのまま残っている" in said
    assert "Traceback" not in said


def test_入れ替えの間に殺されたサイトは次の作成で戻る(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("前のサイト", encoding="utf-8")
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait(timeout=60)
    site.rename(tmp_path / f".site-previous-{dead.pid}-00000000")
    (tmp_path / f".site-building-{dead.pid}-00000000").mkdir()
    staging = open_staging(site)
    assert (site / "index.html").read_text("utf-8") == "前のサイト"
    assert leftovers(site) == [staging.folder.name]


_CLOCK = """
import sys
from datetime import datetime, timedelta
from policysite.mkdocs_adapter import configuration

class PastMidnight(datetime):
    asked = 0

    @classmethod
    def now(cls, tz=None):
        cls.asked += 1
        return datetime(2027, 1, 31, 23, 59, tzinfo=tz) + timedelta(days=cls.asked - 1)

configuration.datetime = PastMidnight
from mkdocs.__main__ import cli
cli()
"""


@pytest.mark.slow
def test_作成の間に版が効力を持っても始めた日のサイトになる(repository: Path, tmp_path: Path) -> None:
    root = clone(repository, tmp_path / "project") / "samples/full"
    expected = fingerprint(built(root, tmp_path / "expected", today="2027-01-31"))
    given = environment(root, "")
    del given["POLICYSITE_TODAY"]
    command = [sys.executable, "-c", _CLOCK, "build", "--strict", "-d", str(tmp_path / "site")]
    subprocess.run(command, cwd=root, env=given, check=True, capture_output=True)
    assert fingerprint(tmp_path / "site") == expected
    assert fingerprint(built(root, tmp_path / "next", today="2027-02-01")) != expected


def test_隠しファイルは新しいサイトに移る(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / ".git").mkdir(parents=True)
    (site / ".git" / "HEAD").write_text("ref", encoding="utf-8")
    (site / "old.html").write_text("", encoding="utf-8")
    staging = open_staging(site)
    (staging.folder / "index.html").write_text("", encoding="utf-8")
    put_in_place(staging)
    assert sorted(entry.name for entry in site.iterdir()) == [".git", "index.html"]
    assert leftovers(site) == []


def test_警告のある厳格な作成は前のサイトを残す(project_with_site: tuple[Path, Path]) -> None:
    root, site = project_with_site
    for language in LANGUAGES:
        (root / f"docs/{language}/broken.md").write_text("# 題\n\n[ない](nowhere.md)\n", encoding="utf-8")
    before = fingerprint(site)
    result = build(root, site)
    assert result.returncode == 1
    assert "strict mode" in result.stdout + result.stderr
    assert fingerprint(site) == before
    assert leftovers(site) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_一方の言語にしかない頁は名指しで断る(project_with_site: tuple[Path, Path], language: str) -> None:
    root, site = project_with_site
    other = next(one for one in LANGUAGES if one != language)
    (root / f"docs/{language}/new.md").write_text("# 題\n", encoding="utf-8")
    before = fingerprint(site)
    result = build(root, site)
    assert result.returncode == 1
    said = result.stdout + result.stderr
    assert f"docs/{language}/new.md: docs/{other}/new.md がない" in said
    assert "Traceback" not in said
    assert fingerprint(site) == before


def test_作られた頁も一方の言語だけなら名指しで断る(tmp_path: Path) -> None:
    pages = [Page("ja", "", "題", ""), Page("en", "", "Title", ""), Page("en", "new/", "New", "")]
    with pytest.raises(LonePageError, match=r"^en/new/index\.md: ja/new/index\.md がない"):
        refuse_lone_pages(pages, tmp_path)
    refuse_lone_pages(pages[:2], tmp_path)


def test_出力先のせいでない失敗を出力先のせいにしない(tmp_path: Path) -> None:
    staging = open_staging(tmp_path / "site")
    page, elsewhere = str(staging.folder / "index.html"), str(tmp_path / "docs/ja/page.md")
    assert concerns(PermissionError(errno.EACCES, "", page), staging)
    assert concerns(OSError(errno.ENOSPC, ""), staging)
    for error in (PermissionError(errno.EACCES, "", elsewhere), OSError()):
        assert not concerns(error, staging)
    state.staging = staging
    with pytest.raises(Abort) as stopped:
        on_build_error(IsADirectoryError(errno.EISDIR, "", elsewhere))
    assert str(stopped.value).startswith(f"{elsewhere}: ")
    assert "mkdocs build -d" not in str(stopped.value)
    assert not staging.folder.exists()
