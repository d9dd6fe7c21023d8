"""The policy for machines: schema.org in the page, and the W3C Data Privacy Vocabulary as `policy.jsonld`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from policysite.composition.document import Document
from policysite.composition.facts import facts_of, with_facts
from policysite.composition.summary import PurposeLine, Sharing, Stated, Summary
from policysite.domain.model import PolicyData
from policysite.domain.text import LANGUAGES, Text

_CONTEXT: Mapping[str, Any] = {
    "dpv": "https://w3id.org/dpv#",
    "dct": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def page_linked_data(
    policy: PolicyData, document: Document, site: str, place: str, effective: date | None
) -> Mapping[str, Any]:
    """schema.org data of the policy page: the page, who publishes it, and since when it applies."""
    language = document.language
    facts = facts_of(policy, language)
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "@id": site + place,
        "url": site + place,
        "name": document.title,
        "inLanguage": language,
        "about": {"@type": "Thing", "name": document.title},
        "publisher": _organization(policy, facts, document),
    }
    if effective:
        data["datePublished"] = effective.isoformat()
        data["version"] = effective.isoformat()
    if policy.site.governing_language != language:
        data["translationOfWork"] = {"@id": site, "@type": "WebPage"}
    return data


def _organization(policy: PolicyData, facts: Mapping[str, str], document: Document) -> Mapping[str, Any]:
    language = document.language
    operator = policy.company.operator
    data: dict[str, Any] = {"@type": "Organization", "name": document.operator}
    address = policy.address(operator.address)
    if address:
        data["address"] = with_facts(address.text.in_language(language), facts)
    if operator.corporate_number:
        data["taxID"] = operator.corporate_number
    desk = policy.contact_desk()
    if desk:
        point = {"@type": "ContactPoint", "contactType": with_facts(desk.name.in_language(language), facts)}
        point.update({key: value for key, value in (("telephone", desk.phone), ("email", desk.email)) if value})
        data["contactPoint"] = point
    return data


def render_privacy_vocabulary(policy: PolicyData, summary: Summary, effective: date | None, site: str) -> str:
    """`policy.jsonld`: a privacy notice with a process for each purpose of use, in DPV 2 terms and both languages."""
    writer = _Writer(policy, site)
    notice: dict[str, Any] = {
        "@context": _CONTEXT,
        "@id": site,
        "@type": "dpv:PrivacyNotice",
        "dct:title": writer.words(policy.site.title),
        "dct:language": list(LANGUAGES),
        "dpv:hasDataController": {
            "@id": f"{site}#controller",
            "@type": "dpv:DataController",
            "dpv:hasName": writer.words(policy.company.operator.name),
            **writer.address(),
        },
        "dpv:hasProcess": [writer.process(line) for line in summary.purposes],
    }
    if effective:
        notice["dct:valid"] = {"@type": "xsd:date", "@value": effective.isoformat()}
    return json.dumps(notice, ensure_ascii=False, indent=1) + "\n"


class _Writer:
    """Turns words and clauses of a policy into nodes of the vocabulary."""

    def __init__(self, policy: PolicyData, site: str) -> None:
        self.site = site
        self.policy = policy
        self.facts = {language: facts_of(policy, language) for language in LANGUAGES}
        self.sensitive = {item.label for item in policy.registers.data_items if item.sensitive}

    def words(self, text: Text) -> list[Mapping[str, str]]:
        return [
            {"@language": language, "@value": with_facts(text.in_language(language), self.facts[language])}
            for language in LANGUAGES
        ]

    def address(self) -> Mapping[str, Any]:
        address = self.policy.address(self.policy.company.operator.address)
        return {"dpv:hasAddress": self.words(address.text)} if address else {}

    def process(self, line: PurposeLine) -> Mapping[str, Any]:
        return {
            "@type": "dpv:Process",
            "dpv:hasPurpose": {
                "@id": f"{self.site}#purpose-{line.purpose.id}",
                "@type": "dpv:Purpose",
                "skos:prefLabel": self.words(line.stated.text),
                "dct:source": {"@id": self._clause(line.stated)},
            },
            "dpv:hasDataSubject": [
                {"@type": "dpv:DataSubject", "skos:prefLabel": self.words(subject)} for subject in line.subjects
            ],
            "dpv:hasProcess": [self._sharing(sharing) for sharing in line.sharings],
        }

    def _sharing(self, sharing: Sharing) -> Mapping[str, Any]:
        kind = "dpv:ThirdParty" if sharing.kind == "provision" else "dpv:JointDataControllers"
        role = "dpv:hasRecipientThirdParty" if sharing.kind == "provision" else "dpv:hasJointDataControllers"
        return {
            "@type": "dpv:Process",
            "dpv:hasProcessing": {"@id": "dpv:Share"},
            "dct:source": {"@id": f"{self.site}#{sharing.anchor}"},
            "dpv:hasPersonalData": list(self._items(sharing)),
            role: [{"@type": kind, "dpv:hasName": self.words(one.text)} for one in sharing.recipients],
        }

    def _items(self, sharing: Sharing) -> Iterator[Mapping[str, Any]]:
        for item in sharing.items:
            kind = "dpv:SensitivePersonalData" if item.text in self.sensitive else "dpv:PersonalData"
            yield {"@type": kind, "skos:prefLabel": self.words(item.text)}

    def _clause(self, stated: Stated) -> str:
        return f"{self.site}#{stated.anchor}"
