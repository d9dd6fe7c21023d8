"""Joint use (法27条5項3号)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policysite.checks.context import Context
from policysite.checks.rules.public_matters import corporation_parts
from policysite.checks.rules.purposes import OPEN_END
from policysite.composition.arrangements import MATTERS, Arrangement, arrangements
from policysite.domain.clauses import Clause, JointUseClause, ProvisionClause
from policysite.domain.findings import Level, Problem
from policysite.domain.model import OPERATOR
from policysite.domain.paths import DataPath
from policysite.domain.sections import AcquisitionSection, Declared, ForeignSection, JointUseSection, ThirdPartySection

_WEAK = re.compile("(行う|する|利用する)(場合|こと)があります")
_CONTACT = re.compile("窓口|連絡先|問い?合わ?せ先|申出先|お申し出")
_HEADINGS = (("data_items", "個人データ"), ("manager", "管理について責任を有する者"))


def practised(context: Context) -> Iterator[tuple[DataPath, JointUseSection]]:
    """The sections on joint use that say it is done."""
    for path, section in context.sections(JointUseSection):
        if section.declared is Declared.PRACTISED:
            yield path, section


def _clauses(context: Context, path: DataPath) -> tuple[tuple[DataPath, JointUseClause], ...]:
    return tuple(context.below(path, JointUseClause))


def fact_stated(context: Context) -> Iterator[Problem]:
    """That data is jointly used is a statement, not a possibility."""
    for path, section in practised(context):
        for index, text in enumerate(section.lead):
            match = _WEAK.search(text.ja)
            if match and "共同" in text.ja:
                yield Problem((*path, "lead", index, "ja"), {"found": match[0]}, offset=match.start())


def matters_stated(context: Context) -> Iterator[Problem]:
    """Items, range of users, purposes and the responsible party are all stated, for each joint use."""
    for path, section in practised(context):
        made = arrangements(path, section.clauses)
        for one in made or (Arrangement[JointUseClause](path, None, (), ()),):
            for matter in MATTERS[JointUseClause]:
                if not one.says(matter):
                    yield Problem((*one.path, matter), {"matter": f"joint-{matter.replace('_', '-')}"})


def manager_described(context: Context) -> Iterator[Problem]:
    """The responsible party has an address and, being a corporation, a representative."""
    for path, _ in practised(context):
        for where, clause in _clauses(context, path):
            corporation = context.policy.corporation(clause.manager or "")
            for part in corporation_parts(corporation) if corporation else ():
                values = {"part": f"manager-{part}", "name": corporation.name.ja if corporation else ""}
                yield Problem((*where, "manager", part), values)


def manager_reachable(context: Context) -> Iterator[Problem]:
    """The responsible party is one of the users, and a contact for the jointly used data is given."""
    for path, section in practised(context):
        made = arrangements(path, section.clauses)
        for where, clause in _clauses(context, path):
            # A manager who is named once for several joint uses is one of the users of each.
            naming = [one.parts for one in made if any(part is clause for _, part in one.parts)]
            users = [{user for _, part in parts for user in part.users} | {OPERATOR} for parts in naming]
            if clause.manager and not all(clause.manager in of_one for of_one in users):
                yield Problem((*where, "manager"), {"fault": "manager-no-user"})
            elif clause.manager not in (None, OPERATOR) and not _CONTACT.search(context.words(path)):
                # 法27条5項3号 asks for name, address and representative, not for a contact.
                yield Problem((*where, "manager"), {"fault": "manager-no-contact"}, level=Level.NOTE)


def items_closed(context: Context) -> Iterator[Problem]:
    """The list of jointly used items is closed and within the items acquired."""
    items = {item.id: item.label.ja for item in context.policy.registers.data_items}
    acquired = {item for _, section in context.sections(AcquisitionSection) for item in section.data_items}
    for path, _ in practised(context):
        for where, clause in _clauses(context, path):
            for index, name in enumerate(clause.data_items):
                label = items.get(name, "")
                if OPEN_END.search(label):
                    yield Problem((*where, "data_items", index), {"item": label, "fault": "open-item"})
                elif acquired and name not in acquired and label:
                    yield Problem((*where, "data_items", index), {"item": label, "fault": "not-acquired"})


def provided_items_acquired(context: Context) -> Iterator[Problem]:
    """What is provided to third parties is among the items acquired."""
    items = {item.id: item.label.ja for item in context.policy.registers.data_items}
    acquired = {item for _, section in context.sections(AcquisitionSection) for item in section.data_items}
    for path, _ in context.sections(ThirdPartySection):
        for where, clause in context.below(path, ProvisionClause):
            for index, name in enumerate(clause.data_items):
                if acquired and name not in acquired:
                    yield Problem((*where, "data_items", index), {"item": items.get(name, name)})


def users_named(context: Context) -> Iterator[Problem]:
    """Each joint user can be told by its corporate number."""
    group = {corporation.id: corporation for corporation in context.policy.company.group}
    for path, _ in practised(context):
        for where, clause in _clauses(context, path):
            unnumbered = [
                group[user].name.ja for user in clause.users if user in group and not group[user].corporate_number
            ]
            if unnumbered:
                yield Problem((*where, "users"), {"names": "、".join(unnumbered)})


def my_number_excluded(context: Context) -> Iterator[Problem]:
    """Specific personal information is neither jointly used nor provided."""
    numbers = {item.id: item.label.ja for item in context.policy.registers.data_items if item.my_number}
    kinds: tuple[type[Clause], ...] = (JointUseClause, ProvisionClause)
    for path, _, clause in context.clauses:
        if isinstance(clause, kinds):
            for index, name in enumerate(getattr(clause, "data_items", ())):
                if name in numbers:
                    yield Problem((*path, "data_items", index), {"item": numbers[name]})


def users_abroad(context: Context) -> Iterator[Problem]:
    """A joint user abroad also has its matters among those on foreign third parties, at least for its country."""
    practised_abroad = (s for _, s in context.sections(ForeignSection) if s.declared is Declared.PRACTISED)
    covered = {transfer.country for section in practised_abroad for transfer in section.transfers}
    group = {corporation.id: corporation for corporation in context.policy.company.group}
    for path, _ in practised(context):
        for where, clause in _clauses(context, path):
            for index, user in enumerate(clause.users):
                if user in group and group[user].country not in ("JP", *covered):
                    yield Problem((*where, "users", index), {"name": group[user].name.ja})


def statutory_headings(context: Context) -> Iterator[Problem]:
    """The headings use the words of the statute."""
    for path, _ in practised(context):
        for where, clause in _clauses(context, path):
            for field, words in _HEADINGS:
                if getattr(clause, field) and clause.title and words not in clause.title.ja:
                    yield Problem((*where, "title", "ja"), {"title": clause.title.ja, "words": words}, level=Level.NOTE)
