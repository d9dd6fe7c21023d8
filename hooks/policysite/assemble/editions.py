"""An edition: one policy as it is shown, with what the site says about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from policysite.assemble.inspection import Inspection
from policysite.domain.document import Document
from policysite.domain.model import PolicyData
from policysite.domain.text import Language


@dataclass(frozen=True)
class Edition:
    """A policy and its documents; `effective` is None for a draft that no release froze."""

    policy: PolicyData
    documents: Mapping[Language, Document]
    effective: date | None


def current_edition(inspection: Inspection) -> Edition:
    """The text that visitors read on the day of the inspection."""
    if inspection.policy is None:
        raise ValueError("a project that does not load has no edition")
    documents = {language: composition.document for language, composition in inspection.compositions.items()}
    return Edition(inspection.policy, documents, None)
