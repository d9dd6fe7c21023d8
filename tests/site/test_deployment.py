"""Where the site stands is no part of a version: a move holds at once, for all versions, and asks for no new one."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

import pytest

from policysite.assemble.inspection import inspect_project
from policysite.assemble.site.publication import Publication
from policysite.assemble.site.publishing import publish
from policysite.assemble.storage.document_store import DocumentStore
from policysite.assemble.storage.making import Making
from policysite.domain.deployment import FIELDS, Belongs, Deployment, deployment_of
from policysite.domain.site import AccessLog, Host, Site
from policysite.domain.text import LANGUAGES, Text
from policysite.history.register_deltas import UNPUBLISHED
from policysite.rendering.site_words import host_sentences

TODAY = date(2027, 1, 20)
OLD, NEW = "privacy.hoshizora.example", "policy.moved.example"


@dataclass(frozen=True)
class Unmade(DocumentStore):
    """Gives what a document would be made from, in place of the document."""

    def make(self, wanted: Mapping[str, Making]) -> dict[str, bytes]:
        """What each document is made from, as text."""
        return {path: repr(making).encode() for path, making in wanted.items()}


@pytest.fixture(scope="module")
def moved(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A company with five versions that moves its site, gets another logo, desk for formats and host."""
    root = tmp_path_factory.mktemp("moved")
    shutil.copytree(repository / "samples/full/policy_data", root / "policy_data")
    file = root / "policy_data/site.yml"
    text = (
        file.read_text("utf-8")
        .replace(OLD, NEW)
        .replace("点字、音声又は", "触図、点字、音声又は")
        .replace("a braille,", "a tactile, braille,")
    )
    text += "brand: {logo: images/new.svg}\nhost: {name: {ja: 星の倉庫, en: Star Store}, country: JP, logs: kept}\n"
    file.write_text(text, "utf-8")
    return root


@pytest.fixture(scope="module")
def before(repository: Path) -> Publication:
    """The site before the move."""
    return publish(inspect_project(repository / "samples/full", TODAY), Unmade())


@pytest.fixture(scope="module")
def after(moved: Path) -> Publication:
    """The site after the move."""
    return publish(inspect_project(moved, TODAY), Unmade())


def test_公表情報の全ての項目が版か設置場所かに分けてある() -> None:
    assert set(FIELDS) == {field.name for field in fields(Site)}
    deployed = {name for name, belongs in FIELDS.items() if belongs is Belongs.DEPLOYMENT}
    assert deployed == {field.name for field in fields(Deployment)}
    assert {name for name, belongs in FIELDS.items() if belongs is not Belongs.VERSION} == UNPUBLISHED
    site = Site(title=Text(ja="題", en="Title"), address="https://a.example/")
    assert all(getattr(deployment_of(site), name) == getattr(site, name) for name in deployed)


def _ids(publication: Publication, path: str) -> list[str]:
    return re.findall(rb"<id>([^<]+)</id>", publication.files[path])


def test_移したアドレスは全ての版に直ちに効く(before: Publication, after: Publication) -> None:
    assert after.address == f"https://{NEW}/"
    holding = {path for path, content in before.files.items() if OLD.encode() in content}
    assert {"robots.txt", "policy.jsonld", "policy.json", "versions.json", "changes.json"} <= holding
    assert {"versions/2023-04-01/policy.json", "versions/2023-04-01/policy.pdf"} <= holding
    for path in holding:
        assert NEW.encode() in after.files[path], path
    for path, content in after.files.items():
        # The ids of a feed stay as they were; that is what keeps its readers from seeing everything twice.
        assert OLD.encode() not in re.sub(rb"<id>[^<]+</id>", b"", content), path
    assert [page.path for page in after.pages if OLD in page.markdown] == []
    assert any(NEW in page.markdown for page in after.pages)


def test_更新情報の識別子は移転しても変わらない(before: Publication, after: Publication) -> None:
    for path in ("changes.atom", "en/changes.atom"):
        assert _ids(before, path)
        assert _ids(before, path) == _ids(after, path)


def test_移転は方針の変更ではない(repository: Path, moved: Path) -> None:
    kept = inspect_project(repository / "samples/full", TODAY).findings
    found = inspect_project(moved, TODAY).findings
    assert [finding.rule for finding in found] == [finding.rule for finding in kept]


def test_顔と案内も今のものになる(after: Publication) -> None:
    home = next(page for page in after.pages if page.language == "ja" and page.path == "")
    assert "触図、点字" in home.markdown
    for language in LANGUAGES:
        assert after.frames[language].logo == "assets/images/new.svg"
    assert after.frames["ja"].host == (
        "サイトは星の倉庫（日本）のサーバにあります。",
        "サーバには通信の記録が残ります。",
    )


def test_分からないことは言わない(before: Publication) -> None:
    assert [before.frames[language].host for language in LANGUAGES] == [(), ()]
    assert host_sentences(Host(country="US"), "en") == (
        "The server that holds the site is in this country: United States of America.",
    )
    said = host_sentences(Host(logs=AccessLog.NOT_KEPT), "ja")
    assert said == ("サーバに通信の記録は残りません。",)
