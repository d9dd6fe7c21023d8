"""変わる手数料、窓口、様式は、告知の日から手続の案内、最初のページ、様式のページに出る。"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.history.test_commands import edit, raise_fee, release
from tests.history.test_record import write_next

from policysite.assemble.history.coming_facts import coming_lines
from policysite.assemble.history.remarks import latest_lines
from policysite.assemble.history.timeline import Timeline
from policysite.assemble.inspection import inspect_project
from policysite.assemble.site.publishing import publish
from policysite.source.releases import load_releases

ANNOUNCED, EFFECTIVE = date(2027, 3, 1), date(2027, 4, 1)
FEE_JA = "2027年4月1日から：900円（それまで：800円）"
FEE_EN = "from 1 April 2027: 900 yen (until then: 800 yen)"


@pytest.fixture
def changed(project: Path) -> Path:
    """A fee and a telephone number that change on 1 April, announced on 1 March."""
    raise_fee(project)
    phone = next(
        line for line in (project / "policy_data/company.yml").read_text("utf-8").splitlines() if "phone:" in line
    )
    edit(project / "policy_data/company.yml", phone, phone.split(":")[0] + ": 03-0000-0000")
    note = "{ja: 手数料と電話番号を改めます。, en: The fee and the telephone number change.}"
    write_next(project, note=note, announced=ANNOUNCED.isoformat())
    assert release(project, EFFECTIVE.isoformat()) == 0
    return project


def lines(project: Path, day: date, everywhere: bool = False) -> tuple[str, str]:
    timeline = Timeline(load_releases(project).history, day)
    return tuple("\n".join(coming_lines(timeline, one, everywhere)) for one in ("ja", "en"))  # type: ignore[return-value]


def test_告知の日から効力発生の前日まで出る(changed: Path) -> None:
    before, first = lines(changed, date(2027, 2, 28)), lines(changed, ANNOUNCED)
    assert before == ("", "")
    assert FEE_JA in first[0]
    assert FEE_EN in first[1]
    assert "03-0000-0000" in first[0]
    assert lines(changed, date(2027, 3, 31)) == first
    assert lines(changed, EFFECTIVE) == ("", "")


def test_最初のページにも出る(changed: Path) -> None:
    timeline = Timeline(load_releases(changed).history, ANNOUNCED)
    said = {line.text: line.href for line in latest_lines(timeline, (), "ja")}
    assert any(FEE_JA in text and href == "upcoming/" for text, href in said.items())
    assert any("03-0000-0000" in text for text in said)


@pytest.mark.slow
def test_手続の案内と様式のページに出る(changed: Path) -> None:
    pages = publish(inspect_project(changed, ANNOUNCED)).pages
    told = {
        (page.language, page.path) for page in pages if (FEE_JA if page.language == "ja" else FEE_EN) in page.markdown
    }
    forms = {page.path for page in pages if page.path.startswith("requests/") and page.path != "requests/kit/"}
    assert {(language, path) for language in ("ja", "en") for path in ("", *forms)} <= told
