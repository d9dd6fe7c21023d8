"""Which papers the policy asks of whom, each with the clause that says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from policysite.composition.numbering import anchor_of
from policysite.domain.clauses import Papers, RequestClause, Requester
from policysite.domain.forms import FormKind, RequestForm
from policysite.domain.model import PolicyData
from policysite.domain.registers import IdentityDocument
from policysite.domain.sections import RequestsSection


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
    fee: bool = False


def papers_for(policy: PolicyData, requester: Requester) -> tuple[PaperRequirement, ...]:
    """What a requester sends in, in the order of the policy; empty where the policy says nothing of them."""
    section = policy.requests()
    if section is None:
        return ()
    scoped = _scoped(section.clauses, ())
    return tuple(
        _requirement(policy, section, clause, clause.papers)
        for clause, requesters in scoped
        if clause.papers and (not requesters or requester in requesters)
    )


def identity_documents(policy: PolicyData) -> tuple[IdentityDocument, ...]:
    """Every document that the policy lets a person prove identity with, each once."""
    found: dict[str, IdentityDocument] = {}
    for requester in Requester:
        for paper in papers_for(policy, requester):
            if paper.any_one and paper.of in (None, Requester.SELF):
                found.update((document.id, document) for document in paper.documents)
    return tuple(found.values())


def agent_papers(policy: PolicyData) -> tuple[PaperRequirement, ...]:
    """What the policy asks of agents besides the request form, the person's own identity and the fee, each once."""
    found: dict[object, PaperRequirement] = {}
    for requester in (Requester.LEGAL_AGENT, Requester.DELEGATED_AGENT):
        for paper in papers_for(policy, requester):
            is_request = paper.form is not None and paper.form.kind is FormKind.REQUEST
            of_person = paper.any_one and paper.of in (None, Requester.SELF)
            if not (is_request or of_person or paper.fee):
                found.setdefault((paper.form, paper.documents, paper.any_one), paper)
    return tuple(found.values())


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
    return PaperRequirement(
        anchor=anchor_of(section.id, clause.id),
        form=forms.get(papers.form or papers.document or ""),
        documents=tuple(register[name] for name in wanted if name in register),
        any_one=bool(source.any_one_of),
        of=papers.of,
        fee=papers.stamps,
    )


def _source(section: RequestsSection, papers: Papers) -> Papers:
    """The papers that `same_as` points to, or the papers themselves."""
    if papers.same_as is None:
        return papers
    for clause, _ in _scoped(section.clauses, ()):
        if clause.papers and papers.same_as in (clause.id, anchor_of(section.id, clause.id)):
            return clause.papers
    return papers
