"""Values that have a form, read where they were written: each in its one form, or a fault at its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import yaml

from policysite.composition.countries import read_country
from policysite.domain.citations import read_citation
from policysite.domain.contacts import read_email, read_postal_code, read_telephone
from policysite.domain.corporate_numbers import read_corporate_number
from policysite.domain.form_tokens import read_autofill, read_filing_number
from policysite.domain.paths import DataPath, SourceMap, target_of
from policysite.domain.value_forms import Form, FormError, Misread, Within
from policysite.domain.web_addresses import read_host, read_site_address, read_web_address
from policysite.source.faults import Fault, FaultKind
from policysite.source.typewords import describe_found, members

_READERS: Mapping[Form, Callable[[str], str]] = {
    Form.WEB_ADDRESS: read_web_address,
    Form.SITE_ADDRESS: read_site_address,
    Form.HOST: read_host,
    Form.EMAIL: read_email,
    Form.TELEPHONE: read_telephone,
    Form.POSTAL_CODE: read_postal_code,
    Form.CORPORATE_NUMBER: read_corporate_number,
    Form.COUNTRY: read_country,
    Form.CITATION: read_citation,
    Form.FILING_NUMBER: read_filing_number,
    Form.AUTOFILL: read_autofill,
}
_YEARS = (1900, 2200)
_WHOLE = re.compile(r"[+-]?[0-9]{1,18}\Z")


@cache
def value_words() -> Mapping[str, Any]:
    """What the forms are called, how they look, and what the reasons say."""
    text = Path(__file__).with_name("value_forms.yml").read_text(encoding="utf-8")
    words: Mapping[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return words


def read_values(kind: Any, data: object) -> tuple[Any, list[Misread]]:
    """Plain data of a type with every formed value in its one form; what has not its form stays as it was written."""
    found: list[Misread] = []
    return _read(kind, data, (), {}, found), found


def value_faults(misread: list[Misread], prefix: DataPath, source: SourceMap) -> list[Fault]:
    """The faults of values that do not have their form."""
    return [_fault(found, (*prefix, *found.path), source) for found in misread]


def _read(kind: Any, data: object, path: DataPath, around: Mapping[str, object], found: list[Misread]) -> object:
    if isinstance(data, list):
        inner = next((get_args(member)[0] for member in members(kind) if get_origin(member) is tuple), None)
        return [_read(inner, child, (*path, index), {}, found) for index, child in enumerate(data)]
    if isinstance(data, Mapping):
        hints = _hints(kind, data.get("kind"))
        return {name: _read(hints.get(name), child, (*path, name), data, found) for name, child in data.items()}
    form = form_of(kind)
    if not isinstance(data, str) or form is None:
        return data
    try:
        return _read_text(form, data, around) if isinstance(form, Form) else _read_number(form, data)
    except FormError as error:
        named = form if isinstance(form, Form) else form.kind
        found.append(Misread(path, str(named), data, error.reason, error.mend, error.values))
        return data


@cache
def form_of(kind: Any) -> Form | Within | None:
    """The form that a type asks for: that of its marker, or the range of a day."""
    for member in (kind, *members(kind)):
        if member is date:
            return Within("day", *_YEARS)
        for marker in getattr(member, "__metadata__", ()):
            if isinstance(marker, (Form, Within)):
                return marker
    return None


@cache
def type_hints(kind: type) -> Mapping[str, Any]:
    """The types of the fields of a dataclass, with their markers."""
    return get_type_hints(kind, include_extras=True)


def _hints(kind: Any, tag: object) -> Mapping[str, Any]:
    """The types of the keys of a mapping; of several kinds of section it is the one of this tag."""
    kinds = [type_hints(member) for member in members(kind) if isinstance(member, type) and is_dataclass(member)]
    return next((hints for hints in kinds if len(kinds) == 1 or tag in get_args(hints.get("kind"))), {})


def _read_text(form: Form, written: str, around: Mapping[str, object]) -> str:
    if form is Form.POSTAL_CODE:
        return read_postal_code(written, str(around.get("country") or "JP"))
    return _READERS[form](written)


def _read_number(within: Within, written: str) -> str:
    """The number as it was written: what is no number at all is a matter of its type."""
    if within.kind == "day":
        number = int(written[:4]) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written) else None
    else:
        number = int(written) if _WHOLE.match(written) else None
    if number is not None and not within.least <= number <= within.most:
        raise FormError("range", None, least=f"{within.least:,}", most=f"{within.most:,}")
    return written


def _fault(found: Misread, path: DataPath, source: SourceMap) -> Fault:
    words = value_words()
    form, reason = words["forms"][found.form], words["reasons"][found.reason]
    shown = describe_found(found.written)
    values: dict[str, str] = {"written": shown.ja, "written_en": shown.en}
    for language in ("ja", "en"):
        known = {**found.values, "mend": found.mend or "", "example": form["example"], "form": form[language]}
        values[f"form_{language}"] = form[language]
        values[f"reason_{language}"] = reason["message"][language].format_map(known)
        mend = words["mend"] if found.mend else reason.get("fix") or words["fix"]
        values[f"fix_{language}"] = mend[language].format_map(known)
    return Fault(FaultKind.WRONG_FORM, source.place(path), values, target_of(path, source.names))
