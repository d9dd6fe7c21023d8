"""Releases of the made company, frozen by the same code that freezes real ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from tests.history.made_policy import edited_all, made_policy, said

from policysite.domain.changes import ChangeClass
from policysite.domain.model import PolicyData
from policysite.domain.release_history import ReleaseHistory
from policysite.domain.releases import Approval, Release, Revision
from policysite.source.freezing import Freeze, freeze, prepared_from, write_release
from policysite.source.releases import load_releases

FIRST = date(2025, 4, 1)


@dataclass(frozen=True)
class Step:
    """One release: its day, what it edits, and what its record says besides a plain note."""

    effective: date
    edits: tuple[tuple[str, Any], ...] = ()
    record: dict[str, Any] = field(default_factory=dict)


def revision(**said_about: Any) -> Revision:
    """A revision with a note and reasons in both languages."""
    given = {
        "note": said("改定しました。", "We changed it."),
        "reasons": said("理由です。", "The reasons."),
        **said_about,
    }
    return Revision(**given)


def first_step() -> Step:
    """The first release, which states no class."""
    return Step(FIRST, (), {"reasons": None})


def frozen_steps(steps: Iterable[Step]) -> list[Freeze]:
    """Each step frozen on top of the one before."""
    policy: PolicyData = made_policy()
    previous: Release | None = None
    found: list[Freeze] = []
    for step in steps:
        policy = edited_all(policy, step.edits)
        made = freeze(policy, prepared_from(revision(**step.record)), step.effective, previous)
        previous = made.release
        found.append(made)
    return found


def written_history(root: Path, steps: Iterable[Step]) -> ReleaseHistory:
    """The history of a folder into which each step was released."""
    for made in frozen_steps(steps):
        write_release(root, made)
    return read_history(root)


def read_history(root: Path) -> ReleaseHistory:
    """What is read back; nothing may be unreadable."""
    loaded = load_releases(root)
    assert loaded.findings == ()
    return loaded.history


def joint_use_step(**record: Any) -> Step:
    """A revision that replaces the party responsible for joint use (S3), announced in time."""
    given = {
        "change_class": ChangeClass.BEFORE,
        "announced": date(2026, 3, 10),
        "handling_changed": True,
        "approval": Approval(by="法務部長", on=date(2026, 3, 1)),
        **record,
    }
    return Step(date(2026, 4, 1), (("policy.joint-use.clauses.manager.manager", "shop"),), given)
