"""Dates, the clause on changes, promises, and law that is coming."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from policysite.checks.context import Context
from policysite.checks.phrases import phrase_problems
from policysite.domain.clauses import Promised
from policysite.domain.findings import Level, Problem
from policysite.domain.paths import DataPath
from policysite.domain.sections import (
    AnonymizedSection,
    ChangesSection,
    Declared,
    EntrustmentSection,
    OptOutSection,
    SecuritySection,
    ThirdPartySection,
)

_AHEAD = timedelta(days=60)
_A_YEAR = timedelta(days=366)


def dates_in_order(context: Context) -> Iterator[Problem]:
    """The dates of establishment and revision are there and in order."""
    site = context.policy.site
    if site.established and site.revised and site.revised < site.established:
        yield Problem(("site", "revised"), {"fault": "dates-reversed"}, level=Level.ERROR)
    if site.established is None and site.revised is None:
        yield Problem(("site", "established"), {"fault": "dates-missing"})


def days_not_ahead(context: Context) -> Iterator[Problem]:
    """What is said to have happened has happened; a policy may be established on a day that is near."""
    established = context.policy.site.established
    if established and established > context.today + _A_YEAR:
        yield Problem(("site", "established"), {"day": established.isoformat()})
    for path, section in context.sections(OptOutSection):
        for name in ("filed_on", "published_on"):
            day = getattr(section.facts, name) if section.facts else None
            if day and day > context.today:
                yield Problem((*path, "facts", name), {"day": day.isoformat()})


def notices_in_order(context: Context) -> Iterator[Problem]:
    """A notice ends after it begins."""
    for index, notice in enumerate(context.policy.notices):
        if notice.ends < notice.starts:
            values = {"starts": notice.starts.isoformat(), "ends": notice.ends.isoformat()}
            yield Problem(("notices", index, "ends"), values)


def reviews_due(context: Context) -> Iterator[Problem]:
    """What is to be looked at again is named ahead of its day, and is a warning from that day on."""
    due: list[tuple[DataPath, date | None]] = [(("site", "review_due"), context.policy.site.review_due)]
    due += [(("policy", at, "review_due"), section.review_due) for at, section in enumerate(context.policy.policy)]
    due += [((*path, "review_due"), clause.review_due) for path, _, clause in context.clauses]
    for path, day in due:
        if day and day - context.today <= _AHEAD:
            overdue = day <= context.today
            values = {"day": day.isoformat(), "when": "review-overdue" if overdue else "review-coming"}
            yield Problem(path, values, level=Level.WARNING if overdue else Level.NOTE)


def changes_clause(context: Context) -> Iterator[Problem]:
    """The clause on changes does not narrow the notices that statute asks for."""
    sections = list(context.sections(ChangesSection))
    if not sections:
        yield Problem(("policy", "changes"), {"fault": "no-changes-section"}, level=Level.NOTE)
    for path, section in sections:
        if not section.statutory_notices:
            fault = "important-undefined" if context.says(path, "重要な変更") else "notices-unsaid"
            yield Problem((*path, "statutory_notices"), {"fault": fault})


def significant_changes_announced(context: Context) -> Iterator[Problem]:
    """A promise to announce changes on the site is kept by a banner that lasts."""
    for path, promises in _promising(context):
        if Promised.ANNOUNCE_SIGNIFICANT_CHANGES in promises and context.policy.site.notice.banner_days < 1:
            yield Problem(("site", "notice", "banner_days"), {"clause": _cited(context, path)})


def forms_handed_out(context: Context) -> Iterator[Problem]:
    """A promise to hand out forms is kept by forms that exist."""
    requests = context.policy.requests()
    for path, promises in _promising(context):
        if Promised.FORMS_HANDED_OUT in promises and not (requests and requests.forms and context.policy.forms):
            yield Problem((*path, "promises"), {"clause": _cited(context, path)})


def desk_reachable(context: Context) -> Iterator[Problem]:
    """A promise that a desk takes requests is kept by a desk that can be reached as the text says."""
    for path, promises in _promising(context):
        if Promised.DESK_REACHABLE not in promises:
            continue
        desk = context.policy.contact_desk()
        reachable = {channel.value for channel in desk.channels()} if desk else set()
        for channel, pattern in (("phone", "電話"), ("email", "電子?メール|メール"), ("fax", "ファックス|FAX")):
            if channel not in reachable and re.search(f"({pattern})(にて|で|により|又は|、)", context.own_words(path)):
                values = {"clause": _cited(context, path), "channel": f"channel-{channel}"}
                yield Problem((*path, "promises", channel), values)


def promises_registered(context: Context) -> Iterator[Problem]:
    """What the text promises about its publisher is registered beside it."""
    registered = {promise for _, promises in _promising(context) for promise in promises}
    for problem in phrase_problems(context, "promises", context.texts_below(("policy",))):
        promise = problem.values["better_en"]
        if Promised(promise) not in registered:
            values = {"found": problem.values["found"], "promise": promise}
            yield Problem(problem.path, values, offset=problem.offset)


def _promising(context: Context) -> Iterator[tuple[DataPath, tuple[Promised, ...]]]:
    for index, section in enumerate(context.policy.policy):
        if section.promises:
            yield ("policy", index), section.promises
    for path, _, clause in context.clauses:
        if clause.promises:
            yield path, clause.promises


def _cited(context: Context, path: DataPath) -> str:
    node = context.nodes[path][0]
    return node.citation or node.heading_text


def coming(rule: str, relevant: Callable[[Context], bool]) -> Callable[[Context], Iterator[Problem]]:
    """A rule that notes enacted law with its date, until `law_as_of` says that it was taken into account."""

    def note(context: Context) -> Iterator[Problem]:
        day = context.catalogue.rules[rule].in_force_from
        if day is None:
            raise ValueError(f"{rule} has no date")
        reviewed = context.policy.site.law_as_of
        if relevant(context) and not (reviewed and reviewed >= day):
            when = "law-coming" if context.today < day else "law-in-force"
            values = {"when": when, "day": day.isoformat(), "left": str(max((day - context.today).days, 0))}
            yield Problem(("site", "law_as_of", rule), values, level=Level.NOTE)

    return note


def always(_: Context) -> bool:
    """Law that concerns every business."""
    return True


def makes_statistics(context: Context) -> bool:
    """Whether statistics or anonymised information are made."""
    return "統計" in context.page or any(True for _ in context.sections(AnonymizedSection))


def provides(context: Context) -> bool:
    """Whether data is provided to third parties."""
    return any(section.declared is Declared.PRACTISED for _, section in context.sections(ThirdPartySection))


def entrusts(context: Context) -> bool:
    """Whether data is entrusted or provided by opt-out."""
    kinds = (EntrustmentSection, OptOutSection)
    return any(isinstance(s, kinds) and s.declared is Declared.PRACTISED for s in context.policy.policy)


def takes_biometrics(context: Context) -> bool:
    """Whether features of the body are taken."""
    return any(item.biometric for item in context.policy.registers.data_items)


def secures(context: Context) -> bool:
    """Whether measures for security are described."""
    return any(True for _ in context.sections(SecuritySection))
