"""Places inside a Word file, and the links that lead to them."""

from __future__ import annotations

from collections.abc import Iterable

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph


class Bookmarks:
    """A bookmark for each anchor; Word takes no hyphen in their names, so they are numbered."""

    def __init__(self, anchors: Iterable[str]) -> None:
        self._numbers = {anchor: number for number, anchor in enumerate(anchors, 1)}

    def start(self, paragraph: Paragraph, anchor: str) -> None:
        """Marks the end of `paragraph` as written so far as the place of `anchor`."""
        number = str(self._numbers[anchor])
        opened, closed = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        opened.set(qn("w:id"), number)
        opened.set(qn("w:name"), self._name(anchor))
        closed.set(qn("w:id"), number)
        paragraph._p.append(opened)
        paragraph._p.append(closed)

    def link(self, paragraph: Paragraph, words: str, anchor: str) -> None:
        """Adds `words` that lead to `anchor`."""
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), self._name(anchor))
        run = paragraph.add_run(words)
        link.append(run._r)
        paragraph._p.append(link)

    def _name(self, anchor: str) -> str:
        return f"clause_{self._numbers[anchor]}"


def link_out(paragraph: Paragraph, words: str, href: str) -> None:
    """Adds `words` that lead out of the file."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(words)
    link.append(run._r)
    paragraph._p.append(link)
