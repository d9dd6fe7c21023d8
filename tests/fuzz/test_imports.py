"""戻ってきた翻訳のファイルがどう壊れていても、断るか受け取るかのどちらかで、半分だけ書くことはない。"""

from __future__ import annotations

import hashlib
import io
import shutil
import zipfile
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuzz.strategies import ROOT, texts
from policysite.assemble.inspection import Inspection, inspect_project
from policysite.assemble.translations.work import exchange_units, import_exchange, render_exchange
from policysite.domain.exchange import RefusedFileError
from policysite.rendering.exchange import DamagedFileError
from policysite.source.loading import load_policy_data
from policysite.source.scalar_edits import EditError

TODAY = date(2026, 11, 22)
_REFUSALS = (DamagedFileError, RefusedFileError, EditError)


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The smallest company, alone in a folder."""
    root = tmp_path_factory.mktemp("imports") / "project"
    shutil.copytree(ROOT / "samples/minimal/policy_data", root / "policy_data")
    return root


@cache
def inspected(root: Path) -> Inspection:
    """Its data as it is; every example puts it back."""
    return inspect_project(root, TODAY)


@cache
def exported(root: Path, suffix: str) -> bytes:
    """A file for the translator with every text."""
    return render_exchange(exchange_units(inspected(root), everything=True), suffix)


def contents(folder: Path) -> dict[str, str]:
    """Digest of every file in and around the project."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def taken_whole_or_refused(root: Path, content: bytes, suffix: str) -> None:
    """Imports a file; afterwards the data loads, and nothing beside it was touched."""
    around = root.parent
    before = contents(around)
    data = root / "policy_data"
    kept = shutil.copytree(data, around.parent / f"{around.name}-kept", dirs_exist_ok=True)
    try:
        import_exchange(inspected(root), content, suffix, "翻訳者")
    except _REFUSALS:
        assert contents(around) == before
    else:
        assert load_policy_data(root).policy is not None
        changed = set(contents(around).items() ^ before.items())
        assert all(path.startswith("project/policy_data/") and path.endswith(".yml") for path, _ in changed)
    finally:
        shutil.rmtree(data)
        shutil.copytree(kept, data)


@pytest.mark.parametrize("suffix", [".xlf", ".xlsx"])
@given(data=st.data())
def test_壊れた受け渡しファイルは丸ごと断られる(copied: Path, data: st.DataObject, suffix: str) -> None:
    original = exported(copied, suffix)
    at = data.draw(st.integers(0, len(original) - 1))
    broken = original[:at] + data.draw(st.binary(max_size=30)) + original[at + data.draw(st.integers(0, 200)) :]
    taken_whole_or_refused(copied, broken, suffix)


@pytest.mark.parametrize("suffix", [".xlf", ".xlsx"])
@given(raw=st.binary(max_size=300))
def test_受け渡しファイルでないものは断られる(copied: Path, raw: bytes, suffix: str) -> None:
    with pytest.raises(_REFUSALS):
        import_exchange(inspected(copied), raw, suffix, "翻訳者")


@given(words=texts(), data=st.data())
def test_どんな訳文が戻っても読めるデータのままである(copied: Path, words: str, data: st.DataObject) -> None:
    original = exported(copied, ".xlf").decode()
    english = sorted(unit.unit.text.en for unit in exchange_units(inspected(copied), everything=True))
    one = data.draw(st.sampled_from([text for text in english if original.count(f">{text}<") == 1]))
    safe = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    taken_whole_or_refused(copied, original.replace(f">{one}<", f">{safe}<").encode(), ".xlf")


def test_膨らむ書庫や外を指す定義は開かれない(copied: Path) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"<a>" + b" " * 200_000_000)
    entity = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><xliff version="2.0"><file>&e;</file></xliff>'
    nested = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + b"".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'.encode() for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    for content, suffix in (
        (bomb.getvalue(), ".xlsx"),
        (entity, ".xlf"),
        (nested + b"]><xliff>&i;</xliff>", ".xlf"),
    ):
        with pytest.raises(_REFUSALS):
            import_exchange(inspected(copied), content, suffix, "翻訳者")
