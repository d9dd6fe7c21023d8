"""控えは、消しても、壊しても、書けなくても、出るバイトを変えない。"""

from __future__ import annotations

from pathlib import Path

import pytest

from building import built, clone, fingerprint
from policysite.assemble.storage.content_store import ContentStore
from policysite.assemble.storage.document_cache import DocumentCache
from policysite.assemble.storage.kept_files import DamagedFileError
from policysite.assemble.storage.site_files import SiteFiles

FILES = {"a/one.txt": b"one", "two.txt": b"two", "same.txt": b"one"}


def kept(tmp_path: Path) -> DocumentCache:
    return DocumentCache(tmp_path / "cache", "engine")


def test_まとめて控えた物は読むまで開かれない(tmp_path: Path) -> None:
    cache = kept(tmp_path)
    assert dict(cache.get_files("kind", "source", lambda: FILES)) == FILES
    again = cache.get_files("kind", "source", lambda: pytest.fail("made again"))
    assert dict(again) == FILES
    assert len(list((tmp_path / "cache/content").rglob("*.*"))) == 0
    assert len([file for file in (tmp_path / "cache/content").rglob("*") if file.is_file()]) == 2


def test_壊れた控えは作り直される(tmp_path: Path) -> None:
    cache = kept(tmp_path)
    cache.get_files("kind", "source", lambda: FILES)
    for file in (tmp_path / "cache/content").rglob("*"):
        if file.is_file():
            file.write_bytes(b"something else")
    again = cache.get_files("kind", "source", lambda: FILES)
    assert dict(again) == FILES
    (tmp_path / "site").mkdir()
    SiteFiles(again).place("two.txt", tmp_path / "site/two.txt")
    assert (tmp_path / "site/two.txt").read_bytes() == b"two"


def test_サイトで書き換えられた控えは見つかる(tmp_path: Path) -> None:
    cache = kept(tmp_path)
    cache.keep_files("page", "source", {"index.html": b"<p>"})
    found = cache.find_files("page", "source")
    assert found is not None
    assert found.intact
    found.place("index.html", tmp_path / "index.html")
    with (tmp_path / "index.html").open("r+b") as page:
        page.write(b"!!!")
    assert not found.intact
    with pytest.raises(DamagedFileError, match=r"delete \.cache"):
        found.place("index.html", tmp_path / "again.html")


def test_リンクできない所には写しを置き次に同じ物とは見なさない(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    files = SiteFiles(kept(tmp_path).get_files("kind", "source", lambda: FILES))
    files.place("two.txt", tmp_path / "linked.txt")
    monkeypatch.setattr("os.link", refused)
    files.place("two.txt", tmp_path / "copied.txt")
    assert (tmp_path / "copied.txt").read_bytes() == b"two"
    found = {name: (tmp_path / name).stat() for name in ("linked.txt", "copied.txt")}
    assert {name: files.is_at("two.txt", (at.st_dev, at.st_ino)) for name, at in found.items()} == {
        "linked.txt": True,
        "copied.txt": False,
    }


def test_控えを書けなくても作れる(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(ContentStore, "keep", full)
    cache = kept(tmp_path)
    assert cache.get_files("kind", "source", lambda: FILES) == FILES
    assert cache.find_files("kind", "source") is None


def test_入力か作り手が違えば別の控えになる(tmp_path: Path) -> None:
    cache = kept(tmp_path)
    cache.keep_files("page", ("a", 1), FILES)
    assert cache.find_files("page", ("a", 2)) is None
    assert cache.find_files("other", ("a", 1)) is None
    assert DocumentCache(tmp_path / "cache", "other engine").find_files("page", ("a", 1)) is None


@pytest.mark.slow
def test_四つの版の控えは新しく作ったものと同じバイトになる(repository: Path, tmp_path: Path) -> None:
    root = clone(repository, tmp_path / "project") / "samples/full"
    fresh = fingerprint(built(root, tmp_path / "fresh"))
    assert fingerprint(built(root, tmp_path / "warm")) == fresh
    damaged = [file for file in sorted((root / ".cache").rglob("*")) if file.is_file()]
    for file in damaged[:: max(1, len(damaged) // 40)]:
        file.write_bytes(file.read_bytes()[:-1] + b"?")
    assert fingerprint(built(root, tmp_path / "mended")) == fresh


@pytest.mark.slow
def test_訳や帯が変われば昔の頁も作り直される(repository: Path, tmp_path: Path) -> None:
    root = clone(repository, tmp_path / "project")
    built(root, tmp_path / "before")
    words = root / "hooks/policysite/rendering/site_words.py"
    text = words.read_text("utf-8")
    assert "検索" in text
    words.write_text(text.replace("検索", "さがす"), encoding="utf-8")
    after = built(root, tmp_path / "after")
    page = next((after / "versions").glob("*/index.html")).read_text("utf-8")
    assert "さがす" in page
