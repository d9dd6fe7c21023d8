"""What readers of each kind of output find: the words that it says, and what it is made of besides words."""

from __future__ import annotations

import io
import json
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from openpyxl import load_workbook
from pypdf import PdfReader
from pypdf.generic import DictionaryObject
from selectolax.lexbor import LexborHTMLParser, LexborNode

Made = Counter[str]
WORDS_DECIDE = frozenset({"wbr", "ins", "del"})
"""Elements whose number depends on words: places to break, and what a redline marks; so are the lines of a change."""


def html(content: bytes) -> tuple[str, Made]:
    """The words of a page, those in attributes included, and its elements with their attributes."""
    root = LexborHTMLParser(content.decode()).root
    assert root is not None
    said, made = [root.text(separator="")], Made()
    for node in root.traverse():
        attributes, around = node.attributes, node.parent
        said.extend(value or "" for value in attributes.values())
        if node.tag == "title":
            said.append(node.text())
        if node.tag == "script" and "json" in (attributes.get("type") or ""):
            said.append(json_words(node.text().encode())[0])
        if node.tag not in WORDS_DECIDE and not _is_line(node.tag or "", around):
            made[" ".join((node.tag or "", *sorted(attributes)))] += 1
    return "\n".join(said), made


def _is_line(tag: str, around: LexborNode | None) -> bool:
    """A line of a list of changes, or a paragraph in a cell of an old/new table: how many there are, words decide."""
    if around is None:
        return False
    outer = around.parent if around.tag == "li" else around
    listed = outer is not None and outer.attributes.get("class") == "ps-matters"
    return (listed and tag in ("li", "a")) or (tag, around.tag) == ("p", "td")


def xml(content: bytes) -> tuple[str, Made]:
    """The words of an XML file, and its elements with their attributes."""
    said, values, made = [], [], Made()
    for element in ElementTree.fromstring(content).iter():
        # The exchange file writes a brace as a placeholder, which shows it.
        said.extend((element.text or "", element.attrib.get("disp", ""), element.tail or ""))
        values.extend(element.attrib.values())
        if not element.tag.endswith(("}ph", "}data", "}originalData")):
            made[" ".join((element.tag, *sorted(element.attrib)))] += 1
    return "\n".join(("".join(said), *values)), made


def json_words(content: bytes) -> tuple[str, Made]:
    """The words of a JSON file, and its keys."""
    said, made = [], Made()
    for key, value in _json_items("", json.loads(content)):
        made[key] = 1
        said.append(value)
    return "\n".join(said), made


def _json_items(key: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _json_items(name, inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _json_items(key, inner)
    else:
        yield key, str(value)


def text(content: bytes) -> tuple[str, Made]:
    """The words of a text file; it is made of nothing else."""
    return content.decode(), Made()


def pdf(content: bytes) -> tuple[str, Made]:
    """The words of a PDF file and of its fields, and its kinds of actions, annotations and embedded files."""
    reader = PdfReader(io.BytesIO(content))
    said, made = [page.extract_text() for page in reader.pages], Made()
    said.extend(str(value) for value in (reader.metadata or {}).values())
    for number in range(1, int(reader.trailer["/Size"])):
        found = reader.get_object(number)
        if isinstance(found, DictionaryObject):
            said.extend(str(found[name]) for name in ("/TU", "/T", "/Alt", "/ActualText", "/Title") if name in found)
            made.update(f"{name} {found[name]}" for name in ("/S", "/FT") if name in found)
            made.update(name for name in ("/JS", "/AA", "/OpenAction", "/URI", "/Launch", "/EF") if name in found)
    return "\n".join(said), Made(dict.fromkeys(made, 1))


def word(content: bytes) -> tuple[str, Made]:
    """The words of a Word file, and its parts, relations and fields."""
    said, made = [], Made()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            made[name] += 1
            if name.endswith((".xml", ".rels")):
                words, elements = xml(archive.read(name))
                said.append(words)
                # How many runs a paragraph has depends on its words; a field, a link or an object does not.
                made.update({key: count for key, count in elements.items() if not key.split()[0].endswith(_RUNS)})
    return "\n".join(said), made


_RUN_NAMES = "r rPr t br ins del color u strike shd szCs sz b bCs lang rFonts rStyle"
_RUNS = tuple("}" + name for name in _RUN_NAMES.split())


def workbook(content: bytes) -> tuple[str, Made]:
    """The words of a workbook, and its cells by type: a formula is one of its own."""
    said, made = [], Made()
    for sheet in load_workbook(io.BytesIO(content)).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                said.append(str(cell.value or ""))
                made[cell.data_type] += cell.value is not None
    return "\n".join(said), Made({kind: count for kind, count in made.items() if count})


READERS = {
    ".html": html,
    ".atom": xml,
    ".xml": xml,
    ".json": json_words,
    ".jsonld": json_words,
    ".txt": text,
    ".pdf": pdf,
    ".docx": word,
}


def site_outputs(site: Path, suffixes: Sequence[str]) -> Iterator[tuple[str, str, Made]]:
    """Every file of a site with one of these suffixes: its path, its words, and what it is made of."""
    for file in sorted(site.rglob("*")):
        below = file.relative_to(site).as_posix()
        if file.suffix in suffixes and not below.startswith(("assets/", "schema/")):
            yield below, *READERS[file.suffix](file.read_bytes())
