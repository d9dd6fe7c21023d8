"""Two versions of a project side by side: releases by their date, or the draft."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from policysite.assemble.inspection import Inspection
from policysite.composition.form_document import Stamp
from policysite.domain.changes import Change
from policysite.domain.comparison import Comparison
from policysite.domain.model import PolicyData
from policysite.domain.release_names import day_of
from policysite.domain.releases import Revision
from policysite.domain.text import Language
from policysite.history import compare, diff
from policysite.rendering.comparison.words import version_label

DRAFT = "draft"


class UnknownVersionError(LookupError):
    """No release bears this date, or there is nothing to compare; `name` is what was asked for."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True)
class Difference:
    """Two named versions and what changed between them."""

    old_name: str
    new_name: str
    old: PolicyData
    new: PolicyData
    changes: tuple[Change, ...]
    revision: Revision | None

    def stamp(self, language: Language) -> Stamp:
        """Which versions a file of this difference belongs to; dated by the newer release."""
        dates = [name for name in (self.new_name, self.old_name) if name != DRAFT]
        return Stamp(
            organisation=self.new.company.operator.name.in_language(language),
            version=f"{version_label(self.old_name, language)} → {version_label(self.new_name, language)}",
            dated=day_of(dates[0]) if dates else date(1980, 1, 1),
            address=self.new.site.address,
        )

    def table(self, language: Language) -> Comparison:
        """The old/new table in one language."""
        names = (self.old_name, self.new_name)
        return compare(self.old, self.new, self.changes, language, names=names, revision=self.revision)


def difference(inspection: Inspection, old: str | None = None, new: str | None = None) -> Difference:
    """What changed between two versions; without names, between the latest release and the draft.

    Raises UnknownVersionError for a name that no version bears.
    """
    latest = inspection.history.latest
    old_name = old or (latest.name if latest else "")
    new_name = new or DRAFT
    before, after = _policy(inspection, old_name), _policy(inspection, new_name)
    revision = _revision(inspection, old_name, new_name)
    changes = diff(before, after, revision.judgements if revision else ())
    return Difference(old_name, new_name, before, after, changes, revision)


def _policy(inspection: Inspection, name: str) -> PolicyData:
    if name == DRAFT and inspection.policy is not None:
        return inspection.policy
    release = inspection.history.named(name)
    if release is None:
        raise UnknownVersionError(name)
    return release.policy


def _revision(inspection: Inspection, old: str, new: str) -> Revision | None:
    """What legal wrote about this very step; other pairs of versions have no words of their own."""
    if new == DRAFT:
        return inspection.next.revision if inspection.next else None
    release = inspection.history.named(new)
    previous = inspection.history.previous(release) if release else None
    return release.record if release and previous and previous.name == old else None
