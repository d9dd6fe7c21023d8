"""書庫は zipfile が作るものと同じバイトで、名前と中身だけで決まる。"""

from __future__ import annotations

import io
import zipfile

from policysite.rendering.word.archive import render_archive

ENTRIES = (("[Content_Types].xml", b"<Types/>"), ("word/document.xml", "個人情報".encode() * 5000), ("empty", b""))


def by_zipfile() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in ENTRIES:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o600 << 16
            archive.writestr(info, content, compresslevel=9)
    return target.getvalue()


def test_zipfile_と同じバイトになる() -> None:
    assert render_archive(ENTRIES) == by_zipfile()
    assert render_archive(iter(ENTRIES)) == by_zipfile()


def test_読み直すと同じ中身が同じ順に並ぶ() -> None:
    with zipfile.ZipFile(io.BytesIO(render_archive(ENTRIES))) as archive:
        assert archive.testzip() is None
        assert tuple((name, archive.read(name)) for name in archive.namelist()) == ENTRIES
