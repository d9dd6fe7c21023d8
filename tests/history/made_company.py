"""A made company that releases, withdraws and mends over the days, by the code that the commands run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from tests.history.made_history import read_history, revision
from tests.history.made_policy import edited_all, made_policy, said

from policysite.assemble.history.replanning import Plan, Planner, Step
from policysite.domain.changes import ChangeClass
from policysite.domain.model import PolicyData
from policysite.domain.release_history import ReleaseHistory
from policysite.domain.releases import RELEASES
from policysite.history import HistoryProblem
from policysite.history.chain import verify_chain
from policysite.history.gate import judge_release
from policysite.history.recording import recording_problems
from policysite.source.freezing import freeze_withdrawal, prepared_again, prepared_from, with_announced
from policysite.source.record_files import Records, write_records

Edit = tuple[str, Any]


class RefusedError(AssertionError):
    """A step that the gate refuses; `rules` says by which rules."""

    def __init__(self, rules: Iterable[str]) -> None:
        self.rules = tuple(rules)
        super().__init__(", ".join(self.rules))


class Company:
    """The releases of a company in a folder, and the text that it works on."""

    def __init__(self, root: Path, draft: PolicyData | None = None) -> None:
        self.root = root
        self.draft = draft or made_policy()

    @property
    def history(self) -> ReleaseHistory:
        """What lies in the folder."""
        return read_history(self.root) if (self.root / RELEASES).exists() else ReleaseHistory()

    def planner(self, today: date) -> Planner:
        """What plans the steps of a day."""
        return Planner(self.root, self.history, today)

    def release(self, today: date, effective: date, *edits: Edit, **record: Any) -> tuple[str, ...]:
        """Edits the draft and releases it on a day; the names of all that was made."""
        history, draft = self.history, edited_all(self.draft, edits)
        given = {"change_class": ChangeClass.UPDATE, **record}
        if history.latest is None:
            given = {"change_class": None, "reasons": None, **record}
        base = history.latest.policy if history.latest else draft
        step = Step(effective, base, draft, prepared_from(revision(**given)), new=True)
        made = self._write(self.planner(today).add(step))
        self.draft = draft
        return made

    def again(self, today: date, name: str, effective: date, *, announced: date | None = None) -> tuple[str, ...]:
        """Makes a waiting version anew with other days."""
        history = self.history
        origin = history.named(name)
        assert origin is not None
        text = (self.root / origin.folder / "release.yml").read_text("utf-8")
        words = prepared_again(origin, text)
        words = with_announced(words, announced) if announced else words
        before = history.previous(origin)
        assert before is not None
        return self._write(
            self.planner(today).add(Step(effective, before.policy, origin.policy, words, origin, new=True))
        )

    def withdraw(self, today: date, name: str) -> tuple[str, ...]:
        """Calls a waiting version off."""
        history = self.history
        release = history.named(name)
        assert release is not None
        assert history.head is not None
        made = freeze_withdrawal(name, said("中止します。", "Called off."), "法務部長", today, history.head)
        plan = self.planner(today).withdraw(replace(release, withdrawal=made.withdrawal))
        written = self._write(plan, made.as_new())
        latest = self.history.latest
        self.draft = latest.policy if latest else self.draft
        return written

    def _judged(self, plan: Plan) -> Iterator[HistoryProblem]:
        """What the gate says of the whole chain and of all that is new; the rest was judged when it was made."""
        yield from verify_chain(plan.history)
        yield from recording_problems(plan.history)
        for one in plan.frozen:
            yield from judge_release(one.release, plan.history)

    def _write(self, plan: Plan, withdrawal: Any = None) -> tuple[str, ...]:
        rules = ["HIST-CONFLICT" for _ in plan.conflicts] or [found.rule for found in self._judged(plan)]
        if rules:
            raise RefusedError(rules)
        write_records(self.root, Records(tuple(one.as_new() for one in plan.frozen), withdrawal, plan.dropped))
        return tuple(one.release.name for one in plan.frozen)
