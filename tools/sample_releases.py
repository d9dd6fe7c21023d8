"""Freezes the releases of the samples anew from their working data, which is the text of the last one.

Run it after a sample's data or the model has changed: `python tools/sample_releases.py`. What each release says about
itself stays as it stands in its release.yml; only the day, the hashes and the seal are written anew.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from policysite.domain.model import PolicyData  # noqa: E402
from policysite.domain.releases import NEXT, RELEASES, Release  # noqa: E402
from policysite.domain.sections import Declared  # noqa: E402
from policysite.domain.text import Text  # noqa: E402
from policysite.source import load_policy_data  # noqa: E402
from policysite.source.freezing import freeze, write_release  # noqa: E402
from policysite.source.releases import load_releases  # noqa: E402

SAMPLES = ROOT / "samples"
WRITTEN_BY_FREEZING = ("effective:", "content_hash:", "previous_hash:", "seal:")
Edit = Callable[[PolicyData], PolicyData]


def changed(value: Any, path: str, new: Any) -> Any:
    """A copy with the value at a path of field names and ids replaced; None takes an element out of a list."""
    if not path:
        return new
    part, _, rest = path.partition(".")
    if not isinstance(value, tuple):
        assert part in {field.name for field in fields(value)}, f"{type(value).__name__}.{part}"
        return replace(value, **{part: changed(getattr(value, part), rest, new)})
    (place,) = [at for at, element in enumerate(value) if part in (getattr(element, "id", None), str(element), str(at))]
    if new is None and not rest:
        return value[:place] + value[place + 1 :]
    return (*value[:place], changed(value[place], rest, new), *value[place + 1 :])


def edits(*pairs: tuple[str, Any]) -> Edit:
    """Several edits as one."""

    def apply(policy: PolicyData) -> PolicyData:
        for path, new in pairs:
            policy = changed(policy, path, new)
        return policy

    return apply


def say(ja: str, en: str) -> Text:
    """A text in both languages."""
    return Text(ja=ja, en=en)


def swapped(policy: PolicyData) -> PolicyData:
    """The statements of the introduction in their older order."""
    section = next(section for section in policy.policy if section.id == "introduction")
    first, second, third, *others = section.clauses
    return changed(policy, "policy.introduction.clauses", (first, third, second, *others))


def without_visitors_address(policy: PolicyData) -> PolicyData:
    """The analysis tag before it sent IP addresses."""
    path = "policy.cookies.transmissions.visit-analysis.information"
    section = next(section for section in policy.policy if section.id == "cookies")
    sent = section.transmissions[0].information  # type: ignore[union-attr]
    return changed(policy, path, tuple(text for text in sent if "IP" not in text.en))


# What each release had before the next one changed it, the latest first.
BEFORE: tuple[tuple[str, str, Edit], ...] = (
    ("2027-02-01", "2026-04-01", lambda policy: swapped(without_visitors_address(policy))),
    (
        "2026-04-01",
        "2025-04-01",
        edits(
            ("policy.purposes.clauses.customers.clauses.recommendations", None),
            ("registers.purposes.recommendations", None),
            ("policy.joint-use.clauses.items.data_items.purchase-history", None),
            ("policy.requests.fee.amount", 300),
        ),
    ),
    (
        "2025-04-01",
        "2024-07-01",
        edits(
            ("company.group.hoshizora-denshi.name", say("株式会社ほしぞらデジタル", "Hoshizora Digital K.K.")),
            ("company.operator.representative.name", say("星野 たける", "Takeru Hoshino")),
            ("company.desks.privacy-office.phone", "03-0000-1111"),
        ),
    ),
    (
        "2024-07-01",
        "2023-04-01",
        edits(
            ("policy.opt-out.facts", None),
            ("policy.opt-out.declared", Declared.NONE),
            (
                "policy.opt-out.lead",
                (
                    say(
                        "当社は、本人の求めに応じて停止することを条件とする個人データの提供を行っていません。",
                        "The Company does not provide personal data on the condition that provision stops on request.",
                    ),
                ),
            ),
            ("policy.changes.clauses.filed-changes", None),
            (
                "policy.changes.clauses.announcement.text.0",
                say(
                    "個人情報の取扱いが変わる重要な変更をするときは、その内容及び効力が生じる日を、14日前までにこのサイトで知らせます。",
                    "When making a material change by which the handling of personal information changes, the Company "
                    "announces its content and the date on which it takes effect on this site no later than 14 days in "
                    "advance.",
                ),
            ),
            ("site.notice.notice_days", 14),
        ),
    ),
)


def texts_of(draft: PolicyData) -> Iterator[tuple[str, PolicyData]]:
    """Day → text, the latest first."""
    policy = draft
    yield BEFORE[0][0], dated(policy, BEFORE[0][0])
    for _, day, edit in BEFORE:
        policy = edit(policy)
        yield day, dated(policy, day)


def dated(policy: PolicyData, day: str) -> PolicyData:
    """The text with its date of revision."""
    return changed(policy, "site.revised", date.fromisoformat(day))


def prepared_text(folder: Path) -> str:
    """What legal wrote about a release, without what freezing adds."""
    lines = (folder / "release.yml").read_text("utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(WRITTEN_BY_FREEZING))


def freeze_anew(sample: Path, texts: list[tuple[str, PolicyData]]) -> None:
    """Writes the releases of one sample, the first one first."""
    steps = [(day, policy, prepared_text(sample / RELEASES / day)) for day, policy in reversed(texts)]
    shutil.rmtree(sample / RELEASES)
    (sample / RELEASES).mkdir()
    previous: Release | None = None
    for day, policy, text in steps:
        (sample / NEXT).write_text(text, "utf-8")
        prepared = load_releases(sample).next
        assert prepared is not None, f"{day}: release.yml"
        frozen = freeze(policy, prepared, date.fromisoformat(day), previous)
        write_release(sample, frozen)
        previous = frozen.release


def draft_of(sample: Path) -> PolicyData:
    """The working data of a sample."""
    loaded = load_policy_data(sample)
    assert loaded.policy is not None, loaded.findings
    return loaded.policy


if __name__ == "__main__":
    freeze_anew(SAMPLES / "full", list(texts_of(draft_of(SAMPLES / "full"))))
    freeze_anew(SAMPLES / "minimal", [("2026-11-22", draft_of(SAMPLES / "minimal"))])
