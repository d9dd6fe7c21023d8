"""The old/new table (新旧対照表) as a Word file, landscape, with deletions struck through and insertions underlined."""

from __future__ import annotations

from docx.document import Document
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from policysite.composition.form_document import Stamp
from policysite.domain.citations import cited
from policysite.domain.comparison import Comparison, ComparisonRow, Segment, SegmentKind
from policysite.rendering.comparison.table_html import TableSide, table_side
from policysite.rendering.comparison.words import STATUSES, class_label, comparison_word, version_label
from policysite.rendering.word.package import describe_document, pack_document
from policysite.rendering.word.styling import (
    LOCALES,
    add_grid,
    add_heading,
    repeat_header,
    shade_cell,
    start_document,
    write_footer,
)

_WIDTHS = (Mm(110), Mm(110), Mm(47))
_REMOVED, _ADDED = RGBColor(0x9B, 0x1C, 0x1C), RGBColor(0x14, 0x5C, 0x2C)


def render_comparison_word(comparison: Comparison, stamp: Stamp, all_rows: bool = False) -> bytes:
    """A Word file of the changed clauses, or of all; the same table gives the same bytes."""
    language = comparison.language
    name = f"{comparison.title} {comparison_word('table', language)}"
    document = start_document(language, margin_mm=15, size=9.5, landscape=True)
    add_heading(document, name, 1)
    for key, words in (("note", comparison.note), ("reasons", comparison.reasons)):
        if words:
            paragraph = document.add_paragraph()
            paragraph.add_run(f"{comparison_word(key, language)}　").bold = True
            paragraph.add_run(words)
    document.add_paragraph(comparison_word("legend", language))
    _write_table(document, comparison, comparison.rows if all_rows else comparison.changed)
    write_footer(document, stamp, name)
    describe_document(
        document, title=name, author=stamp.organisation, language=LOCALES[language], dated=stamp.dated
    )  # fmt: skip
    return pack_document(document)


def _write_table(document: Document, comparison: Comparison, rows: tuple[ComparisonRow, ...]) -> None:
    language = comparison.language
    table = add_grid(document, 1, 3)
    table.autofit = False
    heads = (
        f"{comparison_word('old', language)}　{version_label(comparison.old, language)}",
        f"{comparison_word('new', language)}　{version_label(comparison.new, language)}",
        comparison_word("status", language),
    )
    for cell, words in zip(table.rows[0].cells, heads, strict=True):
        cell.text = words
        cell.paragraphs[0].runs[0].bold = True
        shade_cell(cell)
    repeat_header(table.rows[0]._tr)
    for row in rows:
        _write_row(table, row, comparison)
    for line in table.rows:
        for cell, width in zip(line.cells, _WIDTHS, strict=True):
            cell.width = width


def _write_row(table: Table, row: ComparisonRow, comparison: Comparison) -> None:
    old, new, status = table.add_row().cells  # type: ignore[no-untyped-call]
    _write_side(old, row.old_citation, [paragraph.old for paragraph in row.paragraphs], comparison)
    _write_side(new, row.new_citation, [paragraph.new for paragraph in row.paragraphs], comparison)
    for compared in row.tables:
        for cell, was in ((old, True), (new, False)):
            _write_inner_table(cell, table_side(compared, was))
    status.paragraphs[0].add_run(STATUSES[row.status].in_language(comparison.language)).bold = True
    label = class_label(row.change_class, comparison.language) if row.change_class else ""
    for words in (label, cited(row.basis, comparison.language), *row.reasons):
        if words:
            status.add_paragraph(words)


def _write_side(cell: _Cell, citation: str, sides: list[tuple[Segment, ...]], comparison: Comparison) -> None:
    if not citation:
        cell.text = comparison_word("none", comparison.language)
        return
    heading = cell.paragraphs[0].add_run(citation)
    heading.bold, heading.font.size = True, Pt(8.5)
    for segments in sides:
        if segments:
            _write_segments(cell.add_paragraph(), segments)


def _write_inner_table(cell: _Cell, side: TableSide) -> None:
    if not side.rows:
        return
    if side.caption:
        _write_segments(cell.add_paragraph(), side.caption)
    inner = cell.add_table(len(side.rows), len(side.rows[0]))
    inner._tbl.tblStyle_val = "TableGrid"
    for line, row in zip(inner.rows, side.rows, strict=True):
        for box, segments in zip(line.cells, row, strict=True):
            _write_segments(box.paragraphs[0], segments)
    cell.add_paragraph()


def _write_segments(paragraph: Paragraph, segments: tuple[Segment, ...]) -> None:
    for segment in segments:
        run = paragraph.add_run(segment.text)
        if segment.kind is SegmentKind.REMOVED:
            run.font.strike, run.font.color.rgb = True, _REMOVED
        elif segment.kind is SegmentKind.ADDED:
            run.font.underline, run.font.color.rgb = True, _ADDED
