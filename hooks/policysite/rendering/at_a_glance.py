"""At a glance: a card for each question a reader brings, answered from the data, each answer leading to its clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from policysite.composition.document import Document, Node
from policysite.composition.facts import Facts, facts_of, with_facts
from policysite.composition.numbering import anchor_of
from policysite.composition.summary import Stated, Summary
from policysite.composition.wordlist import format_amount, join_list
from policysite.domain.clauses import ProvisionClause, ProvisionGround
from policysite.domain.model import PolicyData
from policysite.domain.sections import AcquisitionSection, ContactSection, Declared, Section, ThirdPartySection
from policysite.domain.text import Language, Text
from policysite.rendering.page_words import page_word

SHOWN = 3


@dataclass(frozen=True)
class GlanceLine:
    """One answer; `href` leads to the clause or page that says it in full."""

    text: str
    href: str = ""
    label: str = ""


@dataclass(frozen=True)
class GlanceCard:
    """One question and its answers."""

    title: str
    lines: tuple[GlanceLine, ...]


@dataclass(frozen=True)
class Glance:
    """The cards, in the order in which readers ask."""

    title: str
    note: str
    cards: tuple[GlanceCard, ...]


def at_a_glance(
    policy: PolicyData,
    document: Document,
    summary: Summary,
    pages: Mapping[str, str],
    latest: Sequence[GlanceLine] = (),
) -> Glance:
    """The cards of a policy; `pages` maps the name of another page to its address, `latest` says what changed last."""
    writer = _Writer(policy, document, summary, pages, facts_of(policy, document.language))
    cards = [card for card in writer.cards() if card.lines]
    if latest:
        cards.append(GlanceCard(page_word("glance-latest", document.language), tuple(latest)))
    say = document.language
    return Glance(page_word("glance", say), page_word("glance-note", say), tuple(cards))


def some_of(texts: Sequence[str], language: Language, shown: int = SHOWN) -> str:
    """The first of several, and how many more there are."""
    if len(texts) <= shown + 1:
        return join_list(texts, language)
    rest = str(len(texts) - shown)
    joined = ("、" if language == "ja" else ", ").join(texts[:shown])
    return page_word("and-more", language, some=joined, rest=rest)


def opening(text: str) -> str:
    """Words from a register as they open a line; never for names, which keep their own first letter."""
    return text[:1].upper() + text[1:]


@dataclass(frozen=True)
class _Writer:
    policy: PolicyData
    document: Document
    summary: Summary
    pages: Mapping[str, str]
    facts: Facts

    def cards(self) -> Iterator[GlanceCard]:
        for key, lines in (
            ("glance-who", self._who()),
            ("glance-what", self._what()),
            ("glance-why", self._why()),
            ("glance-recipients", self._recipients()),
            ("glance-joint-use", self._joint_use()),
            ("glance-abroad", self._section_kind("foreign-transfer")),
            ("glance-requests", self._requests()),
        ):
            yield GlanceCard(self._word(key), tuple(lines))

    def _word(self, key: str, **values: str) -> str:
        return page_word(key, self.document.language, **values)

    def _say(self, text: Text) -> str:
        return with_facts(text.in_language(self.document.language), self.facts)

    def _list(self, stated: Sequence[Stated]) -> str:
        return some_of([self._say(one.text) for one in stated], self.document.language)

    def _clause(self, anchor: str) -> GlanceLine:
        node = self.document.node(anchor)
        return GlanceLine(node.citation if node else anchor, f"#{anchor}")

    def _who(self) -> Iterator[GlanceLine]:
        operator = self.policy.company.operator
        contact = self.policy.section(ContactSection)
        yield GlanceLine(self._say(operator.name), f"#{contact.id}" if contact else "")
        address = self.policy.address(operator.address)
        if address:
            yield GlanceLine(self._say(address.text))
        desk = self.policy.contact_desk()
        if desk and desk.officer:
            yield GlanceLine(self._say(desk.officer), label=self._word("officer"))

    def _what(self) -> Iterator[GlanceLine]:
        acquired = self.policy.section(AcquisitionSection)
        labels = {item.id: item.label for item in self.policy.registers.data_items}
        if acquired and acquired.data_items:
            items = [labels[item] for item in acquired.data_items if item in labels]
            yield GlanceLine(opening(some_of([self._say(item) for item in items], self.document.language, 6)))
            yield self._clause(acquired.id)
        elif self.summary.items:
            # Without a section on what is acquired, only the items that are shared are known; the card says so.
            names = [self._say(item.text) for item in self.summary.items]
            yield GlanceLine(opening(some_of(names, self.document.language, 6)), label=self._word("shared-items"))
            for anchor in dict.fromkeys(item.anchor for sharing in self.summary.sharings for item in sharing.items):
                yield self._clause(anchor)

    def _why(self) -> Iterator[GlanceLine]:
        by_subject: dict[str, list[Stated]] = {}
        for line in self.summary.purposes:
            for subject in line.subjects:
                by_subject.setdefault(self._say(subject), []).append(line.stated)
        for label, stated in by_subject.items():
            text = some_of([self._say(one.text) for one in stated], self.document.language, 2)
            yield GlanceLine(opening(text), f"#{stated[0].anchor}", label)

    def _recipients(self) -> Iterator[GlanceLine]:
        for section in self.policy.sections(ThirdPartySection):
            if section.declared is Declared.NONE:
                yield from self._declared_none(section)
                continue
            if section.default == "consent":
                yield GlanceLine(self._word("with-consent"), f"#{section.id}")
            yield from self._exceptions(section)
        for sharing in self.summary.sharings_of("provision"):
            if sharing.recipients:
                first = sharing.recipients[0].anchor
                yield GlanceLine(opening(self._list(sharing.recipients)), f"#{first}", self._word("recipients"))

    def _exceptions(self, section: ThirdPartySection) -> Iterator[GlanceLine]:
        label, cases = self._word("other-cases"), list(_cases(section.clauses))
        for clause in cases[: SHOWN + 1 if len(cases) == SHOWN + 1 else SHOWN]:
            yield GlanceLine(self._case(section, clause), f"#{anchor_of(section.id, clause.id)}", label)
            label = ""
        if len(cases) > SHOWN + 1:
            yield GlanceLine(self._word("more-cases", rest=str(len(cases) - SHOWN)), f"#{section.id}")

    def _case(self, section: ThirdPartySection, clause: ProvisionClause) -> str:
        """A case by its short name, or in its own words where the data names no ground."""
        if clause.exception:
            return self._word(f"ground-{clause.exception.value}")
        node = self.document.node(anchor_of(section.id, clause.id))
        return next(node.texts(), "") if node else ""

    def _joint_use(self) -> Iterator[GlanceLine]:
        for sharing in self.summary.sharings_of("joint-use"):
            yield GlanceLine(self._list(sharing.recipients), f"#{sharing.recipients[0].anchor}")
        yield from self._none_of("joint-use")

    def _section_kind(self, kind: str) -> Iterator[GlanceLine]:
        for section in self.policy.policy:
            if section.kind == kind and section.declared is not Declared.NONE:
                node = self._node(section)
                yield GlanceLine(node.heading_text, f"#{section.id}")
        yield from self._none_of(kind)

    def _none_of(self, kind: str) -> Iterator[GlanceLine]:
        for section in self.policy.policy:
            if section.kind == kind and section.declared is Declared.NONE:
                yield from self._declared_none(section)

    def _declared_none(self, section: Section) -> Iterator[GlanceLine]:
        """A declaration is given in its own words: they may say more than that there is none."""
        texts = list(self._node(section).texts())[1:2]
        yield from (GlanceLine(text, f"#{section.id}") for text in texts)

    def _node(self, section: Section) -> Node:
        node = self.document.node(section.id)
        assert node is not None
        return node

    def _requests(self) -> Iterator[GlanceLine]:
        section = self.policy.requests()
        if section is None:
            return
        desk = self.policy.desk(section.desk) or self.policy.contact_desk()
        if desk:
            yield GlanceLine(self._say(desk.name), label=self._word("desk"))
        if section.fee:
            types = join_list(
                [self._word(f"type-{one.value}") for one in section.fee.applies_to], self.document.language
            )
            amount = format_amount(section.fee.amount)
            yield GlanceLine(self._word("fee-of", amount=amount, types=types), label=self._word("fee"))
        yield self._clause(section.id)
        if "requests" in self.pages:
            yield GlanceLine(self._word("requests-page"), self.pages["requests"])


def _cases(clauses: Iterable[ProvisionClause]) -> Iterator[ProvisionClause]:
    """The cases other than consent in which the text allows a provision, without clauses that only group others."""
    for clause in clauses:
        if clause.exception_unnamed or clause.provision or clause.exception not in (None, ProvisionGround.CONSENT):
            yield clause
        else:
            yield from _cases(clause.clauses)
