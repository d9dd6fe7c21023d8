"""区分についての判断と、前の形式で下げた区分は、変更履歴、更新情報、データのどれにも出る。"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from html import unescape

from tests.history.made_history import Step, first_step, frozen_steps
from tests.history.made_policy import said

from policysite.assemble.history.log import Log
from policysite.assemble.history.timeline import Timeline
from policysite.domain.changes import Answer, ChangeClass, Judgement
from policysite.domain.release_history import ReleaseHistory
from policysite.history import announcements
from policysite.rendering.feeds.atom import feed_paragraphs
from policysite.rendering.feeds.history_json import render_changes
from policysite.rendering.report.summary import render_summary
from policysite.rendering.report.views import ReviewReport

DAY = date(2026, 4, 1)
REWORDED = (
    "policy.extra.clauses.first.text.0",
    said("当社は、法令を遵守し、従業者の教育を徹底します。", "We train our staff."),
)
ITEMS = ("policy.joint-use.clauses.items.data_items.+", "phone")
JUDGED = Judgement(
    target="extra.first", answer=Answer.CONFIRMED, reason=said("運用は前と同じです。", "Practice stays."), by="法務部長"
)


def timeline(*steps: Step, **record: object) -> Timeline:
    made = [one.release for one in frozen_steps([first_step(), *steps])]
    made[-1] = replace(made[-1], record=replace(made[-1].record, **record))  # type: ignore[arg-type]
    return Timeline(ReleaseHistory(tuple(made)), DAY)


def everywhere(shown: Timeline) -> dict[str, str]:
    """What each place says about the last revision."""
    entry = shown.entries[0]
    data = json.loads(render_changes(shown.entries, "https://mihon.example/", {"ja": "", "en": "en/"}))["changes"][0]
    return {
        "ja": dict(Log(shown, "ja", "changes/").entry(entry).rows).get("区分についての判断", ""),
        "en": dict(Log(shown, "en", "changes/").entry(entry).rows).get("Judgements on the class", ""),
        "feed": "\n".join(feed_paragraphs(entry, "ja")),
        "json": json.dumps([data["class"], data["judgements"], data["lowered"]], ensure_ascii=False),
    }


def test_判断と理由と名前が公表される() -> None:
    step = Step(DAY, (REWORDED,), {"change_class": ChangeClass.UPDATE, "judgements": (JUDGED,)})
    told = everywhere(timeline(step))
    assert all("法務部長" in said_there for said_there in told.values()), told
    assert "運用は前と同じです。" in told["ja"]
    assert "Practice stays." in told["en"]
    assert "運用は前と同じです。" in told["feed"]


def test_前の形式で下げた版は計算した区分と下げた理由を示す() -> None:
    step = Step(DAY, (ITEMS,), {"change_class": ChangeClass.UPDATE})
    shown = timeline(step, lowering_reason=said("軽微なため", "minor"))
    told = everywhere(shown)
    assert "同意を要する変更" in told["ja"]
    assert "軽微なため" in told["ja"]
    assert "minor" in told["en"]
    assert told["json"].startswith('["S5"')
    assert "軽微なため" in told["json"]
    (banner,) = announcements(shown.history, (), DAY, "ja")
    assert banner.handling == "個人情報の取扱いが変わります。"


def summary(*judgements: Judgement) -> str:
    shown = timeline(Step(DAY, (REWORDED,), {"change_class": ChangeClass.UPDATE, "judgements": judgements}))
    entry = shown.entries[0]
    report = ReviewReport(
        today=DAY, company="みほん", findings=(), changes=entry.changes, computed=ChangeClass.UPDATE,
        revision=entry.release.record,
    )  # fmt: skip
    return unescape(render_summary(report))


def test_プルリクエストに要判断と記録した区分が出る() -> None:
    open_question, judged = summary(), summary(JUDGED)
    assert "要判断" in open_question
    assert "extra.first" in open_question
    assert "記録した区分：**S1 更新**" in open_question
    assert "個人情報の取扱いが変わります。" in open_question
    assert "要判断" not in judged
    assert "運用は前と同じです。" in judged
    assert "法務部長" in judged
