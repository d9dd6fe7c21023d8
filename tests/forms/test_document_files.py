"""The files of an edition: which there are, their sums, and the cache."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from policysite.assemble import document_files as module
from policysite.assemble.document_files import document_files, stamp_of
from policysite.assemble.editions import Edition
from policysite.assemble.storage.document_cache import DocumentCache
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
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def files(cache: Path) -> dict[str, bytes]:
    return document_files(edition(), TODAY, cache)


def test_every_form_and_policy_in_both_languages_as_pdf_and_word(files: dict[str, bytes]) -> None:
    policies = ["policy.pdf", "policy.docx", "en/policy.pdf", "en/policy.docx"]
    assert sorted(files) == sorted([*FORMS, *PLANS, *policies, "forms/SHA256SUMS"])
    for path, content in files.items():
        assert content.startswith({".pdf": b"%PDF-1.7", "docx": b"PK", "json": b"{"}.get(path[-4:], b"")), path


def test_sums_are_those_of_the_files_beside_them(files: dict[str, bytes]) -> None:
    listed = dict(reversed(line.split("  ")) for line in files["forms/SHA256SUMS"].decode().splitlines())
    assert listed == {path[6:]: hashlib.sha256(files[path]).hexdigest() for path in (*FORMS, *PLANS)}


def test_an_older_version_keeps_its_files_below_its_own_address(cache: Path) -> None:
    old = document_files(edition(date(2024, 4, 1)), TODAY, cache, "versions/2024-04-01/")
    assert "versions/2024-04-01/forms/disclosure-request-ja.pdf" in old
    assert "en/versions/2024-04-01/policy.pdf" in old
    assert "versions/2024-04-01/forms/SHA256SUMS" in old
    assert not [path for path in old if path.endswith(".json")]


def test_second_build_makes_nothing_and_gives_the_same(
    files: dict[str, bytes], cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bytes:
        raise AssertionError("made again")

    for name in ("_policy_pdf", "_policy_word", "_form_pdf", "_form_word", "_fill_plan", "_glyph_map"):
        monkeypatch.setattr(module, name, refuse)
    assert document_files(edition(), TODAY, cache) == files
    # A released version does not change with the day it is built on.
    assert document_files(edition(), date(2027, 1, 1), cache) == files


def test_cache_may_be_absent(files: dict[str, bytes]) -> None:
    assert document_files(edition(), TODAY, None) == files


def test_damaged_entry_is_made_again(tmp_path: Path) -> None:
    cache = DocumentCache(tmp_path, "engine")
    assert cache.get("kind", "source", lambda: b"made") == b"made"
    (entry,) = (path for path in tmp_path.rglob("*") if path.is_file())
    entry.write_bytes(entry.read_bytes()[:-1] + b"?")
    assert cache.get("kind", "source", lambda: b"made") == b"made"
    assert cache.get("kind", "source", lambda: b"other") == b"made"


def test_engine_kind_and_source_each_count(tmp_path: Path) -> None:
    cache = DocumentCache(tmp_path, "engine")
    assert cache.get("kind", "source", lambda: b"1") == b"1"
    assert cache.get("kind", "other", lambda: b"2") == b"2"
    assert cache.get("kind 2", "source", lambda: b"3") == b"3"
    assert DocumentCache(tmp_path, "engine 2").get("kind", "source", lambda: b"4") == b"4"


def test_stamp_names_the_version_and_a_draft_says_so() -> None:
    assert stamp_of(edition(), "ja", TODAY).version == "2026年4月1日版"
    assert stamp_of(edition(), "en", TODAY).version == "Version of 1 April 2026"
    draft = stamp_of(edition(None), "ja", TODAY)
    assert (draft.version, draft.dated) == ("下書き（公開前）", TODAY)
