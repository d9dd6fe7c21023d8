"""公開の手順は、どこで止められても、前のサイトをそのまま残す。"""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from policysite.assemble.inspection import inspect_project
from policysite.assemble.site.publishing_steps import standing_day
from policysite.assemble.starting import start_project
from policysite.assemble.storage.output_folder import discard, open_staging
from policysite.assemble.storage.site_sums import verify_site
from policysite.cli import main
from policysite.domain.releases import Release, Revision
from policysite.domain.standing import Standing, entries_of
from policysite.domain.starting import StartingFacts
from policysite.domain.text import Text
from policysite.history.growth import growth_problems
from policysite.source.freezing import freeze, prepared_from, write_release

pytestmark = pytest.mark.slow
DAY = date(2026, 11, 22)
STEPS = ("schemas", "data", "history", "build", "verify", "exchange")


def fingerprint(folder: Path) -> str:
    """A digest over the names and bytes of every file."""
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            digest.update(str(file.relative_to(folder)).encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Path:
    """A new company with its first release and everything MkDocs needs."""
    root = tmp_path_factory.mktemp("company")
    facts = StartingFacts(
        name="株式会社はじめ",
        name_en="Hajime K.K.",
        postal_code="100-0005",
        address="東京都千代田区丸の内1-1-1",
        address_en="1-1-1 Marunouchi, Chiyoda-ku, Tokyo",
        site="https://hajime.example/",
        representative="山田 太郎",
        representative_en="Taro Yamada",
        email="privacy@hajime.example",
    )
    start_project(root, facts, "法務 花子", DAY)
    inspection = inspect_project(root, DAY)
    assert inspection.policy is not None
    prepared = prepared_from(Revision(note=Text(ja="公開します。", en="First published.")))
    write_release(root, freeze(inspection.policy, prepared, DAY, None))
    for name in ("docs", "overrides"):
        shutil.copytree(repository / name, root / name)
    (root / "hooks").mkdir()
    shutil.copy(repository / "hooks/mkdocs_policy.py", root / "hooks")
    shutil.copy(repository / "mkdocs.yml", root)
    return root


def start(company: Path, day: date = DAY) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "policysite", "publish", "--root", str(company), "--today", day.isoformat()]
    # What is set for a preview must not make a draft public.
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "POLICYSITE_PREVIEW": "1"}
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment, start_new_session=True
    )


def announced(process: subprocess.Popen[str]) -> Iterator[str]:
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith("publish: "):
            yield line.removeprefix("publish: ").strip()


def wait_for_a_page(company: Path) -> None:
    """Waits until the build has written a page beside the site: half of it is there, however fast the machine."""
    end = time.monotonic() + 60
    while not any(company.glob(".site-*/**/*.html")):
        assert time.monotonic() < end, "the build wrote no page"
        time.sleep(0.005)


@pytest.fixture(scope="module")
def published(company: Path) -> Path:
    """The site of the first run."""
    with start(company) as process:
        said = list(announced(process))
    assert process.returncode == 0, said
    assert said[:-1] == list(STEPS)
    assert verify_site(company / "site").whole
    assert "下書き" not in (company / "site/index.html").read_text("utf-8")
    return company / "site"


@pytest.mark.parametrize("step", [*STEPS, "build, half-way"])
def test_どの段で殺されても前のサイトが残る(published: Path, company: Path, step: str) -> None:
    before = fingerprint(published)
    name, _, late = step.partition(", ")
    # Another day makes another site, so that an exchange that went through would be seen.
    with start(company, date(2026, 11, 23)) as process:
        for line in announced(process):
            if line == name:
                if late:
                    wait_for_a_page(company)
                break
        os.killpg(process.pid, signal.SIGKILL)
    # The next run begins so; it puts back a site whose run was killed between the two steps of the exchange.
    discard(open_staging(published))
    assert verify_site(published).whole
    if name != "exchange":
        assert fingerprint(published) == before


def test_検査に落ちると前のサイトが残り後に何も残らない(published: Path, company: Path) -> None:
    before = fingerprint(published)
    site = company / "policy_data/site.yml"
    good = site.read_text("utf-8")
    site.write_text(good.replace("title:", "title：", 1), encoding="utf-8")
    try:
        with start(company) as process:
            said = list(announced(process))
    finally:
        site.write_text(good, encoding="utf-8")
    assert process.returncode == 1
    assert said == ["schemas", "data", "stopped at data; the site that stood before stands"]
    assert fingerprint(published) == before
    assert not [entry.name for entry in company.iterdir() if entry.name.startswith(".site-")]


def test_承認の要る会社では承認のない版を公開しない(published: Path, company: Path) -> None:
    before = fingerprint(published)
    site = company / "policy_data/site.yml"
    good = site.read_text("utf-8")
    file = company / "policy_data/releases/2026-11-22/policy.json"
    assert '"required": false' in file.read_text("utf-8")
    shutil.copytree(company / "policy_data/releases", company / "kept")
    try:
        site.write_text(good.replace("required: false", "required: true"), encoding="utf-8")
        shutil.rmtree(company / "policy_data/releases")
        inspection = inspect_project(company, DAY)
        assert inspection.policy is not None
        prepared = prepared_from(Revision(note=Text(ja="公開します。", en="First published.")))
        write_release(company, freeze(inspection.policy, prepared, DAY, None))
        with start(company) as process:
            output = process.stdout.read() if process.stdout else ""
    finally:
        site.write_text(good, encoding="utf-8")
        shutil.rmtree(company / "policy_data/releases")
        (company / "kept").rename(company / "policy_data/releases")
    assert process.returncode == 1
    assert "HIST-APPROVAL" in output
    assert fingerprint(published) == before


def released(company: Path, day: date, ja: str, previous: Release | None) -> None:
    """A release of the draft as someone would write it by hand who can make seals."""
    inspection = inspect_project(company, DAY)
    assert inspection.policy is not None
    prepared = prepared_from(Revision(note=Text(ja=ja, en="First published.")))
    write_release(company, freeze(inspection.policy, prepared, day, previous))


@pytest.fixture
def rewriting(published: Path, company: Path) -> Iterator[Path]:
    """Releases that may be rewritten; afterwards they and the site are as they were."""
    before = fingerprint(published)
    releases = company / "policy_data/releases"
    shutil.copytree(releases, company / "kept")
    yield releases
    shutil.rmtree(releases)
    (company / "kept").rename(releases)
    assert fingerprint(published) == before
    assert not [entry.name for entry in company.iterdir() if entry.name.startswith(".site-")]


def refusal(company: Path, day: date = DAY) -> str:
    with start(company, day) as process:
        output = process.stdout.read() if process.stdout else ""
    assert process.returncode == 1, output
    assert "stopped at history" in output
    return output


def test_書き直した履歴は封印を付け直しても公開しない(rewriting: Path, company: Path) -> None:
    shutil.rmtree(rewriting)
    released(company, DAY, "書き直した版です。", None)
    assert "HIST-REWRITTEN" in refusal(company)


def test_公開した版が消えると公開せず戻し方を言う(rewriting: Path, company: Path) -> None:
    shutil.rmtree(rewriting)
    released(company, date(2026, 11, 23), "別の版です。", None)
    output = refusal(company, date(2026, 11, 24))
    assert "HIST-LOST" in output
    assert "Git の履歴から戻す" in output


def test_公開したサイトの日より前の版は加えられない(rewriting: Path, company: Path) -> None:
    shutil.rmtree(rewriting)
    released(company, date(2026, 11, 1), "前からあったことにする版です。", None)
    assert "HIST-BACKDATED" in refusal(company)


def test_前の公開より後に告知した版は遅れて公開できる(published: Path, company: Path) -> None:
    # The schedule may have failed on the day of announcement; that must not keep the version away for ever.
    made_for = standing_day(published)
    assert made_for in (DAY, date(2026, 11, 23))
    stands = Standing("", entries_of(inspect_project(company, DAY).history), published=True)
    later = replace(stands.entries[0], name="2026-11-24", first_shown=date(2026, 11, 24))
    assert list(growth_problems(stands, [*stands.entries, later], made_for)) == []


def test_読めない版の一覧のあるサイトは入れ替えない(published: Path, company: Path) -> None:
    before = fingerprint(published)
    versions = published / "versions.json"
    good = versions.read_bytes()
    versions.write_bytes(b"{}")
    try:
        assert "版の一覧を読めない" in refusal(company)
    finally:
        versions.write_bytes(good)
    assert fingerprint(published) == before


def test_入力の上には公開しない(published: Path, company: Path) -> None:
    for out in (company, company / "policy_data", company.parent, company / "docs/new"):
        assert main(["publish", "--root", str(company), "--out", str(out)]) == 2
    assert verify_site(published).whole
