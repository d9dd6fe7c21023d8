"""From the policy's facts to the guide for requests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from policysite.composition.document import Document, Note
from policysite.composition.facts import facts_in
from policysite.composition.form_facts import FormFacts, address_lines, desk_lines
from policysite.composition.inlines import InlineResolver
from policysite.composition.numbering import anchor_of, spots_of
from policysite.composition.request_guide import (
    GuideChoice,
    GuideEnvelope,
    GuideForm,
    GuidePaper,
    GuideRefusal,
    GuideRequest,
    GuideRequester,
    RequestGuide,
    Source,
)
from policysite.composition.request_papers import PaperRequirement, papers_for
from policysite.composition.request_words import (
    CORRECTIONS,
    REPLY_METHODS,
    REQUEST_TYPES,
    REQUESTERS,
    STOPS,
    fee_words,
    masking_advice,
)
from policysite.composition.wordlist import format_amount
from policysite.domain.clauses import Reply, RequestClause, Requester, RequestType
from policysite.domain.forms import FormKind
from policysite.domain.model import PolicyData
from policysite.domain.registers import IdentityDocument
from policysite.domain.sections import RequestsSection
from policysite.domain.text import Text

_OWN_IDENTITY = Text(
    ja="本人の本人確認書類（次のいずれか1点）", en="An identity document of the individual (any one of these)"
)
_AGENT_IDENTITY = Text(
    ja="代理人の本人確認書類（次のいずれか1点）", en="An identity document of the agent (any one of these)"
)
_AUTHORITY = Text(
    ja="代理人であることを確認する書類（次のいずれか1点）",
    en="A document that proves the agent's authority (any one of these)",
)
_FALLBACK = Text(ja="{method}（難しいときは{fallback}）", en="{method} (where that is difficult: {fallback})")
_FEE = Text(ja="{amount}円", en="{amount} yen")
_FREE = Text(ja="不要", en="None")
_GAP = Text(
    ja="このポリシーは、{requester}の書類を定めていません。書類を送る前に、窓口にお尋ねください。",
    en="This policy does not say which papers a {requester} sends. Please ask the desk before you send anything.",
)
_TRACEABLE = Text(
    ja="簡易書留など、配達の記録が残る方法で送ってください。",
    en="Send it by simplified registered mail or another service that records delivery.",
)
_NOTIFY = (RequestType.NOTIFY_PURPOSE, RequestType.DISCLOSE, RequestType.DISCLOSE_RECORDS)
_FILLED = ((tuple(RequestType), "F13"), (CORRECTIONS, "F14"), (STOPS, "F15"), (_NOTIFY, "F17"))


def compose_guide(policy: PolicyData, document: Document) -> RequestGuide | None:
    """The guide in the language of `document`, or None where the policy has no procedure for requests."""
    section = policy.requests()
    if section is None:
        return None
    language = document.language
    resolver = InlineResolver(language, facts_in(policy, section, language), spots_of(policy, language))
    return _GuideComposer(policy, section, document, FormFacts(policy, None, resolver)).compose()


@dataclass(frozen=True)
class _GuideComposer:
    policy: PolicyData
    section: RequestsSection
    document: Document
    facts: FormFacts

    def compose(self) -> RequestGuide:
        clauses = tuple(_walk(self.section.clauses))
        return RequestGuide(
            language=self.document.language,
            title=self.facts.say(self.section.heading),
            source=self._source(self.section.id),
            requesters=tuple(self._requester(requester, clauses) for requester in Requester),
            requests=tuple(self._request(kind, clauses) for kind in RequestType if kind in self.section.types),
            forms=tuple(GuideForm(id=form.id, title=self.facts.say(form.title)) for form in self.policy.forms),
            envelope=self._envelope(),
            refusals=tuple(self._refusal(clause) for clause in clauses if clause.refusal),
            refusal_lead=self._refusal_lead(),
            fee_notes=tuple(self._fee_notes(clauses)),
            handling=next((self._refusal(clause) for clause in clauses if clause.own_purpose), None),
            desk=tuple(desk_lines(self.facts)),
        )

    def _source(self, anchor: str) -> Source:
        node = self.document.node(anchor)
        return Source(anchor=anchor, citation=node.citation) if node else Source()

    def _clause_source(self, clause: RequestClause | None) -> Source:
        return self._source(anchor_of(self.section.id, clause.id)) if clause else Source()

    def _requester(self, requester: Requester, clauses: tuple[RequestClause, ...]) -> GuideRequester:
        label = REQUESTERS[requester].label.in_language(self.document.language)
        described = next((clause for clause in clauses if requester in clause.requester), None)
        papers = papers_for(self.policy, requester) if described else ()
        return GuideRequester(
            id=requester,
            label=label,
            papers=(*(self._paper(paper) for paper in papers), *self._payment(papers, clauses)),
            source=self._clause_source(described),
            gap="" if papers else self.facts.fill(_GAP, requester=label[:1].lower() + label[1:]),
        )

    def _payment(
        self, papers: tuple[PaperRequirement, ...], clauses: tuple[RequestClause, ...]
    ) -> Iterator[GuidePaper]:
        """How the fee is paid, where the list of papers does not say it already."""
        fee = self.section.fee
        if fee and papers and not any(paper.fee for paper in papers):
            source = self._clause_source(next((clause for clause in clauses if clause.states_fee), None))
            words = self.facts.say(fee_words(fee.method, format_amount(fee.amount)))
            yield GuidePaper(text=words, source=source, types=fee.applies_to)

    def _paper(self, paper: PaperRequirement) -> GuidePaper:
        source = self._source(paper.anchor)
        fee = self.section.fee
        if paper.fee and fee:
            words = self.facts.say(fee_words(fee.method, format_amount(fee.amount)))
            return GuidePaper(text=words, source=source, types=fee.applies_to)
        if paper.form:
            return GuidePaper(text=self.facts.say(paper.form.title), source=source, form=paper.form.id)
        if paper.words:
            words = self.facts.say(paper.words)
            return GuidePaper(text=words, source=source)
        if paper.any_one and paper.authority:
            choices = tuple(self._choice(document) for document in paper.documents)
            return GuidePaper(text=self.facts.fill(_AUTHORITY), source=source, choices=choices)
        if paper.any_one:
            title = _OWN_IDENTITY if paper.of in (None, Requester.SELF) else _AGENT_IDENTITY
            choices = tuple(self._choice(document) for document in paper.documents)
            return GuidePaper(text=self.facts.fill(title), source=source, choices=choices)
        choices = tuple(self._choice(document) for document in paper.documents)
        return GuidePaper(
            text=" / ".join(choice.text for choice in choices),
            advice=" ".join(choice.advice for choice in choices if choice.advice),
            source=source,
        )

    def _choice(self, document: IdentityDocument) -> GuideChoice:
        said = self.facts.say(document.submitted)
        advice = masking_advice(document.name.ja)
        words = document.masking or (advice.label if advice else None)
        return GuideChoice(text=said[:1].upper() + said[1:], advice=self.facts.say(words) if words else "")

    def _request(self, kind: RequestType, clauses: tuple[RequestClause, ...]) -> GuideRequest:
        word, fee = REQUEST_TYPES[kind], self.section.fee
        charged = fee is not None and kind in fee.applies_to
        clause, reply = next(((c, r) for c in clauses for r in _replies(c) if kind in r.types), (None, None))
        return GuideRequest(
            id=kind,
            label=word.label.in_language(self.document.language),
            basis=word.cited(self.document.language),
            fee=self.facts.fill(_FEE, amount=format_amount(fee.amount)) if fee and charged else self.facts.fill(_FREE),
            fee_source=self._clause_source(next((c for c in clauses if c.states_fee), None)),
            fill_in=tuple(self._rows_for(kind)),
            answer=self._answer(reply) if reply else "",
            answer_source=self._clause_source(clause),
        )

    def _rows_for(self, kind: RequestType) -> Iterator[str]:
        """The rows of the request form that this request needs, by the law's table of fields."""
        wanted = {number for kinds, number in _FILLED if kind in kinds}
        form = next((form for form in self.policy.forms if form.kind is FormKind.REQUEST), None)
        for _, row in form.rows() if form else ():
            if wanted & set(row.fields):
                yield self.facts.say(row.label)

    def _answer(self, reply: Reply) -> str:
        labels = [self.facts.say(REPLY_METHODS[method].label) for method in reply.methods]
        method = " / ".join(labels)
        if reply.fallback is None:
            return method
        fallback = self.facts.say(REPLY_METHODS[reply.fallback].label)
        return self.facts.fill(_FALLBACK, method=method, fallback=fallback)

    def _envelope(self) -> GuideEnvelope | None:
        envelope = self.section.envelope
        if envelope is None or not any(address_lines(self.facts)):
            return None
        japanese, is_translated = self.facts.in_japanese(), self.document.language != "ja"
        *address, desk = address_lines(japanese)
        return GuideEnvelope(
            lines=(*address, f"{desk}　御中"),
            marking=japanese.say(envelope.marking),
            translation=tuple(address_lines(self.facts)) if is_translated else (),
            meaning=self.facts.say(envelope.marking) if is_translated else "",
            sending=self.facts.fill(_TRACEABLE) if envelope.traceable else "",
            source=self._source(self.section.id),
        )

    def _refusal(self, clause: RequestClause) -> GuideRefusal:
        source = self._clause_source(clause)
        node = self.document.node(source.anchor)
        texts = [text for text in node.texts() if text != node.heading_text] if node else []
        separator = "" if self.document.language == "ja" else " "
        types = clause.refusal.types if clause.refusal else ()
        return GuideRefusal(text=separator.join(texts), source=source, types=types)

    def _refusal_lead(self) -> GuideRefusal | None:
        """The clause under which the cases stand."""
        for clause in _walk(self.section.clauses):
            if any(child.refusal for child in clause.clauses):
                return self._refusal(clause)
        return None

    def _fee_notes(self, clauses: tuple[RequestClause, ...]) -> Iterator[str]:
        for clause in clauses:
            node = self.document.node(anchor_of(self.section.id, clause.id)) if clause.states_fee else None
            yield from (block.text for block in node.closing if isinstance(block, Note)) if node else ()


def _walk(clauses: tuple[RequestClause, ...]) -> Iterator[RequestClause]:
    for clause in clauses:
        yield clause
        yield from _walk(clause.clauses)


def _replies(clause: RequestClause) -> tuple[Reply, ...]:
    return (*((clause.reply,) if clause.reply else ()), *clause.replies)
