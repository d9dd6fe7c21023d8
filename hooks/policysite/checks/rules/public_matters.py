"""Matters that the individual must be able to know (法32条1項, 令10条)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policysite.checks.context import Context
from policysite.checks.phrases import phrase_problems
from policysite.composition.countries import country_name
from policysite.domain.clauses import JointUseClause
from policysite.domain.company import Corporation, DisclosureMode
from policysite.domain.findings import Level, Problem
from policysite.domain.model import OPERATOR
from policysite.domain.sections import ContactSection, JointUseSection, OptOutSection, SecuritySection

_OPERATOR = ("company", "operator")
_CORPORATE_FORM = re.compile("会社|法人|組合|財団|社団|機構|協会|学校|相互")
_ADDRESS_NUMBER = re.compile(r"[0-9０-９]|[一二三四五六七八九十]+(丁目|番)")


def business_name(context: Context) -> Iterator[Problem]:
    """The registered name is given and shown, not only what the company calls itself."""
    operator = context.policy.company.operator
    if operator.name.ja.strip() in ("", operator.short_name.ja):
        yield Problem((*_OPERATOR, "name", "ja"), {"name": operator.name.ja, "fault": "only-short-name"})
    elif operator.name.ja not in context.page:
        yield Problem((*_OPERATOR, "name", "ja"), {"name": operator.name.ja, "fault": "not-on-page"})


def business_address(context: Context) -> Iterator[Problem]:
    """The operator's own address reaches down to the number."""
    address = context.policy.address(context.policy.company.operator.address)
    if address and address.country == "JP" and not _ADDRESS_NUMBER.search(address.text.ja):
        yield Problem((*_OPERATOR, "address"), {"address": address.text.ja, "fault": "no-number"})
    elif address and address.text.ja not in context.page:
        fault = {"address": address.text.ja, "fault": "not-on-page"}
        yield Problem((*_OPERATOR, "address"), fault, level=Level.WARNING)


def representative(context: Context) -> Iterator[Problem]:
    """A corporation names its representative on the page, or answers on request at a desk."""
    operator = context.policy.company.operator
    if operator.representative_mode is DisclosureMode.ON_REQUEST:
        return
    if operator.representative is None:
        if _CORPORATE_FORM.search(operator.name.ja):
            yield Problem((*_OPERATOR, "representative"), {"fault": "not-given"})
    elif operator.representative.name.ja not in context.page:
        yield Problem((*_OPERATOR, "representative"), {"fault": "not-on-page"})


def publicity_level(context: Context) -> Iterator[Problem]:
    """What must be easily accessible is on the page; what is answered on request has a desk to ask."""
    operator = context.policy.company.operator
    if operator.representative_mode is not DisclosureMode.ON_REQUEST:
        return
    managers = [
        clause.manager
        for path, _ in context.sections(JointUseSection)
        for clause in context.clauses_of(path, JointUseClause)
    ]
    opt_out = any(section.facts for _, section in context.sections(OptOutSection))
    if OPERATOR in managers or opt_out:
        yield Problem((*_OPERATOR, "representative_mode"), {"fault": "must-be-published"})
    elif context.policy.contact_desk() is None:
        yield Problem((*_OPERATOR, "representative_mode"), {"fault": "nobody-to-ask"})


def foreign_operator(context: Context) -> Iterator[Problem]:
    """An operator abroad names its country."""
    address = context.policy.address(context.policy.company.operator.address)
    if address and address.country != "JP" and country_name(address.country, "ja") not in context.page:
        yield Problem((*_OPERATOR, "address"), {"country": country_name(address.country, "ja")})


def security_measures_stated(context: Context) -> Iterator[Problem]:
    """The measures for security control are stated."""
    if not any(section.clauses or section.lead for _, section in context.sections(SecuritySection)):
        yield Problem(("policy", "security"))


def security_not_generic(context: Context) -> Iterator[Problem]:
    """The statement on security says more than that the guideline is followed."""
    for path, section in context.sections(SecuritySection):
        if not section.clauses and context.says(path, "ガイドライン.{0,12}(沿|従|準拠)"):
            yield Problem((*path, "lead"))


def security_details(context: Context) -> Iterator[Problem]:
    """Nothing is published that would weaken the security it describes."""
    for path, _ in context.sections(SecuritySection):
        yield from phrase_problems(context, "security-details", context.texts_below(path))


def complaint_desk(context: Context) -> Iterator[Problem]:
    """The page says where complaints go, and that desk can be reached."""
    contacts = list(context.sections(ContactSection))
    if "苦情" in context.page and any(desk.complaints and desk.channels() for desk in context.policy.company.desks):
        return
    for path, _ in contacts[:1]:
        yield Problem((*path, "desk"), {"fault": "no-word" if "苦情" not in context.page else "no-desk"})


def complaint_handling(context: Context) -> Iterator[Problem]:
    """The page says that complaints are handled properly and promptly."""
    if re.search("苦情.{0,60}(迅速|速やか|適切)", context.page):
        return
    for path, _ in list(context.sections(ContactSection))[:1]:
        yield Problem((*path, "lead"))


def accredited_organization(context: Context) -> Iterator[Problem]:
    """A member of an accredited organisation names it with its complaint desk; a mark without one is suspicious."""
    accredited = context.policy.company.accredited
    if accredited is None:
        if "認定個人情報保護団体" in context.page:
            yield Problem(("company", "accredited"), {"fault": "not-given"})
        return
    for field, text in (("name", accredited.name), ("contact", accredited.contact)):
        if text.ja not in context.page:
            yield Problem(("company", "accredited", field, "ja"), {"fault": "not-on-page"})


def corporation_parts(corporation: Corporation) -> tuple[str, ...]:
    """What 法27条5項3号 wants of a responsible corporation and is not there."""
    given = {"address": corporation.address, "representative": corporation.representative}
    return tuple(part for part, value in given.items() if not value)
