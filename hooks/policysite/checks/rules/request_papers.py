"""Identity documents, agents, and the burden of a request (法37条3項・4項, 令12条, 令13条)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policysite.checks.context import Context
from policysite.checks.phrases import phrase_problems
from policysite.checks.rules.requests import practised
from policysite.domain.clauses import RequestClause, Requester
from policysite.domain.findings import Level, Problem
from policysite.domain.paths import DataPath
from policysite.domain.registers import IdentityDocument

_LEFT_OUT = re.compile("記載のない|省略|表面|塗りつぶ")
_SHOWS_NUMBER = re.compile("住民票|マイナンバーカード|個人番号カード")
_NUMBER_LEFT_OUT = re.compile(
    "(個人番号|マイナンバー)((の)?記載)?(が|の)?(ない|記載のない|記載されていない|を塗|を除|を隠|を省)"
    "|(個人番号|マイナンバー)(を?(記載し|省略し|塗りつぶし)|の省略|部分|が省略)|表面"
)
_LEGAL_PROOF = re.compile("戸籍|登記事項証明書|住民票|審判")

_MEANS = (
    "ログイン|(登録|届出|お届け)[^。]{0,16}(メールアドレス|電子メール|住所|電話|氏名)|eKYC|ｅＫＹＣ|公的個人認証|電子署名"
    "|オンライン[^。]{0,8}本人確認|折り返し|コールバック|提示"
)
_PROVED_OTHERWISE = re.compile(f"({_MEANS}).{{0,60}}(確認|照合)|(確認|照合).{{0,60}}({_MEANS})", re.IGNORECASE)
_UNCHECKED = re.compile("(確認|照合)(を|は)?(行いません|しません|行わず|せず|省略)")


def requester_clauses(context: Context, requester: Requester) -> Iterator[tuple[DataPath, RequestClause]]:
    """The clauses that a kind of requester follows."""
    for path, _ in practised(context):
        for where, clause in context.below(path, RequestClause):
            if requester in clause.requester:
                yield where, clause


def accepted_documents(context: Context) -> Iterator[tuple[DataPath, IdentityDocument]]:
    """The identity documents that the procedure accepts, at their place in the register."""
    named = {
        name
        for _, _, clause in context.clauses
        if isinstance(clause, RequestClause) and clause.papers
        for name in (*clause.papers.any_one_of, clause.papers.document)
    }
    for index, document in enumerate(context.policy.registers.identity_documents):
        if document.id in named:
            yield ("registers", "identity_documents", index), document


def identity_checked(context: Context) -> Iterator[Problem]:
    """How identity is checked is said for each kind of requester."""
    for requester in Requester:
        for path, _ in requester_clauses(context, requester):
            papers = [clause.papers for clause in context.clauses_of(path, RequestClause) if clause.papers]
            by_papers = any(paper.any_one_of or paper.document or paper.same_as for paper in papers)
            if not by_papers and not _proved_otherwise(context.words(path)):
                yield Problem((*path, "clauses"), {"requester": f"requester-{requester}"})
    for path, _ in practised(context):
        if not any(True for _ in requester_clauses(context, Requester.SELF)):
            yield Problem((*path, "clauses", "self"), {"requester": "requester-self"})


def _proved_otherwise(words: str) -> bool:
    """Whether identity is checked by a login, what is registered, eKYC, a call back or showing a card (令12条3号)."""
    return bool(_PROVED_OTHERWISE.search(words)) and not _UNCHECKED.search(words)


def legal_agents(context: Context) -> Iterator[Problem]:
    """Parents and guardians can file, with papers that they can have."""
    clauses = list(requester_clauses(context, Requester.LEGAL_AGENT))
    for path, _ in practised(context):
        if not clauses:
            yield Problem((*path, "clauses", "legal-agent"), {"fault": "no-legal-agents"})
    for where, _ in clauses:
        if not _LEGAL_PROOF.search(context.words(where)):
            yield Problem((*where, "clauses"), {"fault": "no-legal-proof"})


def delegated_agents(context: Context) -> Iterator[Problem]:
    """Delegated agents can file with a power of attorney."""
    clauses = list(requester_clauses(context, Requester.DELEGATED_AGENT))
    for path, _ in practised(context):
        if not clauses:
            yield Problem((*path, "clauses", "delegated-agent"), {"fault": "no-delegated-agents"})
    for where, _ in clauses:
        if "委任状" not in context.words(where):
            yield Problem((*where, "clauses"), {"fault": "no-power-of-attorney"})


def burden(context: Context) -> Iterator[Problem]:
    """The same person does not prove the same thing twice, and no seal is asked of those it proves nothing about."""
    for path, _ in requester_clauses(context, Requester.DELEGATED_AGENT):
        papers = [clause.papers for clause in context.clauses_of(path, RequestClause) if clause.papers]
        proofs = [paper for paper in papers if paper.of is Requester.SELF and (paper.any_one_of or paper.document)]
        if len(proofs) > 1:
            yield Problem((*path, "clauses"), {"fault": "proof-twice"})
    for path, clause in requester_clauses(context, Requester.SELF):
        for index, text in enumerate(clause.text):
            match = re.search("[捺押]印", text.ja)
            if match:
                where = (*path, "text", index, "ja")
                yield Problem(where, {"fault": "seal-unneeded"}, level=Level.NOTE, offset=match.start())
    for path, _ in practised(context):
        yield from _withdrawals(context, path)


def _withdrawals(context: Context, path: DataPath) -> Iterator[Problem]:
    for where, text in context.texts_below(path):
        match = re.search("請求がなかったもの", text.ja)
        if match and not re.search("[0-9０-９]+ ?(日|週間|か月)以内", text.ja):
            yield Problem((*where, "ja"), {"fault": "withdrawal-untimed"}, level=Level.NOTE, offset=match.start())


def abolished_documents(context: Context) -> Iterator[Problem]:
    """No document is asked for that no longer exists."""
    for path, document in accepted_documents(context):
        if document.accepted_until and document.accepted_until < context.today:
            day = document.accepted_until.isoformat()
            better = {
                "better": f"受付は {day} に終わっている。外す",
                "better_en": f"accepted until {day} only; remove it",
            }
            yield Problem((*path, "accepted_until"), {"found": document.name.ja, **better})
            continue
        for phrase in context.phrases("abolished-documents"):
            for match in phrase.found_in(document.name.ja):
                values = {"found": match[0], "better": phrase.better.ja, "better_en": phrase.better.en}
                yield Problem((*path, "name", "ja"), values, offset=match.start())


def masking(context: Context) -> Iterator[Problem]:
    """People are told which numbers to black out."""
    for path, document in accepted_documents(context):
        for phrase in context.phrases("masked-documents"):
            if (
                phrase.found_in(document.name.ja)
                and not document.masking
                and not _LEFT_OUT.search(document.submitted.ja)
            ):
                values = {"document": document.name.ja, "better": phrase.better.ja, "better_en": phrase.better.en}
                yield Problem((*path, "masking"), values, level=phrase.level)


def my_number_not_collected(context: Context) -> Iterator[Problem]:
    """No copy that shows the Individual Number is asked for."""
    for path, document in accepted_documents(context):
        shown = f"{document.name.ja} {document.submitted.ja} {document.masking.ja if document.masking else ''}"
        if _SHOWS_NUMBER.search(document.name.ja) and not _NUMBER_LEFT_OUT.search(shown):
            yield Problem((*path, "submitted", "ja"), {"document": document.name.ja})


def documents_offered(context: Context) -> Iterator[Problem]:
    """The documents that most people hold today are accepted."""
    accepted = "、".join(document.name.ja for _, document in accepted_documents(context))
    if not accepted:
        return
    missing = [p for p in context.phrases("common-documents") if not p.pattern.search(accepted)]
    if missing:
        values = {
            "better": "、".join(p.better.ja for p in missing),
            "better_en": ", ".join(p.better.en for p in missing),
        }
        yield Problem(("registers", "identity_documents"), values)


def stale_documents_in_text(context: Context) -> Iterator[Problem]:
    """No text names a document that no longer exists, except as a former one."""
    texts = [(path, text) for path, text in context.texts if path[:2] != ("registers", "identity_documents")]
    yield from phrase_problems(context, "abolished-documents", texts)
