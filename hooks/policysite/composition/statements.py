"""Who gets which items for which purposes on which ground: one statement for each arrangement that the text makes.

Everything derived (cards, tables, files for machines) is made from this list; nothing multiplies its lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from policysite.composition.arrangements import Arrangement, arrangements
from policysite.composition.numbering import anchor_of
from policysite.domain.clauses import JointUseClause, ProvisionClause, ProvisionGround, PurposeMention
from policysite.domain.model import PolicyData
from policysite.domain.sections import (
    CookiesSection,
    Declared,
    EntrustmentSection,
    ForeignSection,
    JointUseSection,
    OptOutSection,
    PseudonymizedSection,
    RelatedInformationSection,
    Section,
    ThirdPartySection,
)
from policysite.domain.text import Text


class Way(StrEnum):
    """In which way something reaches somebody else."""

    PROVISION = "provision"
    OPT_OUT = "opt-out"
    ABROAD = "abroad"
    ENTRUSTMENT = "entrustment"
    SUCCESSION = "succession"
    JOINT_USE = "joint-use"
    PSEUDONYMIZED = "pseudonymized"
    RELATED = "related-information"
    TRANSMISSION = "transmission"


@dataclass(frozen=True)
class Stated:
    """Words, the clause that says them, and the id of the purpose, item or party they name, where there is one."""

    text: Text
    anchor: str
    id: str = ""


@dataclass(frozen=True, kw_only=True)
class Statement:
    """Somebody gets some items for some purposes on a ground; what the text does not say is empty."""

    way: Way
    anchor: str
    ground: str = ""
    """提供の根拠（ProvisionGround）又は外国への提供の根拠。書かれていなければ空。"""
    recipients: tuple[Stated, ...] = ()
    items: tuple[Stated, ...] = ()
    purposes: tuple[Stated, ...] = ()
    matters: Text | None = None
    """項目や相手をひとつの文にまとめて述べているとき、その文。"""
    country: str | None = None

    def serves(self, purpose: str) -> bool:
        """Whether it names a purpose."""
        return any(stated.id == purpose for stated in self.purposes)


def statements_of(policy: PolicyData) -> tuple[Statement, ...]:
    """Every statement of a policy, in the order of its text."""
    writer = _Writer(policy)
    return tuple(
        statement
        for section in policy.policy
        if section.declared is Declared.PRACTISED
        for statement in writer.of(section)
    )


def distinct(stated: Iterable[Stated]) -> tuple[Stated, ...]:
    """Each thing once, by what it is where that is known and by its words else."""
    first: dict[object, Stated] = {}
    for one in stated:
        first.setdefault(one.id or one.text, one)
    return tuple(first.values())


class _Writer:
    """Reads the sections of one policy."""

    def __init__(self, policy: PolicyData) -> None:
        self.policy = policy
        registers = policy.registers
        self.items = {item.id: item.label for item in registers.data_items}
        self.recipients = {recipient.id: recipient.label for recipient in registers.recipients}
        self.purposes = {purpose.id: purpose.text for purpose in registers.purposes}

    def of(self, section: Section) -> Iterator[Statement]:
        match section:
            case ThirdPartySection():
                yield from self._provisions(section)
            case JointUseSection():
                for joint in arrangements((), section.clauses):
                    yield self._joint_use(section, joint)
            case OptOutSection(facts=facts) if facts:
                items = self._named(facts.data_items, self.items, section.id)
                yield Statement(way=Way.OPT_OUT, anchor=section.id, ground=ProvisionGround.OPT_OUT, items=items)
            case ForeignSection():
                for sent in section.transfers:
                    whom = (Stated(sent.recipient, section.id, sent.id),)
                    said = {"anchor": section.id, "ground": sent.basis or "", "country": sent.country}
                    yield Statement(way=Way.ABROAD, recipients=whom, **said)  # type: ignore[arg-type]
            case EntrustmentSection():
                tasks = tuple(Stated(task, section.id) for task in section.tasks)
                ground = ProvisionGround.ENTRUSTMENT
                yield Statement(way=Way.ENTRUSTMENT, anchor=section.id, ground=ground, purposes=tasks)
            case PseudonymizedSection(joint_use=Text() as matters):
                yield Statement(way=Way.PSEUDONYMIZED, anchor=section.id, matters=matters)
            case RelatedInformationSection():
                known = self._named(section.recipients, self.recipients, section.id)
                yield Statement(way=Way.RELATED, anchor=section.id, recipients=known)
            case CookiesSection():
                yield from _transmissions(section)

    def _provisions(self, section: ThirdPartySection) -> Iterator[Statement]:
        for made in arrangements((), section.clauses):
            said = [clause for clause in made.within if clause.provision or clause.exception]
            ground = _ground(said[-1]) if said else ""
            yield Statement(
                way=Way.OPT_OUT if ground == ProvisionGround.OPT_OUT else Way.PROVISION,
                anchor=_anchor(section, made),
                ground=ground,
                recipients=self._of_parts(section, made, "recipients", self.recipients),
                items=self._of_parts(section, made, "data_items", self.items),
                purposes=self._purposes(section, made),
            )
        if "succession" in section.carve_outs:
            yield Statement(way=Way.SUCCESSION, anchor=section.id, ground=ProvisionGround.SUCCESSION)

    def _joint_use(self, section: JointUseSection, made: Arrangement[JointUseClause]) -> Statement:
        found = {one: self.policy.corporation(one) for _, part in made.parts for one in part.users}
        names = {one: corporation.name for one, corporation in found.items() if corporation}
        return Statement(
            way=Way.JOINT_USE,
            anchor=_anchor(section, made),
            ground=ProvisionGround.JOINT_USE,
            recipients=self._of_parts(section, made, "users", names),
            items=self._of_parts(section, made, "data_items", self.items),
            purposes=self._purposes(section, made),
        )

    def _of_parts(
        self,
        section: Section,
        made: Arrangement[JointUseClause] | Arrangement[ProvisionClause],
        matter: str,
        register: dict[str, Text],
    ) -> tuple[Stated, ...]:
        found = (
            stated
            for _, part in made.parts
            for stated in self._named(getattr(part, matter), register, anchor_of(section.id, part.id))
        )
        return distinct(found)

    def _purposes(
        self, section: Section, made: Arrangement[JointUseClause] | Arrangement[ProvisionClause]
    ) -> tuple[Stated, ...]:
        found = (
            stated for _, part in made.parts for stated in self.mentioned(part.purposes, anchor_of(section.id, part.id))
        )
        return distinct(found)

    def mentioned(self, mentions: Iterable[PurposeMention], anchor: str) -> Iterator[Stated]:
        for mention in mentions:
            text = mention.text or self.purposes.get(mention.purpose)
            if text:
                yield Stated(text, anchor, mention.purpose)

    def _named(self, ids: Iterable[str], register: dict[str, Text], anchor: str) -> tuple[Stated, ...]:
        return tuple(Stated(register[one], anchor, one) for one in ids if one in register)


def mentioned_purposes(policy: PolicyData, mentions: Iterable[PurposeMention], anchor: str) -> Iterator[Stated]:
    """Purposes as a clause words them, in the words of the register where it has none of its own."""
    return _Writer(policy).mentioned(mentions, anchor)


def _transmissions(section: CookiesSection) -> Iterator[Statement]:
    for sent in section.transmissions:
        yield Statement(
            way=Way.TRANSMISSION,
            anchor=section.id,
            recipients=(Stated(sent.recipient, section.id),),
            items=tuple(Stated(words, section.id) for words in sent.information),
            purposes=(Stated(sent.purpose_self, section.id), Stated(sent.purpose_recipient, section.id)),
        )


def _anchor(section: Section, made: Arrangement[JointUseClause] | Arrangement[ProvisionClause]) -> str:
    return anchor_of(section.id, made.holder.id) if made.holder else section.id


def _ground(clause: ProvisionClause) -> str:
    ground = clause.provision.ground if clause.provision else clause.exception
    return ground or ""
