"""The words that a clause's facts give: lists of items, users, purposes, papers, and the responsible party."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

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


class FactParagraph(NamedTuple):
    """What one fact says: its text, its path, whether it joins the line before, and the parts of a list."""

    text: Text
    path: DataPath
    tight: bool = False
    parts: tuple[Text, ...] = ()


def own_text_is_shown(clause: Clause) -> bool:
    """A clause's own text always stands; facts add to it or take its place."""
    return bool(clause.text)


def fact_paragraphs(clause: Clause, policy: PolicyData, path: DataPath) -> Iterator[FactParagraph]:
    """The paragraphs that the typed facts of a clause give."""
    if isinstance(clause, (PurposeClause, ProvisionClause, JointUseClause)) and clause.purposes and not clause.text:
        yield _several(_purposes(clause.purposes, policy), (*path, "purposes"))
    if isinstance(clause, (ProvisionClause, JointUseClause)) and clause.data_items:
        yield _several(_data_items(clause.data_items, policy), (*path, "data_items"))
    if isinstance(clause, ProvisionClause) and clause.recipients:
        yield _several(_recipients(clause.recipients, policy), (*path, "recipients"))
    if isinstance(clause, JointUseClause):
        yield from _joint_use(clause, policy, path)
    if isinstance(clause, RequestClause) and clause.papers:
        yield from _papers(clause.papers, bool(clause.text), policy, (*path, "papers"))


def _several(texts: Iterable[Text | None], path: DataPath, last_word: str = "and") -> FactParagraph:
    known = tuple(text for text in texts if text is not None)
    return FactParagraph(_opening(joined(known, last_word)), path, parts=tuple(_opening(text) for text in known))


def _purposes(mentions: Iterable[PurposeMention], policy: PolicyData) -> list[Text | None]:
    register = {purpose.id: purpose.text for purpose in policy.registers.purposes}
    return [mention.text or register.get(mention.purpose) for mention in mentions]


def _data_items(ids: Iterable[str], policy: PolicyData) -> list[Text | None]:
    register = {item.id: item.label for item in policy.registers.data_items}
    return [register.get(item_id) for item_id in ids]


def _recipients(ids: Iterable[str], policy: PolicyData) -> list[Text | None]:
    register = {recipient.id: recipient.label for recipient in policy.registers.recipients}
    return [register.get(recipient_id) for recipient_id in ids]


def _documents(ids: Iterable[str], policy: PolicyData) -> list[Text | None]:
    register = {document.id: document.submitted for document in policy.registers.identity_documents}
    return [register.get(document_id) for document_id in ids]


def purpose_list(mentions: Iterable[PurposeMention], policy: PolicyData) -> Text:
    """The wordings of purposes, joined."""
    return _opening(joined(_purposes(mentions, policy)))


def data_item_list(ids: Iterable[str], policy: PolicyData) -> Text:
    """The labels of data items, joined."""
    return _opening(joined(_data_items(ids, policy)))


def recipient_list(ids: Iterable[str], policy: PolicyData) -> Text:
    """The labels of recipients, joined."""
    return _opening(joined(_recipients(ids, policy)))


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
        names = tuple(corporation.name for corporation in named if corporation)
        yield FactParagraph(joined(names), (*path, "users"), tight=True, parts=names)
    manager = policy.corporation(clause.manager) if clause.manager else None
    if manager is None:
        return
    where = (*path, "manager")
    yield FactParagraph(manager.name, where)
    address = policy.address(manager.address or "")
    if address:
        yield FactParagraph(address.text, where, tight=True)
    if manager.representative:
        words = _representative(manager.representative.title, manager.representative.name)
        yield FactParagraph(words, where, tight=True)


def _representative(title: Text, name: Text) -> Text:
    return Text(ja=f"{title.ja} {name.ja}", en=f"{name.en}, {title.en}")


def _papers(papers: Papers, has_text: bool, policy: PolicyData, path: DataPath) -> Iterator[FactParagraph]:
    if papers.any_one_of:
        yield _several(_documents(papers.any_one_of, policy), (*path, "any_one_of"), "or")
    if has_text:
        return
    if papers.form:
        titles = [form.title for form in policy.forms if form.id == papers.form]
        yield FactParagraph(joined(titles), (*path, "form"))
    elif papers.document:
        yield _several(_documents((papers.document,), policy), (*path, "document"), "or")
