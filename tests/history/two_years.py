"""Two years of a company, made at random: plans, urgent changes, withdrawals, errata, returns, other orders of merging.

Beside the releases stands a plain account of what was decided, by which the shown texts are judged.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.history.made_company import Company, RefusedError
from tests.history.made_policy import made_policy, said

from policysite.domain.changes import ChangeClass
from policysite.domain.model import PolicyData
from policysite.domain.release_history import ReleaseHistory
from policysite.domain.releases import ReleaseState
from policysite.domain.sections import RequestsSection

START = date(2026, 1, 1)
NOTICE = timedelta(days=14)
Unit = str


@dataclass(frozen=True)
class Decision:
    """One change as it was decided: of what, to what, from when; `version` is the name of the release that holds it."""

    unit: Unit
    value: Any
    effective: date
    order: int
    version: str


@dataclass
class TwoYears:
    """A company's two years, and what was decided in them."""

    company: Company
    chance: random.Random
    days: int
    decided: list[Decision] = field(default_factory=list)
    snapshots: list[tuple[date, ReleaseHistory]] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    refused: int = 0
    order: int = 0

    def value_on(self, unit: Unit, day: date) -> Any:
        """What was decided for a unit, as of a day."""
        known = [one for one in self.decided if one.unit == unit and one.effective <= day]
        return max(known, key=lambda one: (one.effective, one.order)).value

    def history_on(self, day: date) -> ReleaseHistory:
        """The history as it lay in the repository at the end of a day."""
        return [history for made, history in self.snapshots if made <= day][-1]

    def live(self) -> None:
        """From the first day to the last, with something happening about every nine days."""
        self.company.release(START, START, note=said("最初の版。", "First."))
        for unit, read in UNITS.items():
            self._decide(unit, read(self.company.draft), START, START.isoformat())
        self.snapshots.append((START, self.company.history))
        day = START
        while (day := day + timedelta(days=self.chance.randint(1, 18))) < START + timedelta(days=self.days):
            name, act = self.chance.choice(ACTS)
            draft = self.company.draft
            try:
                if act(self, day):
                    self.done.append(name)
            except RefusedError as error:
                if not set(error.rules) <= {"HIST-CONFLICT", "HIST-NO-CHANGE"}:
                    raise
                self.company.draft = draft
                self.refused += 1
            self.snapshots.append((day, self.company.history))

    def _decide(self, unit: Unit, value: Any, effective: date, version: str) -> None:
        self.order += 1
        self.decided.append(Decision(unit, value, effective, self.order, version))

    def _release(self, day: date, effective: date, unit: Unit, value: Any, **record: Any) -> bool:
        self.order += 1
        words = {"note": said(f"変更その{self.order}番。", f"Change number {self.order}.")}
        if unit == "manager":
            before = effective - NOTICE
            words |= {"change_class": ChangeClass.BEFORE, "announced": before, "handling_changed": True}  # type: ignore[dict-item]
        names = self.company.release(day, effective, (PATHS[unit], value), **{**words, **record})
        self._renamed(names)
        self._decide(unit, value, effective, next(one for one in names if one.startswith(effective.isoformat())))
        return True

    def _renamed(self, names: tuple[str, ...]) -> None:
        """What a re-issue holds was decided for the version that it replaces."""
        history = self.company.history
        for name in names:
            made = history.named(name)
            assert made is not None
            old = made.record.reissues
            self.decided = [replace(one, version=name) if old and one.version == old else one for one in self.decided]

    def plan(self, day: date) -> bool:
        """A change for a later day, announced at once or later."""
        effective = day + timedelta(days=self.chance.randint(20, 90))
        if self.chance.random() < 0.5:
            return self._release(day, effective, "manager", self._other_manager())
        announced = day + timedelta(days=self.chance.randint(0, 15))
        return self._release(day, effective, "fee", self._fresh(), announced=announced)

    def urgent(self, day: date) -> bool:
        """A change of today."""
        return self._release(day, day, "phone", f"03-0000-{1000 + self.order:04}")

    def two_at_once(self, day: date) -> bool:
        """Two releases on one day, the second an erratum of the first."""
        self._release(day, day, "phone", f"03-0000-{1000 + self.order:04}")
        current = self.company.history.in_force(day)
        assert current is not None
        return self._release(day, day, "phone", f"03-0000-{1000 + self.order:04}", corrects=current.name)

    def back(self, day: date) -> bool:
        """A return to the first telephone number: a version of its own."""
        first = self.value_on("phone", START)
        return self.value_on("phone", day) != first and self._release(day, day, "phone", first)

    def withdraw(self, day: date) -> bool:
        """A waiting version is called off."""
        waiting = self.company.history.waiting(day)
        if not waiting:
            return False
        chosen = self.chance.choice(waiting).name
        names = self.company.withdraw(day, chosen)
        self.decided = [one for one in self.decided if one.version != chosen]
        self._renamed(names)
        return True

    def postpone(self, day: date) -> bool:
        """A waiting version gets a later day, announced anew."""
        waiting = self.company.history.waiting(day)
        if not waiting:
            return False
        chosen = self.chance.choice(waiting)
        effective = chosen.effective + timedelta(days=self.chance.randint(20, 50))
        names = self.company.again(day, chosen.name, effective, announced=max(day, effective - NOTICE))
        moved = next(one for one in names if one.startswith(effective.isoformat()))
        self.order += 1
        self.decided = [
            replace(one, effective=effective, version=moved, order=self.order) if one.version == chosen.name else one
            for one in self.decided
        ]
        self._renamed(tuple(name for name in names if name != moved))
        return True

    def other_order(self, day: date) -> bool:
        """Two branches make a release each; the one merged later is made again on top of the other."""
        mine, theirs = day + timedelta(days=40), day + timedelta(days=25)
        branch = Company(self.company.root.with_name(f"branch-{self.order}"), self.company.draft)
        shutil.copytree(self.company.root, branch.root)
        self.order += 1
        note = said(f"変更その{self.order}番。", f"Change number {self.order}.")
        value = f"保存期間その{self.order}"
        text = said(value, f"EN {value}")
        (name, *_) = branch.release(day, theirs, (PATHS["period"], text), announced=day + timedelta(days=5), note=note)
        self._release(day, mine, "fee", self._fresh(), announced=day + timedelta(days=5))
        target = self.company.root / f"policy_data/releases/{name}"
        if target.exists():
            return True
        shutil.copytree(branch.root / f"policy_data/releases/{name}", target)
        try:
            names = self.company.again(day, name, theirs)
        except RefusedError:
            shutil.rmtree(target)
            raise
        self._renamed(names)
        self._decide("period", text, theirs, name)
        latest = self.company.history.latest
        assert latest is not None
        self.company.draft = latest.policy
        return True

    def _fresh(self) -> int:
        return 1000 + 10 * self.order

    def _other_manager(self) -> str:
        return "shop" if UNITS["manager"](self.company.draft) != "shop" else "hub"


def _fee(policy: PolicyData) -> Any:
    section = policy.section(RequestsSection)
    assert section is not None
    assert section.fee is not None
    return section.fee.amount


def _manager(policy: PolicyData) -> Any:
    (section,) = (one for one in policy.policy if one.id == "joint-use")
    return next(one.manager for one in section.clauses if one.id == "manager")  # type: ignore[union-attr]


def _period(policy: PolicyData) -> Any:
    (section,) = (one for one in policy.policy if one.id == "retention")
    return section.rules[0].period  # type: ignore[union-attr]


_DESK = made_policy().company.desks[0].id
PATHS: dict[Unit, str] = {
    "fee": "policy.requests.fee.amount",
    "phone": f"company.desks.{_DESK}.phone",
    "manager": "policy.joint-use.clauses.manager.manager",
    "period": "policy.retention.rules.orders.period",
}
UNITS: dict[Unit, Callable[[PolicyData], Any]] = {
    "fee": _fee,
    "phone": lambda policy: policy.company.desks[0].phone,
    "manager": _manager,
    "period": _period,
}
ACTS: tuple[tuple[str, Callable[[TwoYears, date], bool]], ...] = (
    ("plan", TwoYears.plan),
    ("plan", TwoYears.plan),
    ("urgent", TwoYears.urgent),
    ("two at once", TwoYears.two_at_once),
    ("back", TwoYears.back),
    ("withdraw", TwoYears.withdraw),
    ("postpone", TwoYears.postpone),
    ("other order", TwoYears.other_order),
)
SHOWN = (ReleaseState.UPCOMING, ReleaseState.IN_FORCE, ReleaseState.SUPERSEDED)


def two_years(folder: Path, seed: int, days: int) -> TwoYears:
    """The first days of the two years of a seed."""
    years = TwoYears(Company(folder / "company"), random.Random(seed), days)
    years.live()
    return years
