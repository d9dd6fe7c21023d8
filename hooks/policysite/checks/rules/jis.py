"""JIS Q 15001 and PrivacyMark (profile jis)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policysite.checks.context import Context
from policysite.domain.findings import Problem
from policysite.domain.sections import (
    ContactSection,
    CookiesSection,
    EntrustmentSection,
    PreambleSection,
    RequestsSection,
    VoluntarinessSection,
)

_STATEMENTS = ("lawful-handling", "compliance", "prevention", "complaints", "improvement")
_TITLE = re.compile("長|役員|取締役|責任者|マネージャー|マネジャー|オフィサー|CPO|主任|代表")

_PERSON = re.compile("[一-龠々ヶ]{1,4}[ 　][一-龠々ぁ-んァ-ヶ]{1,4}(?<!担当)(?<!窓口)(?<![係課部室局])$")


def dates(context: Context) -> Iterator[Problem]:
    """The policy shows when it was established and last revised."""
    for field in ("established", "revised"):
        if getattr(context.policy.site, field) is None:
            yield Problem(("site", field), {"date": f"date-{field}"})


def contact(context: Context) -> Iterator[Problem]:
    """There is a contact for questions on the policy."""
    for path, section in context.sections(ContactSection):
        desk = context.policy.desk(section.desk)
        if desk and not (desk.phone or desk.email or desk.form_url):
            yield Problem((*path, "desk"), {"desk": desk.name.ja})


def top_management(context: Context) -> Iterator[Problem]:
    """The head of the organisation is named under the policy."""
    representative = context.policy.company.operator.representative
    if representative is None or representative.name.ja not in context.page:
        yield Problem(("company", "operator", "representative", "top"))


def statements(context: Context) -> Iterator[Problem]:
    """The five statements of the policy are made."""
    sections = list(context.sections(PreambleSection))
    made = {statement for _, section in sections for statement in section.statements}
    missing = [statement for statement in _STATEMENTS if statement not in made]
    if missing:
        path = sections[0][0] if sections else ("policy",)
        yield Problem((*path, "statements"), {"missing": ",".join(f"statement-{name}" for name in missing)})


def privacy_officer(context: Context) -> Iterator[Problem]:
    """The privacy officer is a person or a post with a department, not a section."""
    for _, section in context.sections(ContactSection):
        desk = context.policy.desk(section.desk)
        if desk is None:
            continue
        where = ("company", "desks", context.policy.company.desks.index(desk), "officer")
        if desk.officer is None:
            yield Problem(where, {"officer": "—"})
        elif not (_TITLE.search(desk.officer.ja) or _PERSON.search(desk.officer.ja)):
            yield Problem((*where, "ja"), {"officer": desk.officer.ja})


def entrustment(context: Context) -> Iterator[Problem]:
    """Whether handling is entrusted is said."""
    if context.policy.section(EntrustmentSection) is None:
        yield Problem(("policy", "entrustment"))


def requests(context: Context) -> Iterator[Problem]:
    """That requests are answered, and where, is said."""
    if not any(section.desk for _, section in context.sections(RequestsSection)):
        yield Problem(("policy", "requests", "desk"))


def voluntariness(context: Context) -> Iterator[Problem]:
    """Whether giving information is voluntary, and what follows from not giving it, is said."""
    sections = list(context.sections(VoluntarinessSection))
    if not sections:
        yield Problem(("policy", "voluntariness"))
    for path, section in sections:
        if not section.consequence_stated:
            yield Problem((*path, "consequence_stated"))


def unnoticed_acquisition(context: Context) -> Iterator[Problem]:
    """Acquisition that people cannot easily notice is said, or denied."""
    if context.policy.section(CookiesSection) is None:
        yield Problem(("policy", "cookies", "unnoticed"))
