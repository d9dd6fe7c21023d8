"""The policy for machines: schema.org in the page, and the W3C Data Privacy Vocabulary as `policy.jsonld`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from policysite.composition.document import Document
from policysite.composition.facts import facts_of, with_facts
from policysite.composition.summary import PurposeLine, Stated, Statement, Summary, Way
from policysite.domain.model import PolicyData
from policysite.domain.text import LANGUAGES, Text

_CONTEXT: Mapping[str, Any] = {
    "dpv": "https://w3id.org/dpv#",
    "dct": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_ROLES = {
    Way.PROVISION: ("dpv:hasRecipientThirdParty", "dpv:ThirdParty"),
    Way.OPT_OUT: ("dpv:hasRecipientThirdParty", "dpv:ThirdParty"),
    Way.JOINT_USE: ("dpv:hasJointDataControllers", "dpv:JointDataControllers"),
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
    """`policy.jsonld`: a privacy notice with a process for each purpose of use and each statement, in DPV 2 terms."""
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
        "dpv:hasProcess": [
            *(writer.process(line) for line in summary.purposes),
            *(writer.statement(number, one, summary) for number, one in enumerate(summary.statements, 1)),
        ],
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
        self.sensitive = {item.id for item in policy.registers.data_items if item.sensitive}

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
        }

    def statement(self, number: int, statement: Statement, summary: Summary) -> Mapping[str, Any]:
        """One statement; it names purposes of use by their nodes, and words purposes of its own."""
        own = {line.purpose.id for line in summary.purposes}
        role, kind = _ROLES.get(statement.way, ("dpv:hasRecipient", "dpv:Recipient"))
        node: dict[str, Any] = {
            "@id": f"{self.site}#statement-{number}",
            "@type": "dpv:Process",
            "dpv:hasProcessing": {"@id": "dpv:Share"},
            "dct:type": statement.way.value,
            "dct:source": {"@id": f"{self.site}#{statement.anchor}"},
            "dpv:hasPurpose": [self._purpose(one, own) for one in statement.purposes],
            "dpv:hasPersonalData": list(self._items(statement)),
            role: [{"@type": kind, "dpv:hasName": self.words(one.text)} for one in statement.recipients],
        }
        if statement.ground == "consent":
            node["dpv:hasLegalBasis"] = {"@id": "dpv:Consent"}
        if statement.country:
            node["dpv:hasCountry"] = {"@type": "dpv:Country", "skos:notation": statement.country}
        if statement.matters:
            node["dct:description"] = self.words(statement.matters)
        return {key: value for key, value in node.items() if value}

    def _purpose(self, stated: Stated, own: set[str]) -> Mapping[str, Any]:
        if stated.id in own:
            return {"@id": f"{self.site}#purpose-{stated.id}"}
        return {"@type": "dpv:Purpose", "skos:prefLabel": self.words(stated.text)}

    def _items(self, statement: Statement) -> Iterator[Mapping[str, Any]]:
        for item in statement.items:
            kind = "dpv:SensitivePersonalData" if item.id in self.sensitive else "dpv:PersonalData"
            kind = "dpv:Data" if statement.way is Way.TRANSMISSION else kind
            yield {"@type": kind, "skos:prefLabel": self.words(item.text)}

    def _clause(self, stated: Stated) -> str:
        return f"{self.site}#{stated.anchor}"
