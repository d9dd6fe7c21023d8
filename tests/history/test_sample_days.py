"""The sample company published on five days around its coming revision: the whole site, not its parts."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from policysite.assemble.inspection import Inspection, inspect_project
from policysite.assemble.site.publication import Publication
from policysite.assemble.site.publishing import publish
from policysite.assemble.storage.document_store import DocumentStore
from policysite.domain.changes import ChangeClass
from policysite.domain.text import LANGUAGES, Language
from policysite.history import diff

pytestmark = pytest.mark.slow
ATOM = "{http://www.w3.org/2005/Atom}"
NOW, NEXT = "2026-04-01", "2027-02-01"


@dataclass(frozen=True)
class Expected:
    """What the site of a day says."""

    name: str
    day: date
    current: str
    titles: tuple[str, ...]
    english: tuple[str, ...]
    newest_in_feed: str
    upcoming: bool


DAYS = (
    Expected("告知の前日", date(2026, 11, 15), NOW, (), (), NOW, upcoming=False),
    Expected("告知の日", date(2026, 11, 16), NOW, ("2027年2月1日にプライバシーポリシーを改定します",),
             ("Privacy Policy will change on 1 February 2027",), NEXT, upcoming=True),
    Expected("効力発生の前日", date(2027, 1, 31), NOW, ("2027年2月1日にプライバシーポリシーを改定します",),
             ("Privacy Policy will change on 1 February 2027",), NEXT, upcoming=True),
    Expected("効力発生の日", date(2027, 2, 1), NEXT, ("2027年2月1日にプライバシーポリシーを改定しました",),
             ("Privacy Policy changed on 1 February 2027",), NEXT, upcoming=False),
    Expected("帯の終わった翌日", date(2027, 3, 3), NEXT, (), (), NEXT, upcoming=False),
)  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> DocumentStore:
    return DocumentStore(tmp_path_factory.mktemp("documents"))


@pytest.fixture(scope="module", params=DAYS, ids=lambda expected: expected.name)
def built(request: pytest.FixtureRequest, repository: Path, store: DocumentStore) -> tuple[Expected, Publication]:
    expected: Expected = request.param
    inspection = inspect_project(repository / "samples/full", expected.day)
    assert [finding for finding in inspection.blocking(strict=False) if finding.rule.startswith("HIST")] == []
    return expected, publish(inspection, store)


def page(publication: Publication, language: Language, path: str) -> str:
    return next(page.markdown for page in publication.pages if (page.language, page.path) == (language, path))


def test_帯は二つの言語で正しい(built: tuple[Expected, Publication]) -> None:
    expected, publication = built
    for language, titles in zip(LANGUAGES, (expected.titles, expected.english), strict=True):
        told = [one for one in publication.frames[language].announcements if one.kind == "revision"]
        assert tuple(one.title for one in told) == titles
        assert {one.link for one in told} <= {f"versions/{NEXT}/compare/"}


def test_現在の版とその日から後の版(built: tuple[Expected, Publication]) -> None:
    expected, publication = built
    states = {v["version"]: v["state"] for v in json.loads(publication.files["versions.json"])["versions"]}
    assert [name for name, state in states.items() if state == "in-force"] == [expected.current]
    assert (NEXT in states) is (expected.newest_in_feed == NEXT)
    for language in LANGUAGES:
        paths = {p.path for p in publication.pages if p.language == language}
        assert ("upcoming/" in paths) is expected.upcoming
        assert (f"versions/{NEXT}/compare/" in paths) is (NEXT in states)


def test_変更履歴とフィードは同じ版を示す(built: tuple[Expected, Publication]) -> None:
    expected, publication = built
    for language in LANGUAGES:
        prefix = "" if language == "ja" else "en/"
        feed = ElementTree.fromstring(publication.files[f"{prefix}changes.atom"])
        ids = [entry.findtext(f"{ATOM}id") or "" for entry in feed.findall(f"{ATOM}entry")]
        assert ids[0] == f"tag:privacy.hoshizora.example,{expected.newest_in_feed}:release:{language}"
        log = page(publication, language, "changes/")
        for one in ids:
            assert f"#release-{one.split(',')[1].split(':')[0]} " in log
        assert log.count("{: #release-") == len(ids)


def test_旧版は現在の版を指し検索に出ない(built: tuple[Expected, Publication]) -> None:
    expected, publication = built
    old = "2025-04-01" if expected.current == NOW else NOW
    for language in LANGUAGES:
        head = page(publication, language, f"versions/{old}/").split("---\n")[1]
        assert f'canonical: "{"" if language == "ja" else "en/"}"' in head
        assert 'robots: "noindex"' in head
        assert "ps-superseded" in page(publication, language, f"versions/{old}/")
        assert "ps-superseded" not in page(publication, language, f"versions/{expected.current}/")


def test_どの版にも自分の文書と書式がある(built: tuple[Expected, Publication]) -> None:
    _, publication = built
    for version in json.loads(publication.files["versions.json"])["versions"]:
        base = f"versions/{version['version']}/"
        for path in (f"{base}policy.pdf", f"en/{base}policy.docx", f"{base}forms/disclosure-request-ja.pdf"):
            assert path in publication.files


def test_版の記録の先頭と確かめ方を示す(built: tuple[Expected, Publication]) -> None:
    expected, publication = built
    seals = {v["version"]: v["seal"] for v in json.loads(publication.files["versions.json"])["versions"]}
    for language in LANGUAGES:
        assert f'<code title="{seals[expected.newest_in_feed]}">' in page(publication, language, "")
        assert f'<code title="{seals["2025-04-01"]}">' in page(publication, language, "versions/2025-04-01/")
        versions = page(publication, language, "versions/")
        assert "{: #verifying }" in versions
        assert [seal for seal in seals.values() if f"<code>{seal}</code>" not in versions] == []


def test_見本の歴史は全ての区分を含む(repository: Path) -> None:
    inspection: Inspection = inspect_project(repository / "samples/full", date(2026, 11, 22))
    releases = inspection.history.releases
    assert len(releases) == 5
    found = {
        change.change_class
        for old, new in pairwise(releases)
        for change in diff(old.policy, new.policy, new.record.judgements)
    }
    assert found == set(ChangeClass)
