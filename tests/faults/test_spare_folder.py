"""前の前のサイトのフォルダを使い回しても、出るサイトは新しく作ったものと一字も違わない。"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from building import built, copy_project, fingerprint, leftovers
from policysite.assemble.storage import output_folder
from policysite.assemble.storage.folders import CACHE, SPARE
from policysite.assemble.storage.output_folder import open_staging, put_in_place, refill
from policysite.assemble.storage.site_sums import verify_site


@pytest.fixture(scope="module")
def twice_built(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> tuple[Path, dict[str, str]]:
    """A project that was built twice, so that it has a spare folder, and what its site has to be."""
    root = copy_project(repository, tmp_path_factory.mktemp("spare") / "project")
    first = fingerprint(built(root, root / "site"))
    assert fingerprint(built(root, root / "site")) == first
    assert (root / CACHE / SPARE / "policy.txt").is_file()
    return root, first


def alter_through_a_link(spare: Path) -> None:
    with (spare / "policy.txt").open("a", encoding="utf-8") as text:
        text.write("書き足し")


def replace_a_file(spare: Path) -> None:
    text = (spare / "policy.txt").read_bytes()
    (spare / "policy.txt").unlink()
    (spare / "policy.txt").write_bytes(text.replace("個人".encode(), "法人".encode()))


def add_files(spare: Path) -> None:
    (spare / "old/deep").mkdir(parents=True)
    (spare / "old/deep/page.html").write_text("<p>", encoding="utf-8")
    (spare / ".hidden").write_text("", encoding="utf-8")
    (spare / "forms/extra.pdf").write_bytes(b"%PDF")


def elsewhere(spare: Path) -> Path:
    """A folder that no build may touch."""
    folder = spare.parent.parent / "elsewhere"
    folder.mkdir(exist_ok=True)
    (folder / "precious.txt").write_text("大事な物", encoding="utf-8")
    return folder


def link_away(spare: Path) -> None:
    shutil.rmtree(spare / "forms")
    (spare / "forms").symlink_to(elsewhere(spare), target_is_directory=True)


def be_a_link(spare: Path) -> None:
    shutil.rmtree(spare)
    spare.symlink_to(elsewhere(spare), target_is_directory=True)


def swap_kinds(spare: Path) -> None:
    shutil.rmtree(spare / "forms")
    (spare / "forms").write_text("フォルダの代わり", encoding="utf-8")
    (spare / "policy.txt").unlink()
    (spare / "policy.txt").mkdir()
    (spare / "policy.txt/inside").write_text("", encoding="utf-8")


def remove_all(spare: Path) -> None:
    shutil.rmtree(spare)
    spare.mkdir()


def be_a_file(spare: Path) -> None:
    shutil.rmtree(spare)
    spare.write_text("フォルダではない", encoding="utf-8")


@pytest.mark.parametrize(
    "spoil", [alter_through_a_link, replace_a_file, add_files, link_away, be_a_link, swap_kinds, remove_all, be_a_file]
)
def test_予備のフォルダがどうなっていても正しいサイトが出る(
    twice_built: tuple[Path, dict[str, str]], spoil: Callable[[Path], None]
) -> None:
    root, expected = twice_built
    spoil(root / CACHE / SPARE)
    try:
        assert fingerprint(built(root, root / "site")) == expected
        assert verify_site(root / "site").whole
        assert leftovers(root / "site") == []
        precious = root / ".cache/elsewhere/precious.txt"
        assert precious.exists() == (spoil in (link_away, be_a_link))
    finally:
        shutil.rmtree(root / ".cache/elsewhere", ignore_errors=True)
        # The next case needs a spare folder that nobody has touched.
        built(root, root / "site")


def test_残ったファイルだけが残り作ったものが優先する(tmp_path: Path) -> None:
    site, spare = tmp_path / "site", tmp_path / "spare"
    for path in ("stays.txt", "goes.txt", "deep/stays.txt", "deep/goes.txt", "empty/goes.txt", "made.txt"):
        (spare / path).parent.mkdir(parents=True, exist_ok=True)
        (spare / path).write_text("前の前", encoding="utf-8")
    staging = open_staging(site)
    (staging.folder / "new").mkdir()
    for path in ("new/page.txt", "made.txt"):
        (staging.folder / path).write_text("新しい", encoding="utf-8")
    refilled, there = refill(staging, spare, lambda path, _: not path.endswith("goes.txt"))
    assert there == {"stays.txt", "deep/stays.txt"}
    assert not staging.folder.exists()
    assert not spare.exists()
    put_in_place(refilled, spare)
    written = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.txt")}
    assert written == {
        "stays.txt": "前の前",
        "deep/stays.txt": "前の前",
        "new/page.txt": "新しい",
        "made.txt": "新しい",
    }
    assert sorted(path.name for path in site.iterdir()) == ["deep", "made.txt", "new", "stays.txt"]
    assert leftovers(site) == []


def test_入れ替えたサイトは予備になり二つ目は捨てる(tmp_path: Path) -> None:
    site, spare = tmp_path / "site", tmp_path / "spare"
    for number in range(3):
        staging = open_staging(site)
        (staging.folder / "index.html").write_text(str(number), encoding="utf-8")
        put_in_place(staging, spare)
    assert (site / "index.html").read_text("utf-8") == "2"
    assert (spare / "index.html").read_text("utf-8") == "0"
    assert leftovers(site) == []


def test_予備を使えなければ使わずに作る(tmp_path: Path) -> None:
    site, spare = tmp_path / "site", tmp_path / "spare"
    for folder in (site, spare):
        folder.mkdir()
        (folder / "index.html").write_text("前のサイト", encoding="utf-8")
    staging = open_staging(site)

    def broken(*_: object) -> bool:
        raise PermissionError(13, "Permission denied")

    assert refill(staging, spare, broken) == (staging, set())
    assert (site / "index.html").read_text("utf-8") == "前のサイト"
    assert leftovers(site) == [staging.folder.name]


def test_途中でディスクが一杯になれば半端な物を残さない(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, spare = tmp_path / "site", tmp_path / "spare"
    spare.mkdir()
    (spare / "index.html").write_text("前の前", encoding="utf-8")
    staging = open_staging(site)

    def full(*_: object) -> set[str]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(output_folder, "move_files", full)
    with pytest.raises(OSError, match="No space left"):
        refill(staging, spare, lambda *_: True)
    assert leftovers(site) == [staging.folder.name]
