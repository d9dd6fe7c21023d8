"""An edition: one policy as it is shown, with what the site says about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from policysite.assemble.inspection import Inspection
from policysite.assemble.site.publication import NothingInForceError
from policysite.composition import compose
from policysite.composition.document import Document
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


# Documents are planned for all versions before the pages of any; of a very long history not all need stay in memory.
@lru_cache(maxsize=64)
def release_edition(release: Release) -> Edition:
    """A release as an edition, composed once: a release never changes, and its hashes tell it from every other."""
    policy = release.policy
    documents = {language: compose(policy, language).document for language in LANGUAGES}
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
    return release_edition(release)


def _draft(inspection: Inspection) -> Edition:
    if inspection.policy is None:
        raise ValueError("a project that does not load has no edition")
    documents = {language: composition.document for language, composition in inspection.compositions.items()}
    return Edition(inspection.policy, documents, None)
