"""Provision to third parties, entrustment and succession (法25条, 27条1項・5項)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policysite.checks.context import Context
from policysite.checks.rules.purposes import OPEN_END, stated_purposes
from policysite.composition.arrangements import MATTERS, arrangements
from policysite.domain.clauses import Clause, JointUseClause, ProvisionClause, ProvisionGround
from policysite.domain.findings import Level, Problem
from policysite.domain.paths import DataPath
from policysite.domain.sections import (
    Declared,
    EntrustmentSection,
    JointUseSection,
    OptOutSection,
    PseudonymizedSection,
    ThirdPartySection,
)

_CLOSED_LIST = frozenset(ProvisionGround) - {
    ProvisionGround.OPT_OUT,
    ProvisionGround.ENTRUSTMENT,
    ProvisionGround.SUCCESSION,
    ProvisionGround.JOINT_USE,
}
_VAGUE_RECIPIENT = re.compile("各種(?!学校)|その他|関係会社|関連会社|第三者|パートナー$")


def practised(context: Context) -> Iterator[tuple[DataPath, ThirdPartySection]]:
    """The sections on provision that say it is done."""
    for path, section in context.sections(ThirdPartySection):
        if section.declared is Declared.PRACTISED:
            yield path, section


def consent_is_default(context: Context) -> Iterator[Problem]:
    """No provision without prior consent is the rule that the section states."""
    sections = list(practised(context))
    # One statement of the rule serves every section on provision.
    if any(section.default == "consent" for _, section in sections):
        return
    for path, _ in sections:
        yield Problem((*path, "default"))


def exceptions_listed(context: Context) -> Iterator[Problem]:
    """Exceptions to consent are those of the closed list."""
    for path, section in practised(context):
        for where, clause in context.below(path, ProvisionClause):
            if clause.exception_unnamed:
                yield Problem((*where, "text"), {"fault": "unnamed"})
            elif clause.exception is ProvisionGround.CONSENT and section.default == "consent":
                yield Problem((*where, "exception"), {"fault": "consent-itself"}, level=Level.NOTE)
            elif clause.exception and clause.exception not in _CLOSED_LIST:
                yield Problem((*where, "exception"), {"fault": "not-listed"})


def provision_has_ground(context: Context) -> Iterator[Problem]:
    """Each planned provision names its lawful ground; a contract is none."""
    for path, _ in practised(context):
        for where, clause in context.below(path, ProvisionClause):
            if clause.provision and clause.provision.ground is None:
                fault = "only-contract" if clause.provision.contract else "no-ground"
                yield Problem((*where, "provision"), {"fault": fault})


def carve_outs(context: Context) -> Iterator[Problem]:
    """Entrustment and joint use, where they are done, are said not to be provision to third parties."""
    done = {
        "entrustment": any(s.declared is Declared.PRACTISED for _, s in context.sections(EntrustmentSection)),
        "joint-use": any(s.declared is Declared.PRACTISED for _, s in context.sections(JointUseSection)),
    }
    sections = list(practised(context))
    said = {carved for _, section in sections for carved in section.carve_outs}
    missing = [name for name, is_done in done.items() if is_done and name not in said]
    for path, _ in sections[:1] if missing else ():
        yield Problem((*path, "carve_outs"), {"missing": ",".join(missing)})


def succession(context: Context) -> Iterator[Problem]:
    """What happens to the data when the business is taken over is said."""
    for path, section in practised(context):
        if "succession" not in section.carve_outs and "承継" not in context.page:
            yield Problem((*path, "carve_outs", "succession"))


def purposes_within_use(context: Context) -> Iterator[Problem]:
    """Purposes of provision are among the purposes of use."""
    for path, _ in practised(context):
        yield from purposes_outside(context, path, ProvisionClause)


def joint_purposes_within_use(context: Context) -> Iterator[Problem]:
    """Purposes of joint use are among the purposes of use."""
    for path, _ in context.sections(JointUseSection):
        yield from purposes_outside(context, path, JointUseClause)


def purposes_outside(context: Context, path: DataPath, kind: type[Clause]) -> Iterator[Problem]:
    """Each purpose below a path that the section on purposes does not state."""
    stated = stated_purposes(context)
    register = {purpose.id: purpose.text.ja for purpose in context.policy.registers.purposes}
    for where, clause in context.below(path, kind):
        for index, mention in enumerate(getattr(clause, "purposes", ())):
            if mention.purpose not in stated:
                text = mention.text.ja if mention.text else register.get(mention.purpose, mention.purpose)
                yield Problem((*where, "purposes", index, "purpose"), {"purpose": text})


def purposes_worded_alike(context: Context) -> Iterator[Problem]:
    """One purpose has one wording wherever it is named."""
    register = {purpose.id: purpose.text.ja for purpose in context.policy.registers.purposes}
    kinds = (ThirdPartySection, JointUseSection, PseudonymizedSection)
    for path, _, clause in context.clauses:
        if not isinstance(context.policy.policy[int(path[1])], kinds):
            continue
        for index, mention in enumerate(getattr(clause, "purposes", ())):
            here, there = mention.text.ja if mention.text else "", register.get(mention.purpose, "")
            if here and there and here.rstrip("。") != there.rstrip("。"):
                yield Problem((*path, "purposes", index, "text"), {"here": here, "there": there})


def provision_described(context: Context) -> Iterator[Problem]:
    """Each planned provision says its purposes, items, method and recipients."""
    for path, section in practised(context):
        for made in arrangements(path, section.clauses):
            if any(clause.provision for clause in made.within):
                missing = [name for name in MATTERS[ProvisionClause] if not made.says(name)]
                yield from (
                    Problem((*made.path, "provision", name), {"fault": f"no-{name}", "found": ""}) for name in missing
                )
        for where, clause in context.below(path, ProvisionClause):
            if clause.method:
                for index, text in enumerate(clause.text):
                    if OPEN_END.search(text.ja):
                        yield Problem((*where, "text", index, "ja"), {"fault": "open-method", "found": text.ja})


def recipients_bounded(context: Context) -> Iterator[Problem]:
    """A kind of recipient can be told from others."""
    for index, recipient in enumerate(context.policy.registers.recipients):
        label = recipient.label.ja
        if OPEN_END.search(label) or _VAGUE_RECIPIENT.search(label):
            yield Problem(("registers", "recipients", index, "label", "ja"), {"recipient": label})


def entrustment_described(context: Context) -> Iterator[Problem]:
    """Entrustment is within the scope of the purposes, of the handling of personal data, with its tasks."""
    for path, section in context.sections(EntrustmentSection):
        if section.declared is Declared.NONE:
            continue
        if "個人データ" not in section.heading.ja:
            yield Problem((*path, "title", "ja"), {"fault": "heading"}, level=Level.NOTE)
        if not section.tasks:
            yield Problem((*path, "tasks"), {"fault": "no-tasks"})
        if not context.says(path, "必要な範囲"):
            yield Problem((*path, "lead"), {"fault": "no-scope"})


def contractors_supervised(context: Context) -> Iterator[Problem]:
    """Selection, contract and monitoring of contractors are described, for all data entrusted."""
    for path, section in context.sections(EntrustmentSection):
        if section.declared is Declared.NONE:
            continue
        missing = [part for part in ("selection", "contract", "monitoring") if part not in section.supervision]
        if missing:
            yield Problem((*path, "supervision"), {"missing": ",".join(missing)})
        if section.overseas is None:
            yield Problem((*path, "overseas"), {"missing": "overseas"}, level=Level.NOTE)
        for index, text in enumerate(section.lead):
            at = text.ja.find("お客様の個人情報")
            if at >= 0 and len(context.policy.registers.subjects) > 1:
                values = {"missing": "everybody"}
                yield Problem((*path, "lead", index, "ja"), values, level=Level.NOTE, offset=at)


def opt_out_without_section(context: Context) -> Iterator[Problem]:
    """A ground of opt-out needs the section with its statutory matters."""
    sections = [section for _, section in context.sections(OptOutSection) if section.facts]
    for path, _ in practised(context):
        for where, clause in context.below(path, ProvisionClause):
            ground = clause.provision.ground if clause.provision else clause.exception
            if ground is ProvisionGround.OPT_OUT and not sections:
                yield Problem((*where, "provision"))
