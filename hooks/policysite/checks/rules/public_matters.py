"""Matters that the individual must be able to know (法32条1項, 令10条)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policysite.checks.context import Context
from policysite.checks.phrases import phrase_problems
from policysite.composition.countries import country_name
from policysite.domain.clauses import JointUseClause
from policysite.domain.company import Adopter, Corporation, DisclosureMode, Operator
from policysite.domain.findings import Level, Problem
from policysite.domain.model import OPERATOR
from policysite.domain.paths import DataPath
from policysite.domain.sections import ContactSection, JointUseSection, OptOutSection, SecuritySection
from policysite.domain.speaker import OrganizationKind, is_corporate_name

_OPERATOR: DataPath = ("company", "operator")
_ADDRESS_NUMBER = re.compile(r"[0-9０-９]|[一二三四五六七八九十]+(丁目|番)")


Party = tuple[DataPath, Operator | Adopter]


def parties(context: Context) -> Iterator[Party]:
    """Everyone who adopts the policy: the operator first, then each other business."""
    yield _OPERATOR, context.policy.company.operator
    for index, adopter in enumerate(context.policy.company.adopters):
        yield ("company", "adopters", index), adopter


def business_name(context: Context) -> Iterator[Problem]:
    """The registered name of each is given and shown, not only what it calls itself."""
    called = context.policy.company.operator.short_name.ja
    for path, party in parties(context):
        name = party.name.ja
        if name.strip() in ("", called):
            yield Problem((*path, "name", "ja"), {"name": name, "fault": "only-short-name"})
        elif name not in context.page:
            yield Problem((*path, "name", "ja"), {"name": name, "fault": "not-on-page"})


def business_address(context: Context) -> Iterator[Problem]:
    """Each one's own address reaches down to the number."""
    for path, party in parties(context):
        address = context.policy.address(party.address)
        if address and address.country == "JP" and not _ADDRESS_NUMBER.search(address.text.ja):
            yield Problem((*path, "address"), {"address": address.text.ja, "fault": "no-number"})
        elif address and address.text.ja not in context.page:
            fault = {"address": address.text.ja, "fault": "not-on-page"}
            yield Problem((*path, "address"), fault, level=Level.WARNING)


def representative(context: Context) -> Iterator[Problem]:
    """Each corporation names its representative on the page, or answers on request at a desk."""
    for path, party in parties(context):
        if party.representative_mode is DisclosureMode.ON_REQUEST:
            continue
        if party.representative is None:
            if is_corporate(party):
                yield Problem((*path, "representative"), {"fault": "not-given"})
        elif party.representative.name.ja not in context.page:
            yield Problem((*path, "representative"), {"fault": "not-on-page"})


def is_corporate(party: Operator | Adopter) -> bool:
    """Whether a business is a corporation: by its kind where that is said, else by its name."""
    if party.kind is not None:
        return party.kind is not OrganizationKind.SOLE_TRADER
    return is_corporate_name(party.name.ja)


def publicity_level(context: Context) -> Iterator[Problem]:
    """What must be easily accessible is on the page; what is answered on request has a desk to ask."""
    managers = [
        clause.manager
        for path, _ in context.sections(JointUseSection)
        for clause in context.clauses_of(path, JointUseClause)
    ]
    opt_out = any(section.facts for _, section in context.sections(OptOutSection))
    for path, party in parties(context):
        if party.representative_mode is not DisclosureMode.ON_REQUEST:
            continue
        if opt_out or (path == _OPERATOR and OPERATOR in managers):
            yield Problem((*path, "representative_mode"), {"fault": "must-be-published"})
        elif context.policy.contact_desk() is None:
            yield Problem((*path, "representative_mode"), {"fault": "nobody-to-ask"})


def foreign_operator(context: Context) -> Iterator[Problem]:
    """A business abroad names its country."""
    for path, party in parties(context):
        address = context.policy.address(party.address)
        if address and address.country != "JP" and country_name(address.country, "ja") not in context.page:
            yield Problem((*path, "address"), {"country": country_name(address.country, "ja")})


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
