"""条項の番号が変わることも、前の番号を引用する人が感じる変更である。"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.history.made_history import Step, first_step, frozen_steps
from tests.history.made_policy import edited_all, made_policy, said

from policysite.assemble.history.log import Log
from policysite.assemble.history.timeline import Timeline
from policysite.domain.changes import ChangeClass, ChangeKind, Effect, computed_class, computed_effect
from policysite.domain.model import PolicyData
from policysite.domain.release_history import ReleaseHistory
from policysite.history import diff

DAY = date(2026, 4, 1)


def moved_to_the_end(policy: PolicyData, position: int) -> PolicyData:
    """As a file whose name sorts behind the others, such as ０６-joint-use.yml, moves its section."""
    section = policy.policy[position]
    others = policy.policy[:position] + policy.policy[position + 1 :]
    return replace(policy, policy=(*others, section))


def test_番号が変わると変更に出る() -> None:
    policy = made_policy()
    changes = diff(policy, moved_to_the_end(policy, 2))
    (numbers,) = [change for change in changes if change.kind is ChangeKind.RENUMBERED]
    assert computed_class(changes) is ChangeClass.EDITORIAL
    assert computed_effect(changes) is Effect.NUMBERING
    assert numbers.old is not None
    assert numbers.new is not None
    assert numbers.old.ja.splitlines() == [f"第{n}条" for n in (*range(4, 19), 3)]
    assert numbers.new.ja.splitlines() == [f"第{n}条" for n in range(3, 19)]
    assert numbers.old.ja != numbers.new.ja
    assert numbers.old.en != numbers.new.en


def test_番号が変わらなければ出ない() -> None:
    policy = made_policy()
    changed = edited_all(policy, (("company.desks.privacy.phone", "03-0000-0001"),))
    assert all(change.kind is not ChangeKind.RENUMBERED for change in diff(policy, changed))


def test_変更履歴はどの番号が変わったかを示す() -> None:
    (extra,) = [section for section in made_policy().policy if section.id == "extra"]
    turned = (("policy.extra.clauses.first", None), ("policy.extra.clauses.+", extra.clauses[0]))
    steps = [first_step(), Step(DAY, turned, {"change_class": ChangeClass.EDITORIAL, "reasons": said("整理です。")})]
    history = ReleaseHistory(tuple(made.release for made in frozen_steps(steps)))
    timeline = Timeline(history, DAY)
    rows = dict(Log(timeline, "ja", "changes/").entry(timeline.entries[0]).rows)
    assert "→" in rows["条項の番号"]
    assert "条項の番号が変わります" in rows["取扱いの変更"]
