"""Published anchors stay: a clause that is renamed or removed leaves its address behind."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from tests.history.made_company import Company, RefusedError
from tests.history.made_history import Step, first_step, written_history
from tests.history.made_policy import said

from policysite.assemble.history.pages import version_pages
from policysite.assemble.history.timeline import Timeline
from policysite.assemble.site.editions import release_edition
from policysite.assemble.site.policy_files import policy_files
from policysite.domain.changes import Answer, Judgement
from policysite.domain.releases import AnchorAlias
from policysite.history import gate

FIRST, SECOND, THIRD = date(2026, 1, 1), date(2026, 3, 1), date(2026, 5, 1)
ITEMS = "policy.joint-use.clauses.items.id"
PHONE = "company.desks.privacy.phone"
FACT, OTHER = (PHONE, "03-0000-0001"), (PHONE, "03-0000-0002")
SHARED = "policy.joint-use.clauses.shared.id"
OLD, NEW, LAST = "joint-use-items", "joint-use-shared", "joint-use-data"


def alias(old: str, new: str) -> dict[str, tuple[AnchorAlias, ...]]:
    return {"aliases": (AnchorAlias(old=old, new=new),)}


@pytest.fixture
def company(tmp_path: Path) -> Company:
    made = Company(tmp_path)
    made.release(FIRST, FIRST)
    return made


def test_公開したアンカーを変えると止まり行き先の候補が出る(company: Company) -> None:
    with pytest.raises(RefusedError, match="HIST-ANCHOR"):
        company.release(SECOND, SECOND, FACT, (ITEMS, "shared"))


def test_別名を書けば通り古いアドレスが全ての出力に残る(company: Company) -> None:
    company.release(SECOND, SECOND, FACT, (ITEMS, "shared"), **alias(OLD, NEW))
    history = company.history
    release = history.in_force(SECOND)
    assert release is not None
    node = release_edition(release).documents["ja"].node(NEW)
    assert node is not None
    assert node.aliases == (OLD,)
    timeline = Timeline(history, SECOND)
    assert timeline.current is not None
    page = next(iter(version_pages(timeline, timeline.current, (), "ja", Files())))
    assert f'<div class="ps-alias" id="{OLD}"></div>' in page.markdown
    data = json.loads(dict(policy_files(release_edition(release), ""))["policy.json"])
    assert OLD in json.dumps(data)


class Files(dict[str, bytes]):
    """Every file there is to link to, empty."""

    def __missing__(self, _: str) -> bytes:
        return b""


def test_別名は次の版にも受け継がれ先が変わればそこへ導く(company: Company) -> None:
    company.release(SECOND, SECOND, FACT, (ITEMS, "shared"), **alias(OLD, NEW))
    with pytest.raises(RefusedError, match="HIST-ANCHOR, HIST-ANCHOR"):
        company.release(THIRD, THIRD, OTHER, (SHARED, "data"))
    company.release(THIRD, THIRD, OTHER, (SHARED, "data"), **alias(NEW, LAST))
    release = company.history.in_force(THIRD)
    assert release is not None
    node = release_edition(release).documents["en"].node(LAST)
    assert node is not None
    assert node.aliases == (OLD, NEW)


def test_章を消せば別の章へ導ける(company: Company) -> None:
    why = said("同じことを利用目的の章で述べるためです。", "The section on purposes says the same.")
    judged = {"judgements": (Judgement(target="voluntary", answer=Answer.CONFIRMED, reason=why, by="法務部長"),)}
    with pytest.raises(RefusedError, match="HIST-ANCHOR"):
        company.release(SECOND, SECOND, ("policy.voluntary", None), **judged)
    made = company.release(SECOND, SECOND, ("policy.voluntary", None), **judged, **alias("voluntary", "purposes"))
    assert made == ("2026-03-01",)


@pytest.mark.parametrize(("old", "new"), [(OLD, "no-such-clause"), ("purposes", "joint-use"), ("x", "x")])
def test_行き先のない別名は止まる(company: Company, old: str, new: str) -> None:
    with pytest.raises(RefusedError, match="HIST-ALIAS"):
        company.release(SECOND, SECOND, FACT, **alias(old, new))


def test_封じた日の記録のない古い版には求めない(tmp_path: Path) -> None:
    history = written_history(tmp_path, [first_step(), Step(SECOND, (FACT, (ITEMS, "shared")), {"change_class": "S1"})])
    assert [one.rule for one in gate(history) if one.rule.startswith("HIST-A")] == []
