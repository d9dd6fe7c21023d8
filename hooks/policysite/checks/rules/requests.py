"""The procedure for requests (法32条2項, 33条〜37条)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policysite.checks.context import Context
from policysite.checks.phrases import phrase_problems
from policysite.domain.clauses import (
    Refusal,
    RefusalGround,
    Reply,
    ReplyMethod,
    RequestClause,
    RequestType,
)
from policysite.domain.findings import Level, Problem
from policysite.domain.paths import DataPath
from policysite.domain.sections import Declared, RequestsSection

_ELECTRONIC = {ReplyMethod.EMAIL, ReplyMethod.MEDIUM, ReplyMethod.DOWNLOAD}
_DISCLOSURE = {RequestType.DISCLOSE, RequestType.DISCLOSE_RECORDS}
_NOTICE = {RequestType.NOTIFY_PURPOSE}
_CORRECTION = {RequestType.CORRECT, RequestType.ADD, RequestType.DELETE}
_STOPPING = {RequestType.STOP_USE, RequestType.ERASE, RequestType.STOP_PROVISION}
_DEFECTS = {RefusalGround.IDENTITY_UNCONFIRMED, RefusalGround.DATA_UNSPECIFIED, RefusalGround.PAPERS_DEFECTIVE}
_ALLOWED = {
    RefusalGround.HARM_TO_RIGHTS: _DISCLOSURE | _NOTICE,
    RefusalGround.BUSINESS_HINDRANCE: _DISCLOSURE | _NOTICE,
    RefusalGround.OTHER_LAW: _DISCLOSURE | _NOTICE,
    RefusalGround.PURPOSE_EVIDENT: _NOTICE,
    RefusalGround.NOT_INACCURATE: _CORRECTION,
    RefusalGround.NO_VIOLATION: _STOPPING,
}


def practised(context: Context) -> Iterator[tuple[DataPath, RequestsSection]]:
    """The sections on requests."""
    for path, section in context.sections(RequestsSection):
        if section.declared is Declared.PRACTISED:
            yield path, section


def replies(context: Context) -> Iterator[tuple[DataPath, Reply]]:
    """Every stated way of answering, with its place."""
    for path, _ in practised(context):
        for where, clause in context.below(path, RequestClause):
            if clause.reply:
                yield (*where, "reply"), clause.reply
            yield from (((*where, "replies", at), reply) for at, reply in enumerate(clause.replies))


def refusals(context: Context) -> Iterator[tuple[DataPath, RequestClause, Refusal]]:
    """Every stated ground of refusal, with its clause."""
    for path, _ in practised(context):
        for where, clause in context.below(path, RequestClause):
            if clause.refusal:
                yield where, clause, clause.refusal


def types_complete(context: Context) -> Iterator[Problem]:
    """The procedure covers all nine requests."""
    sections = list(practised(context))
    for path, section in sections:
        missing = [kind for kind in RequestType if kind not in section.types]
        if missing:
            yield Problem((*path, "types"), {"missing": ",".join(f"request-{kind}" for kind in missing)})
    if not sections:
        missing_all = ",".join(f"request-{kind}" for kind in RequestType)
        yield Problem(("policy", "requests"), {"missing": missing_all}, level=Level.WARNING)


def records_covered(context: Context) -> Iterator[Problem]:
    """Where the text speaks of records of provision, their disclosure is among the requests."""
    for path, section in practised(context):
        if RequestType.DISCLOSE_RECORDS in section.types:
            if section.fee and RequestType.DISCLOSE in section.fee.applies_to and not _records_fee_clear(section):
                yield Problem((*path, "fee", "applies_to"), {"fault": "records-fee"}, level=Level.NOTE)
            continue
        for where, text in context.texts_below(path):
            at = text.ja.find("第三者提供記録")
            if at >= 0:
                yield Problem((*where, "ja"), {"fault": "records-only-mentioned"}, offset=at)


def _records_fee_clear(section: RequestsSection) -> bool:
    return bool(section.fee) and RequestType.DISCLOSE_RECORDS in section.fee.applies_to if section.fee else True


def methods_offered(context: Context) -> Iterator[Problem]:
    """The person chooses between an electromagnetic record and paper, and the choices are named."""
    stated = [(path, reply) for path, reply in replies(context) if RequestType.DISCLOSE in reply.types]
    for path, reply in stated:
        offered = set(reply.methods)
        if not offered & _ELECTRONIC:
            fault = "methods-unnamed" if ReplyMethod.AS_REQUESTED in offered else "paper-only"
            level = Level.WARNING if fault == "methods-unnamed" else None
            yield Problem((*path, "methods"), {"fault": fault}, level=level)
    for path, section in practised(context):
        if RequestType.DISCLOSE in section.types and not stated:
            yield Problem((*path, "clauses", "reply"), {"fault": "methods-missing"}, level=Level.WARNING)


def fallback_stated(context: Context) -> Iterator[Problem]:
    """What happens where the chosen method is difficult is said."""
    for path, reply in replies(context):
        if RequestType.DISCLOSE in reply.types and reply.fallback is None:
            yield Problem((*path, "fallback"))


def without_delay(context: Context) -> Iterator[Problem]:
    """Answers are given without delay."""
    for path, reply in replies(context):
        if not reply.without_delay:
            yield Problem((*path, "without_delay"), {"types": ",".join(f"request-{kind}" for kind in reply.types)})


def grounds_by_type(context: Context) -> Iterator[Problem]:
    """Each ground of refusal is a lawful one for the requests it is stated for."""
    for path, _, refusal in refusals(context):
        values = {"ground": f"ground-{refusal.ground}"}
        if refusal.ground in _DEFECTS:
            yield Problem((*path, "refusal"), {**values, "fault": "defect-as-refusal"})
        elif not refusal.types:
            yield Problem((*path, "refusal"), {**values, "fault": "one-list-for-all"})
        elif set(refusal.types) - _ALLOWED[refusal.ground]:
            yield Problem((*path, "refusal"), {**values, "fault": "wrong-type-of-request"})


def _refusing_clauses(context: Context) -> dict[DataPath, None]:
    return dict.fromkeys(path[:-2] for path, _, _ in refusals(context))


def grounds_complete(context: Context) -> Iterator[Problem]:
    """Where grounds are listed, those of the statute are among them."""
    listed = {refusal.ground for _, _, refusal in refusals(context)}
    missing = [g for g in (RefusalGround.BUSINESS_HINDRANCE, RefusalGround.OTHER_LAW) if g not in listed]
    for path in _refusing_clauses(context) if missing else ():
        yield Problem((*path, "clauses"), {"grounds": ",".join(f"ground-{ground}" for ground in missing)})


def grounds_definite(context: Context) -> Iterator[Problem]:
    """No ground of refusal is vague."""
    for path in _refusing_clauses(context):
        texts = ((where, text) for where, text in context.texts_below(path))
        yield from phrase_problems(context, "vague-refusals", texts)


def example_matches_papers(context: Context) -> Iterator[Problem]:
    """An example of failed identification does not presuppose one of several documents."""
    documents = {document.name.ja for document in context.policy.registers.identity_documents}
    for path, clause, refusal in refusals(context):
        if refusal.ground is not RefusalGround.IDENTITY_UNCONFIRMED:
            continue
        for index, text in enumerate(clause.text):
            named = [name for name in documents if name in text.ja]
            if len(named) == 1 and len(documents) > 1:
                offset = text.ja.find(named[0])
                yield Problem((*path, "text", index, "ja"), {"document": named[0]}, offset=offset)


def stopping_grounds(context: Context) -> Iterator[Problem]:
    """The grounds on which use can be stopped are named, the fifth paragraph included."""
    for path, section in practised(context):
        if RequestType.STOP_USE in section.types and not context.says(path, "必要がなくな|正当な利益|目的外|不正"):
            yield Problem((*path, "types", "stop-use"))


def reasons_given(context: Context) -> Iterator[Problem]:
    """A refusal comes with its reason."""
    for path, section in practised(context):
        if not section.gives_reason:
            yield Problem((*path, "gives_reason"))


def desk_complete(context: Context) -> Iterator[Problem]:
    """The place to file is a whole address, and a switchboard comes with hours."""
    for path, section in practised(context):
        desk = context.policy.desk(section.desk)
        if desk is None:
            yield Problem((*path, "desk"), {"fault": "no-desk-named"}, level=Level.ERROR)
            continue
        index = context.policy.company.desks.index(desk)
        address = context.policy.address(desk.address)
        where = ("company", "desks", index)
        if address and address.country == "JP" and not address.postal_code:
            yield Problem((*where, "address"), {"fault": "no-postal-code"})
        if desk.phone and desk.hours is None:
            yield Problem((*where, "phone"), {"fault": "no-hours"}, level=Level.NOTE)


def form_published(context: Context) -> Iterator[Problem]:
    """The form of the request is published, not only sent when asked for."""
    for path, section in practised(context):
        if not section.forms:
            yield Problem((*path, "forms"), {"fault": "no-form"})
        for where, text in context.texts_below(path):
            match = re.search("申請書を(お送り|送付|郵送)(いた)?します", text.ja)
            if match:
                yield Problem((*where, "ja"), {"fault": "form-sent-only"}, level=Level.NOTE, offset=match.start())


def channels_reachable(context: Context) -> Iterator[Problem]:
    """Each channel that the text names has its address at the desk."""
    for path, section in practised(context):
        desk = context.policy.desk(section.desk)
        if desk is None:
            continue
        for index, channel in enumerate(section.channels):
            if channel not in desk.channels() and channel != "counter":
                yield Problem((*path, "channels", index), {"channel": f"channel-{channel}", "desk": desk.name.ja})


def nothing_beyond_need(context: Context) -> Iterator[Problem]:
    """Nobody has to say why disclosure is asked for."""
    for path, _ in practised(context):
        yield from phrase_problems(context, "excessive-questions", context.texts_below(path))


def own_purpose_stated(context: Context) -> Iterator[Problem]:
    """What happens with the information in a request is said."""
    for path, _ in practised(context):
        if not any(clause.own_purpose for clause in context.clauses_of(path, RequestClause)):
            yield Problem((*path, "clauses", "own-purpose"))


def headings_parallel(context: Context) -> Iterator[Problem]:
    """The headings for the kinds of requester are built alike."""
    for path, _ in practised(context):
        titled = [
            (where, clause.title.ja)
            for where, clause in context.below(path, RequestClause)
            if clause.requester and clause.title
        ]
        forms = {re.sub("本人|法定代理人|任意代理人|代理人", "", title) for _, title in titled}
        if len(titled) > 1 and len(forms) > 1:
            where, title = titled[-1]
            yield Problem((*where, "title", "ja"), {"title": title, "other": titled[0][1]})
