"""The history as visitors see it on a day: which versions there are, in which state, and what each changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache as once
from functools import cached_property, lru_cache, partial

from policysite.assemble.site.editions import Edition, release_edition
from policysite.composition.document import Document
from policysite.domain.changes import Change
from policysite.domain.comparison import Comparison, Pedigree
from policysite.domain.deployment import Deployment
from policysite.domain.release_history import Recorded, ReleaseHistory
from policysite.domain.releases import Release, ReleaseState, Withdrawal
from policysite.domain.text import Language
from policysite.history import compare_documents, diff, pedigree
from policysite.rendering.feeds import HistoryEntry


@dataclass(frozen=True)
class Timeline:
    """The public releases of a day, the latest first."""

    history: ReleaseHistory
    today: date
    placed: Deployment | None = None
    """Where the site stands today; None for as each version itself says."""

    def edition(self, release: Release) -> Edition:
        """A version as it is shown today: its own text, at the address of today."""
        return replace(release_edition(release), placed=self.placed)

    @cached_property
    def entries(self) -> tuple[HistoryEntry, ...]:
        """Every release that visitors may know of, with what it changed."""
        return tuple(self._entries())[::-1]

    @cached_property
    def current(self) -> HistoryEntry | None:
        """The version in force."""
        return next((entry for entry in self.entries if entry.state is ReleaseState.IN_FORCE), None)

    @cached_property
    def head(self) -> Recorded | None:
        """The last record that is public: its seal covers every one before it."""
        shown = {entry.release.name for entry in self.entries}
        for record in reversed(self.history.recorded):
            named = record.version if isinstance(record, Withdrawal) else record.name
            told = record.record.on if isinstance(record, Withdrawal) else record.first_shown
            if named in shown and told <= self.today:
                return record
        return None

    @cached_property
    def upcoming(self) -> tuple[HistoryEntry, ...]:
        """The announced versions that wait for their day, the next one first."""
        return tuple(entry for entry in reversed(self.entries) if entry.state is ReleaseState.UPCOMING)

    @cached_property
    def ages(self) -> tuple[Pedigree, ...]:
        """The age of every clause of the text in force."""
        return pedigree(self.history, self.today)

    @cached_property
    def called_off(self) -> tuple[HistoryEntry, ...]:
        """The withdrawn versions of which visitors are still told."""
        withdrawn = (entry for entry in reversed(self.entries) if entry.state is ReleaseState.WITHDRAWN)
        return tuple(entry for entry in withdrawn if self.today <= entry.release.withdrawal_told()[1])

    def _entries(self) -> Iterator[HistoryEntry]:
        public = self.history.public(self.today)
        states = {release.name: self.history.state_on(release, self.today) for release in public}
        standing = [release for release in public if not states[release.name].void]
        for release in public:
            state = states[release.name]
            previous = self.history.seen_before(release, self.today)
            name = previous.name if previous else None
            replaced = self.history.replaced_by(release) if state is ReleaseState.REPLACED else None
            while replaced is not None and replaced not in public:
                replaced = self.history.replaced_by(replaced)
            corrected = tuple(one.name for one in public if one.record.corrects == release.name)
            last = None if state.void else _last_day(release, standing)
            yield HistoryEntry(
                release, state, last, name, _finder(previous, release), replaced.name if replaced else None, corrected
            )

    def against_previous(self, entry: HistoryEntry, language: Language) -> Comparison | None:
        """The old/new table against the version before; None for the first."""
        previous = self.history.seen_before(entry.release, self.today)
        if previous is None:
            return None
        names = (previous.name, entry.release.name)
        documents = _documents(previous, entry.release, language)
        return compare_documents(documents, entry.changes, names=names, revision=entry.release.record)

    def against_current(self, entry: HistoryEntry, language: Language) -> Comparison | None:
        """The old/new table of a superseded version against the one in force; None where that is the next one."""
        current = self.current
        if current is None or not self.compares_with_current(entry):
            return None
        old, new = entry.release, current.release
        return compare_documents(_documents(old, new, language), _between(old, new), names=(old.name, new.name))

    def compares_with_current(self, entry: HistoryEntry) -> bool:
        """Whether a version has a table against the one in force: it is over, and not the one just before."""
        current = self.current
        return current is not None and entry.state is ReleaseState.SUPERSEDED and current.previous != entry.release.name


def _last_day(release: Release, standing: Sequence[Release]) -> date | None:
    """The day before the next version that visitors know of takes effect; its own day for one replaced on that day."""
    following = next(iter(standing[standing.index(release) + 1 :]), None)
    return max(following.effective - timedelta(days=1), release.effective) if following else None


def _documents(old: Release, new: Release, language: Language) -> tuple[Document, Document]:
    return release_edition(old).documents[language], release_edition(new).documents[language]


# The tables of one version are made together, in both languages.
@lru_cache(maxsize=2)
def _between(old: Release, new: Release) -> tuple[Change, ...]:
    return diff(old.policy, new.policy)


def _finder(previous: Release | None, release: Release) -> Callable[[], tuple[Change, ...]]:
    def find() -> tuple[Change, ...]:
        return diff(previous.policy, release.policy, release.record.judgements) if previous else ()

    return find


@dataclass(frozen=True)
class ComparisonOf:
    """An old/new table of a version by its name in addresses; the table itself is made when asked for."""

    name: str
    entry: HistoryEntry
    make: Callable[[Language], Comparison | None]

    def table(self, language: Language) -> Comparison:
        """The table in one language."""
        made = self.make(language)
        assert made is not None, "comparisons_of names only tables that there are"
        return made


def comparisons_of(timeline: Timeline, entry: HistoryEntry) -> Iterator[ComparisonOf]:
    """The old/new tables of one version: against the one before, and against the one in force."""
    if entry.previous is not None:
        yield ComparisonOf("compare", entry, once(partial(timeline.against_previous, entry)))
    if timeline.compares_with_current(entry):
        yield ComparisonOf("compare-current", entry, once(partial(timeline.against_current, entry)))
