"""An edition: one policy as it is shown, with what the site says about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from policysite.assemble.inspection import Inspection
from policysite.assemble.site.publication import NothingInForceError
from policysite.composition import compose
from policysite.composition.aliases import with_aliases
from policysite.composition.document import Document
from policysite.domain.deployment import Deployment, deployment_of
from policysite.domain.model import PolicyData
from policysite.domain.releases import Release
from policysite.domain.text import LANGUAGES, Language


@dataclass(frozen=True)
class Edition:
    """A policy and its documents; `effective` is None for a draft that no release froze."""

    policy: PolicyData
    documents: Mapping[Language, Document]
    effective: date | None
    release: Release | None = None
    placed: Deployment | None = None
    """Where the site stands today; None for as the policy itself says."""

    @property
    def deployment(self) -> Deployment:
        """The address and face under which this edition is shown."""
        return self.placed or deployment_of(self.policy.site)


# Documents are planned for all versions before the pages of any; of a very long history not all need stay in memory.
@lru_cache(maxsize=64)
def release_edition(release: Release) -> Edition:
    """A release as an edition, composed once: a release never changes, and its hashes tell it from every other."""
    policy = release.policy
    documents = {language: with_aliases(compose(policy, language).document, release.aliases) for language in LANGUAGES}
    return Edition(policy, documents, release.effective, release)


def current_edition(inspection: Inspection, preview: bool) -> Edition:
    """The text on the home page: the release in force on the day, or in a preview the draft.

    Raises NothingInForceError where no release is in force, ValueError where the data did not load.
    """
    if preview:
        return _draft(inspection)
    release = inspection.history.in_force(inspection.today)
    if release is None:
        raise NothingInForceError(inspection.today)
    return replace(release_edition(release), placed=deployed(inspection))


def deployed(inspection: Inspection) -> Deployment | None:
    """Where the site stands, by the working data; None where that does not load."""
    return deployment_of(inspection.policy.site) if inspection.policy else None


def _draft(inspection: Inspection) -> Edition:
    if inspection.policy is None:
        raise ValueError("a project that does not load has no edition")
    latest = inspection.history.latest
    aliases = (*(latest.aliases if latest else ()), *(inspection.next.revision.aliases if inspection.next else ()))
    documents = {
        language: with_aliases(composition.document, aliases)
        for language, composition in inspection.compositions.items()
    }
    return Edition(inspection.policy, documents, None)
