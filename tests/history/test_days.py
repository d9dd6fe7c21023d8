"""One history on five days: what stands on the banner, in the log, in the feed and in the heads of pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pytest
from tests.history.made_history import FIRST, first_step, frozen_steps, joint_use_step
from tests.history.made_policy import said

from policysite.assemble.history.files import feed_head
from policysite.assemble.history.pages import history_pages, version_pages
from policysite.assemble.history.timeline import Timeline, comparisons_of
from policysite.domain.changes import ChangeClass
from policysite.domain.notices import Notice
from policysite.domain.release_history import ReleaseHistory
from policysite.domain.releases import ReleaseState, tokyo_day
from policysite.domain.text import LANGUAGES, Language
from policysite.history import announcements, pedigree
from policysite.rendering.feeds import render_atom

ATOM = "{http://www.w3.org/2005/Atom}"
OLD, NEW = "2025-04-01", "2026-04-01"


@dataclass(frozen=True)
class Day:
    """What must be true on a day; `banner` is the title in each language, empty for none."""

    name: str
    day: date
    banner: tuple[str, str]
    current: str
    state_of_new: ReleaseState
    in_feed: tuple[str, ...]
    upcoming: bool


WILL = ("2026年4月1日に個人情報保護方針を改定します", "Privacy Policy will change on 1 April 2026")
DID = ("2026年4月1日に個人情報保護方針を改定しました", "Privacy Policy changed on 1 April 2026")
NONE = ("", "")
DAYS = (
    Day("告知の前日", date(2026, 3, 9), NONE, OLD, ReleaseState.DRAFT, (OLD,), upcoming=False),
    Day("告知の日", date(2026, 3, 10), WILL, OLD, ReleaseState.UPCOMING, (NEW, OLD), upcoming=True),
    Day("効力発生の前日", date(2026, 3, 31), WILL, OLD, ReleaseState.UPCOMING, (NEW, OLD), upcoming=True),
    Day("効力発生の日", date(2026, 4, 1), DID, NEW, ReleaseState.IN_FORCE, (NEW, OLD), upcoming=False),
    Day("お知らせの最後の日", date(2026, 4, 30), DID, NEW, ReleaseState.IN_FORCE, (NEW, OLD), upcoming=False),
    Day("お知らせの終わった翌日", date(2026, 5, 1), NONE, NEW, ReleaseState.IN_FORCE, (NEW, OLD), upcoming=False),
)


@pytest.fixture(scope="module")
def history() -> ReleaseHistory:
    steps = frozen_steps([first_step(), joint_use_step()])
    return ReleaseHistory(tuple(step.release for step in steps))


def pages(history: ReleaseHistory, day: date, language: Language) -> dict[str, str]:
    timeline = Timeline(history, day)
    made = {page.path: page.markdown for page in history_pages(timeline, language, {})}
    for entry in timeline.entries:
        compared = comparisons_of(timeline, entry)
        made |= {page.path: page.markdown for page in version_pages(timeline, entry, compared, language, {})}
    return made


def front(markdown: str) -> list[str]:
    return markdown.split("---\n")[1].splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", DAYS, ids=lambda case: case.name)
def test_その日の帯(history: ReleaseHistory, case: Day, language: Language) -> None:
    told = announcements(history, (), case.day, language)
    assert [one.title for one in told] == [title for title in [case.banner[LANGUAGES.index(language)]] if title]
    for one in told:
        assert one.link == f"versions/{NEW}/compare/"
        assert (
            one.handling
            == {
                "ja": "個人情報の取扱いが変わります。",
                "en": "How we handle personal information changes.",
            }[language]
        )


@pytest.mark.parametrize("case", DAYS, ids=lambda case: case.name)
def test_その日の版の状態(history: ReleaseHistory, case: Day) -> None:
    in_force = history.in_force(case.day)
    assert in_force is not None
    assert in_force.name == case.current
    new = history.named(NEW)
    assert new is not None
    assert history.state_on(new, case.day) is case.state_of_new
    assert [entry.release.name for entry in Timeline(history, case.day).entries] == list(case.in_feed)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", DAYS, ids=lambda case: case.name)
def test_その日の変更履歴と版のページ(history: ReleaseHistory, case: Day, language: Language) -> None:
    found = pages(history, case.day, language)
    log = found["changes/"]
    assert [name for name in (NEW, OLD) if f"#release-{name} " in log] == list(case.in_feed)
    assert (f"versions/{NEW}/" in found) is (NEW in case.in_feed)
    assert (f"versions/{NEW}/compare/" in found) is (NEW in case.in_feed)
    assert ("upcoming/" in found) is case.upcoming
    if case.upcoming:
        days = (date(2026, 4, 1) - case.day).days
        assert (f"あと{days}日" if language == "ja" else f"{days} days to go") in found["upcoming/"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", DAYS, ids=lambda case: case.name)
def test_旧版は現在の版を正規のページとして示す(history: ReleaseHistory, case: Day, language: Language) -> None:
    found = pages(history, case.day, language)
    home = 'canonical: ""' if language == "ja" else 'canonical: "en/"'
    old = front(found[f"versions/{OLD}/"])
    assert home in old
    assert 'robots: "noindex"' in old
    superseded = "ps-superseded" in found[f"versions/{OLD}/"]
    assert superseded is (case.current == NEW)
    if superseded:
        words = {"ja": "2026年3月31日まで適用されていた旧版です", "en": "in force until 31 March 2026"}[language]
        assert words in found[f"versions/{OLD}/"]
    if case.upcoming:
        upcoming = front(found[f"versions/{NEW}/"])
        assert 'robots: "noindex"' in upcoming
        assert not any(line.startswith("canonical") for line in upcoming)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", DAYS, ids=lambda case: case.name)
def test_その日のフィード(history: ReleaseHistory, case: Day, language: Language) -> None:
    timeline = Timeline(history, case.day)
    feed = ElementTree.fromstring(render_atom(feed_head(timeline, language), timeline.entries))
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]
    assert ids == [f"tag:mihon.example,{name}:release:{language}" for name in case.in_feed]
    assert feed.findtext(f"{ATOM}id") == f"tag:mihon.example,{OLD}:changes:{language}"
    newest = "2026-03-10" if NEW in case.in_feed else OLD
    assert feed.findtext(f"{ATOM}updated") == f"{newest}T00:00:00+09:00"


def test_効力発生の前の日には最初の版もない(history: ReleaseHistory) -> None:
    assert history.in_force(date(2025, 3, 31)) is None
    assert history.in_force(FIRST) is history.releases[0]
    assert pages(history, date(2025, 3, 31), "ja") == {}


def test_日付は東京の暦で決まる() -> None:
    assert tokyo_day(datetime(2026, 3, 31, 14, 59, tzinfo=UTC)) == date(2026, 3, 31)
    assert tokyo_day(datetime(2026, 3, 31, 15, 0, tzinfo=UTC)) == date(2026, 4, 1)
    with pytest.raises(ValueError, match="time zone"):
        tokyo_day(datetime(2026, 3, 31, 15, 0))


def test_お知らせは内容が変わると別のものになる(history: ReleaseHistory) -> None:
    (before,) = announcements(history, (), date(2026, 3, 31), "ja")
    (same,) = announcements(history, (), date(2026, 3, 10), "ja")
    (after,) = announcements(history, (), date(2026, 4, 1), "ja")
    assert before.identity == same.identity
    assert before.identity != after.identity


def test_改定ではないお知らせは初日から最終日まで出る() -> None:
    notice = Notice(
        id="closed", title=said("休業"), text=said("休みます。"), starts=date(2026, 1, 1), ends=date(2026, 1, 3)
    )
    empty = ReleaseHistory()
    shown = [bool(announcements(empty, (notice,), date(2026, 1, day), "en")) for day in (1, 3, 4)]
    assert shown == [True, True, False]
    assert not announcements(empty, (notice,), date(2025, 12, 31), "ja")


def test_軽い変更は帯を出さず期限を書けば出す() -> None:
    fee = ("policy.requests.fee.amount", 900)
    step = joint_use_step(change_class=ChangeClass.UPDATE, announced=None, handling_changed=False)
    quiet = frozen_steps([first_step(), type(step)(step.effective, (fee,), step.record)])
    told = frozen_steps(
        [first_step(), type(step)(step.effective, (fee,), {**step.record, "banner_until": date(2026, 4, 10)})]
    )
    for made, expected in ((quiet, 0), (told, 1)):
        history = ReleaseHistory(tuple(one.release for one in made))
        assert len(announcements(history, (), date(2026, 4, 10), "ja")) == expected
        assert not announcements(history, (), date(2026, 4, 11), "ja")


def test_条項の経歴は改定を数える(history: ReleaseHistory) -> None:
    ages = {age.anchor: (age.since, age.changed) for age in pedigree(history, date(2026, 4, 1))}
    assert ages["joint-use-manager"] == (date(2026, 4, 1), 1)
    assert ages["joint-use-items"] == (FIRST, 0)
    before = {age.anchor: age.changed for age in pedigree(history, date(2026, 3, 31))}
    assert before["joint-use-manager"] == 0
