"""Which English texts lag behind the Japanese: as findings for legal, as words for readers, as work for translators."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence

from policysite.composition.lagging import lagging_anchors
from policysite.domain.findings import Problem
from policysite.domain.model import PolicyData
from policysite.domain.release_history import ReleaseHistory
from policysite.domain.releases import Release, UnreadableReleaseError
from policysite.domain.text import Language, Text
from policysite.domain.translations import Confirmation, Freshness, Lineage, follow

STALE_RULE = "I18N-STALE"
DRAFT = "draft"
_LAGS = Text(
    ja="英訳は、この条項の変更前の日本語から作られています。",
    en="This English text was made from an earlier Japanese text of this clause. The Japanese text governs.",
)
_MISSING = Text(
    ja="この条項の英訳は、まだありません。",
    en="This clause is not yet available in English. The Japanese text governs.",
)


def lineages(
    history: ReleaseHistory, draft: PolicyData | None, confirmations: Sequence[Confirmation]
) -> Mapping[str, Lineage]:
    """By name the texts of each release and of the draft, each with what its English was made from."""
    versions = [*_readable(history.path_to(history.latest)), *([(DRAFT, draft)] if draft else ())]
    found = {lineage.name: lineage for lineage in follow(versions, confirmations)}
    for release in history.releases:
        # What was withdrawn or replaced stands on no way to the draft.
        if release.name not in found:
            path = _readable(history.path_to(release))
            found.update({one.name: one for one in follow(path, confirmations) if one.name == release.name})
    return found


def _readable(releases: Sequence[Release]) -> Iterator[tuple[str, PolicyData]]:
    """Name and policy of each release; those that cannot be read are reported by the gate and left out here."""
    for release in releases:
        with contextlib.suppress(UnreadableReleaseError):
            yield release.name, release.policy


def stale_problems(lineage: Lineage) -> Iterator[Problem]:
    """Every English text that was made from other Japanese than what stands beside it now."""
    for unit in lineage.units:
        if unit.freshness is Freshness.STALE:
            values = {"since": unit.since, "before": unit.made_from, "unit": unit.key}
            yield Problem((*unit.path, "en"), values)


def lagging_words(policy: PolicyData, lineage: Lineage, language: Language) -> Mapping[str, str]:
    """Anchor of a clause → what readers are told where its English lags behind."""
    words: dict[str, str] = {}
    for anchor, units in lagging_anchors(policy, lineage.units).items():
        stale = any(unit.freshness is Freshness.STALE for unit in units)
        words[anchor] = (_LAGS if stale else _MISSING).in_language(language)
    return words
