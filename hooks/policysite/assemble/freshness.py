"""Which English texts lag behind the Japanese: as findings for legal, as words for readers, as work for translators."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from policysite.assemble.kept_history import history_cache, lineage_of
from policysite.assemble.storage.document_cache import DocumentCache
from policysite.composition.lagging import lagging_anchors
from policysite.domain.findings import Problem
from policysite.domain.model import PolicyData
from policysite.domain.releases import Release, ReleaseHistory
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


def release_lineage(
    release: Release,
    history: ReleaseHistory,
    confirmations: Sequence[Confirmation],
    kept: DocumentCache | None = None,
) -> Lineage:
    """The texts of a release, each with what its English was made from."""
    earlier = lineage_of(
        history.releases[: history.releases.index(release)], confirmations, kept or history_cache(None)
    )
    return tuple(follow([(release.name, release.policy)], confirmations, earlier))[-1]


def draft_lineage(
    policy: PolicyData,
    history: ReleaseHistory,
    confirmations: Sequence[Confirmation],
    kept: DocumentCache | None = None,
) -> Lineage:
    """The texts of the working data, after all releases."""
    earlier = lineage_of(history.releases, confirmations, kept or history_cache(None))
    return tuple(follow([(DRAFT, policy)], confirmations, earlier))[-1]


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
