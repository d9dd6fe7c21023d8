"""宣言する項目をどう組み合わせても、計算した区分の手続はなくならない。"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.history.change_cases import CASES, ChangeCase
from tests.history.made_history import Step, first_step, frozen_steps
from tests.history.made_policy import edited_all, made_policy, said

from policysite.domain.bearing import bearing_of
from policysite.domain.changes import Answer, Change, ChangeClass, Effect, Judgement, computed_class, computed_effect
from policysite.domain.release_history import ReleaseHistory
from policysite.domain.releases import Approval, Release
from policysite.domain.text import Text
from policysite.history import announcements, diff, gate

DAY = date(2026, 4, 1)
_DAYS = st.sampled_from((None, *(DAY + timedelta(days=days) for days in (-400, -15, -14, -13, 0, 7, 8, 400))))
_TEXTS = st.sampled_from((None, said("文です。", "Words."), Text(ja="文です。", en=" "), Text(ja=" ", en=" ")))
_PEOPLE = st.sampled_from(("法務部長", "担当者", " "))


@st.composite
def records(draw: st.DrawFn, case: ChangeCase) -> dict[str, Any]:
    """Anything that a record may say about a revision."""
    old = edited_all(made_policy(), case.old)
    targets = sorted({change.target for change in diff(old, edited_all(old, case.new))} | {t for t, _ in case.judged})
    judged = st.builds(
        lambda target, answer, reason, by: Judgement(target=target, answer=answer, reason=reason, by=by),
        st.sampled_from(targets), st.sampled_from(list(Answer)), _TEXTS.filter(bool), _PEOPLE,
    )  # fmt: skip
    return {
        "change_class": draw(st.sampled_from((None, *ChangeClass))),
        "announced": draw(_DAYS),
        "handling_changed": draw(st.booleans()),
        "consent_basis": draw(_TEXTS),
        "acquired_after": draw(_DAYS),
        "filing_no": draw(st.sampled_from((None, "000123"))),
        "banner_until": draw(_DAYS),
        "approval": draw(st.one_of(st.none(), st.builds(lambda by: Approval(by=by, on=DAY), _PEOPLE))),
        "judgements": tuple(draw(st.lists(judged, max_size=3, unique_by=lambda one: one.target))),
    }


@st.composite
def revisions(draw: st.DrawFn) -> tuple[ChangeCase, dict[str, Any]]:
    case = draw(st.sampled_from([case for case in CASES if not case.refused]))
    return case, draw(records(case))


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(made=revisions())
def test_通る版は計算した区分の手続をすべて備える(made: tuple[ChangeCase, dict[str, Any]]) -> None:
    case, record = made
    history = history_of(case, record)
    if gate(history):
        return
    release = history.releases[-1]
    changes = changes_of(history, release)
    unjudged = diff(history.releases[0].policy, release.policy)
    assert_duties(history, release, changes)
    assert_judged_in_public(release, changes, unjudged)


def history_of(case: ChangeCase, record: dict[str, Any]) -> ReleaseHistory:
    first = Step(first_step().effective, case.old, first_step().record)
    made = frozen_steps([first, Step(DAY, case.new, record)])
    return ReleaseHistory(tuple(one.release for one in made))


def changes_of(history: ReleaseHistory, release: Release) -> tuple[Change, ...]:
    return diff(history.releases[0].policy, release.policy, release.record.judgements)


def assert_duties(history: ReleaseHistory, release: Release, changes: tuple[Change, ...]) -> None:
    """What the class of the changes asks for is there, whatever the record says."""
    computed, record = computed_class(changes), release.record
    assert computed is not None
    assert record.change_class is not None
    assert record.change_class >= computed
    if computed >= ChangeClass.NOTICE:
        assert record.announced is not None
        shown = announcements(history, (), release.effective, "ja")
        assert record.banner_until or any(one.kind == "revision" for one in shown)
    if computed >= ChangeClass.BEFORE:
        assert (release.effective - release.announced).days >= 14
    if any(verdict.change_class is ChangeClass.PPC for change in changes for verdict in change.verdicts):
        assert record.filing_no
    if computed is ChangeClass.CONSENT:
        assert record.consent_basis or (record.acquired_after and record.acquired_after >= release.effective)
    if computed_effect(changes) is Effect.HANDLING:
        assert bearing_of(record, changes).effect is Effect.HANDLING


def assert_judged_in_public(release: Release, changes: tuple[Change, ...], unjudged: tuple[Change, ...]) -> None:
    """A class below that of the data alone rests on an approver's judgement, with its reason in both languages."""
    lower = computed_class(changes) < computed_class(unjudged)  # type: ignore[operator]
    weaker = computed_effect(changes).weight < computed_effect(unjudged).weight
    if lower or weaker:
        decisive = {target for change in changes for target in change.judged}
        (*judged,) = (one for one in release.record.judgements if one.target in decisive)
        assert judged
        assert all(one.by == "法務部長" and one.reason.ja.strip() and one.reason.en.strip() for one in judged)


def test_探す版のうちに通るものがある() -> None:
    """The property looks at something: with what its class asks for, each case passes."""
    passed = 0
    for case in CASES:
        record = {
            "change_class": ChangeClass.CONSENT, "announced": date(2026, 3, 1), "filing_no": "000123",
            "consent_basis": said("同意を得ます。", "We obtain consent."), "judgements": case.judgements,
        }  # fmt: skip
        passed += not case.refused and not gate(history_of(case, record))
    assert passed > 50
