"""nanopet's own forms, composed from the data in the repository."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from policysite.composition import compose
from policysite.composition.form_composition import FormComposition, compose_form
from policysite.composition.form_document import Stamp
from policysite.domain.model import PolicyData
from policysite.domain.sections import RequestsSection
from policysite.domain.text import Language
from policysite.source.loading import load_policy_data

ROOT = Path(__file__).parents[2]
REQUEST = "disclosure-request"
POWER_OF_ATTORNEY = "power-of-attorney"


@cache
def nanopet() -> PolicyData:
    """The policy as it stands in policy_data/."""
    loaded = load_policy_data(ROOT)
    assert loaded.policy is not None, loaded.findings
    return loaded.policy


def with_requests(policy: PolicyData, **changes: object) -> PolicyData:
    """The policy with facts of its section on requests replaced."""
    sections = tuple(
        replace(section, **changes) if isinstance(section, RequestsSection) else section  # type: ignore[arg-type]
        for section in policy.policy
    )
    return replace(policy, policy=sections)


def stamp(language: Language) -> Stamp:
    """The stamp of a version of 1 April 2026."""
    return Stamp(
        organisation=nanopet().company.operator.name.in_language(language),
        version="2026年4月1日版" if language == "ja" else "Version of 1 April 2026",
        dated=date(2026, 4, 1),
        address=nanopet().site.address,
    )


def composed(form_id: str, language: Language, policy: PolicyData | None = None) -> FormComposition:
    """A form of nanopet, or of a changed policy."""
    policy = policy or nanopet()
    form = next(form for form in policy.forms if form.id == form_id)
    return compose_form(form, policy, compose(policy, language).document, stamp(language))
