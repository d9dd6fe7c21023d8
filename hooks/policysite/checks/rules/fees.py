"""The fee for requests (法32条1項3号, 38条, 令12条4号)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policysite.checks.context import Context
from policysite.checks.phrases import phrase_problems
from policysite.checks.rules.requests import practised
from policysite.composition.wordlist import format_amount
from policysite.domain.clauses import RequestClause, RequestType
from policysite.domain.findings import Level, Problem
from policysite.domain.text import LANGUAGES

_PERMITTED = {RequestType.NOTIFY_PURPOSE, RequestType.DISCLOSE, RequestType.DISCLOSE_RECORDS}
_USUAL_CEILING = 1000
_AMOUNTS = {
    "ja": re.compile(
        r"([0-9０-９][0-9０-９,，]*[千百万]?|[一二三四五六七八九十百千万]+)円|[¥￥]\s?([0-9０-９][0-9０-９,，]*)"
    ),
    "en": re.compile(r"(?i)\b([0-9][0-9,]*) ?yen\b|(?:¥|\bJPY ?)([0-9][0-9,]*)"),
}
_OTHER_COST = re.compile("(?i)媒体|送料|郵送料|CD|DVD|USB|コピー|複写|postage|medium|media|cop(?:y|ies)")
_PAID = {
    "stamps": re.compile("切手"),
    "money-order": re.compile("為替"),
    "transfer": re.compile("振込|振り込"),
    "cash": re.compile("現金"),
    "debit": re.compile("引落|引き落と|振替"),
    "card": re.compile("カード"),
}
_NO_FEE = re.compile("手数料.{0,12}(いただきません|かかりません|無料|不要|徴収しません)|無料")


def amount_stated(context: Context) -> Iterator[Problem]:
    """A fee that is taken has an amount, and the text shows it."""
    for path, section in practised(context):
        if section.fee is None:
            if "手数料" in context.words(path) and not _NO_FEE.search(context.words(path)):
                yield Problem((*path, "fee"), {"fault": "fee-without-amount"})
        elif f"{format_amount(section.fee.amount)}円" not in context.words(path):
            yield Problem((*path, "fee", "amount"), {"fault": "amount-not-shown"})


def permitted_types(context: Context) -> Iterator[Problem]:
    """A fee is taken only for notification of the purpose and for disclosure."""
    for path, section in practised(context):
        for index, kind in enumerate(section.fee.applies_to if section.fee else ()):
            if kind not in _PERMITTED:
                yield Problem((*path, "fee", "applies_to", index), {"type": f"request-{kind}"})


def reasonable(context: Context) -> Iterator[Problem]:
    """The amount is within what the actual cost makes reasonable."""
    for path, section in practised(context):
        if section.fee and section.fee.amount > _USUAL_CEILING:
            values = {"amount": format_amount(section.fee.amount), "ceiling": format_amount(_USUAL_CEILING)}
            yield Problem((*path, "fee", "amount"), values, level=Level.NOTE)
        elif section.fee and not section.fee.actual_cost:
            values = {"amount": format_amount(section.fee.amount), "ceiling": format_amount(_USUAL_CEILING)}
            yield Problem((*path, "fee", "actual_cost"), values, level=Level.NOTE)


def no_open_fee(context: Context) -> Iterator[Problem]:
    """No further fee is left open."""
    for path, _ in practised(context):
        found = list(phrase_problems(context, "open-fees", context.texts_below(path)))
        yield from found
        clauses_found = {problem.path[: len(path) + 2] for problem in found}
        for where, clause in context.below(path, RequestClause):
            if clause.open_fee and where[: len(path) + 2] not in clauses_found:
                values = {"found": "open_fee: true", "better": "金額を書く", "better_en": "state the amount"}
                yield Problem((*where, "open_fee"), values)


def amount_once(context: Context) -> Iterator[Problem]:
    """The amount stands once in the data; no text types it."""
    for path, section in practised(context):
        amount = format_amount(section.fee.amount) if section.fee else "—"
        for where, text in context.texts_below(path):
            for language in LANGUAGES:
                raw = text.in_language(language)
                for match in _AMOUNTS[language].finditer(raw):
                    # What a medium or the postage costs is another amount; the fee itself stands in fee.amount.
                    if amount in match.groups() or not _OTHER_COST.search(raw):
                        yield Problem((*where, language), {"found": match[0], "amount": amount}, offset=match.start())


def clause_states_fact(context: Context) -> Iterator[Problem]:
    """The clause that states the fee names the amount of the data, in both languages."""
    for path, section in practised(context):
        for where, clause in context.below(path, RequestClause) if section.fee else ():
            texts = [text for _, text in context.texts_below(where)]
            if clause.states_fee and not all(
                any("{fee.amount}" in text.in_language(language) for text in texts) for language in LANGUAGES
            ):
                yield Problem((*where, "states_fee"))


def method_as_said(context: Context) -> Iterator[Problem]:
    """The fee is paid as the text says."""
    for path, section in practised(context):
        if section.fee is None:
            continue
        words, method = context.words(path), section.fee.method
        said = [f"pay-{other}" for other, pattern in _PAID.items() if pattern.search(words)]
        if said and f"pay-{method}" not in said:
            yield Problem((*path, "fee", "method"), {"method": f"pay-{method}", "said": said[0]})


def collection_described(context: Context) -> Iterator[Problem]:
    """How the fee is paid is said."""
    for path, section in practised(context):
        clauses = context.clauses_of(path, RequestClause)
        described = any(clause.states_fee or (clause.papers and clause.papers.stamps) for clause in clauses)
        if section.fee and not described:
            yield Problem((*path, "fee", "method"))
