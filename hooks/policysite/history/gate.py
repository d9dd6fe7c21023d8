"""The gate: a release that says less than it changes, or says it too late, is not published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain

from policysite.domain.changes import Change, ChangeClass, computed_class
from policysite.domain.findings import Problem
from policysite.domain.model import PolicyData
from policysite.domain.paths import SourceMap
from policysite.domain.release_history import ReleaseHistory
from policysite.domain.releases import NEXT_ORIGIN, Release, UnreadableReleaseError
from policysite.domain.site import ApprovalPolicy
from policysite.domain.text import LANGUAGES
from policysite.history.anchors import idle_aliases, lost_anchors
from policysite.history.chain import HistoryProblem, at_content, at_record, verify_chain
from policysite.history.charges import charges_more
from policysite.history.diff import diff
from policysite.history.record import judge_days, judge_new_words, judge_revised, judge_withdrawn_words, judge_words
from policysite.history.recording import own_problems, recording_problems
from policysite.history.rows import POSTED_BEFORE, ROWS

# 「遅滞なく」 (27条3項・6項) and publication of a changed purpose (21条3項): the day of effect, or a few days later.
DAYS_WITHOUT_DELAY = 7
# From this day a record has no lowered class, and a judgement has its reason in both languages and an approver's name.
OLDER_RECORDS_BEFORE = date(2026, 11, 26)


def gate(history: ReleaseHistory) -> tuple[HistoryProblem, ...]:
    """Everything that is wrong with a history: its files first, then what each release says about its changes."""
    broken = (*verify_chain(history), *recording_problems(history))
    return (*broken, *(problem for release in history.releases for problem in judge_release(release, history)))


def judge_release(release: Release, history: ReleaseHistory) -> Iterator[HistoryProblem]:
    """What one release says, against what it changes; data that is not what was published is not judged further."""
    if not release.intact:
        return
    try:
        policy = release.policy
    except UnreadableReleaseError as error:
        yield at_content("HIST-UNREADABLE", release, detail=str(error))
        return
    yield from chain(own_problems(release, history), judge_words(release), judge_withdrawn_words(release))
    if not excused(release):
        yield from _judgements(release)
    yield from _approval(release, policy.site.approval)
    previous = history.previous(release)
    new = _in_preparation(release) or release.announced >= OLDER_RECORDS_BEFORE
    if new:
        yield from chain(judge_new_words(release), judge_days(release))
    if previous is None:
        return
    if release.record.change_class is None:
        yield at_record("HIST-CLASS-MISSING", release)
    before = _policy_of(previous)
    if before is not None:
        changes = diff(before, policy, release.record.judgements)
        yield from _classes(release, changes)
        yield from _duties(release, changes, before)
        if new:
            yield from chain(judge_open(release, changes), judge_revised(release), _posted(release, changes, before))
        # Before releases carried the day of their making, nothing was asked of anchors.
        if release.record.recorded is not None:
            yield from _anchors(release, previous, history, policy)


def _anchors(
    release: Release, previous: Release, history: ReleaseHistory, policy: PolicyData
) -> Iterator[HistoryProblem]:
    """What was published at an address is still found there."""
    old, own = history.aliases_of(previous), release.record.aliases
    now = (*old, *own)
    for anchor, near in lost_anchors(previous.policy, policy, old, now):
        yield at_record("HIST-ANCHOR", release, anchor=anchor, near=near or anchor.rpartition("-")[0] or "—")
    for alias in idle_aliases(policy, own, now):
        yield at_record("HIST-ALIAS", release, "aliases", anchor=alias.old, named=alias.new)


def judge_draft(
    draft: PolicyData, prepared: Release | None, history: ReleaseHistory, sources: SourceMap
) -> Iterator[HistoryProblem]:
    """What the working data says beside the latest release; `prepared` is the release it would make."""
    latest = history.latest
    if latest is None:
        yield HistoryProblem("HIST-NONE", Problem(("releases",)), sources)
        return
    before = _policy_of(latest)
    if before is None:
        return
    judgements = prepared.record.judgements if prepared else ()
    changes = diff(before, draft, judgements)
    if prepared is None and changes:
        values = {"count": str(len(changes)), "computed": str(computed_class(changes))}
        yield HistoryProblem("HIST-UNDECLARED", Problem(("releases",), values), sources)
    elif prepared is not None and not changes:
        yield at_record("HIST-NEXT-IDLE", prepared)
    elif prepared is not None:
        yield from chain(judge_words(prepared), judge_new_words(prepared), _judgements(prepared))
        yield from _classes(prepared, changes)
        yield from judge_open(prepared, changes)
        yield from _anchors(prepared, latest, history, draft)


def judge_time(release: Release, today: date) -> Iterator[HistoryProblem]:
    """What cannot be said any more on the day a release is made: a past day."""
    if release.effective < today:
        yield at_record("HIST-PAST", release, day=release.effective.isoformat(), today=today.isoformat())
    elif release.record.announced and release.record.announced < today:
        day = release.record.announced.isoformat()
        yield at_record("HIST-PAST", release, "announced", day=day, today=today.isoformat())


def _policy_of(release: Release) -> PolicyData | None:
    """The policy of a release that is as it was published; what is wrong with another is reported at that one."""
    try:
        return release.policy if release.intact else None
    except UnreadableReleaseError:
        return None


def _judgements(release: Release) -> Iterator[HistoryProblem]:
    """A judgement is published with its reason in both languages, and made by one who may approve."""
    approvers = release.policy.site.approval.approvers
    for index, judgement in enumerate(release.record.judgements):
        if not (all(judgement.reason.in_language(one).strip() for one in LANGUAGES) and judgement.by.strip()):
            yield at_judgement("HIST-UNREASONED", release, index, judgement.target)
        elif judgement.by not in approvers:
            names = "、".join(approvers) or "—"
            yield at_judgement(
                "HIST-JUDGE", release, index, judgement.target, key="by", by=judgement.by, approvers=names
            )


def excused(release: Release) -> bool:
    """Whether a record was public in the older form, which knew a lowered class and reasons in Japanese only."""
    record = release.record
    older = record.lowering_reason is not None or any(not one.reason.en for one in record.judgements)
    return older and release.announced < OLDER_RECORDS_BEFORE and not _in_preparation(release)


def _in_preparation(release: Release) -> bool:
    """Whether a release was made just now and stands in no folder yet."""
    return release.origin == NEXT_ORIGIN


def judge_open(release: Release, changes: tuple[Change, ...]) -> Iterator[HistoryProblem]:
    """Changes whose class the table leaves open, which nobody has judged and no stronger duty covers."""
    if binding_class(release, changes) is ChangeClass.CONSENT:
        return
    for change in changes:
        if change.review:
            yield at_record("HIST-OPEN", release, "judgements", target=change.target, matter=change.deciding.matter.ja)


def _approval(release: Release, wanted: ApprovalPolicy) -> Iterator[HistoryProblem]:
    approval = release.record.approval
    if approval is None:
        if wanted.required:
            yield at_record("HIST-APPROVAL", release, approvers="、".join(wanted.approvers) or "—")
        return
    if wanted.approvers and approval.by not in wanted.approvers:
        yield at_record("HIST-APPROVER", release, "approval.by", by=approval.by, approvers="、".join(wanted.approvers))
    if approval.on > min(release.announced, release.effective):
        yield at_record("HIST-APPROVED-LATE", release, "approval.on", on=approval.on.isoformat())


def _classes(release: Release, changes: tuple[Change, ...]) -> Iterator[HistoryProblem]:
    record = release.record
    if not changes:
        yield at_record("HIST-NO-CHANGE", release)
    for change in changes:
        if change.refused:
            yield at_content("HIST-REFUSED", release, target=change.target, basis="・".join(change.deciding.basis))
    computed = computed_class(changes)
    stated = record.change_class
    if stated and computed and stated < computed and not (record.lowering_reason and excused(release)):
        deciding = max(changes, key=lambda change: change.change_class)
        yield at_record(
            "HIST-CLASS-LOW", release, "change_class",
            stated=stated, computed=computed, target=deciding.target, basis="・".join(deciding.basis) or "—",
        )  # fmt: skip
    decisive = {target for change in changes for target in change.judged}
    for index, judgement in enumerate(record.judgements):
        if judgement.target not in decisive:
            yield at_judgement("HIST-JUDGEMENT", release, index, judgement.target)


def at_judgement(
    rule: str, release: Release, index: int, target: str, key: str = "target", **values: str
) -> HistoryProblem:
    """A problem with one judgement."""
    found = at_record(rule, release, "judgements", target=target, **values)
    path = (*found.problem.path, index, key)
    return HistoryProblem(found.rule, type(found.problem)(path, found.problem.values), found.sources)


def binding_class(release: Release, changes: tuple[Change, ...]) -> ChangeClass:
    """The class whose duties bind: the computed one, or a higher stated one."""
    computed = computed_class(changes) or ChangeClass.EDITORIAL
    stated = release.record.change_class or computed
    return stated if release.record.lowering_reason and excused(release) else max(stated, computed)


def _duties(release: Release, changes: tuple[Change, ...], before: PolicyData) -> Iterator[HistoryProblem]:
    record = release.record
    bound = binding_class(release, changes)
    if bound.significant:
        yield from _announcement(release, bound, before)
    elif record.announced and record.announced > release.effective + timedelta(days=DAYS_WITHOUT_DELAY):
        day = record.announced.isoformat()
        yield at_record("HIST-DELAY", release, "announced", announced=day, days=str(DAYS_WITHOUT_DELAY))
    # A change that must be filed stays one beside a change that needs consent.
    filed = bound is ChangeClass.PPC or any(
        verdict.change_class is ChangeClass.PPC for change in changes for verdict in change.verdicts
    )
    if filed and not record.filing_no:
        yield at_record("HIST-FILING", release, "change_class")
    # A day before the change takes effect would let the new text reach data that was acquired under the old one.
    only_later = record.acquired_after is not None and record.acquired_after >= release.effective
    if bound is ChangeClass.CONSENT and not (record.consent_basis or only_later):
        yield at_record("HIST-CONSENT", release, "change_class")


def _posted(release: Release, changes: tuple[Change, ...], before: PolicyData) -> Iterator[HistoryProblem]:
    """What readers must find before it applies is announced on an earlier day, whatever its class; an erratum may put
    right at once what asks for nothing more."""
    if release.record.corrects and not charges_more(before, release.policy):
        return
    rows = {verdict.row for change in changes for verdict in change.verdicts if not verdict.refused}
    for row in sorted(rows & POSTED_BEFORE):
        if release.announced >= release.effective:
            day = release.effective.isoformat()
            yield at_record("HIST-POSTED", release, "announced", matter=ROWS[row].matter.ja, day=day)


def _announcement(release: Release, bound: ChangeClass, before: PolicyData) -> Iterator[HistoryProblem]:
    announced = release.record.announced
    if announced is None:
        yield at_record("HIST-ANNOUNCE", release, "change_class", stated=bound)
        return
    effective, day = release.effective, announced.isoformat()
    if bound.announced_before:
        # What the text in force promised binds the change of that text, whatever the new text promises.
        promised = max(before.site.notice.notice_days, 1)
        if announced >= effective:
            yield at_record("HIST-LATE", release, "announced", stated=bound, announced=day)
        elif (effective - announced).days < promised:
            latest = (effective - timedelta(days=promised)).isoformat()
            given = str((effective - announced).days)
            yield at_record(
                "HIST-NOTICE-DAYS", release, "announced", days=given, promised=str(promised), latest=latest
            )  # fmt: skip
    elif announced > effective + timedelta(days=DAYS_WITHOUT_DELAY):
        yield at_record("HIST-DELAY", release, "announced", announced=day, days=str(DAYS_WITHOUT_DELAY))
