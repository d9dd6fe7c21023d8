"""The waiting versions made anew around one that is added before them, moved or withdrawn: what each changes stays what
it was, on the text that readers will have seen by then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from policysite.domain.model import PolicyData
from policysite.domain.release_history import ReleaseHistory
from policysite.domain.release_names import free_name
from policysite.domain.releases import Release
from policysite.history.diff import diff
from policysite.history.merging import Merge
from policysite.history.recording import changes_of, same_changes
from policysite.history.revision_days import with_revisions_before
from policysite.source.freezing import Freeze, Freezing, freeze, prepared_again, with_announced
from policysite.source.frozen_json import parse_plain, plain_policy
from policysite.source.releases import RECORD, NextRelease

# Each version says by itself when it was last revised.
_OWN = frozenset({"site.revised", "site.revisions"})


@dataclass(frozen=True)
class Step:
    """One version to be put in its place: what it changes, from which text, and what is said about it."""

    effective: date
    base: PolicyData
    policy: PolicyData
    said: NextRelease
    origin: Release | None = None
    """The waiting version that it is, or whose place it takes."""
    new: bool = False
    unseen: bool = False


Made = tuple[Step, PolicyData]


@dataclass(frozen=True)
class Conflict:
    """A unit that two versions change, each in its own way; `version` is empty for the new one."""

    unit: str
    version: str


@dataclass(frozen=True)
class Plan:
    """What is to be written: new records in the order of the chain, and the unannounced ones that they replace."""

    history: ReleaseHistory
    frozen: tuple[Freeze, ...] = ()
    dropped: tuple[Release, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    new: Freeze | None = None


@dataclass(frozen=True)
class Planner:
    """Plans the steps of one day; nothing is written."""

    root: Path
    history: ReleaseHistory
    today: date

    def add(self, step: Step) -> Plan:
        """A new version in its place, with every version that waits for a later day on top of it."""
        gone = step.origin.name if step.origin else ""
        made, conflicts = self._replayed((*self._waiting(gone), step), gone)
        redone = {one.origin.name for one, _ in made if one.origin}
        return self._frozen(self.history, made, tuple(self._droppable(redone)), conflicts)

    def withdraw(self, called_off: Release) -> Plan:
        """The versions that wait behind a withdrawn one, which carries its withdrawal already, on the text before it.

        Nothing is dropped: the withdrawal hangs on the record made last.
        """
        others = (called_off if one.name == called_off.name else one for one in self.history.releases)
        made, conflicts = self._replayed(self._waiting(called_off.name), called_off.name)
        return self._frozen(ReleaseHistory.of(others, self.history.listed), made, (), conflicts)

    def _replayed(
        self, steps: Iterable[Step], gone: str
    ) -> tuple[tuple[tuple[Step, PolicyData], ...], tuple[Conflict, ...]]:
        """From the first version that is new or builds on another text, each with the text that it makes now."""
        settled = [one for one in self.history.standing if one.effective <= self.today and one.name != gone]
        running = settled[-1] if settled else None
        text = running.policy if running else None
        made: list[Made] = []
        conflicts: list[Conflict] = []
        for step in sorted(steps, key=lambda one: (one.effective, one.new)):
            origin = step.origin
            if not made and not step.new and origin and self.history.previous(origin) == running:
                running, text = origin, origin.policy
                continue
            text = self._merged(step, text, conflicts)
            made.append((step, text))
        return tuple(made), tuple(conflicts)

    def _waiting(self, gone: str) -> Iterator[Step]:
        """The versions that wait, but for one; a first version changes no text, so that it has none to be put on."""
        for release in self.history.waiting(self.today):
            before = self.history.previous(release)
            if before is None or release.name == gone:
                continue
            text = (self.root / release.folder / RECORD).read_text(encoding="utf-8")
            said = prepared_again(release, text)
            yield Step(release.effective, before.policy, release.policy, said, release)

    def _merged(self, step: Step, text: PolicyData | None, conflicts: list[Conflict]) -> PolicyData:
        if text is None:
            return step.policy
        merge = Merge(own=_OWN)
        merged = merge.of(plain_policy(step.base), plain_policy(text), plain_policy(step.policy))
        name = step.origin.name if step.origin else ""
        conflicts.extend(Conflict(unit, name) for unit in merge.conflicts)
        try:
            return with_revisions_before(parse_plain(merged), text)
        except ValueError:
            conflicts.append(Conflict("policy", name))
            return step.policy

    def _droppable(self, redone: set[str]) -> Iterator[Release]:
        """The last records of the chain that nobody has seen and that are made anew: no seal hangs on them.

        A re-issue stays, seen or not: it says since when the version before it does not stand any more.
        """
        for entry in reversed(self.history.recorded):
            if not isinstance(entry, Release) or entry.name not in redone:
                return
            if entry.first_shown <= self.today or entry.record.reissues is not None:
                return
            yield entry

    def _frozen(
        self,
        history: ReleaseHistory,
        made: Iterable[Made],
        dropped: tuple[Release, ...],
        conflicts: tuple[Conflict, ...],
    ) -> Plan:
        made = tuple(made)
        gone = {release.name for release in dropped}
        leaving = {step.origin.name for step, _ in made if step.origin} - gone
        known = ReleaseHistory.of((one for one in history.releases if one.name not in gone), history.listed)
        frozen: list[Freeze] = []
        new: Freeze | None = None
        for step, policy in made:
            one = self._freeze(step, policy, known, leaving)
            frozen.append(one)
            known = ReleaseHistory.of((*known.releases, one.release))
            new = one if step.new else new
        return Plan(known, tuple(frozen), dropped, conflicts, new)

    def _freeze(self, step: Step, policy: PolicyData, known: ReleaseHistory, leaving: set[str]) -> Freeze:
        taken = {release.name for release in known.releases}
        replaced = step.origin.name if step.origin and step.origin.name in leaving else None
        before = [one for one in known.standing if one.effective <= step.effective and one.name not in leaving]
        said = Freezing(
            name=free_name(step.effective, taken),
            recorded=self.today,
            builds_on=before[-1].name if before else None,
            reissues=replaced,
            unseen=step.unseen and replaced is not None,
        )
        made = freeze(policy, step.said, step.effective, known.head, said)
        announced = known.named(replaced) if replaced and not said.unseen else None
        if announced and self._says_more(announced, made.release, known):
            made = freeze(policy, with_announced(step.said, self.today), step.effective, known.head, said)
        return made

    def _says_more(self, replaced: Release, made: Release, known: ReleaseHistory) -> bool:
        """Whether a re-issue changes other things than what was announced, so that it is to be announced anew."""
        if replaced.announced >= self.today:
            return False
        after = ReleaseHistory.of((*known.releases, made))
        before = after.previous(made)
        changes = diff(before.policy, made.policy, made.record.judgements) if before else ()
        return not same_changes(changes_of(replaced, self.history), changes)
