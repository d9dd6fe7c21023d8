"""The neutral form: what stands on a request form, for the writers of PDF, Word and HTML alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from policysite.domain.text import Language


@dataclass(frozen=True, kw_only=True)
class TextBlank:
    """A place for words; `name` is unique in the document, `share` is in percent of the row's width."""

    name: str
    tooltip: str
    caption: str = ""
    lines: int = 1
    share: int = 100
    required: bool = False
    autofill: str = ""
    """The HTML autocomplete token, such as `name` or `postal-code`."""


@dataclass(frozen=True, kw_only=True)
class DateBlank:
    """A date in three small blanks; `units` are the words for year, month and day."""

    name: str
    tooltip: str
    units: tuple[str, str, str]
    caption: str = ""
    required: bool = False

    def parts(self) -> tuple[TextBlank, TextBlank, TextBlank]:
        """The blanks for year, month and day."""
        year, month, day = (
            TextBlank(
                name=f"{self.name}-{part}", tooltip=f"{self.tooltip} ({unit})", caption=unit, required=self.required
            )
            for part, unit in zip(("year", "month", "day"), self.units, strict=True)
        )
        return year, month, day


@dataclass(frozen=True, kw_only=True)
class CheckOption:
    """One box to tick, with a blank behind it where the person is asked to name something."""

    name: str
    label: str
    tooltip: str
    note: str = ""
    blank: TextBlank | None = None


@dataclass(frozen=True, kw_only=True)
class Checks:
    """Boxes of which one (`single`) or any number may be ticked, set in `columns` columns."""

    name: str
    options: tuple[CheckOption, ...]
    caption: str = ""
    columns: int = 1
    single: bool = False
    required: bool = False


@dataclass(frozen=True, kw_only=True)
class FixedText:
    """Words that nobody fills in."""

    text: str


@dataclass(frozen=True, kw_only=True)
class SignatureBlank:
    """A place to sign, or to write the name and set a seal at `seal`."""

    name: str
    tooltip: str
    caption: str = ""
    seal: str = ""
    required: bool = True


FormItem = TextBlank | DateBlank | Checks | FixedText | SignatureBlank


@dataclass(frozen=True, kw_only=True)
class FormRow:
    """A labelled row; `reference` names the field of the law's field table that it answers (such as F06)."""

    name: str
    label: str
    items: tuple[FormItem, ...]
    references: tuple[str, ...] = ()
    hint: str = ""
    required: bool = False

    def lines(self) -> tuple[tuple[FormItem, ...], ...]:
        """The items by line: blanks whose shares fit into 100 percent stand side by side."""
        lines: list[list[FormItem]] = []
        room = 0
        for item in self.items:
            share = item.share if isinstance(item, TextBlank) else 100
            if share > room:
                lines.append([])
                room = 100
            lines[-1].append(item)
            room -= share
        return tuple(tuple(line) for line in lines)


@dataclass(frozen=True, kw_only=True)
class FormSection:
    """A group of rows under a heading."""

    name: str
    heading: str
    rows: tuple[FormRow, ...]
    guidance: str = ""


@dataclass(frozen=True, kw_only=True)
class Notes:
    """Numbered notices that a person reads before sending."""

    heading: str
    items: tuple[str, ...]
    references: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class OfficeCell:
    """A cell the company fills by hand: a label, boxes to tick, and room to write."""

    label: str
    boxes: tuple[str, ...] = ()
    references: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class OfficeArea:
    """The part a person leaves blank, in rows of cells; `units` are the words of a date."""

    heading: str
    guidance: str
    rows: tuple[tuple[OfficeCell, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Stamp:
    """Which version of which policy a file belongs to; stands in its footer and its metadata."""

    organisation: str
    version: str
    """The words that name the version, ready to print."""
    dated: date
    """The day that goes into file metadata (midnight in Japan)."""
    address: str
    """The address of the site."""


@dataclass(frozen=True, kw_only=True)
class FormDocument:
    """A whole form in one language."""

    name: str
    """The name of its files, such as `request-form`."""
    language: Language
    title: str
    addressee: str
    lead: str
    date: DateBlank
    sections: tuple[FormSection, ...]
    notes: Notes
    required_mark: str
    """The word that marks a blank that has to be filled."""
    stamp: Stamp
    sheets: int = 2
    """How many pages it should fill at most."""
    office: OfficeArea | None = None
    references: tuple[str, ...] = ()
    """Fields of the law's field table that title, addressee, date and lead answer."""

    def rows(self) -> Iterator[FormRow]:
        """Every row, in reading order."""
        for section in self.sections:
            yield from section.rows

    def blanks(self) -> Iterator[TextBlank | CheckOption | SignatureBlank]:
        """Everything a person can fill in, in tab order."""
        yield from self.date.parts()
        for row in self.rows():
            for item in row.items:
                yield from blanks_of(item)

    def answered(self) -> frozenset[str]:
        """The ids of the law's field table that this form has a place for."""
        found = {*self.references, *self.notes.references}
        for row in self.rows():
            found.update(row.references)
        for cells in self.office.rows if self.office else ():
            for cell in cells:
                found.update(cell.references)
        return frozenset(found)


def blanks_of(item: FormItem) -> Iterator[TextBlank | CheckOption | SignatureBlank]:
    """What a person can fill in within one item, in tab order."""
    match item:
        case DateBlank():
            yield from item.parts()
        case Checks():
            for option in item.options:
                yield option
                if option.blank:
                    yield option.blank
        case TextBlank() | SignatureBlank():
            yield item
