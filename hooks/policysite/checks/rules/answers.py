"""Questions that no data can decide: a person answers them, and the answer is recorded in site.yml."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from policysite.checks.context import Context
from policysite.domain.findings import Level, Problem
from policysite.domain.sections import ContactSection, Declared, EuUkSection
from policysite.domain.site import Attestation

_VALID = timedelta(days=400)
QUESTIONS = ("APPI-21-1", "APPI-PUB-FORM-LINK", "APPI-29-30", "EU-SR-1", "EU-SR-2", "EU-SR-3", "EU-SR-4")


def answer_of(context: Context, question: str) -> Attestation | None:
    """The latest answer to a question, or None."""
    answers = [answer for answer in context.policy.site.answers if answer.question == question]
    return max(answers, key=lambda answer: answer.answered_on, default=None)


def asked(question: str, relevant: Callable[[Context], bool]) -> Callable[[Context], Iterator[Problem]]:
    """A rule that asks a question where it is relevant: unanswered is a note, "no" is what the catalogue says."""

    def rule(context: Context) -> Iterator[Problem]:
        if not relevant(context):
            return
        answer = answer_of(context, question)
        if answer is None:
            yield Problem(("site", "answers", question), {"fault": "unanswered"}, level=Level.NOTE)
        elif not answer.answer:
            index = context.policy.site.answers.index(answer)
            yield Problem(("site", "answers", index, "answer"), {"fault": "answered-no"})

    return rule


def collects_on_pages(context: Context) -> bool:
    """Whether personal information is taken through forms on pages."""
    forms = any(desk.form_url for desk in context.policy.company.desks)
    return forms or ("フォーム" in context.page and context.policy.section(ContactSection) is not None)


def receives_eu_data(context: Context) -> bool:
    """Whether data comes from the EU or the UK under the adequacy decisions."""
    sections = [section for _, section in context.sections(EuUkSection)]
    return not sections or any(
        section.declared is Declared.PRACTISED and section.in_scope is not False for section in sections
    )


def known_questions(context: Context) -> Iterator[Problem]:
    """Every recorded answer belongs to a question, and none is older than about a year."""
    for index, answer in enumerate(context.policy.site.answers):
        path = ("site", "answers", index)
        values = {"question": answer.question, "day": answer.answered_on.isoformat()}
        if answer.question not in QUESTIONS:
            yield Problem((*path, "question"), {**values, "fault": "no-question"}, level=Level.WARNING)
        elif answer.answered_on > context.today:
            yield Problem((*path, "answered_on"), {**values, "fault": "answered-tomorrow"}, level=Level.WARNING)
        elif answer.answered_on + _VALID < context.today:
            yield Problem((*path, "answered_on"), {**values, "fault": "answered-long-ago"})
