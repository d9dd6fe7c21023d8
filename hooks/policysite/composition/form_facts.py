"""The boxes and words of a form that the policy's facts give."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from policysite.composition.document import plain
from policysite.composition.facts import facts_in
from policysite.composition.form_document import CheckOption, Checks, FixedText, FormItem, TextBlank
from policysite.composition.inlines import InlineResolver
from policysite.composition.numbering import Spot, spots_of
from policysite.composition.request_papers import (
    PaperRequirement,
    agent_papers,
    described_requesters,
    identity_asked_of,
    identity_documents,
)
from policysite.composition.request_words import (
    CHOSEN_METHODS,
    DISCLOSURES,
    ENCLOSED_FEES,
    RELATIONS,
    REPLY_METHODS,
    REQUEST_TYPES,
    REQUESTERS,
    STOP_GROUNDS,
    LegalWord,
    fee_words,
)
from policysite.composition.wordlist import format_amount, join_list
from policysite.domain.clauses import ReplyMethod, Requester
from policysite.domain.forms import Asked, FormKind, RequestForm, RowData
from policysite.domain.model import PolicyData
from policysite.domain.registers import IdentityDocument
from policysite.domain.sections import RequestsSection
from policysite.domain.text import Language, Text

K = TypeVar("K", bound=StrEnum)

# A form stands outside the clauses, so it cites them in full.
NOWHERE = Spot("", "", "", "", 0, (), "")

_OTHER = Text(ja="その他", en="Other")
_OTHER_METHOD = Text(ja="その他の方法", en="Other method")
_FEE_ENCLOSED = Text(ja="{what}を同封しました", en="{what} enclosed")
_FEE_DUE = Text(ja="手数料の支払い方：{what}", en="How the fee is paid: {what}")
_FEE_SCOPE = Text(ja="（{types}の請求に限ります）", en="(only for: {types})")
_FEE_MARK = Text(ja="（手数料：{amount}円）", en="(fee: {amount} yen)")
_MARKING = Text(ja="封筒に朱書き：「{marking}」", en="Write on the envelope, in red: 「{japanese}」 ({marking})")
_TRACEABLE = Text(
    ja="配達の記録が残る方法（簡易書留等）でお送りください。",
    en="Send it by a traceable service (such as simplified registered mail).",
)
_AGENT_IDENTITY = Text(ja="代理人の本人確認書類（いずれか1点）", en="An identity document of the agent (any one)")
_AUTHORITY = Text(
    ja="代理人であることを確認する書類（{documents}のいずれか1点）",
    en="Proof of the agent's authority (any one of: {documents})",
)
_ANY_ONE = Text(ja="代理人の書類（{documents}のいずれか1点）", en="A document of the agent (any one of: {documents})")
_ASKED_OF = Text(ja="（{who}の場合）", en="({who})")
_ASKED_WHEN = Text(ja="次の方が請求する場合に必要です：{who}", en="Needed if the request is made by: {who}")
_WHICH = Text(ja="書類の名前", en="Name of the document")
_MASK = Text(ja="（{masking}）", en="({masking})")
_COMPLAINTS = Text(ja="苦情の申出先も同じです。", en="Complaints go to the same desk.")


@dataclass(frozen=True)
class FormFacts:
    """The facts of one policy in one language, as items for a form (None: for the guide beside the forms)."""

    policy: PolicyData
    form: RequestForm | None
    resolver: InlineResolver

    @property
    def requests(self) -> RequestsSection | None:
        """The section on requests that the form belongs to."""
        return self.policy.requests_of(self.form.id) if self.form else self.policy.requests()

    @property
    def language(self) -> Language:
        """The language of the form."""
        return self.resolver.language

    def items(self, row: RowData, place: str) -> Iterator[FormItem]:
        """What the facts named by `row.ask` put into the row; `place` opens every tooltip."""
        if row.ask is None:
            return
        boxes = _BOXES.get(row.ask)
        if boxes is None:
            yield from (FixedText(text=line) for line in _LINES[row.ask](self))
            return
        if row.ask is Asked.IDENTITY_DOCUMENTS and row.required and not self.required(row):
            yield FixedText(text=self.fill(_ASKED_WHEN, who=self.names(identity_asked_of(self.policy))))
        options = tuple(self._option(row, place, box) for box in boxes(self))
        yield Checks(name=row.id, options=options, columns=row.columns, single=row.single, required=self.required(row))

    def required(self, row: RowData) -> bool:
        """Whether everybody fills the row in: identity papers only where the policy asks them of all."""
        if row.ask is not Asked.IDENTITY_DOCUMENTS:
            return row.required
        return row.required and identity_asked_of(self.policy) == described_requesters(self.policy)

    def names(self, requesters: Iterable[Requester]) -> str:
        """The names of requesters in the form's language."""
        return join_list([self.say(REQUESTERS[requester].label) for requester in requesters], self.language)

    def _option(self, row: RowData, place: str, box: _Box) -> CheckOption:
        separator = "：" if self.language == "ja" else ": "
        label = self.say(box.label)
        blank = None
        if box.write_in:
            tooltip = f"{place}{separator}{self.say(box.write_in)}"
            blank = TextBlank(name=f"{row.id}-{box.id}-text", tooltip=tooltip)
        return CheckOption(
            name=f"{row.id}-{box.id}",
            label=label,
            tooltip=f"{place}{separator}{label}{box.note}",
            note=box.note,
            blank=blank,
        )

    def say(self, text: Text) -> str:
        """A text of the data in the form's language, its placeholders resolved."""
        return plain(self.resolver.resolve(text, ("forms",), NOWHERE))

    def in_japanese(self) -> FormFacts:
        """The same facts in Japanese, for what the postman and Japanese staff must read."""
        facts, spots = facts_in(self.policy, self.requests, "ja"), spots_of(self.policy, "ja")
        return FormFacts(self.policy, self.form, InlineResolver("ja", facts, spots))

    def fill(self, pattern: Text, **values: str) -> str:
        """One of the patterns below in the form's language with its values put in."""
        return pattern.in_language(self.language).format(**values)


@dataclass(frozen=True)
class _Box:
    id: str
    label: Text
    note: str = ""
    write_in: Text | None = None


def _legal_words(words: Mapping[K, LegalWord], known: Iterable[K] | None = None) -> Iterator[_Box]:
    """A box for each of the law's words, or for those of `known`, in the order of the law."""
    wanted = set(words if known is None else known)
    yield from (_Box(str(key), word.label) for key, word in words.items() if key in wanted)


def _request_types(facts: FormFacts) -> Iterator[_Box]:
    requests = facts.requests
    fee = requests.fee if requests and facts.form and facts.form.kind is FormKind.REQUEST else None
    for box in _legal_words(REQUEST_TYPES, requests.types if requests else ()):
        charged = fee is not None and box.id in fee.applies_to
        yield _Box(
            box.id, box.label, facts.fill(_FEE_MARK, amount=format_amount(fee.amount)) if fee and charged else ""
        )


def _reply_methods(facts: FormFacts) -> Iterator[_Box]:
    for method in disclosure_methods(facts.policy):
        yield _Box(method.value, REPLY_METHODS[method].label)
    yield _Box("other", _OTHER, write_in=_OTHER_METHOD)


def disclosure_methods(policy: PolicyData) -> tuple[ReplyMethod, ...]:
    """The methods of disclosure that a person may choose (法33条1項); all of 規則30条 where none is excluded."""
    requests = policy.requests()
    stated = [
        method
        for clause in (requests.clauses if requests else ())
        for reply in (*((clause.reply,) if clause.reply else ()), *clause.replies)
        if set(reply.types) & set(DISCLOSURES)
        for method in reply.methods
    ]
    chosen = tuple(method for method in CHOSEN_METHODS if method in stated)
    return chosen if chosen and ReplyMethod.AS_REQUESTED not in stated else CHOSEN_METHODS


def _identity_documents(facts: FormFacts) -> Iterator[_Box]:
    for document in identity_documents(facts.policy):
        yield _document(facts, document)


def _agent_documents(facts: FormFacts) -> Iterator[_Box]:
    identity = identity_documents(facts.policy)
    for paper in agent_papers(facts.policy):
        asked = facts.fill(_ASKED_OF, who=facts.names(paper.by)) if paper.by else ""
        if paper.form and paper.form != facts.form:
            yield _Box(paper.form.id, paper.form.title, asked)
        elif paper.words:
            yield _Box(paper.anchor, paper.words, asked)
        elif paper.any_one and not paper.authority and set(paper.documents) <= set(identity):
            yield _Box("agent-identity", _AGENT_IDENTITY, asked, write_in=_WHICH)
        elif paper.any_one:
            yield _any_one(paper, asked)
        else:
            boxes = (_document(facts, document) for document in paper.documents)
            yield from (replace(box, note=box.note + asked) for box in boxes)


def _any_one(paper: PaperRequirement, asked: str) -> _Box:
    """Documents of which one is enough are one thing to enclose."""
    ja = join_list([document.submitted.ja for document in paper.documents], "ja")
    en = join_list([document.submitted.en for document in paper.documents], "en", "or")
    pattern = _AUTHORITY if paper.authority else _ANY_ONE
    label = Text(ja=pattern.ja.format(documents=ja), en=pattern.en.format(documents=en))
    return _Box(paper.anchor, label, asked, write_in=_WHICH)


def _document(facts: FormFacts, document: IdentityDocument) -> _Box:
    note = facts.fill(_MASK, masking=facts.say(document.masking)) if document.masking else ""
    ja, en = document.submitted.ja, document.submitted.en
    return _Box(document.id, Text(ja=ja, en=en[:1].upper() + en[1:]), note)


def _fee(facts: FormFacts) -> Iterator[_Box]:
    requests = facts.requests
    fee = requests.fee if requests else None
    if fee:
        what = fee_words(fee.method, format_amount(fee.amount))
        types = join_list(
            [box.label.in_language(facts.language) for box in _legal_words(REQUEST_TYPES, fee.applies_to)],
            facts.language,
        )
        # Only what goes into the envelope can be said to be enclosed.
        pattern = _FEE_ENCLOSED if fee.method in ENCLOSED_FEES else _FEE_DUE
        label = Text(ja=pattern.ja.format(what=what.ja), en=pattern.en.format(what=what.en))
        yield _Box("enclosed", label, facts.fill(_FEE_SCOPE, types=types))


def sending_lines(facts: FormFacts) -> Iterator[str]:
    """Where a request goes and what stands on its envelope."""
    requests = facts.requests
    yield from address_lines(facts)
    if requests and requests.envelope:
        marking = facts.say(requests.envelope.marking)
        yield facts.fill(_MARKING, marking=marking, japanese=facts.in_japanese().say(requests.envelope.marking))
        if requests.envelope.traceable:
            yield facts.fill(_TRACEABLE)


def address_lines(facts: FormFacts) -> Iterator[str]:
    """The address a request is sent to, then the desk."""
    policy = facts.policy
    desk = policy.requests_desk(facts.requests)
    if desk is None:
        return
    address = policy.address(desk.address)
    if address:
        code = f"〒{address.postal_code} " if address.postal_code else ""
        yield code + facts.say(address.text)
    yield f"{facts.say(policy.company.operator.name)} {facts.say(desk.name)}"


def desk_lines(facts: FormFacts) -> Iterator[str]:
    """Whom to ask, in one line."""
    desk = facts.policy.requests_desk(facts.requests)
    if desk is None:
        return
    phone = f" {facts.say(desk.phone_note)}" if desk.phone and desk.phone_note else ""
    parts = (
        f"{facts.say(facts.policy.company.operator.name)} {facts.say(desk.name)}",
        f"{desk.phone}{phone}" if desk.phone else "",
        desk.email or "",
        desk.form_url or "",
        facts.say(desk.hours) if desk.hours else "",
        facts.fill(_COMPLAINTS) if desk.complaints else "",
    )
    yield "　".join(part for part in parts if part)


_BOXES: Mapping[Asked, Callable[[FormFacts], Iterator[_Box]]] = {
    Asked.REQUESTERS: lambda _: _legal_words(REQUESTERS),
    Asked.RELATIONS: lambda _: _legal_words(RELATIONS),
    Asked.REQUEST_TYPES: _request_types,
    Asked.STOP_GROUNDS: lambda _: _legal_words(STOP_GROUNDS),
    Asked.REPLY_METHODS: _reply_methods,
    Asked.IDENTITY_DOCUMENTS: _identity_documents,
    Asked.AGENT_DOCUMENTS: _agent_documents,
    Asked.FEE: _fee,
}

_LINES: Mapping[Asked, Callable[[FormFacts], Iterator[str]]] = {Asked.SENDING: sending_lines, Asked.DESK: desk_lines}
