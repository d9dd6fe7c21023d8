"""What the pages on versions and changes say, decided: templates only loop over it."""

from __future__ import annotations

from dataclasses import dataclass

from policysite.domain.comparison import Comparison
from policysite.domain.text import Language
from policysite.rendering.history_pages.words import history_word
from policysite.rendering.policy_page import PolicyPageView


@dataclass(frozen=True)
class FrontMatter:
    """What the head of a page says; `canonical` is a path below the site's root, empty for the page itself."""

    title: str
    description: str
    canonical: str | None = None
    robots: str = ""
    version: str = ""
    outline: bool = True


@dataclass(frozen=True)
class PageLink:
    """A link relative to the page it stands on."""

    label: str
    href: str
    download: bool = False


@dataclass(frozen=True)
class LogLine:
    """One matter of a revision and the clauses it touches, each with its link."""

    matter: str
    clauses: tuple[PageLink, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True)
class LogEntry:
    """One revision in the change log; words that do not apply are empty."""

    name: str
    heading: str
    state: str
    state_label: str
    class_code: str
    class_label: str
    rows: tuple[tuple[str, str], ...]
    lines: tuple[LogLine, ...]
    links: tuple[PageLink, ...]


@dataclass(frozen=True)
class _Page:
    language: Language
    front: FrontMatter

    def say(self, key: str) -> str:
        """A word of the page."""
        return history_word(key, self.language)


@dataclass(frozen=True)
class ChangeLogView(_Page):
    """The change log, the latest revision on top."""

    entries: tuple[LogEntry, ...]
    links: tuple[PageLink, ...]


@dataclass(frozen=True)
class VersionRow:
    """One version in the list; `first` and `last` are ISO dates for the lookup, `last` empty while it is open."""

    name: str
    label: str
    href: str
    first: str
    last: str
    period: str
    state: str
    state_label: str
    class_label: str
    links: tuple[PageLink, ...]


@dataclass(frozen=True)
class VersionListView(_Page):
    """All versions with their periods, and the seals (label and hash) by which anyone can verify them."""

    rows: tuple[VersionRow, ...]
    links: tuple[PageLink, ...]
    script: str
    seals: tuple[tuple[str, str], ...]
    verifying: str
    """The anchor of the section on verifying."""
    sums: str


@dataclass(frozen=True)
class VersionPageView(_Page):
    """One version as it was, under a banner that says which version it is."""

    banner: str
    superseded: bool
    links: tuple[PageLink, ...]
    forms: tuple[PageLink, ...]
    current_forms: PageLink | None
    policy: PolicyPageView


@dataclass(frozen=True)
class ComparePageView(_Page):
    """The old/new table of two versions."""

    comparison: Comparison
    links: tuple[PageLink, ...]


@dataclass(frozen=True)
class WaitingVersion:
    """A version that waits for its day, or was called off: when, what about it, and its table."""

    banner: str
    entry: LogEntry
    comparison: Comparison | None


@dataclass(frozen=True)
class UpcomingView(_Page):
    """The versions that wait, the next one first, with its text; and those that were called off."""

    called_off: tuple[WaitingVersion, ...]
    waiting: tuple[WaitingVersion, ...]
    policy: PolicyPageView | None
