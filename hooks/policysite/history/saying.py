"""A fact in words: what a reader is shown as its value before and after."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum

from policysite.composition.facts import facts_of
from policysite.composition.wordlist import format_amount, format_date, join_list
from policysite.domain.clauses import PurposeMention
from policysite.domain.forms import RequestForm
from policysite.domain.model import PolicyData
from policysite.domain.text import Text

_FACT = re.compile(r"\{([a-z][a-z0-9_]*(?:\.[A-Za-z0-9_-]+)+)\}")
_UNSAID = frozenset({"id", "kind", "clauses"})


class Speaker:
    """Says values of one policy; ids are said by the label that their register gives them."""

    def __init__(self, policy: PolicyData) -> None:
        self._policy = policy
        self._facts = facts_of(policy, "ja"), facts_of(policy, "en")

    def say(self, field: str, value: object) -> Text | None:
        """The value of a field in words, or None where there is none."""
        if value is None:
            return None
        if isinstance(value, Text):
            return self._filled(value)
        if isinstance(value, PurposeMention):
            return self._filled(value.text) if value.text else self._named("purposes", value.purpose)
        if isinstance(value, RequestForm):
            return self._filled(value.title)
        if isinstance(value, (bool, int, date, Enum)):
            return _plain(value)
        if isinstance(value, str):
            return self._named(field, value)
        return self._several(field, value)

    def _several(self, field: str, value: object) -> Text | None:
        if isinstance(value, tuple):
            return _joined(self.say(field, element) for element in value)
        if is_dataclass(value):
            named = ((part.name, getattr(value, part.name)) for part in fields(value) if part.name not in _UNSAID)
            return _joined(self.say(name, part) for name, part in named if part not in (None, (), False))
        raise TypeError(f"no words for {field}: {type(value).__name__}")

    def _named(self, field: str, name: str) -> Text:
        found = next(iter(self._labels(field, name)), None)
        return self._filled(found) if found else Text(ja=name, en=name)

    def _labels(self, field: str, name: str) -> Iterable[Text]:
        registers, company = self._policy.registers, self._policy.company
        if field == "data_items":
            yield from (item.label for item in registers.data_items if item.id == name)
        elif field == "purposes":
            yield from (purpose.text for purpose in registers.purposes if purpose.id == name)
        elif field == "recipients":
            yield from (recipient.label for recipient in registers.recipients if recipient.id == name)
        elif field == "subjects":
            yield from (subject.label for subject in registers.subjects if subject.id == name)
        elif field in ("users", "manager"):
            party = self._policy.corporation(name)
            yield from (party.name,) if party else ()
        elif field in ("any_one_of", "document"):
            yield from (document.submitted for document in registers.identity_documents if document.id == name)
        elif field == "desk":
            yield from (desk.name for desk in company.desks if desk.id == name)
        elif field in ("form", "forms"):
            yield from (form.title for form in self._policy.forms if form.id == name)

    def _filled(self, text: Text) -> Text:
        ja, en = (
            _FACT.sub(lambda match, known=facts: known.get(match[1], match[0]), raw)  # type: ignore[misc]
            for facts, raw in zip(self._facts, (text.ja, text.en), strict=True)
        )
        return Text(ja=ja, en=en)


def _plain(value: bool | int | date | Enum) -> Text:
    if isinstance(value, bool):
        return Text(ja="はい" if value else "いいえ", en="yes" if value else "no")
    if isinstance(value, date):
        return Text(ja=format_date(value, "ja"), en=format_date(value, "en"))
    if isinstance(value, Enum):
        return Text(ja=str(value), en=str(value))
    return Text(ja=format_amount(value), en=format_amount(value))


def _joined(texts: Iterable[Text | None]) -> Text | None:
    known = [text for text in texts if text is not None]
    if not known:
        return None
    return Text(ja=join_list([text.ja for text in known], "ja"), en=join_list([text.en for text in known], "en"))
