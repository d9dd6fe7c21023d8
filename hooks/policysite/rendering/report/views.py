"""What the report and its short form are made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from policysite.domain.bearing import bearing_of
from policysite.domain.changes import Change, ChangeClass, computed_effect
from policysite.domain.comparison import Comparison
from policysite.domain.effects import EFFECTS
from policysite.domain.exchange import ExchangeUnit
from policysite.domain.findings import Finding, Level
from policysite.domain.releases import Revision
from policysite.domain.review import CalendarEntry, Touch
from policysite.domain.waivers import Waiver
from policysite.rendering.comparison.words import ANSWERS

PROMISE = (
    "「公開できます」は、必要な記載が公開され、互いに矛盾しないことを意味します。法令に適合していることを意味しません。"
)
"""What a green build means, and what it does not."""


@dataclass(frozen=True)
class Seen:
    """Something visitors will see, from its first day to its last (None while it stays)."""

    starts: date
    ends: date | None
    what: str


@dataclass(frozen=True, kw_only=True)
class ReviewReport:
    """Everything the report says; a project that does not load has findings only."""

    today: date
    company: str
    findings: tuple[Finding, ...]
    old_name: str = ""
    new_name: str = ""
    changes: tuple[Change, ...] = ()
    computed: ChangeClass | None = None
    revision: Revision | None = None
    tables: tuple[Comparison, ...] = ()
    seen: tuple[Seen, ...] = ()
    touches: tuple[Touch, ...] = ()
    translations: tuple[ExchangeUnit, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    calendar: tuple[CalendarEntry, ...] = ()

    @property
    def effect(self) -> str:
        """What visitors are told about the meaning of the changes."""
        return EFFECTS[
            bearing_of(self.revision, self.changes).effect if self.revision else computed_effect(self.changes)
        ].ja

    @property
    def stated(self) -> ChangeClass | None:
        """The class that the record states."""
        return self.revision.change_class if self.revision else None

    @property
    def judged(self) -> tuple[str, ...]:
        """Each judgement on a class in a sentence."""
        judgements = self.revision.judgements if self.revision else ()
        return tuple(
            f"{one.target}：{ANSWERS[one.answer].ja}（理由：{one.reason.ja}、判断した人：{one.by}）"
            for one in judgements
        )

    @property
    def unjudged(self) -> tuple[Change, ...]:
        """The changes whose class no data decides and nobody has judged."""
        return tuple(change for change in self.changes if change.review)

    def of_level(self, level: Level) -> tuple[Finding, ...]:
        """The findings of a level that no waiver silences."""
        return tuple(finding for finding in self.findings if finding.level is level and not finding.waived)

    @property
    def publishable(self) -> bool:
        """Whether the strict build would publish."""
        return not any(finding.stops for finding in self.findings)

    @property
    def reminders(self) -> tuple[Finding, ...]:
        """What is overdue: it stops nothing, and is not to be overlooked."""
        return tuple(finding for finding in self.of_level(Level.WARNING) if finding.reminder)

    @property
    def verdict(self) -> str:
        """One line for somebody who reads nothing else."""
        errors = len(self.of_level(Level.ERROR))
        warnings = sum(finding.stops for finding in self.of_level(Level.WARNING))
        if not self.publishable:
            return f"公開できません（エラー {errors} 件、警告 {warnings} 件）"
        open_questions = sum(waiver.question for waiver in self.waivers)
        rest = f"（未決事項 {open_questions} 件）" if open_questions else ""
        changed = f"変更 {len(self.changes)} 件、区分 {self.computed}" if self.computed else "変更なし"
        overdue = f"。期限の過ぎた見直し {len(self.reminders)} 件" if self.reminders else ""
        return f"公開できます：{changed}{rest}{overdue}"


def grouped(entries: Sequence[CalendarEntry]) -> tuple[tuple[CalendarEntry, int], ...]:
    """Entries with how many like them turn on the same day; what one rule says many times stands once."""
    counts: dict[tuple[date, str], int] = {}
    for entry in entries:
        counts[_kind(entry)] = counts.get(_kind(entry), 0) + 1
    first: dict[tuple[date, str], CalendarEntry] = {}
    for entry in entries:
        first.setdefault(_kind(entry), entry)
    return tuple((entry, counts[kind]) for kind, entry in first.items())


def _kind(entry: CalendarEntry) -> tuple[date, str]:
    return entry.day, entry.rule or entry.what.ja
