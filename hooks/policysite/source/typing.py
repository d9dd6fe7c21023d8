"""Plain data into typed values; every mistake at once, each as a fault at its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, get_args, get_type_hints

from pydantic import ConfigDict, Discriminator, TypeAdapter, ValidationError

from policysite.domain.company import Company
from policysite.domain.forms import RequestForm
from policysite.domain.notices import Notice
from policysite.domain.paths import DataPath, Place, SourceMap, target_of
from policysite.domain.registers import DataItem, IdentityDocument, Purpose, Recipient, Subject, Term, TermChoice
from policysite.domain.releases import ReleaseRecord, Revision, WithdrawalRecord
from policysite.domain.sections import Section
from policysite.domain.site import Site
from policysite.domain.translations import Confirmation
from policysite.domain.waivers import Waiver
from policysite.source.faults import Fault, FaultKind
from policysite.source.lines import odd_space_in, space_fault
from policysite.source.mends import closest, mended
from policysite.source.typewords import describe_expected, describe_found, fields_at
from policysite.source.value_readers import read_values, value_faults
from policysite.source.value_slips import key_left_empty, slip_of_value

STRICT = ConfigDict(extra="forbid")
ID = re.compile(r"[a-z][a-z0-9-]*\Z")
_LANGUAGE_NAMES = {"ja": ("日本語", "Japanese"), "en": ("英語", "English")}

TYPES: Mapping[str, Any] = {
    "company": Company,
    "site": Site,
    "policy": Annotated[Section, Discriminator("kind")],
    "forms": RequestForm,
    "subjects": tuple[Subject, ...],
    "data_items": tuple[DataItem, ...],
    "purposes": tuple[Purpose, ...],
    "recipients": tuple[Recipient, ...],
    "identity_documents": tuple[IdentityDocument, ...],
    "terms": tuple[Term, ...],
    "term_choices": tuple[TermChoice, ...],
    "notices": tuple[Notice, ...],
    "exceptions": tuple[Waiver, ...],
    "confirmations": tuple[Confirmation, ...],
    "release": ReleaseRecord,
    "revision": Revision,
    "withdrawal": WithdrawalRecord,
}


_SEALED = ("release",)
_SECTIONS: Mapping[str, Any] = {
    tag: kind for kind in get_args(Section) for tag in get_args(get_type_hints(kind)["kind"])
}


@cache
def adapter(part: str, kind: str | None = None) -> TypeAdapter[Any]:
    """The validator of a tuple that holds one part, built once.

    A lone dataclass cannot be given a config from outside, and the domain knows nothing of pydantic: hence the tuple.
    A section of a known `kind` has a validator of its own: building that of all kinds takes longer than all checks.
    """
    return TypeAdapter(tuple_of(part, kind), config=STRICT)


def adapter_of(part: str, data: object) -> TypeAdapter[Any]:
    """The validator that fits the data of a part."""
    kind = data.get("kind") if part == "policy" and isinstance(data, Mapping) else None
    return adapter(part, kind) if isinstance(kind, str) and kind in _SECTIONS else adapter(part)


def tuple_of(part: str, kind: str | None = None) -> Any:
    """The type of a tuple that holds one part, or one kind of section."""
    return tuple.__class_getitem__(TYPES[part] if kind is None else _SECTIONS[kind])


def parse_part(part: str, data: object, prefix: DataPath, source: SourceMap) -> tuple[Any, list[Fault]]:
    """The typed value of a part, or None with the faults that stand in its way."""
    # A sealed record stays readable, whatever form its values have.
    data, misread = (data, []) if part in _SEALED else read_values(TYPES[part], data)
    wrong = value_faults(misread, prefix, source)
    try:
        return adapter_of(part, data).validate_python([data])[0], wrong
    except ValidationError as error:
        details = [dict(detail) for detail in error.errors(include_url=False)]
        faults = [_fault(part, detail, data, prefix, source) for detail in details]
        return None, _without_left_empty([*faults, *wrong])


def _without_left_empty(faults: list[Fault]) -> list[Fault]:
    """The faults without those of keys that are only empty because what belongs below them stands too far left."""
    above = {fault.values["line"] for fault in faults if fault.kind is FaultKind.INDENT_UNDER}
    return [fault for fault in faults if fault.kind is not FaultKind.WRONG_TYPE or str(fault.place.line) not in above]


def _fault(part: str, detail: Mapping[str, Any], data: object, prefix: DataPath, source: SourceMap) -> Fault:
    kind: str = detail["type"]
    loc = _data_path(detail["loc"][1:], data)
    path = (*prefix, *loc)
    if kind in ("unexpected_keyword_argument", "extra_forbidden"):
        return _unknown_key(part, path, loc, data, source)
    if kind in ("missing", "union_tag_not_found"):
        return _missing_key(path, loc, kind, source)
    if kind in ("enum", "literal_error", "union_tag_invalid"):
        return _wrong_value(detail, (*path, "kind") if kind == "union_tag_invalid" else path, data, len(prefix), source)
    if detail.get("input") is None and loc and loc[-1] in _LANGUAGE_NAMES:
        return _missing_key(path, loc, "missing", source)
    target = target_of(path, source.names)
    slip = slip_of_value(detail, fields_at(TYPES[part], loc, data), loc, source.place(path), target)
    return slip or _wrong_type(detail, path, source)


def _wrong_type(detail: Mapping[str, Any], path: DataPath, source: SourceMap) -> Fault:
    expected, found = describe_expected(detail), describe_found(detail.get("input"))
    mend = mended(detail["type"], detail.get("input"))
    values = {
        "expected_ja": expected.ja,
        "expected_en": expected.en,
        "found_ja": found.ja,
        "found_en": found.en,
        "mend_ja": f"{mend} と書く" if mend else f"{expected.ja}に書き直す",
        "mend_en": f"write {mend or expected.en}",
    }
    return Fault(FaultKind.WRONG_TYPE, source.place(path), values, target_of(path, source.names))


def _wrong_value(detail: Mapping[str, Any], path: DataPath, data: object, below: int, source: SourceMap) -> Fault:
    expected, value = describe_expected(detail), str(_value_at(data, path[below:]))
    close = closest(value, expected.en.split(", "))
    values = {"value": value, "expected_ja": expected.ja, "expected_en": expected.en, **_hint(close)}
    return Fault(FaultKind.WRONG_VALUE, source.place(path), values, target_of(path, source.names))


def _hint(close: str | None) -> dict[str, str]:
    return {
        "hint_ja": f"（「{close}」の誤りですか）" if close else "",
        "hint_en": f" (did you mean “{close}”?)" if close else "",
    }


def _unknown_key(part: str, path: DataPath, loc: DataPath, data: object, source: SourceMap) -> Fault:
    name, place = str(path[-1]), source.key_place(path)
    known = fields_at(TYPES[part], loc[:-1], data)
    odd = odd_space_in(name)
    if odd:
        return space_fault(Place(place.file, place.line, place.column + name.index(odd)), odd)
    parent = key_left_empty(_value_at(data, loc[:-1]), name)
    if parent is not None and name in fields_at(TYPES[part], (*loc[:-1], parent), data):
        above = source.key_place((*path[:-1], parent))
        values = {"name": name, "parent": parent, "line": str(above.line), "wanted": str(above.column + 1)}
        return Fault(FaultKind.INDENT_UNDER, place, values, target_of(path[:-1], source.names))
    beside = _value_at(data, loc[:-1])
    if _value_at(data, loc) is None and isinstance(beside, Mapping) and beside.keys() & _LANGUAGE_NAMES.keys():
        return Fault(FaultKind.FLOW_COMMA, place, {"name": name}, target_of(path[:-1], source.names))
    values = {"name": name, "known": "、".join(known), **_hint(closest(name, known))}
    return Fault(FaultKind.UNKNOWN_KEY, place, values, target_of(path[:-1], source.names))


def _missing_key(path: DataPath, loc: DataPath, kind: str, source: SourceMap) -> Fault:
    name = "kind" if kind == "union_tag_not_found" else str(loc[-1])
    around = path if kind == "union_tag_not_found" else path[:-1]
    # The key in front of the mapping is what a person looks for, not the first key inside it.
    place = source.keys.get(path) or source.key_place(around)
    target = target_of(around, source.names)
    if name in _LANGUAGE_NAMES:
        ja, en = _LANGUAGE_NAMES[name]
        return Fault(FaultKind.MISSING_LANGUAGE, place, {"name": name, "language_ja": ja, "language_en": en}, target)
    return Fault(FaultKind.MISSING_KEY, place, {"name": name}, target)


def _data_path(loc: tuple[str | int, ...], data: object) -> DataPath:
    """The location without the union tags that pydantic puts between keys."""
    path: list[str | int] = []
    here = data
    for index, part in enumerate(loc):
        inside = isinstance(here, Mapping) and part in here
        listed = isinstance(here, list) and isinstance(part, int) and part < len(here)
        is_tag = isinstance(here, Mapping) and not inside and here.get("kind") == part and index < len(loc) - 1
        if is_tag or (here is data and isinstance(here, Mapping) and here.get("kind") == part and not inside):
            continue
        path.append(part)
        here = here[part] if inside or listed else None  # type: ignore[index]
    return tuple(path)


def _value_at(data: object, path: DataPath) -> object:
    for part in path:
        try:
            data = data[part]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            return None
    return data
