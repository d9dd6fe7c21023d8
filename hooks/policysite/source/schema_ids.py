"""The ids of one project, for completion in editors; an id that is not listed is no mistake of the schema's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from policysite.composition.numbering import spots_of
from policysite.domain.catalogue import Catalogue
from policysite.domain.model import OPERATOR, PolicyData
from policysite.domain.text import Text

Ids = Mapping[str, Mapping[str, str]]


def ids_of(policy: PolicyData, catalogue: Catalogue) -> Ids:
    """Name of a list of ids → id → what it stands for, in Japanese."""
    registers, company = policy.registers, policy.company
    group = _named((corporation.id, corporation.name) for corporation in company.group)
    return {
        "subjects": _named((subject.id, subject.label) for subject in registers.subjects),
        "data-items": _named((item.id, item.label) for item in registers.data_items),
        "purposes": _named((purpose.id, purpose.text) for purpose in registers.purposes),
        "recipients": _named((recipient.id, recipient.label) for recipient in registers.recipients),
        "identity-documents": _named((document.id, document.name) for document in registers.identity_documents),
        "group": group,
        "managers": {OPERATOR: company.operator.name.ja, **group},
        "addresses": _named((address.id, address.text) for address in company.addresses),
        "desks": _named((desk.id, desk.name) for desk in company.desks),
        "forms": _named((form.id, form.title) for form in policy.forms),
        "clauses": {anchor: spot.citation or anchor for anchor, spot in spots_of(policy, "ja").items()},
        "rules": {rule: words.sees.ja for rule, words in sorted(catalogue.rules.items()) if words.waivable},
    }


def render_id(ids: Mapping[str, str]) -> dict[str, Any]:
    """The schema of one id: those that exist are offered, any other may be typed."""
    free: dict[str, Any] = {"type": "string"}
    if not ids:
        return free
    return {"anyOf": [{"enum": list(ids), "enumDescriptions": list(ids.values())}, free]}


def _named(pairs: Iterable[tuple[str, Text]]) -> dict[str, str]:
    return {name: text.ja for name, text in pairs}
