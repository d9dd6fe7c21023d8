"""A form as a Word file with content controls."""

from __future__ import annotations

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Length, Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

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
    TextBlank,
)
from policysite.rendering.word.controls import ControlWriter
from policysite.rendering.word.package import describe_document, pack_document
from policysite.rendering.word.styling import (
    LOCALES,
    add_grid,
    add_heading,
    add_styled,
    keep_row_whole,
    shade_cell,
    start_document,
    write_footer,
)

LABEL_WIDTH = Mm(34)
CONTENT_WIDTH = Mm(144)
MARGIN_MM = 16
LINE_MM = 6.5
SIGNATURE_MM = 13
SMALL = Pt(7.5)
OFFICE_FILL = "E6E8EA"


def render_form_word(form: FormDocument) -> bytes:
    """A Word file of `form`; the same form gives the same bytes."""
    document = start_document(form.language, margin_mm=MARGIN_MM, size=9)
    controls = ControlWriter()
    add_heading(document, form.title, 1)
    day = document.add_paragraph()
    day.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _write_date(day, form.date, controls, form.language == "ja")
    document.add_paragraph(form.addressee).runs[0].font.size = Pt(11)
    document.add_paragraph(form.lead)
    for section in form.sections:
        _write_section(document, section, form, controls)
    add_heading(document, form.notes.heading, 2)
    for note in form.notes.items:
        add_styled(document, note, "ListNumber")
    if form.office:
        _write_office(document, form.office)
    write_footer(document, form.stamp, form.title)
    describe_document(
        document,
        title=form.title,
        author=form.stamp.organisation,
        language=LOCALES[form.language],
        dated=form.stamp.dated,
    )
    return pack_document(document)


def _write_section(document: Document, section: FormSection, form: FormDocument, controls: ControlWriter) -> None:
    add_heading(document, section.heading, 2)
    if section.guidance:
        guidance = document.add_paragraph()
        guidance.paragraph_format.keep_with_next = True
        _small(guidance, section.guidance)
    table = add_grid(document, 0, 2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    table.columns[0].width, table.columns[1].width = LABEL_WIDTH, CONTENT_WIDTH
    for row in section.rows:
        cells = table.add_row()  # type: ignore[no-untyped-call]
        keep_row_whole(cells._tr)
        cells.height, cells.height_rule = _height(row), WD_ROW_HEIGHT_RULE.AT_LEAST
        label, content = cells.cells
        label.width, content.width = LABEL_WIDTH, CONTENT_WIDTH
        _write_label(label, row, form.required_mark)
        _write_content(content, row, controls, form.language == "ja")


def _write_label(cell: _Cell, row: FormRow, required_mark: str) -> None:
    shade_cell(cell)
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    paragraph.add_run(row.label).bold = True
    if row.required:
        paragraph.add_run(f" [{required_mark}]").font.size = SMALL


def _write_content(cell: _Cell, row: FormRow, controls: ControlWriter, japanese: bool) -> None:
    roomy = any(isinstance(item, TextBlank) and item.lines > 1 for item in row.items)
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.TOP if roomy else WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraphs = _Paragraphs(cell)
    if row.hint:
        _small(paragraphs.next(), row.hint)
    for line in row.lines():
        if isinstance(line[0], Checks):
            _write_checks(paragraphs, line[0], controls)
            continue
        paragraph = paragraphs.next()
        for number, item in enumerate(line):
            if number:
                paragraph.add_run("　")
            _write_item(paragraph, item, controls, japanese)


class _Paragraphs:
    """The paragraphs of a cell: the empty one it starts with, then new ones."""

    def __init__(self, cell: _Cell) -> None:
        self._cell = cell
        self._started = False

    def next(self) -> Paragraph:
        """A paragraph nothing has been written to."""
        paragraph: Paragraph = self._cell.add_paragraph() if self._started else self._cell.paragraphs[0]
        self._started = True
        return paragraph


def _write_item(paragraph: Paragraph, item: FormItem, controls: ControlWriter, japanese: bool) -> None:
    match item:
        case FixedText():
            paragraph.add_run(item.text)
        case DateBlank():
            _write_date(paragraph, item, controls, japanese)
        case TextBlank():
            _write_blank(paragraph, item, controls)
        case SignatureBlank():
            _caption(paragraph, item.caption)
            controls.add_text(paragraph, item.name, item.tooltip)
            if item.seal:
                paragraph.add_run("　" * 12)
                _small(paragraph, f"（{item.seal}）" if japanese else f"({item.seal})")
        case Checks():
            raise TypeError("checks take paragraphs of their own")


def _write_blank(paragraph: Paragraph, blank: TextBlank, controls: ControlWriter) -> None:
    _caption(paragraph, blank.caption)
    room = 40 * blank.share // 100 - len(blank.caption)
    controls.add_text(paragraph, blank.name, blank.tooltip, room=max(room, 4))


def _write_date(paragraph: Paragraph, blank: DateBlank, controls: ControlWriter, japanese: bool) -> None:
    if blank.caption:
        paragraph.add_run(f"{blank.caption}　")
    for part, room in zip(blank.parts(), (4, 2, 2), strict=True):
        if not japanese:
            paragraph.add_run(f" {part.caption} ")
        controls.add_text(paragraph, part.name, part.tooltip, room=room)
        if japanese:
            paragraph.add_run(part.caption)


def _write_checks(paragraphs: _Paragraphs, checks: Checks, controls: ControlWriter) -> None:
    if checks.caption:
        _small(paragraphs.next(), checks.caption)
    for start in range(0, len(checks.options), checks.columns):
        paragraph = paragraphs.next()
        for number, option in enumerate(checks.options[start : start + checks.columns]):
            paragraph.paragraph_format.tab_stops.add_tab_stop(
                Length(int(CONTENT_WIDTH * (number + 1) / checks.columns))
                if number + 1 < checks.columns
                else CONTENT_WIDTH
            )
            if number:
                paragraph.add_run("\t")
            _write_option(paragraph, option, controls)


def _write_option(paragraph: Paragraph, option: CheckOption, controls: ControlWriter) -> None:
    controls.add_check(paragraph, option.name, option.tooltip)
    paragraph.add_run(f" {option.label}")
    if option.note:
        # A full-width bracket brings its own space.
        _small(paragraph, option.note if option.note.startswith("（") else f" {option.note}")
    if option.blank:
        paragraph.add_run(" ")
        controls.add_text(paragraph, option.blank.name, option.blank.tooltip)


def _write_office(document: Document, office: OfficeArea) -> None:
    add_heading(document, office.heading, 2)
    guidance = document.add_paragraph()
    guidance.paragraph_format.keep_with_next = True
    _small(guidance, office.guidance)
    for cells in office.rows:
        table = add_grid(document, 1, len(cells))
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        row = table.rows[0]
        keep_row_whole(row._tr)
        row.height, row.height_rule = Mm(10), WD_ROW_HEIGHT_RULE.AT_LEAST
        for cell, office_cell in zip(row.cells, cells, strict=True):
            shade_cell(cell, OFFICE_FILL)
            _small(cell.paragraphs[0], office_cell.label)
            if office_cell.boxes:
                cell.add_paragraph("　".join(f"☐ {box}" for box in office_cell.boxes))


def _height(row: FormRow) -> Length:
    tall = sum(max((_lines_of(item) for item in line), default=1) * LINE_MM for line in row.lines())
    return Mm(SIGNATURE_MM if any(isinstance(item, SignatureBlank) for item in row.items) else tall)


def _lines_of(item: FormItem) -> int:
    if isinstance(item, Checks):
        return -(-len(item.options) // item.columns)
    return item.lines if isinstance(item, TextBlank) else 1


def _caption(paragraph: Paragraph, caption: str) -> None:
    if caption:
        _small(paragraph, f"{caption} ")


def _small(paragraph: Paragraph, words: str) -> None:
    paragraph.add_run(words).font.size = SMALL
