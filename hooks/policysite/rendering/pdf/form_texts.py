"""Every printed text of a form with its place, for the checks that look at characters and words."""

from __future__ import annotations

from collections.abc import Iterator

from policysite.composition.form_document import (
    Checks,
    DateBlank,
    FixedText,
    FormDocument,
    FormItem,
    FormRow,
    OfficeArea,
    SignatureBlank,
    TextBlank,
)


def form_texts(form: FormDocument) -> Iterator[tuple[str, str]]:
    """Every printed text with its place in the document, such as (`person.name.label`, 氏名)."""
    yield from (("title", form.title), ("addressee", form.addressee), ("lead", form.lead))
    yield from (("required_mark", form.required_mark), ("stamp.version", form.stamp.version))
    yield from (("stamp.organisation", form.stamp.organisation), ("stamp.address", form.stamp.address))
    yield from _item_texts("date", form.date)
    for section in form.sections:
        yield f"{section.name}.heading", section.heading
        yield f"{section.name}.guidance", section.guidance
        for row in section.rows:
            yield from _row_texts(f"{section.name}.{row.name}", row)
    yield "notes.heading", form.notes.heading
    yield from ((f"notes.{number}", text) for number, text in enumerate(form.notes.items, 1))
    if form.office:
        yield from _office_texts(form.office)


def _row_texts(place: str, row: FormRow) -> Iterator[tuple[str, str]]:
    yield f"{place}.label", row.label
    yield f"{place}.hint", row.hint
    for item in row.items:
        yield from _item_texts(place, item)


def _item_texts(place: str, item: FormItem) -> Iterator[tuple[str, str]]:
    match item:
        case FixedText():
            yield f"{place}.text", item.text
        case DateBlank():
            yield f"{place}.caption", item.caption
            yield from ((f"{place}.units", unit) for unit in item.units)
        case Checks():
            yield f"{place}.caption", item.caption
            for option in item.options:
                yield f"{place}.{option.name}.label", option.label
                yield f"{place}.{option.name}.note", option.note
                if option.blank:
                    yield f"{place}.{option.blank.name}.caption", option.blank.caption
        case TextBlank():
            yield f"{place}.{item.name}.caption", item.caption
        case SignatureBlank():
            yield f"{place}.{item.name}.caption", item.caption
            yield f"{place}.{item.name}.seal", item.seal


def _office_texts(office: OfficeArea) -> Iterator[tuple[str, str]]:
    yield "office.heading", office.heading
    yield "office.guidance", office.guidance
    for number, cells in enumerate(office.rows, 1):
        for cell in cells:
            yield f"office.{number}.label", cell.label
            yield from ((f"office.{number}.boxes", box) for box in cell.boxes)
