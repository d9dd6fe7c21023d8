"""控えた判定は、データが一字でも変われば使われず、控えのないときと同じサイトになる。"""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from policysite.assemble import inspection, verdict
from policysite.assemble.kept_verdicts import Verdict
from policysite.assemble.publication import NothingInForceError
from policysite.assemble.verdict import judge_project

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def warm(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The smallest company, whose forms are made."""
    root = copied(repository, "minimal", tmp_path_factory.mktemp("warm"))
    judged(root, preview=True)
    judged(root)
    return root


@pytest.fixture
def root(warm: Path, tmp_path: Path) -> Path:
    """A copy of it for each test."""
    return shutil.copytree(warm, tmp_path, dirs_exist_ok=True)


def copied(repository: Path, sample: str, folder: Path) -> Path:
    """The data of a sample in a folder of its own."""
    shutil.copytree(repository / "samples" / sample / "policy_data", folder / "policy_data")
    return folder


def judged(root: Path, preview: bool = False, day: date = TODAY) -> Verdict:
    return judge_project(root, day, root / ".cache", strict=True, preview=preview)


def change_something(root: Path) -> None:
    """Other bytes, so that nothing kept fits."""
    with (root / "policy_data/company.yml").open("a", encoding="utf-8") as company:
        company.write("# 別の版\n")


def never(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspection, "inspect_project", lambda *_: pytest.fail("inspected again"))


@pytest.mark.parametrize("sample", ["minimal", pytest.param("full", marks=pytest.mark.slow)])
def test_控えた判定は作ったものと等しい(
    repository: Path, sample: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = copied(repository, sample, tmp_path)
    made = judged(root)
    assert made.publication is not None
    never(monkeypatch)
    again = judged(root)
    assert again.publication is not None
    assert (again.findings, again.blocking) == (made.findings, made.blocking)
    assert again.publication.pages == made.publication.pages
    assert again.publication.archive.pages == made.publication.archive.pages
    assert again.publication.archive.digest == made.publication.archive.digest
    assert again.publication.frames == made.publication.frames
    assert (again.publication.title, again.publication.address) == (made.publication.title, made.publication.address)
    assert dict(again.publication.files) == dict(made.publication.files)


def test_データか日か表し方が違えば使わない(root: Path) -> None:
    first = judged(root).publication
    assert first is not None
    with pytest.raises(NothingInForceError):
        judged(root, day=date(2026, 11, 1))
    assert judged(root, preview=True).publication != first
    (root / "policy_data/registers/purposes.yml").unlink()
    assert judged(root).blocking


def test_止める判定は控えない(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "policy_data/company.yml").write_text("x: [", encoding="utf-8")
    assert judged(root).blocking
    monkeypatch.setattr(inspection, "inspect_project", lambda *_: (_ for _ in ()).throw(InterruptedError))
    with pytest.raises(InterruptedError):
        judged(root)


def test_読む間に変わったデータの判定は控えない(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inspect = inspection.inspect_project

    def slowly(*given: object) -> inspection.Inspection:
        found = inspect(*given)  # type: ignore[arg-type]
        with (root / "policy_data/company.yml").open("a", encoding="utf-8") as company:
            company.write("# 後から\n")
        return found

    change_something(root)
    with monkeypatch.context() as patch:
        patch.setattr(inspection, "inspect_project", slowly)
        assert judged(root).publication
    text = (root / "policy_data/company.yml").read_text("utf-8")
    (root / "policy_data/company.yml").write_text(text.removesuffix("# 後から\n"), encoding="utf-8")
    monkeypatch.setattr(inspection, "inspect_project", lambda *_: (_ for _ in ()).throw(InterruptedError))
    with pytest.raises(InterruptedError):
        judged(root)


def test_控えたファイルが壊れても同じ内容になる(root: Path) -> None:
    made = judged(root).publication
    assert made is not None
    whole = dict(made.files)
    for file in (root / ".cache/content").rglob("*"):
        if file.is_file():
            file.write_bytes(b"damaged")
    again = judged(root).publication
    assert again is not None
    assert dict(again.files) == whole


def test_リンクの先にあるデータの判定は控えない(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "policy_data/forms").rename(root / "elsewhere")
    (root / "policy_data/forms").symlink_to(root / "elsewhere", target_is_directory=True)
    kept: list[object] = []
    monkeypatch.setattr(verdict, "render_verdict", lambda *given: kept.append(given))
    assert judged(root).publication
    assert kept == []
