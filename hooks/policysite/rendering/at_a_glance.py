"""At a glance: a card for each question a reader brings, answered from the data, each answer leading to its clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from policysite.composition.countries import country_name
from policysite.composition.document import Document, Node
from policysite.composition.facts import Facts, facts_of, with_facts
from policysite.composition.numbering import anchor_of
from policysite.composition.statements import distinct
from policysite.composition.summary import Stated, Statement, Summary, Way
from policysite.composition.wordlist import format_amount, join_list
from policysite.domain.clauses import ProvisionClause, ProvisionGround
from policysite.domain.model import PolicyData
from policysite.domain.sections import AcquisitionSection, ContactSection, Declared, Section, ThirdPartySection
from policysite.domain.text import Language, Text
from policysite.rendering.page_words import page_word

SHOWN = 3
_NAMED_APART = (ProvisionGround.CONSENT, ProvisionGround.OPT_OUT)


@dataclass(frozen=True)
class GlanceLine:
    """One answer; `href` leads to the clause or page that says it in full."""

    text: str
    href: str = ""
    label: str = ""
    first: str = ""
    until: str = ""
    """The days from which and until before which it is shown; empty without an end on that side."""


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
            ("glance-abroad", self._abroad()),
            ("glance-elsewhere", self._elsewhere()),
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
            for anchor in dict.fromkeys(item.anchor for item in self.summary.items):
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
        for made in self.summary.of(Way.PROVISION):
            if made.recipients:
                label = "recipients-consent" if made.ground == ProvisionGround.CONSENT else "recipients"
                yield self._line(made, opening(self._list(made.recipients)), made.recipients, self._word(label))
        for made in self.summary.of(Way.OPT_OUT):
            yield self._line(made, opening(self._list(made.items)), made.items, self._word("way-opt-out"))
        yield from self._none_of("opt-out")

    def _line(self, made: Statement, text: str, stated: Sequence[Stated], label: str = "") -> GlanceLine:
        """What a statement says, or the clause to read where only its words say it."""
        anchor = stated[0].anchor if stated else made.anchor
        return GlanceLine(text or self._clause(made.anchor).text, f"#{anchor}", label)

    def _exceptions(self, section: ThirdPartySection) -> Iterator[GlanceLine]:
        label, cases = self._word("other-cases"), list(_cases(section.clauses))
        for clause in cases[: SHOWN + 1 if len(cases) == SHOWN + 1 else SHOWN]:
            yield GlanceLine(self._case(clause), f"#{anchor_of(section.id, clause.id)}", label)
            label = ""
        if len(cases) > SHOWN + 1:
            yield GlanceLine(self._word("more-cases", rest=str(len(cases) - SHOWN)), f"#{section.id}")

    def _case(self, clause: ProvisionClause) -> str:
        """A case by its short name; its own words are legal text, which the link leads to."""
        if clause.exception:
            return self._word(f"ground-{clause.exception.value}")
        if clause.provision and clause.provision.ground:
            return self._word(f"ground-{clause.provision.ground.value}")
        if clause.provision:
            return self._word("case-contract" if clause.provision.contract else "case-planned")
        return self._word("case-unnamed")

    def _joint_use(self) -> Iterator[GlanceLine]:
        for made in self.summary.of(Way.JOINT_USE):
            yield self._line(made, self._list(made.recipients), made.recipients)
        yield from self._none_of("joint-use")

    def _abroad(self) -> Iterator[GlanceLine]:
        for made in self.summary.of(Way.ABROAD):
            country = country_name(made.country, self.document.language) if made.country else ""
            yield self._line(made, self._list(made.recipients), made.recipients, country)
        yield from self._none_of("foreign-transfer")

    def _elsewhere(self) -> Iterator[GlanceLine]:
        """Entrustment, succession and what is not personal data as such."""
        others = (Way.ENTRUSTMENT, Way.SUCCESSION, Way.PSEUDONYMIZED, Way.RELATED, Way.TRANSMISSION)
        for way in others:
            made = self.summary.of(way)
            label = self._word(f"way-{way.value}")
            if made:
                stated = distinct(who for one in made for who in one.recipients or one.purposes)
                yield self._line(made[0], opening(self._list(stated)), stated, label)
        yield from self._none_of("entrustment")

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
        planned = clause.provision and clause.provision.ground not in _NAMED_APART
        if clause.exception_unnamed or planned or clause.exception not in (None, *_NAMED_APART):
            yield clause
        else:
            yield from _cases(clause.clauses)
