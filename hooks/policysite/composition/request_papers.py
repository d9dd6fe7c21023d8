"""Which papers the policy asks of whom, each with the clause that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from policysite.composition.numbering import anchor_of
from policysite.domain.clauses import Papers, RequestClause, Requester
from policysite.domain.forms import FormKind, RequestForm
from policysite.domain.model import PolicyData
from policysite.domain.registers import IdentityDocument
from policysite.domain.sections import RequestsSection
from policysite.domain.text import Text

_AUTHORITY = re.compile("代理権|代理人の資格|代理人であること|親権|後見|保佐|補助|戸籍|登記事項証明|審判書")
_PAPER = re.compile("委任状|証明書|証書|謄本|抄本|写し|コピー|書類|届")
_AGENTS = (Requester.LEGAL_AGENT, Requester.DELEGATED_AGENT)


@dataclass(frozen=True, kw_only=True)
class PaperRequirement:
    """One thing that goes into the envelope: a form, the documents of which one is enough, or the fee."""

    anchor: str
    """The clause that asks for it."""
    form: RequestForm | None = None
    documents: tuple[IdentityDocument, ...] = ()
    any_one: bool = False
    """Whether one of the documents is enough."""
    of: Requester | None = None
    """Whose documents they are."""
    authority: bool = False
    """Whether they prove the authority of an agent, and not who somebody is."""
    fee: bool = False
    words: Text | None = None
    """What the clause asks for where no form and no document of the register says it."""
    by: tuple[Requester, ...] = ()
    """The agents it is asked of, where not of every agent that the policy speaks of."""


def papers_for(policy: PolicyData, requester: Requester) -> tuple[PaperRequirement, ...]:
    """What a requester sends in, in the order of the policy; empty where the policy says nothing of them."""
    section = policy.requests()
    if section is None:
        return ()
    scoped = _scoped(section.clauses, ())
    return tuple(
        _requirement(policy, section, clause, clause.papers or Papers())
        for clause, requesters in scoped
        if (clause.papers and (not requesters or requester in requesters))
        or (requester in requesters and _asks_in_words(clause))
    )


def identity_documents(policy: PolicyData) -> tuple[IdentityDocument, ...]:
    """Every document that the policy lets a person prove identity with, each once."""
    found: dict[str, IdentityDocument] = {}
    for requester in Requester:
        for paper in papers_for(policy, requester):
            if paper.any_one and paper.of in (None, Requester.SELF):
                found.update((document.id, document) for document in paper.documents)
    return tuple(found.values())


def described_requesters(policy: PolicyData) -> tuple[Requester, ...]:
    """Those that the policy says a procedure for."""
    section = policy.requests()
    named = (
        {requester for clause, _ in _scoped(section.clauses, ()) for requester in clause.requester} if section else ()
    )
    return tuple(requester for requester in Requester if requester in named)


def identity_asked_of(policy: PolicyData) -> tuple[Requester, ...]:
    """Those who send a document that proves who the individual is."""
    return tuple(
        requester
        for requester in described_requesters(policy)
        if any(paper.any_one and paper.of in (None, Requester.SELF) for paper in papers_for(policy, requester))
    )


def agent_papers(policy: PolicyData) -> tuple[PaperRequirement, ...]:
    """What the policy asks of agents besides the request form, the person's own identity and the fee, each once."""
    found: dict[object, PaperRequirement] = {}
    described = tuple(requester for requester in described_requesters(policy) if requester in _AGENTS)
    for requester in _AGENTS:
        for paper in papers_for(policy, requester):
            is_request = paper.form is not None and paper.form.kind is FormKind.REQUEST
            of_person = paper.any_one and paper.of in (None, Requester.SELF)
            if not (is_request or of_person or paper.fee):
                key = (paper.form, paper.documents, paper.any_one, paper.words)
                earlier = found.get(key, paper)
                found[key] = replace(earlier, by=(*earlier.by, requester))
    return tuple(replace(paper, by=() if set(described) <= set(paper.by) else paper.by) for paper in found.values())


def _scoped(
    clauses: tuple[RequestClause, ...], inherited: tuple[Requester, ...]
) -> Iterator[tuple[RequestClause, tuple[Requester, ...]]]:
    for clause in clauses:
        requesters = clause.requester or inherited
        yield clause, requesters
        yield from _scoped(clause.clauses, requesters)


def _requirement(
    policy: PolicyData, section: RequestsSection, clause: RequestClause, papers: Papers
) -> PaperRequirement:
    source = _source(section, papers)
    wanted = source.any_one_of or ((source.document,) if source.document else ())
    register = {document.id: document for document in policy.registers.identity_documents}
    forms = {form.id: form for form in policy.forms}
    documents = tuple(register[name] for name in wanted if name in register)
    form = forms.get(papers.form or papers.document or "")
    heading = "".join(text.ja for text in _words(clause))
    named = "".join(document.name.ja for document in documents)
    return PaperRequirement(
        anchor=anchor_of(section.id, clause.id),
        form=form,
        documents=documents,
        any_one=bool(source.any_one_of),
        of=papers.of,
        authority=papers.same_as is None and bool(_AUTHORITY.search(heading + named)),
        fee=papers.stamps,
        words=None if form or documents or papers.stamps else next(_words(clause), None),
    )


def _words(clause: RequestClause) -> Iterator[Text]:
    yield from (clause.title,) if clause.title else ()
    yield from clause.text


def _asks_in_words(clause: RequestClause) -> bool:
    """A line of a requester's list that names a paper in words alone, such as a letter of authority of one's own."""
    facts = (clause.papers, clause.reply, clause.replies, clause.refusal, clause.states_fee, clause.own_purpose)
    if clause.requester or clause.clauses or any(facts):
        return False
    return any(_PAPER.search(text.ja) for text in _words(clause))


def _source(section: RequestsSection, papers: Papers) -> Papers:
    """The papers that `same_as` points to, or the papers themselves."""
    if papers.same_as is None:
        return papers
    for clause, _ in _scoped(section.clauses, ()):
        if clause.papers and papers.same_as in (clause.id, anchor_of(section.id, clause.id)):
            return clause.papers
    return papers
