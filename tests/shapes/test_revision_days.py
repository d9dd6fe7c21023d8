"""The days at the end of the text come from the versions: legal writes only the newest one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from policysite.assemble.history.releasing import prepare_release, write_prepared
from policysite.assemble.inspection import inspect_project
from policysite.domain.releases import Revision
from policysite.domain.text import Text

from .company import write_company

FIRST = date(2026, 11, 22)
_NOTE = Revision(note=Text(ja="公開しました。", en="Published."))


def test_改定日は前の版から受け継がれる(tmp_path: Path) -> None:
    root = write_company(tmp_path)
    preparation = prepare_release(inspect_project(root, FIRST), FIRST, _NOTE)
    assert preparation.frozen is not None, [finding.message.ja for finding in preparation.findings]
    write_prepared(root, preparation)
    site = root / "policy_data" / "site.yml"
    text = site.read_text("utf-8")
    text = text.replace("revisions: [2021-10-01, 2023-04-01]\n", "").replace(
        "revised: 2026-04-01", "revised: 2027-02-01"
    )
    site.write_text(text, encoding="utf-8")
    policy = inspect_project(root, FIRST).policy
    assert policy
    assert [day for _, day in policy.site.days()] == [
        date(2019, 4, 1),
        date(2021, 10, 1),
        date(2023, 4, 1),
        date(2026, 4, 1),
        date(2027, 2, 1),
    ]


def test_書かずに残しても変わったことにならない(tmp_path: Path) -> None:
    root = write_company(tmp_path)
    write_prepared(root, prepare_release(inspect_project(root, FIRST), FIRST, _NOTE))
    site = root / "policy_data" / "site.yml"
    site.write_text(site.read_text("utf-8").replace("revisions: [2021-10-01, 2023-04-01]\n", ""), encoding="utf-8")
    inspection = inspect_project(root, FIRST)
    assert inspection.policy
    assert inspection.history.latest
    assert inspection.policy.site == inspection.history.latest.policy.site
