"""The short form of the report in Markdown, for the summary of a workflow and the comment on a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from policysite.domain.comparison import Comparison, ComparisonRow, Segment, SegmentKind
from policysite.domain.findings import Level
from policysite.rendering.comparison.table_html import table_side
from policysite.rendering.comparison.words import STATUSES, class_label
from policysite.rendering.report.views import PROMISE, ReviewReport

SUMMARY_MARK = "<!-- policysite-review -->"
"""By this line a workflow finds its own comment again, and the command its own file."""
_MOST = 20
# GitHub takes comments of up to 65,536 characters; a table is cut at whole rows well before.
_LONGEST_TABLE = 40_000
_SIGNS = re.compile(r"([\\`*_{}\[\]()#+!|~<>&@$-])")


def render_summary(report: ReviewReport) -> str:
    """Verdict, findings that stop, class and duties, and the old/new table in Japanese."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: ReviewReport) -> Iterator[str]:
    yield from (SUMMARY_MARK, f"## {_text(report.verdict)}", "", PROMISE)
    yield from _findings(report)
    if report.computed:
        stated = (
            class_label(report.stated, "ja") if report.stated else "まだありません（releases/next.yml の change_class）"
        )
        yield from ("", "### 変更", "", f"計算した区分：**{_text(class_label(report.computed, 'ja'))}**", "")
        yield from (f"記録した区分：**{_text(stated)}**", "", _text(report.effect), "")
        yield from _judgements(report)
        for duty in dict.fromkeys(verdict.duty.ja for change in report.changes for verdict in change.verdicts):
            yield f"- {_text(duty)}"
    for table in report.tables:
        if table.language == "ja" and table.changed:
            yield from _table(table)


def _judgements(report: ReviewReport) -> Iterator[str]:
    """What was judged about classes, and what still has to be."""
    if report.judged:
        yield from ("区分についての判断（公表されます）：", "", *(f"- {_text(said)}" for said in report.judged), "")
    if report.unjudged:
        yield from ("**要判断**（データから区分が決まらない変更）：", "")
        yield from (f"- {_text(change.target)}：{_text(change.deciding.matter.ja)}" for change in report.unjudged)
        yield ""


def _findings(report: ReviewReport) -> Iterator[str]:
    stops = [*report.of_level(Level.ERROR), *report.of_level(Level.WARNING)]
    if not stops:
        return
    yield from ("", "| 場所 | 規則 | 内容 | 直し方 |", "| --- | --- | --- | --- |")
    for finding in stops[:_MOST]:
        place = f"{finding.file}:{finding.line}"
        yield f"| {_text(place)} | {_text(finding.rule)} | {_text(finding.message.ja)} | {_text(finding.fix.ja)} |"
    if len(stops) > _MOST:
        yield f"\nほか {len(stops) - _MOST} 件（一覧は報告書）"


def _table(table: Comparison) -> Iterator[str]:
    yield from ("", "### 新旧対照表", "", "| 旧 | 新 | 区分 |", "| --- | --- | --- |")
    rows = [
        f"| {_side(row, old=True)} | {_side(row, old=False)} | {STATUSES[row.status].ja} |" for row in table.changed
    ]
    lengths = accumulate(len(row) for row in rows)
    shown = [row for row, length in zip(rows, lengths, strict=True) if length <= _LONGEST_TABLE][:_MOST]
    yield from shown
    if len(rows) > len(shown):
        yield f"\nほか {len(rows) - len(shown)} 条項（全文は報告書）"


def _side(row: ComparisonRow, old: bool) -> str:
    citation = row.old_citation if old else row.new_citation
    sides = [paragraph.old if old else paragraph.new for paragraph in row.paragraphs]
    texts = ["".join(map(_segment, side)) for side in sides if side]
    for table in row.tables:
        shown = table_side(table, old)
        lines = ((shown.caption,), *shown.rows) if shown.caption else shown.rows
        texts += [" / ".join("".join(map(_segment, cell)) for cell in line) for line in lines]
    return "<br>".join([f"**{_text(citation)}**", *texts]) if citation or texts else "（なし）"


def _segment(segment: Segment) -> str:
    text = _text(segment.text)
    tag = {SegmentKind.REMOVED: "del", SegmentKind.ADDED: "ins"}.get(segment.kind)
    return f"<{tag}>{text}</{tag}>" if tag else text


def _text(raw: str) -> str:
    """Text that GitHub shows as it stands: no markup, no mentions, one line."""
    return _SIGNS.sub(lambda match: f"&#{ord(match[1])};", " ".join(raw.split()))
