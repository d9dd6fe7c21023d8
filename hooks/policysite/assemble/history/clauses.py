"""What the history says about the text in force: the age of each clause, the last change, and where English lags."""

from __future__ import annotations

from collections.abc import Mapping

from policysite.assemble.history.log import Log
from policysite.assemble.history.timeline import Timeline
from policysite.assemble.inspection import Inspection
from policysite.assemble.site.paths import prefix, relative
from policysite.assemble.translations.freshness import DRAFT, lagging_words
from policysite.composition.wordlist import format_date
from policysite.domain.releases import Release
from policysite.domain.text import Language, Text
from policysite.rendering.at_a_glance import GlanceLine
from policysite.rendering.node_views import ClauseMark, Marks

CHANGES = "changes/"
_CHANGED = Text(ja="{day}から（改定{count}回）", en="Since {day} (revised {count} times)")
_CHANGED_ONCE = Text(ja="{day}から（改定1回）", en="Since {day} (revised once)")
_ADDED = Text(ja="{day}に追加", en="Added on {day}")


def clause_marks(timeline: Timeline, language: Language) -> Marks:
    """Anchor → since when its text reads so; clauses as old as the policy itself carry no mark."""
    in_force = timeline.history.path_to(timeline.history.in_force(timeline.today))
    first = in_force[0].effective if in_force else None
    names = {release.effective: release.name for release in in_force}
    marks: dict[str, tuple[ClauseMark, ...]] = {}
    for age in timeline.ages:
        if age.since == first:
            continue
        words = _ADDED if age.changed == 0 else _CHANGED_ONCE if age.changed == 1 else _CHANGED
        day = format_date(age.since, language)
        text = words.in_language(language).format(day=day, count=age.changed)
        href = relative(prefix(language), f"{prefix(language)}versions/{names[age.since]}/")
        marks[age.anchor] = (ClauseMark("changed", text, href),)
    return marks


def with_lag(marks: Marks, lagging: Mapping[str, str]) -> Marks:
    """The marks, with the warning of a lagging translation in front."""
    merged = dict(marks)
    for anchor, words in lagging.items():
        merged[anchor] = (ClauseMark("translation", words), *merged.get(anchor, ()))
    return merged


def latest_change(timeline: Timeline, language: Language) -> tuple[GlanceLine, ...]:
    """The last revision in one line, leading to the change log; nothing before there is one."""
    if not timeline.entries:
        return ()
    entry = timeline.current or timeline.entries[0]
    said = Log(timeline, language, CHANGES).entry(entry)
    note = entry.release.record.note.in_language(language)
    return (GlanceLine(note, relative(prefix(language), prefix(language) + CHANGES), said.heading),)


def lagging(inspection: Inspection, release: Release | None, language: Language) -> Mapping[str, str]:
    """Anchor → what readers are told where the English of the shown text is behind its Japanese."""
    policy = release.policy if release else inspection.policy
    lineage = inspection.lineages.get(release.name if release else DRAFT)
    return lagging_words(policy, lineage, language) if policy and lineage else {}
