"""The policy itself as a Word file."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from policysite.composition.document import (
    Block,
    Document,
    Inline,
    LinkRun,
    Listing,
    Node,
    Note,
    Paragraph,
    ReferenceRun,
    Rows,
    Table,
)
from policysite.composition.form_document import Stamp
from policysite.rendering.word.bookmarks import Bookmarks, link_out
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

CONTENTS = {"ja": "目次", "en": "Contents"}
STEP = Mm(8)
ITEM = Mm(4)
MARGIN_MM = 23
ROW_LABEL = Mm(36)
ROW_VALUE = Mm(128)


def render_policy_word(document: Document, stamp: Stamp, remarks: tuple[str, ...] = ()) -> bytes:
    """A Word file of a policy with a linked contents list; the same policy gives the same bytes."""
    word = start_document(document.language, margin_mm=MARGIN_MM, size=10)
    writer = _PolicyWriter(word, Bookmarks(node.anchor for node in document.walk()))
    add_heading(word, document.title, 1)
    front = word.add_paragraph("\n".join((stamp.organisation, stamp.version, stamp.address)))
    front.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for remark in remarks:
        word.add_paragraph(remark)
    word.add_paragraph().add_run(CONTENTS[document.language]).bold = True
    for section in document.sections:
        if section.heading:
            writer.contents_line(section)
    for section in document.sections:
        writer.section(section)
    write_footer(word, stamp, document.title)
    describe_document(
        word,
        title=document.title,
        author=stamp.organisation,
        language=LOCALES[document.language],
        dated=stamp.dated,
    )
    return pack_document(word)


class _PolicyWriter:
    """Writes the nodes of a policy to the end of a Word document."""

    def __init__(self, word: WordDocument, bookmarks: Bookmarks) -> None:
        self._word = word
        self._bookmarks = bookmarks

    def contents_line(self, section: Node) -> None:
        """A line of the contents list that leads to its section."""
        words = f"{section.number}　{section.heading_text}" if section.number else section.heading_text
        paragraph = self._word.add_paragraph()
        paragraph.paragraph_format.left_indent = STEP if section.chapter else 0
        self._bookmarks.link(paragraph, words, section.anchor)

    def section(self, section: Node) -> None:
        """A section with everything below it."""
        below = 1 if section.chapter else 0
        heading = add_heading(self._word, "", 2 + below) if section.heading else self._word.add_paragraph()
        self._bookmarks.start(heading, section.anchor)
        if section.number:
            heading.add_run(f"{section.number}　")
        self._inlines(heading, section.heading)
        self._blocks(section.blocks, 0)
        for child in section.children:
            self._clause(child, 1, 3 + below)
        self._blocks(section.closing, 0)

    def _clause(self, clause: Node, depth: int, level: int) -> None:
        blocks = clause.blocks
        if clause.heading:
            paragraph = add_heading(self._word, "", level)
            self._label(paragraph, clause, depth)
            self._inlines(paragraph, clause.heading)
        else:
            paragraph = self._word.add_paragraph()
            self._label(paragraph, clause, depth)
            if blocks and isinstance(blocks[0], Paragraph):
                self._inlines(paragraph, blocks[0].inlines)
                blocks = blocks[1:]
        self._blocks(blocks, depth)
        for child in clause.children:
            self._clause(child, depth + 1, level)
        self._blocks(clause.closing, depth)

    def _label(self, paragraph: WordParagraph, clause: Node, depth: int) -> None:
        shape = paragraph.paragraph_format
        shape.left_indent, shape.first_line_indent = STEP * depth, -STEP
        shape.tab_stops.add_tab_stop(STEP * depth)
        self._bookmarks.start(paragraph, clause.anchor)
        paragraph.add_run(f"{clause.number}\t")

    def _blocks(self, blocks: tuple[Block, ...], depth: int) -> None:
        for block in blocks:
            match block:
                case Paragraph() | Note():
                    self._paragraph(block, depth)
                case Rows():
                    self._rows(block)
                case Listing():
                    for item in block.items:
                        self._item(item, depth)
                case Table():
                    self._table(block)

    def _paragraph(self, block: Paragraph | Note, depth: int) -> None:
        paragraph = self._word.add_paragraph()
        paragraph.paragraph_format.left_indent = STEP * depth
        if isinstance(block, Note):
            paragraph.add_run("※ ")
        elif block.flush:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        self._inlines(paragraph, block.inlines)

    def _item(self, item: Paragraph, depth: int) -> None:
        paragraph = self._word.add_paragraph()
        shape = paragraph.paragraph_format
        shape.left_indent, shape.first_line_indent = STEP * depth + ITEM, -ITEM
        paragraph.add_run("・")
        self._inlines(paragraph, item.inlines)

    def _inlines(self, paragraph: WordParagraph, inlines: tuple[Inline, ...]) -> None:
        for inline in inlines:
            if isinstance(inline, ReferenceRun):
                self._bookmarks.link(paragraph, inline.text, inline.target)
            elif isinstance(inline, LinkRun):
                link_out(paragraph, inline.text, inline.href)
            else:
                paragraph.add_run(inline.text)

    def _rows(self, block: Rows) -> None:
        table = self._grid(len(block.rows), 2)
        table.autofit = False
        for cells, row in zip(table.rows, block.rows, strict=True):
            label, value = cells.cells
            label.width, value.width = ROW_LABEL, ROW_VALUE
            shade_cell(label)
            label.paragraphs[0].add_run(row.label).bold = True
            self._inlines(value.paragraphs[0], row.inlines)

    def _table(self, block: Table) -> None:
        if block.caption:
            caption = self._word.add_paragraph()
            caption.paragraph_format.keep_with_next = True
            caption.add_run(block.caption).bold = True
        table = self._grid(len(block.body) + 1, len(block.header))
        repeat_header(table.rows[0]._tr)
        for cell, words in zip(table.rows[0].cells, block.header, strict=True):
            shade_cell(cell)
            cell.paragraphs[0].add_run(words).bold = True
        for row, inlines_of_row in zip(table.rows[1:], block.inlines, strict=True):
            for cell, inlines in zip(row.cells, inlines_of_row, strict=True):
                self._inlines(cell.paragraphs[0], inlines)

    def _grid(self, rows: int, columns: int) -> WordTable:
        table = add_grid(self._word, rows, columns)
        self._word.add_paragraph().paragraph_format.space_after = Pt(4)
        return table
