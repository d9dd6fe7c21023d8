"""What differs in the company's facts, the registers, the forms and the published part of site.yml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from policysite.domain.company import Desk, Operator
from policysite.domain.deployment import FIELDS, Belongs
from policysite.domain.model import PolicyData
from policysite.history.deltas import Delta, Setting, by_key, compare_fields

FORM_FIELD = "form-content"
REGISTER_NAMES = ("subjects", "data_items", "purposes", "recipients", "identity_documents", "terms")
# Where the site stands and how it is checked, not what a version says.
UNPUBLISHED = frozenset(name for name, belongs in FIELDS.items() if belongs is not Belongs.VERSION)
# Which word the checks keep, of several for one thing.
UNPUBLISHED_REGISTERS = frozenset({"term_choices"})
_IDS = frozenset({"id", "address"})

Usages = Mapping[str, tuple[str, ...]]


def register_deltas(old: PolicyData, new: PolicyData, usages: Usages) -> Iterator[Delta]:
    """The deltas outside the sections; an entry that came or went shows in the clauses that name it."""
    yield from _company(old, new, usages)
    for name in REGISTER_NAMES:
        before, after = by_key(getattr(old.registers, name)), by_key(getattr(new.registers, name))
        for key in (key for key in before if key in after):
            setting = Setting(f"registers.{name}.{key}", usages.get(f"{name}.{key}", ()))
            yield from compare_fields(before[key], after[key], setting, frozenset({"id"}))
    yield from _glossary(old, new)
    yield from _forms(old, new, usages)
    for delta in compare_fields(old.site, new.site, Setting("site", ()), UNPUBLISHED):
        yield replace(delta, anchors=usages.get(f"site.{delta.field}", ()))


def _company(old: PolicyData, new: PolicyData, usages: Usages) -> Iterator[Delta]:
    yield from _party(
        old.company.operator, new.company.operator, old, new, _Shown("company.operator", ("company",), usages)
    )
    for name in ("group", "adopters", "desks"):
        before, after = by_key(getattr(old.company, name)), by_key(getattr(new.company, name))
        for key in (key for key in before if key in after):
            shown = _Shown(f"company.{name}.{key}", tuple(_prefixes(name, key, new)), usages)
            yield from _party(before[key], after[key], old, new, shown)
    yield from _adopters(old, new, usages)
    yield from _loose_addresses(old, new, usages)
    was, now = old.company.accredited, new.company.accredited
    if was != now:
        yield Delta("company.accredited", usages.get("accredited", ()), new.company, "accredited", was, now)


def _adopters(old: PolicyData, new: PolicyData, usages: Usages) -> Iterator[Delta]:
    """Businesses that come to adopt the policy, or no longer do."""
    before, after = by_key(old.company.adopters), by_key(new.company.adopters)
    for key in sorted(before.keys() ^ after.keys()):
        anchors = usages.get(f"adopters.{key}", ()) or usages.get("adopters", ())
        yield Delta(f"company.adopters.{key}", anchors, new.company, "adopters", before.get(key), after.get(key))


def _prefixes(name: str, key: str, new: PolicyData) -> Iterator[str]:
    yield f"{name}.{key}"
    desk = new.contact_desk()
    if name == "desks" and desk and desk.id == key:
        yield "desk"


@dataclass(frozen=True)
class _Shown:
    """A party's target, and the beginnings of the placeholders that show its facts."""

    target: str
    prefixes: tuple[str, ...]
    usages: Usages

    def anchors(self, field: str) -> tuple[str, ...]:
        """Where one of its facts shows; a changed address may also be named by its postal code."""
        names = (field, "postal_code") if field == "address" else (field,)
        found = [self.usages.get(f"{prefix}.{name}", ()) for prefix in self.prefixes for name in names]
        return tuple(dict.fromkeys(chain.from_iterable(found)))


def _party(before: Any, after: Any, old: PolicyData, new: PolicyData, shown: _Shown) -> Iterator[Delta]:
    """A party's own fields, and its address by content: a new id for the same place is no change."""
    for delta in compare_fields(before, after, Setting(shown.target, ()), _IDS):
        yield replace(delta, anchors=shown.anchors(delta.field))
    was, now = old.address(before.address or ""), new.address(after.address or "")
    if (was and replace(was, id="")) != (now and replace(now, id="")):
        old_text, new_text = was.text if was else None, now.text if now else None
        yield Delta(f"{shown.target}.address", shown.anchors("address"), after, "address", old_text, new_text)


def _loose_addresses(old: PolicyData, new: PolicyData, usages: Usages) -> Iterator[Delta]:
    """Addresses that belong to no party but stand in a text."""
    taken = {party.address for party in _parties(new)}
    before, after = by_key(old.company.addresses), by_key(new.company.addresses)
    for key in (key for key in before if key in after and key not in taken):
        setting = Setting(f"company.addresses.{key}", usages.get(f"address.{key}", ()))
        yield from compare_fields(before[key], after[key], setting, frozenset({"id"}))


def _parties(policy: PolicyData) -> tuple[Operator | Desk | Any, ...]:
    return (policy.company.operator, *policy.company.group, *policy.company.adopters, *policy.company.desks)


def _glossary(old: PolicyData, new: PolicyData) -> Iterator[Delta]:
    """Words that came or went: the glossary shows them all, whether or not a clause uses them."""
    before, after = by_key(old.registers.terms), by_key(new.registers.terms)
    for key in sorted(before.keys() ^ after.keys()):
        yield Delta(f"registers.terms.{key}", (), new.registers, "terms", before.get(key), after.get(key))


def _forms(old: PolicyData, new: PolicyData, usages: Usages) -> Iterator[Delta]:
    """A form's content as one matter: its fields ask, its notes explain, and all of it is procedure."""
    before, after = by_key(old.forms), by_key(new.forms)
    for key in (key for key in before if key in after and before[key] != after[key]):
        anchors = (*usages.get(f"forms.{key}", ()), *usages.get(f"form.{key}", ()))
        yield Delta(f"forms.{key}", tuple(dict.fromkeys(anchors)), after[key], FORM_FIELD, before[key], after[key])
