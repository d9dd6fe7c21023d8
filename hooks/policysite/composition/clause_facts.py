"""The words that a clause's facts give: lists of items, users, purposes, papers, and the responsible party."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policysite.composition.wordlist import join_list, opening
from policysite.domain.clauses import (
    Clause,
    JointUseClause,
    Papers,
    ProvisionClause,
    PurposeClause,
    PurposeMention,
    RequestClause,
)
from policysite.domain.model import PolicyData
from policysite.domain.paths import DataPath
from policysite.domain.text import Text

FactParagraph = tuple[Text, DataPath, bool]


def own_text_is_shown(clause: Clause) -> bool:
    """A clause's own text always stands; facts add to it or take its place."""
    return bool(clause.text)


def fact_paragraphs(clause: Clause, policy: PolicyData, path: DataPath) -> Iterator[FactParagraph]:
    """The paragraphs that the typed facts of a clause give: text, data path, and whether it joins the line before."""
    if isinstance(clause, (PurposeClause, ProvisionClause, JointUseClause)) and clause.purposes and not clause.text:
        yield purpose_list(clause.purposes, policy), (*path, "purposes"), False
    if isinstance(clause, (ProvisionClause, JointUseClause)) and clause.data_items:
        yield data_item_list(clause.data_items, policy), (*path, "data_items"), False
    if isinstance(clause, ProvisionClause) and clause.recipients:
        yield recipient_list(clause.recipients, policy), (*path, "recipients"), False
    if isinstance(clause, JointUseClause):
        yield from _joint_use(clause, policy, path)
    if isinstance(clause, RequestClause) and clause.papers:
        yield from _papers(clause.papers, bool(clause.text), policy, (*path, "papers"))


def purpose_list(mentions: Iterable[PurposeMention], policy: PolicyData) -> Text:
    """The wordings of purposes, joined."""
    register = {purpose.id: purpose.text for purpose in policy.registers.purposes}
    return _opening(joined([mention.text or register.get(mention.purpose) for mention in mentions]))


def data_item_list(ids: Iterable[str], policy: PolicyData) -> Text:
    """The labels of data items, joined."""
    register = {item.id: item.label for item in policy.registers.data_items}
    return _opening(joined([register.get(item_id) for item_id in ids]))


def recipient_list(ids: Iterable[str], policy: PolicyData) -> Text:
    """The labels of recipients, joined."""
    register = {recipient.id: recipient.label for recipient in policy.registers.recipients}
    return _opening(joined([register.get(recipient_id) for recipient_id in ids]))


def document_list(ids: Iterable[str], policy: PolicyData) -> Text:
    """What is sent of each identity document, joined as a choice."""
    register = {document.id: document.submitted for document in policy.registers.identity_documents}
    return _opening(joined([register.get(document_id) for document_id in ids], "or"))


def joined(texts: Iterable[Text | None], last_word: str = "and") -> Text:
    """One text from several, joined as each language joins lists; ids that name nothing are left out here
    and reported by the reference check."""
    known = [text for text in texts if text is not None]
    return Text(ja=join_list([t.ja for t in known], "ja"), en=join_list([t.en for t in known], "en", last_word))


def _opening(text: Text) -> Text:
    return Text(ja=text.ja, en=opening(text.en, "en"))


def _joint_use(clause: JointUseClause, policy: PolicyData, path: DataPath) -> Iterator[FactParagraph]:
    if clause.users:
        named = [policy.corporation(user) for user in clause.users]
        yield joined([corporation.name if corporation else None for corporation in named]), (*path, "users"), True
    manager = policy.corporation(clause.manager) if clause.manager else None
    if manager is None:
        return
    where = (*path, "manager")
    yield manager.name, where, False
    address = policy.address(manager.address or "")
    if address:
        yield address.text, where, True
    if manager.representative:
        yield _representative(manager.representative.title, manager.representative.name), where, True


def _representative(title: Text, name: Text) -> Text:
    return Text(ja=f"{title.ja} {name.ja}", en=f"{name.en}, {title.en}")


def _papers(papers: Papers, has_text: bool, policy: PolicyData, path: DataPath) -> Iterator[FactParagraph]:
    if papers.any_one_of:
        yield document_list(papers.any_one_of, policy), (*path, "any_one_of"), False
    if has_text:
        return
    if papers.form:
        titles = [form.title for form in policy.forms if form.id == papers.form]
        yield joined(titles), (*path, "form"), False
    elif papers.document:
        yield document_list((papers.document,), policy), (*path, "document"), False
