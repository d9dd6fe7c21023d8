"""The plain data that the form template loops over."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from policysite.composition.form_document import (
    CheckOption,
    Checks,
    DateBlank,
    FixedText,
    FormDocument,
    FormItem,
    FormRow,
    FormSection,
    OfficeArea,
    SignatureBlank,
    Stamp,
    TextBlank,
)

Layout = dict[str, Any]


def form_layout(form: FormDocument) -> Layout:
    """`form` as JSON values for templates/form.typ."""
    return {
        "language": form.language,
        "title": form.title,
        "addressee": form.addressee,
        "lead": form.lead,
        "date": _item(form.date),
        "sections": [_section(section) for section in form.sections],
        "notes": {"heading": form.notes.heading, "items": list(form.notes.items)},
        "required_mark": form.required_mark,
        "office": _office(form.office) if form.office else None,
        "stamp": stamp_layout(form.stamp, form.title),
    }


def stamp_layout(stamp: Stamp, name: str) -> Layout:
    """The footer line of a document called `name`."""
    return {
        "name": name,
        "organisation": stamp.organisation,
        "version": stamp.version,
        "address": stamp.address,
    }


def _section(section: FormSection) -> Layout:
    return {
        "heading": section.heading,
        "guidance": section.guidance,
        "rows": [_row(row) for row in section.rows],
    }


def _row(row: FormRow) -> Layout:
    return {
        "label": row.label,
        "hint": row.hint,
        "required": row.required,
        "lines": [[_item(item) for item in line] for line in row.lines()],
    }


def _item(item: FormItem) -> Layout:
    match item:
        case TextBlank():
            return _text(item)
        case DateBlank():
            return {"kind": "date", "caption": item.caption, "parts": [_text(part) for part in item.parts()]}
        case Checks():
            options = [_option(option) for option in item.options]
            return {"kind": "checks", "caption": item.caption, "columns": item.columns, "options": options}
        case SignatureBlank():
            return {"kind": "signature", "name": item.name, "caption": item.caption, "seal": item.seal}
        case FixedText():
            return {"kind": "fixed", "text": item.text}


def _text(blank: TextBlank) -> Layout:
    return {
        "kind": "text",
        "name": blank.name,
        "caption": blank.caption,
        "lines": blank.lines,
        "share": blank.share,
    }


def _option(option: CheckOption) -> Layout:
    blank = _text(option.blank) if option.blank else None
    return {"name": option.name, "label": option.label, "note": option.note, "blank": blank}


def _office(office: OfficeArea) -> Layout:
    return asdict(office)
