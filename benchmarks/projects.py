"""Projects to measure: the company as it is, or with many releases."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from policysite.domain.changes import ChangeClass, computed_class
from policysite.domain.model import PolicyData
from policysite.domain.releases import Release, Revision
from policysite.domain.sections import RequestsSection
from policysite.domain.text import Text
from policysite.history import diff
from policysite.source import load_policy_data
from policysite.source.freezing import freeze, prepared_from, write_release

REPOSITORY = Path(__file__).parent.parent
TODAY = date(2026, 11, 22)
_FEE = 800
_COPIED = ("policy_data", "docs", "overrides", "hooks", "mkdocs.yml")


def copied_project(root: Path) -> Path:
    """The company's project in a folder of its own."""
    for name in _COPIED:
        source = REPOSITORY / name
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        else:
            shutil.copy(source, root / name)
    return root


def with_releases(root: Path, count: int) -> Path:
    """The project with a history of `count` releases, one a week until the one before today.

    Each raises the fee by a yen.
    """
    copied_project(root)
    shutil.rmtree(root / "policy_data/releases", ignore_errors=True)
    draft = _loaded(root)
    previous: Release | None = None
    for number in range(count):
        day = TODAY - timedelta(days=7 * (count - number))
        previous = _release(root, _edited(draft, number), number, day, previous)
    _write_draft(root, _FEE, count - 1)
    return root


def _loaded(root: Path) -> PolicyData:
    policy = load_policy_data(root).policy
    if policy is None:
        raise ValueError("the data of the repository does not load; policysite check says why")
    return policy


def _edited(policy: PolicyData, number: int) -> PolicyData:
    def edited(section: object) -> object:
        if isinstance(section, RequestsSection) and section.fee:
            return replace(section, fee=replace(section.fee, amount=_FEE + number))
        return section

    return replace(policy, policy=tuple(map(edited, policy.policy)))  # type: ignore[arg-type]


def _release(root: Path, policy: PolicyData, number: int, day: date, previous: Release | None) -> Release:
    frozen = freeze(policy, prepared_from(_revision(previous, policy, number)), day, previous)
    write_release(root, frozen)
    return frozen.release


def _write_draft(root: Path, fee: int, number: int) -> None:
    sections = (root / "policy_data/policy").glob("*.yml")
    file = next(section for section in sections if "kind: requests" in section.read_text("utf-8"))
    text = file.read_text("utf-8")
    if text.count(f"amount: {fee}\n") + text.count(f"amount: {fee},") != 1:
        raise ValueError(f"{file.name}: the fee of {fee} yen does not stand there once")
    file.write_text(text.replace(f"amount: {fee}", f"amount: {_FEE + number}"), encoding="utf-8")


def _revision(previous: Release | None, policy: PolicyData, number: int) -> Revision:
    note = Text(ja=f"手数料を{_FEE + number}円に改めました。", en=f"The fee is now {_FEE + number} yen.")
    if previous is None:
        return Revision(note=note)
    least = computed_class(diff(previous.policy, policy)) or ChangeClass.EDITORIAL
    return Revision(note=note, reasons=note, change_class=least)
