"""Page, fonts and languages of every Word file of the site."""

from __future__ import annotations

from copy import deepcopy
from functools import cache

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.package import Package
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from policysite.composition.form_document import Stamp
from policysite.domain.text import Language

# Both come with Windows; a Mac falls back to its own gothic.
JAPANESE_FACE = "BIZ UDゴシック"
PROPORTIONAL_FACE = "BIZ UDPゴシック"
LOCALES = {"ja": "ja-JP", "en": "en-GB"}
LABEL_FILL = "EEF2F6"
# A picture of nobody's document, an empty bibliography, and the styles once more for the effects of Word 2010.
_NOT_OURS = ("/docProps/thumbnail.jpeg", "/customXml/item1.xml", "/word/stylesWithEffects.xml")
_TABLE_STYLES = ("TableNormal", "TableGrid")
_INK = RGBColor(0x16, 0x20, 0x2C)


def start_document(language: Language, *, margin_mm: int, size: float, landscape: bool = False) -> Document:
    """An empty A4 document with the house fonts, `size` points for the running text."""
    # Reading python-docx's empty document takes five times as long as copying it.
    package: Package = deepcopy(_empty_document(language, margin_mm, size, landscape).part.package)
    document: Document = package.main_document_part.document
    return document


@cache
def _empty_document(language: Language, margin_mm: int, size: float, landscape: bool) -> Document:
    document = docx.Document()
    _lighten(document)
    section = document.sections[0]
    width, height = (297, 210) if landscape else (210, 297)
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin = section.right_margin = Mm(margin_mm)
    section.top_margin = section.bottom_margin = Mm(margin_mm)
    section.footer_distance = Mm(8)
    for style, points, bold in (("Normal", size, False), ("Title", 17, True), ("Heading 1", 16, True)):
        _set_face(document, style, points, bold)
    for style, points in (("Heading 2", size + 1.5), ("Heading 3", size + 0.5)):
        _set_face(document, style, points, bold=True)
    _set_face(document, "List Number", size - 0.5, bold=False)
    document.styles["Normal"].paragraph_format.space_after = Pt(2)
    document.styles["Heading 1"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.styles["Heading 1"].paragraph_format.space_before = Pt(0)
    document.styles["Heading 2"].paragraph_format.space_before = Pt(8)
    _set_language(document, language)
    return document


def _lighten(document: Document) -> None:
    """Takes out what python-docx's empty document brings and ours do not use: nine tenths of it, read by nobody."""
    for part in (document.part.package, document.part):
        for key, relation in list(part.rels.items()):
            if str(relation.target_part.partname) in _NOT_OURS:
                del part.rels[key]
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:styleId")) not in _TABLE_STYLES:
            styles.remove(style)


def add_heading(document: Document, words: str, level: int) -> Paragraph:
    """A heading at the end."""
    return add_styled(document, words, f"Heading{level}")


def add_styled(document: Document, words: str, style: str) -> Paragraph:
    """A paragraph at the end; its style goes by its id, for a name is looked for through all styles each time."""
    paragraph = document.add_paragraph(words)
    paragraph._p.style = style
    return paragraph


def add_grid(document: Document, rows: int, columns: int) -> Table:
    """A table with all its lines at the end."""
    table: Table = document.add_table(rows, columns)
    table._tbl.tblStyle_val = "TableGrid"
    return table


def shade_cell(cell: _Cell, fill: str = LABEL_FILL) -> None:
    """Paints the ground of `cell` in a six-digit colour."""
    cell._tc.get_or_add_tcPr().append(
        parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>')
    )


def keep_row_whole(row: BaseOxmlElement) -> None:
    """Lets no page break fall into a table row."""
    row.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))


def repeat_header(row: BaseOxmlElement) -> None:
    """Makes a table row the header of its table on every page."""
    row.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))


def write_footer(document: Document, stamp: Stamp, name: str) -> None:
    """Organisation, name, version, address and page number on each page."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.add_run(f"{stamp.organisation}　{name}　{stamp.version}　{stamp.address}　")
    _add_page_field(paragraph, "PAGE")
    paragraph.add_run(" / ")
    _add_page_field(paragraph, "NUMPAGES")
    for run in paragraph.runs:
        run.font.size = Pt(7.5)


def _add_page_field(paragraph: Paragraph, instruction: str) -> None:
    run = '<w:r><w:rPr><w:sz w:val="15"/></w:rPr><w:t>1</w:t></w:r>'
    paragraph._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="{instruction}">{run}</w:fldSimple>'))


def _set_face(document: Document, style_name: str, points: float, bold: bool) -> None:
    style = document.styles[style_name]
    if not isinstance(style, ParagraphStyle):
        raise TypeError(f"{style_name} is no paragraph style")
    style.font.name = PROPORTIONAL_FACE
    style.font.size = Pt(points)
    style.font.bold = bold
    style.font.italic = False
    style.font.color.rgb = _INK
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), JAPANESE_FACE)
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)


def _set_language(document: Document, language: Language) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for tag in defaults.iter(qn("w:lang")):
        tag.set(qn("w:val"), LOCALES[language])
        tag.set(qn("w:eastAsia"), "ja-JP")
