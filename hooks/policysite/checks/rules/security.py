"""Security control measures as the guideline orders them (法23条, 通則編 10)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policysite.checks.context import Context
from policysite.domain.clauses import Clause, SecurityClause, SecurityMeasure
from policysite.domain.findings import Level, Problem
from policysite.domain.paths import DataPath
from policysite.domain.sections import Declared, SecuritySection

_EXPECTED = {
    SecurityMeasure.BASIC_POLICY: Level.NOTE,
    SecurityMeasure.RULES: Level.NOTE,
    SecurityMeasure.ORGANIZATIONAL: Level.WARNING,
    SecurityMeasure.PERSONNEL: Level.WARNING,
    SecurityMeasure.PHYSICAL: Level.WARNING,
    SecurityMeasure.TECHNICAL: Level.WARNING,
}
_OWN_PLACE = (
    SecurityMeasure.EXTERNAL,
    SecurityMeasure.CONTRACTORS,
    SecurityMeasure.RULES,
    SecurityMeasure.BASIC_POLICY,
)
_ANSWERED = (
    "求めに応じ|求めがあ(れば|った|る)"
    "|(求め|ご?請求|お?申し?出|お?問い?合わ?せ|照会|ご?連絡)[^。]{0,40}(回答|お?答え|お?知らせ|お?伝え|開示|説明)"
)
_FUTURE = re.compile("(講じ|実施し|行い)ます")


def _practised(context: Context) -> Iterator[tuple[DataPath, SecuritySection]]:
    for path, section in context.sections(SecuritySection):
        if section.declared is Declared.PRACTISED:
            yield path, section


def measures_described(context: Context) -> Iterator[Problem]:
    """Each heading of the guideline has at least one concrete measure."""
    for path, section in _practised(context):
        described = {
            clause.measure
            for where, clause in context.below(path, SecurityClause)
            if clause.measure and _has_body(context, where, clause)
        }
        expected = dict(_EXPECTED)
        if section.foreign_handling is Declared.PRACTISED:
            expected[SecurityMeasure.EXTERNAL] = Level.WARNING
        # 法32条1項 allows the rest to be answered on request.
        answered = context.says(path, _ANSWERED)
        for measure, level in expected.items():
            if measure not in described:
                values = {"measure": f"measure-{measure}"}
                yield Problem((*path, str(measure)), values, level=Level.NOTE if answered else level)


def _has_body(context: Context, path: DataPath, clause: SecurityClause) -> bool:
    return bool(clause.text) or any(below.text for below in context.clauses_of(path, SecurityClause))


def measures_in_place(context: Context) -> Iterator[Problem]:
    """External environment, contractors and rules are headings of their own, not items under another measure."""
    for path, _ in _practised(context):
        for where, clause in context.below(path, SecurityClause):
            for below, inner in context.below(where, SecurityClause):
                if clause.measure and inner.measure in _OWN_PLACE and inner.measure is not clause.measure:
                    level = Level.NOTE if inner.measure is SecurityMeasure.RULES else None
                    values = {"measure": f"measure-{inner.measure}", "under": f"measure-{clause.measure}"}
                    yield Problem((*below, "measure"), values, level=level)


def content_named(context: Context) -> Iterator[Problem]:
    """The measures that the guideline names under a heading are mentioned."""
    for path, _ in _practised(context):
        for where, clause in context.below(path, SecurityClause):
            if len(where) != len(path) + 2 or clause.measure is None:
                continue
            for phrase in context.phrases("security-contents"):
                if phrase.id.startswith(clause.measure) and not phrase.pattern.search(context.words(where)):
                    values = {"better": phrase.better.ja, "better_en": phrase.better.en}
                    yield Problem((*where, phrase.id), values)


def headings_have_bodies(context: Context) -> Iterator[Problem]:
    """No heading stands without words below it."""
    for path, _, clause in context.clauses:
        node = context.nodes.get(path)
        if node is None or clause.clauses or not clause.title:
            continue
        if not node[0].blocks and not node[0].closing and not _carries_facts(clause):
            yield Problem((*path, "title"), {"title": clause.title.ja})


def _carries_facts(clause: Clause) -> bool:
    return any(
        getattr(clause, name, None) for name in ("papers", "purposes", "data_items", "recipients", "users", "manager")
    )


def present_tense(context: Context) -> Iterator[Problem]:
    """Measures are taken, not going to be taken."""
    for path, section in _practised(context):
        for index, text in enumerate(section.lead):
            match = _FUTURE.search(text.ja)
            if match:
                yield Problem((*path, "lead", index, "ja"), {"found": match[0]}, offset=match.start())
