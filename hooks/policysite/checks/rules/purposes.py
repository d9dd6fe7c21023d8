"""Purposes of use (法17条, 18条, 21条, 32条1項2号) and what is acquired (法20条, 22条)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policysite.checks.context import Context
from policysite.checks.phrases import phrase_problems
from policysite.checks.rules.answers import answer_of
from policysite.domain.clauses import ProvisionClause, PurposeClause
from policysite.domain.findings import Level, Problem
from policysite.domain.paths import DataPath
from policysite.domain.registers import Acquisition, Purpose
from policysite.domain.sections import (
    AcquisitionSection,
    Declared,
    MyNumberSection,
    PreambleSection,
    PurposesSection,
    RetentionSection,
    SensitiveSection,
    ThirdPartySection,
)

OPEN_END = re.compile(r"((?<![平均同上優高])等|など|その他)(のため)?。?$")
_HEALTH = re.compile("健康|病歴|診断|障害|診療|医療|信条|犯罪歴")
_TRACKING = re.compile("利用状況|閲覧|履歴|行動|嗜好|分析")
_EMPLOYEES = re.compile("従業員|従業者|社員|職員")


def stated_purposes(context: Context) -> dict[str, tuple[DataPath, Purpose]]:
    """The purposes that the section on purposes states, with their place in the register."""
    named = {
        mention.purpose
        for path, _ in context.sections(PurposesSection)
        for _, clause in context.below(path, PurposeClause)
        for mention in clause.purposes
    }
    register = enumerate(context.policy.registers.purposes)
    return {purpose.id: (("registers", "purposes", at), purpose) for at, purpose in register if purpose.id in named}


def purposes_stated(context: Context) -> Iterator[Problem]:
    """The section on purposes states at least one purpose."""
    for path, section in context.sections(PurposesSection):
        if section.declared is Declared.PRACTISED and not stated_purposes(context):
            yield Problem((*path, "clauses"))


def subjects_covered(context: Context) -> Iterator[Problem]:
    """Whom the preamble names has a purpose, and whom a purpose names stands in the preamble."""
    purposes = stated_purposes(context)
    with_purpose = {subject for _, purpose in purposes.values() for subject in purpose.subjects}
    labels = {subject.id: subject.label.ja for subject in context.policy.registers.subjects}
    for path, section in context.sections(PreambleSection):
        if not section.subjects:
            continue
        for index, subject in enumerate(section.subjects):
            if subject not in with_purpose:
                values = {"subject": labels.get(subject, subject), "fault": "no-purpose"}
                yield Problem((*path, "subjects", index), values)
        for subject in sorted(with_purpose - set(section.subjects)):
            values = {"subject": labels.get(subject, subject), "fault": "not-in-preamble"}
            yield Problem((*path, "subjects", subject), values)


def specific_purposes(context: Context) -> Iterator[Problem]:
    """A purpose says enough to foresee the business and the use."""
    texts = [((*path, "text"), purpose.text) for path, purpose in stated_purposes(context).values()]
    yield from phrase_problems(context, "vague-purposes", texts)


def closed_purposes(context: Context) -> Iterator[Problem]:
    """No purpose and no item ends in an open word."""
    labels = [(path, purpose.text) for path, purpose in stated_purposes(context).values()]
    items = enumerate(context.policy.registers.data_items)
    labels += [(("registers", "data_items", index), item.label) for index, item in items]
    for path, text in labels:
        match = OPEN_END.search(text.ja)
        if match:
            field = "text" if path[1] == "purposes" else "label"
            yield Problem((*path, field, "ja"), {"text": text.ja, "found": match[1]}, offset=match.start())


def provision_is_purpose(context: Context) -> Iterator[Problem]:
    """Where provision to third parties is planned, a purpose of use says so."""
    if any(purpose.third_party for _, purpose in stated_purposes(context).values()):
        return
    for path, section in context.sections(ThirdPartySection):
        if section.declared is Declared.PRACTISED and any(
            clause.provision for clause in context.clauses_of(path, ProvisionClause)
        ):
            for where, _ in context.sections(PurposesSection):
                yield Problem((*where, "clauses"), {"section": context.nodes[path][0].heading_text})


def profiling_foreseeable(context: Context) -> Iterator[Problem]:
    """Analysis of behaviour is described, or denied, where a purpose hints at it."""
    for path, purpose in stated_purposes(context).values():
        if purpose.profiling is None and _TRACKING.search(purpose.text.ja):
            yield Problem((*path, "text"), {"text": purpose.text.ja, "fault": "undeclared"}, level=Level.NOTE)
        elif purpose.profiling and not re.search("分析|解析|推定|評価", purpose.text.ja):
            yield Problem((*path, "profiling"), {"text": purpose.text.ja, "fault": "unsaid"})


def other_acquisition(context: Context) -> Iterator[Problem]:
    """Purposes for information not acquired directly in writing are stated, or such acquisition is denied."""
    purposes = stated_purposes(context)
    if any(Acquisition.OTHER in purpose.acquisition for _, purpose in purposes.values()):
        return
    answer = answer_of(context, "APPI-21-1")
    if answer is not None and not answer.answer:
        return
    for path, _ in context.sections(PurposesSection):
        fault = "unanswered" if answer is None else "acquired-otherwise"
        yield Problem((*path, "lead"), {"fault": fault}, level=Level.WARNING if answer is None else Level.ERROR)


def sensitive_information(context: Context) -> Iterator[Problem]:
    """Special care-required information is acquired on a stated ground."""
    sections = list(context.sections(SensitiveSection))
    for path, section in sections:
        if section.declared is Declared.PRACTISED and section.consent_basis is None:
            yield Problem((*path, "consent_basis"), {"fault": "no-basis", "text": ""})
    if sections:
        return
    for index, item in enumerate(context.policy.registers.data_items):
        if item.sensitive:
            yield Problem(("registers", "data_items", index), {"fault": "no-section", "text": item.label.ja})
    for path, purpose in stated_purposes(context).values():
        if _HEALTH.search(purpose.text.ja):
            yield Problem((*path, "text"), {"fault": "maybe", "text": purpose.text.ja}, level=Level.NOTE)


def my_number(context: Context) -> Iterator[Problem]:
    """Specific personal information has its own purposes, limited by the Number Act."""
    if any(True for _ in context.sections(MyNumberSection)):
        return
    for index, item in enumerate(context.policy.registers.data_items):
        if item.my_number:
            yield Problem(("registers", "data_items", index), {"fault": "no-section"}, level=Level.WARNING)
    for index, subject in enumerate(context.policy.registers.subjects):
        if _EMPLOYEES.search(subject.label.ja):
            yield Problem(("registers", "subjects", index), {"fault": "employees"})


def acquisition_listed(context: Context) -> Iterator[Problem]:
    """The items acquired and their sources are listed."""
    sections = list(context.sections(AcquisitionSection))
    for path, section in sections:
        for field in ("data_items", "sources"):
            if section.declared is Declared.PRACTISED and not getattr(section, field):
                yield Problem((*path, field))
    if not sections:
        yield Problem(("policy", "acquisition"))


def retention_stated(context: Context) -> Iterator[Problem]:
    """How long data is kept is stated."""
    if not any(section.rules or section.lead for _, section in context.sections(RetentionSection)):
        yield Problem(("policy", "retention"))
