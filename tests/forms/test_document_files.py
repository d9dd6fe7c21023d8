"""The files of an edition: which there are, their sums, and the store."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path
from pkgutil import resolve_name

import pytest

from policysite.assemble.history.files import COMPARISON_WORD
from policysite.assemble.site.document_files import (
    FIELD_GLYPHS,
    FILL_PLAN,
    FORM_PDF,
    FORM_WORD,
    POLICY_PDF,
    POLICY_WORD,
    document_files,
    form_sums,
    planned_documents,
    stamp_of,
)
from policysite.assemble.site.documents import document_store as open_store
from policysite.assemble.site.editions import Edition
from policysite.assemble.storage import making
from policysite.assemble.storage.document_store import DocumentStore
from policysite.assemble.storage.making import Making, make_all
from policysite.composition import compose
from policysite.domain.text import LANGUAGES

from .nanopet import nanopet

PLANS = [
    "forms/glyphs.json",
    *(
        f"forms/{form}-{language}.json"
        for form in ("disclosure-request", "power-of-attorney")
        for language in LANGUAGES
    ),
]
EFFECTIVE = date(2026, 4, 1)
TODAY = date(2026, 5, 1)
FORMS = [
    f"forms/{form}-{language}.{kind}"
    for form in ("disclosure-request", "power-of-attorney")
    for language in LANGUAGES
    for kind in ("pdf", "docx")
]


def edition(effective: date | None = EFFECTIVE) -> Edition:
    return Edition(nanopet(), {language: compose(nanopet(), language).document for language in LANGUAGES}, effective)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> DocumentStore:
    return DocumentStore(tmp_path_factory.mktemp("store"), "engine")


@pytest.fixture(scope="module")
def files(store: DocumentStore) -> dict[str, bytes]:
    return document_files(edition(), TODAY, store)


def test_every_form_and_policy_in_both_languages_as_pdf_and_word(files: dict[str, bytes]) -> None:
    policies = ["policy.pdf", "policy.docx", "en/policy.pdf", "en/policy.docx"]
    assert sorted(files) == sorted([*FORMS, *PLANS, *policies, "forms/SHA256SUMS"])
    for path, content in files.items():
        assert content.startswith({".pdf": b"%PDF-1.7", "docx": b"PK", "json": b"{"}.get(path[-4:], b"")), path


def test_sums_are_those_of_the_files_beside_them(files: dict[str, bytes]) -> None:
    listed = dict(reversed(line.split("  ")) for line in files["forms/SHA256SUMS"].decode().splitlines())
    assert listed == {path[6:]: hashlib.sha256(files[path]).hexdigest() for path in (*FORMS, *PLANS)}


def test_an_older_version_has_its_files_below_its_own_address() -> None:
    base = "versions/2024-04-01/"
    old = dict(planned_documents(edition(date(2024, 4, 1)), TODAY, base))
    assert f"{base}forms/disclosure-request-ja.pdf" in old
    assert f"en/{base}policy.pdf" in old
    assert not [path for path in old if path.endswith(".json")]
    made = {path: path.encode() for path in old}
    assert [path for path, _ in form_sums(made, base)] == [f"{base}forms/SHA256SUMS"]
    assert list(form_sums(made)) == []


def test_second_build_makes_nothing_and_gives_the_same(
    files: dict[str, bytes], store: DocumentStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(making: Making) -> bytes:
        raise AssertionError(f"{making.maker} makes again")

    monkeypatch.setattr(Making, "made", refuse)
    assert document_files(edition(), TODAY, store) == files
    # A released version does not change with the day it is built on.
    assert document_files(edition(), date(2027, 1, 1), store) == files


def test_store_may_be_absent(files: dict[str, bytes]) -> None:
    assert document_files(edition(), TODAY, DocumentStore()) == files


def upper(*source: object) -> bytes:
    """A maker of documents."""
    return repr(source).upper().encode()


def fails_elsewhere(parent: int) -> bytes:
    """A maker that raises, but in one process."""
    if os.getpid() != parent:
        raise ValueError("elsewhere")
    return b"here"


def dies_elsewhere(parent: int) -> bytes:
    """A maker whose process dies, but for one."""
    if os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
    return b"here"


def lower(*source: object) -> bytes:
    """Another one."""
    return repr(source).lower().encode()


THREAD = "import threading; threading.Thread(target=input, daemon=True).start()"
TYPESET = """
from datetime import date
from forms.nanopet import nanopet
from policysite.assemble.site.document_files import planned_documents
from policysite.assemble.site.editions import Edition
from policysite.composition import compose
edition = Edition(nanopet(), {"ja": compose(nanopet(), "ja").document}, date(2026, 4, 1))
for making in dict(planned_documents(edition, date(2026, 4, 1))).values(): making.made()
"""
UPPER, LOWER = f"{__name__}:upper", f"{__name__}:lower"


def one(store: DocumentStore, maker: str, *source: object) -> bytes:
    return store.make({"path": Making(maker, source)})["path"]


def kept(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_damaged_document_is_made_again(tmp_path: Path) -> None:
    store = DocumentStore(tmp_path, "engine")
    made = one(store, UPPER, "source")
    (entry,) = kept(tmp_path)
    for damage in (b"", entry.read_bytes()[:-1] + b"?"):
        entry.write_bytes(damage)
        assert one(store, UPPER, "source") == made
        assert entry.read_bytes().endswith(made)


def test_engine_maker_and_source_each_count(tmp_path: Path) -> None:
    store = DocumentStore(tmp_path, "engine")
    for maker, source in ((UPPER, ("a",)), (UPPER, ("b",)), (LOWER, ("a",)), (UPPER, (b"a",)), (UPPER, ("a", 1))):
        assert one(store, maker, *source) == globals()[maker.rpartition(":")[2]](*source)
    assert len(kept(tmp_path)) == 5
    one(DocumentStore(tmp_path, "engine 2"), UPPER, "a")
    assert len(kept(tmp_path)) == 6


def test_a_store_that_cannot_be_written_costs_time_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    store = DocumentStore(tmp_path / "file" / "store", "engine")
    assert one(store, UPPER, "a") == upper("a")
    store.drop_unused()


@pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux alone")
@pytest.mark.parametrize("maker", ["upper", "fails_elsewhere", "dies_elsewhere"])
def test_documents_come_whole_and_in_order_whatever_the_other_processes_do(
    maker: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "processors", lambda: 3)
    monkeypatch.setattr(making, "_alone", lambda: True)
    source = [(number,) if maker == "upper" else (os.getpid(),) for number in range(20)]
    made = make_all([Making(f"{__name__}:{maker}", one) for one in source])
    assert made == [globals()[maker](*one) for one in source]


def test_an_error_is_the_same_wherever_it_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "processors", lambda: 2)
    monkeypatch.setattr(making, "_alone", lambda: True)
    with pytest.raises(ValueError, match="elsewhere"):
        make_all([Making(f"{__name__}:fails_elsewhere", (0,))] * 20)


@pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux alone")
@pytest.mark.parametrize(
    "before", ["", "import threading; threading.Thread(target=input, daemon=True).start()", TYPESET]
)
def test_a_process_with_threads_is_not_copied(before: str) -> None:
    program = f"{before}\nfrom policysite.assemble.storage import making; print(making._alone())"
    with subprocess.Popen(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == f"{not before}\n"


def test_what_no_build_asked_for_in_a_month_goes(tmp_path: Path) -> None:
    store = DocumentStore(tmp_path, "engine")
    one(store, UPPER, "used")
    one(store, UPPER, "unused")
    for file in kept(tmp_path):
        os.utime(file, (0, 0))
    one(store, UPPER, "used")
    store.drop_unused()
    assert [upper("used") in file.read_bytes() for file in kept(tmp_path)] == [True]


def test_the_store_lies_where_it_is_told_or_outside_of_every_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert open_store(str(tmp_path / "here")).folder == tmp_path / "here"
    assert open_store("").folder is None
    usual = open_store(None).folder
    assert usual is not None
    assert usual.is_absolute()
    assert not usual.is_relative_to(Path.cwd())


def test_every_maker_is_there() -> None:
    for maker in (POLICY_PDF, POLICY_WORD, FORM_PDF, FORM_WORD, FILL_PLAN, FIELD_GLYPHS, COMPARISON_WORD):
        assert callable(resolve_name(maker))


def test_stamp_names_the_version_and_a_draft_says_so() -> None:
    assert stamp_of(edition(), "ja", TODAY).version == "2026年4月1日版"
    assert stamp_of(edition(), "en", TODAY).version == "Version of 1 April 2026"
    draft = stamp_of(edition(None), "ja", TODAY)
    assert (draft.version, draft.dated) == ("下書き（公開前）", TODAY)
