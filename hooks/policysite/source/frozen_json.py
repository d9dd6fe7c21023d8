"""Frozen policies: one canonical JSON text for each release, with a format number, readable for ever."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from policysite.domain.model import PolicyData
from policysite.domain.registers import Registers
from policysite.source.typing import ID, TYPES, adapter_of
from policysite.source.value_readers import read_values

FORMAT = 1
_PARTS = ("company", "site", "registers", "policy", "forms")

Upgrade = Callable[[dict[str, Any]], dict[str, Any]]
# Format number → how data of that format becomes data of the next one. An entry is added with each new format and
# never removed: a published text stays readable.
UPGRADES: Mapping[int, Upgrade] = {}


class FormatError(ValueError):
    """Frozen data of a format that this program does not know; `found` is its number."""

    def __init__(self, found: object) -> None:
        super().__init__(f"format {found!r}")
        self.found = found


def render_frozen(policy: PolicyData, effective: date) -> bytes:
    """The canonical bytes of a policy that takes effect on a day: sorted keys, every field, one trailing line break."""
    data = {"format": FORMAT, "effective": effective.isoformat()}
    data.update(plain_policy(policy))
    return (json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def parse_frozen(raw: bytes) -> PolicyData:
    """The policy behind frozen bytes of any known format.

    Raises FormatError for an unknown format, ValueError where the bytes are no frozen policy.
    """
    data = upgraded(json.loads(raw))
    _require_ids(data)
    return parse_plain(data)


def plain_policy(policy: PolicyData) -> dict[str, Any]:
    """The parts of a policy that a release freezes, as plain data."""
    return {part: plain_data(getattr(policy, part)) for part in _PARTS}


def parse_plain(data: Mapping[str, Any]) -> PolicyData:
    """The policy behind plain data of the current format; raises ValueError where it is none."""
    registers, policy, forms = data.get("registers", {}), data.get("policy", []), data.get("forms", [])
    if not isinstance(registers, dict) or not isinstance(policy, list) or not isinstance(forms, list):
        raise ValueError("registers, policy or forms have another shape")
    unknown = registers.keys() - {field.name for field in fields(Registers)}
    if unknown:
        raise ValueError(f"unknown registers: {sorted(unknown)}")
    return PolicyData(
        company=_typed("company", data.get("company")),
        site=_typed("site", data.get("site")),
        registers=Registers(**{part: _typed(part, entries) for part, entries in registers.items()}),
        policy=tuple(_typed("policy", section) for section in policy),
        forms=tuple(_typed("forms", form) for form in forms),
    )


def _require_ids(data: object) -> None:
    """Ids become addresses and names of files, so those of frozen data are held to the same letters."""
    if isinstance(data, dict):
        found = data.get("id")
        if isinstance(found, str) and not ID.match(found):
            raise ValueError(f"id: {found!r}")
    for inner in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        _require_ids(inner)


def _typed(part: str, data: object) -> Any:
    """One part, typed by the same validators that read what legal writes.

    Values keep the form in which they were published, right or wrong; only the address of the site, which begins every
    link of it, gets the slash that was left out.
    """
    read = read_values(TYPES[part], data)[0] if part == "site" else data
    return adapter_of(part, data).validate_python([read])[0]


def upgraded(data: Any, upgrades: Mapping[int, Upgrade] | None = None, current: int = FORMAT) -> dict[str, Any]:
    """Frozen data brought to the current format, one step for each number."""
    steps = UPGRADES if upgrades is None else upgrades
    if not isinstance(data, dict):
        raise FormatError(None)
    known: dict[str, Any] = data
    while known.get("format") != current:
        step = steps.get(known.get("format", 0))
        if step is None:
            raise FormatError(known.get("format"))
        known = step(known)
    return known


def frozen_effective(raw: bytes) -> str:
    """The day that frozen bytes carry, empty where they carry none."""
    data = json.loads(raw)
    return str(data.get("effective", "")) if isinstance(data, dict) else ""


def content_hash(raw: bytes) -> str:
    """The SHA-256 of a file's bytes in hexadecimal."""
    return hashlib.sha256(raw).hexdigest()


def plain_data(value: Any) -> Any:
    """Typed values as what JSON knows: mappings, lists, text, numbers."""
    if is_dataclass(value):
        return {field.name: plain_data(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [plain_data(element) for element in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return value
