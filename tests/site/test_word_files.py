"""公開されるどの Word ファイルも、使うものだけを持ち、使うものはすべて持つ。"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from browser.sites import PROJECTS, BuiltSite, built_site

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_USING = ("pStyle", "rStyle", "tblStyle", "basedOn", "link", "next", "numStyleLink", "styleLink")
_STYLED = ("document", "footer1", "numbering", "settings", "styles")
PARTS = {
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/app.xml",
    "docProps/core.xml",
    "word/_rels/document.xml.rels",
    "word/document.xml",
    "word/fontTable.xml",
    "word/footer1.xml",
    "word/numbering.xml",
    "word/settings.xml",
    "word/styles.xml",
    "word/theme/theme1.xml",
    "word/webSettings.xml",
}


@pytest.fixture(scope="module", params=sorted(PROJECTS))
def site(request: pytest.FixtureRequest) -> BuiltSite:
    """Each project, built."""
    return built_site(request.param)


def word_files(site: BuiltSite) -> Iterator[Path]:
    """The policy, the forms and the old/new tables of every version."""
    found = sorted(site.folder.rglob("*.docx"))
    assert {file.stem for file in found} >= {"policy"}
    yield from found


def test_使う部品だけがある(site: BuiltSite) -> None:
    for file in word_files(site):
        with zipfile.ZipFile(file) as package:
            assert set(package.namelist()) == PARTS, file


def test_使うスタイルはすべて定義されている(site: BuiltSite) -> None:
    for file in word_files(site):
        with zipfile.ZipFile(file) as package:
            trees = [
                ElementTree.fromstring(package.read(name))
                for name in PARTS
                if name.startswith("word/") and "rels" not in name
            ]
            styles = ElementTree.fromstring(package.read("word/styles.xml"))
        defined = {style.get(f"{_W}styleId") for style in styles.iter(f"{_W}style")}
        used = {tag.get(f"{_W}val") for tree in trees for name in _USING for tag in tree.iter(f"{_W}{name}")}
        assert used, file
        assert used <= defined, file
