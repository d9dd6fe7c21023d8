"""控えは一度しか読まない。ただし、少しでも動いた跡があれば読み直す。"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from policysite.assemble.archive import Archive
from policysite.assemble.finished_pages import FinishedPages, site_path
from policysite.assemble.pages import Page
from policysite.assemble.storage import content_store
from policysite.assemble.storage.content_store import ContentStore
from policysite.assemble.storage.document_cache import DocumentCache

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no marks are trusted there: everything is read")
CONTENT = "第1条".encode()
LONG_AGO = 1_700_000_000


def settled(folder: Path) -> tuple[ContentStore, str]:
    """A store whose one content was written long ago, and was read once."""
    store = ContentStore(folder)
    digest = store.keep(CONTENT)
    os.utime(store.home(digest), (LONG_AGO, LONG_AGO))
    assert store.sound(digest)
    store.settle()
    return ContentStore(folder), digest


def readings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are read from now on."""
    read: list[str] = []
    real = content_store._has_digest
    monkeypatch.setattr(content_store, "_has_digest", lambda file, digest: (read.append(file), real(file, digest))[1])
    return read


def test_印の合う控えは読まない(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, digest = settled(tmp_path)
    read = readings(monkeypatch)
    assert store.sound(digest)
    assert read == []


@pytest.mark.parametrize("disguised", [False, True])
def test_書き換えは長さと時刻が元のままでも見つかる(tmp_path: Path, disguised: bool) -> None:
    store, digest = settled(tmp_path)
    home = store.home(digest)
    with home.open("r+b") as file:
        file.write("第2条".encode())
    if disguised:
        os.utime(home, (LONG_AGO, LONG_AGO))
    assert home.stat().st_size == len(CONTENT)
    assert store.sound(digest) is None


def test_別のファイルに替わっても見つかる(tmp_path: Path) -> None:
    store, digest = settled(tmp_path)
    other = tmp_path / "other"
    other.write_bytes("第2条".encode())
    os.utime(other, (LONG_AGO, LONG_AGO))
    other.replace(store.home(digest))
    assert store.sound(digest) is None


def test_無くなれば無い(tmp_path: Path) -> None:
    store, digest = settled(tmp_path)
    store.home(digest).unlink()
    assert store.sound(digest) is None


def test_書いたばかりの物は印を信じない(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = ContentStore(tmp_path)
    digest = store.keep(CONTENT)
    assert store.sound(digest)
    store.settle()
    again, read = ContentStore(tmp_path), readings(monkeypatch)
    assert again.sound(digest)
    assert again.sound(digest)
    assert len(read) == 2


def test_写した控えは読み直す(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, digest = settled(tmp_path / "here")
    shutil.copytree(tmp_path / "here", tmp_path / "there")
    read = readings(monkeypatch)
    assert ContentStore(tmp_path / "there").sound(digest)
    assert len(read) == 1


def test_リンクが増えた後も印は合い書き換えた物には付かない(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, digest = settled(tmp_path / "store")
    assert store.sound(digest)
    os.link(store.home(digest), tmp_path / "linked")
    store.settle()
    with monkeypatch.context() as patch:
        read = readings(patch)
        assert ContentStore(tmp_path / "store").sound(digest)
        assert read == []
    again = ContentStore(tmp_path / "store")
    assert again.sound(digest)
    (tmp_path / "linked").write_bytes("第2条".encode())
    again.settle()
    assert ContentStore(tmp_path / "store").sound(digest) is None


@pytest.mark.parametrize("marks", ["", "{", "[1]", '{"a": 1}', '{"a": [1]}', '{"a": null}', "\ud800"])
def test_読めない印は無いのと同じ(tmp_path: Path, marks: str) -> None:
    _, digest = settled(tmp_path)
    (tmp_path / "marks.json").write_bytes(marks.encode("utf-8", "surrogatepass"))
    assert ContentStore(tmp_path).sound(digest)


def test_印を書けなくても困らない(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    store, digest = settled(tmp_path)
    (tmp_path / "marks.json").unlink()
    assert store.sound(digest)
    monkeypatch.setattr(content_store, "write_file", full)
    store.settle()
    assert not (tmp_path / "marks.json").exists()
    assert ContentStore(tmp_path).sound(digest)


def test_仕上がった過去の頁は中身を読まずに使う(tmp_path: Path) -> None:
    pages = tuple(Page("ja", f"versions/{day}/", day, f"# {day}") for day in ("2025-01-01", "2026-01-01"))
    archive = Archive(lambda: pages)
    finished = FinishedPages(DocumentCache(tmp_path, "engine"), "frame")
    assert finished.sort(archive)[1].keys() == {page.source_uri for page in pages}
    for page in pages:
        finished.keep(page, f"<p>{page.title}")
    assert finished.sort(archive)[1] == {}
    unread = Archive(lambda: pytest.fail("read"), archive.digest)
    ready, missing = finished.sort(unread)
    assert missing == {}
    assert dict(ready) == {site_path(page): f"<p>{page.title}".encode() for page in pages}


def test_仕上がった頁の一枚でも壊れていれば作り直す(tmp_path: Path) -> None:
    pages = tuple(Page("ja", f"versions/{day}/", day, f"# {day}") for day in ("2025-01-01", "2026-01-01"))
    archive = Archive(lambda: pages)
    finished = FinishedPages(DocumentCache(tmp_path, "engine"), "frame")
    for page in pages:
        finished.keep(page, f"<p>{page.title}")
    ready, _ = finished.sort(archive)
    ready.place(site_path(pages[1]), tmp_path / "index.html")
    with (tmp_path / "index.html").open("a", encoding="utf-8") as published:
        published.write("!")
    again, missing = finished.sort(Archive(lambda: pages, archive.digest))
    assert (set(again), set(missing)) == ({site_path(pages[0])}, {pages[1].source_uri})
