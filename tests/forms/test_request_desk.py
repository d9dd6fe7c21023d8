"""The desk of the section on requests is the one that requests go to, wherever they are spoken of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policysite.composition import compose
from policysite.composition.guide_composition import compose_guide
from policysite.domain.company import Desk
from policysite.domain.model import PolicyData
from policysite.domain.sections import RequestsSection
from policysite.domain.text import LANGUAGES, Language, Text

from .nanopet import REQUEST, composed, nanopet

OTHER = Text(ja="診療記録開示室", en="Records Office")


def two_desks() -> PolicyData:
    """Requests go to a desk of their own; the contact section keeps its."""
    policy = nanopet()
    own = Desk(id="records", name=OTHER, address=policy.company.desks[0].address, phone="03-9999-0001")
    sections = tuple(
        replace(section, desk="records") if isinstance(section, RequestsSection) else section
        for section in policy.policy
    )
    return replace(policy, company=replace(policy.company, desks=(*policy.company.desks, own)), policy=sections)


def said_in(policy: PolicyData, section: str, language: Language) -> str:
    node = compose(policy, language).document.node(section)
    assert node
    return " ".join(text for inner in node.walk() for text in inner.texts())


@pytest.mark.parametrize("language", LANGUAGES)
def test_請求の章と様式と案内は請求の窓口をいう(language: Language) -> None:
    policy = two_desks()
    contact = nanopet().company.desks[0].name.in_language(language)
    guide = compose_guide(policy, compose(policy, language).document)
    for said in (
        said_in(policy, "requests", language),
        repr(composed(REQUEST, language, policy).form),
        repr(guide),
    ):
        assert OTHER.in_language(language) in said
        assert contact not in said
    assert "03-9999-0001" in repr(guide)
    assert contact in repr(compose(policy, language).document.node("contact"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_二つの請求の章はそれぞれの窓口をいう(language: Language) -> None:
    policy = two_desks()
    first = next(section for section in policy.policy if isinstance(section, RequestsSection))
    second = replace(first, id="school-requests", desk=nanopet().company.desks[0].id, forms=())
    both = replace(policy, policy=(*policy.policy, second))
    assert OTHER.in_language(language) in said_in(both, "requests", language)
    said = said_in(both, "school-requests", language)
    assert nanopet().company.desks[0].name.in_language(language) in said
    assert OTHER.in_language(language) not in said
