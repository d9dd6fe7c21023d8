"""Content controls: the blanks of a Word form."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from xml.sax.saxutils import quoteattr

from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
_ALIAS_LIMIT = 64
_TICK_FACE = "MS Gothic"


class ControlWriter:
    """Adds controls to paragraphs, each with an id of its own."""

    def __init__(self) -> None:
        self._ids: Iterator[int] = count(1001)

    def add_text(self, paragraph: Paragraph, name: str, tooltip: str, *, room: int = 12) -> None:
        """A blank for words, shown as `room` full-width spaces until it is filled.

        Not a plain-text control (`w:text`): LibreOffice saves the words of one again for each change of script.
        """
        content = f'<w:r><w:t xml:space="preserve">{"　" * room}</w:t></w:r>'
        self._add(paragraph, name, tooltip, "<w:showingPlcHdr/>", content)

    def add_check(self, paragraph: Paragraph, name: str, tooltip: str) -> None:
        """A box that Word ticks on a click."""
        states = "".join(
            f'<w14:{state} w14:val="{value}" w14:font="{_TICK_FACE}"/>'
            for state, value in (("checkedState", "2612"), ("uncheckedState", "2610"))
        )
        kind = f'<w14:checkbox><w14:checked w14:val="0"/>{states}</w14:checkbox>'
        fonts = f'<w:rFonts w:ascii="{_TICK_FACE}" w:hAnsi="{_TICK_FACE}" w:eastAsia="{_TICK_FACE}" w:hint="eastAsia"/>'
        self._add(paragraph, name, tooltip, kind, f"<w:r><w:rPr>{fonts}</w:rPr><w:t>☐</w:t></w:r>")

    def _add(self, paragraph: Paragraph, name: str, tooltip: str, kind: str, content: str) -> None:
        paragraph._p.append(
            parse_xml(
                f"<w:sdt {_SPACES}><w:sdtPr><w:alias w:val={quoteattr(tooltip[:_ALIAS_LIMIT])}/>"
                f'<w:tag w:val={quoteattr(name)}/><w:id w:val="{next(self._ids)}"/>{kind}</w:sdtPr>'
                f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
            )
        )
