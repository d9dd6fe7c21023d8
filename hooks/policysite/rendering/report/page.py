"""The report as one HTML document."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from policysite.composition.wordlist import format_date
from policysite.domain.changes import Change, Verdict
from policysite.domain.comparison import Comparison
from policysite.domain.findings import Level
from policysite.domain.review import Turn
from policysite.rendering.comparison.table_html import render_comparison_table
from policysite.rendering.comparison.words import KINDS, class_label, version_label
from policysite.rendering.environment import environment
from policysite.rendering.finding_lines import LEVELS
from policysite.rendering.report.views import PROMISE, ReviewReport, grouped

REPORT_MARK = '<meta name="generator" content="policysite report">'
"""By this element near its beginning the command knows its own file."""
_TURNS = {Turn.FINDING: "検査", Turn.RELEASE: "版", Turn.NOTICE: "お知らせ"}
_LANGUAGES = {"ja": "日本語", "en": "英語"}
_STATES = {"stale": "日本語が変わった", "missing": "英訳がない", "current": "最新", "confirmed": "確認済み"}


@dataclass(frozen=True)
class ChangeView:
    """A change as the report lists it."""

    kind: str
    target: str
    class_label: str
    verdicts: tuple[Verdict, ...]
    old: str
    new: str
    marks: tuple[str, ...]


@dataclass(frozen=True)
class DayView:
    """A line of the calendar."""

    day: str
    kind: str
    what: str
    rule: str
    count: int


def render_report(report: ReviewReport) -> str:
    """The document; it needs no network, no script and no other file."""
    return (
        environment()
        .get_template("report.html.j2")
        .render(
            report=report,
            promise=PROMISE,
            levels=[(LEVELS[level].ja, level.value, report.of_level(level)) for level in Level],
            changes=[_change(change) for change in report.changes],
            computed=class_label(report.computed, "ja") if report.computed else "",
            stated=_stated(report),
            effect=report.effect,
            judged=report.judged,
            old=_version(report.old_name),
            new=_version(report.new_name),
            tables=[(table.language, _LANGUAGES[table.language], _only_changes(table)) for table in report.tables],
            seen=[
                (format_date(s.starts, "ja"), format_date(s.ends, "ja") if s.ends else "", s.what) for s in report.seen
            ],
            translations=[(_STATES[unit.unit.freshness.value], unit) for unit in report.translations],
            calendar=_days(report),
            today=format_date(report.today, "ja"),
        )
    )


def _version(name: str) -> str:
    """A version as it is read; nothing where nothing is compared."""
    return version_label(name, "ja") if name else ""


def _change(change: Change) -> ChangeView:
    marks = (["要判断"] if change.review else []) + (["認められない変更"] if change.refused else [])
    return ChangeView(
        kind=KINDS[change.kind].ja,
        target=change.target,
        class_label=class_label(change.change_class, "ja"),
        verdicts=change.verdicts,
        old=change.old.ja if change.old else "",
        new=change.new.ja if change.new else "",
        marks=tuple(marks),
    )


def _stated(report: ReviewReport) -> str:
    return class_label(report.stated, "ja") if report.stated else ""


def _only_changes(table: Comparison) -> Markup:
    return render_comparison_table(replace(table, rows=table.changed))


def _days(report: ReviewReport) -> list[DayView]:
    return [
        DayView(format_date(entry.day, "ja"), _TURNS[entry.turn], _what(entry.what.ja, count), entry.rule, count)
        for entry, count in grouped(report.calendar)
    ]


def _what(words: str, count: int) -> str:
    return words if count == 1 else f"{words}（ほか {count - 1} 件）"
