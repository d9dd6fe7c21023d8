"""What a record says by itself: words in both languages that say something, and days that fit each other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta

from policysite.composition import compose
from policysite.domain.changes import ChangeClass
from policysite.domain.model import PolicyData
from policysite.domain.releases import Release
from policysite.domain.text import LANGUAGES, Text
from policysite.history.chain import HistoryProblem, at_record, at_withdrawal

# Longer than anything a revision announces by a day; what lies beyond is a slip of the year.
_LONGEST = timedelta(days=400)
_EMPTY = re.compile(
    "(?:特に)?(?:な|無)し|ありません|未定|同上|該当(?:な|無)し|不要|省略|なし|ー|none|nothing|n/?a|not applicable|"
    "tba|tbd|tbc|todo|unknown|same|minor|various|misc(?:ellaneous)?|軽微|軽微なため|諸般の事情|その他|-*"
)
_REVISED = re.compile("改定|改訂|最終改正|最終更新")
_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")


def judge_words(release: Release) -> Iterator[HistoryProblem]:
    """Each published word of a record is there in both languages and says something."""
    record = release.record
    for field, text in (("note", record.note), ("reasons", record.reasons), ("consent_basis", record.consent_basis)):
        yield from _both_languages(release, field, text)
    if record.recourse:
        yield from _both_languages(release, "recourse.text", record.recourse.text)
    if record.reasons is None and (record.change_class or ChangeClass.EDITORIAL) >= ChangeClass.UPDATE:
        yield at_record("HIST-REASONS", release)
    if record.banner_until and record.banner_until < _last_needed(release):
        yield at_record("HIST-BANNER", release, "banner_until")


def judge_new_words(release: Release) -> Iterator[HistoryProblem]:
    """No word of a new record is a word for nothing, such as なし."""
    record = release.record
    said = {"note": record.note, "reasons": record.reasons, "consent_basis": record.consent_basis,
            "recourse.text": record.recourse.text if record.recourse else None}  # fmt: skip
    for field, text in said.items():
        for language in LANGUAGES:
            if text and says_nothing(text.in_language(language)):
                found = text.in_language(language)
                yield at_record("HIST-EMPTY", release, f"{field}.{language}", key=field, found=found)


def judge_withdrawn_words(release: Release) -> Iterator[HistoryProblem]:
    """The reason of a withdrawal is there in both languages and says something."""
    if release.withdrawal is None:
        return
    for language in LANGUAGES:
        said = release.withdrawal.record.reason.in_language(language)
        if not said.strip():
            yield at_withdrawal("HIST-NOTE", release, "reason", key="reason", language=language)
        elif says_nothing(said):
            yield at_withdrawal("HIST-EMPTY", release, "reason", key="reason", found=said)


def says_nothing(words: str) -> bool:
    """Whether a text is only a word for nothing."""
    folded = unicodedata.normalize("NFKC", words).lower().strip(" 。.、,・\u3000()")
    return bool(words.strip()) and _EMPTY.fullmatch(folded) is not None


def judge_days(release: Release) -> Iterator[HistoryProblem]:
    """The days of a new record fit the day it takes effect."""
    record, effective = release.record, release.effective
    latest = max(effective, release.announced)
    until = record.recourse.until if record.recourse else None
    ranges = (
        ("recourse.until", until, effective, latest + _LONGEST),
        ("acquired_after", record.acquired_after, effective, effective + _LONGEST),
        ("banner_until", record.banner_until, date.min, latest + _LONGEST),
        ("announced", record.announced, effective - _LONGEST, effective + _LONGEST),
    )
    for field, day, first, last in ranges:
        if day and not first <= day <= last:
            begins = max(first, min(effective, release.announced)) if first == date.min else first
            shown = {"day": day.isoformat(), "first": begins.isoformat(), "last": last.isoformat()}
            yield at_record("HIST-DAYS", release, field, key=field, **shown)


def judge_revised(release: Release) -> Iterator[HistoryProblem]:
    """The last revision that a new version states, as a fact and in its words, is the day it takes effect."""
    effective = release.effective
    stated = release.policy.site.revised
    if stated and stated != effective:
        yield at_record("HIST-REVISED", release, stated=stated.isoformat(), effective=effective.isoformat())
    written = _revisions_written(release.policy)
    if written and max(written) != effective and not (stated and max(written) == stated):
        yield at_record("HIST-REVISED", release, stated=max(written).isoformat(), effective=effective.isoformat())


def _revisions_written(policy: PolicyData) -> tuple[date, ...]:
    """The days of revision that the composed text states."""
    lines = (text for node in compose(policy, "ja").document.walk() for text in node.texts())
    folded = (unicodedata.normalize("NFKC", line) for line in lines if _REVISED.search(line))
    found = (tuple(map(int, match)) for line in folded for match in _DAY.findall(line))
    return tuple(day for parts in found if (day := _day(*parts)))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _last_needed(release: Release) -> date:
    """The first day on which a banner may end: a significant change is announced until it takes effect."""
    stated = release.record.change_class
    return max(release.announced, release.effective) if stated and stated.significant else release.announced


def _both_languages(release: Release, field: str, text: Text | None) -> Iterator[HistoryProblem]:
    if text is None:
        return
    for language in LANGUAGES:
        if not text.in_language(language).strip():
            yield at_record("HIST-NOTE", release, f"{field}.{language}", key=field, language=language)
