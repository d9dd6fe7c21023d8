"""A typeset PDF that is changed object by object; what nobody touches is written again as the typesetter wrote it.

Reading and writing all its objects through pypdf took nine tenths of the time of a form.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, IndirectObject, NumberObject, PdfObject

from policysite.rendering.pdf.objects import dictionary

_FREE = b"0000000000 65535 f \n"


class PackedFileError(ValueError):
    """The typesetter packed its objects into streams or cut them differently, so that they cannot be told apart."""


class TypesetFile:
    """The objects of a PDF by number; those that are touched or added are written anew.

    Raises PackedFileError where an object does not stand for itself in the bytes.
    """

    def __init__(self, content: bytes) -> None:
        self.content = content
        self._reader = PdfReader(io.BytesIO(content))
        self._size = int(self._trailer("/Size"))
        self._sources = _sources(content, self._reader)
        self._written: dict[int, PdfObject] = {}

    @property
    def root(self) -> DictionaryObject:
        """The document catalogue."""
        return self._reader.root_object

    @property
    def sheets(self) -> int:
        """How many pages there are."""
        pages: Any = self.root["/Pages"]
        return int(pages["/Count"])

    def annotations(self) -> Iterator[tuple[IndirectObject, Any]]:
        """Each annotation with the page it is on, in the order of the pages."""
        for page in self._reader.pages:
            found: Any = page.get("/Annots", ())
            for reference in found:
                yield _own(page), reference.get_object()

    def objects_with(self, text: re.Pattern[bytes]) -> Iterator[Any]:
        """The objects in whose bytes a pattern is found, by number."""
        for number, source in self._sources.items():
            if text.search(source):
                yield IndirectObject(number, 0, self._reader).get_object()

    def touch(self, item: Any) -> IndirectObject:
        """Has a changed object written anew, and gives its reference."""
        reference = _own(item)
        self._written[reference.idnum] = item
        return reference

    def add(self, item: PdfObject) -> IndirectObject:
        """A new object; gives its reference."""
        reference = IndirectObject(self._size, 0, self._reader)
        self._written[self._size] = item
        self._size += 1
        return reference

    def render(self, made_from: bytes) -> bytes:
        """The bytes of the document, with a trailer ID that is a hash of `made_from` and of nothing else."""
        target = io.BytesIO()
        target.write(self.content[: self.content.index(b"1 0 obj")])
        places = [self._render_object(number, target) for number in range(1, self._size)]
        table = target.tell()
        target.write(b"xref\n0 %d\n" % self._size + _FREE)
        target.writelines(b"%010d 00000 n \n" % place if place else _FREE for place in places)
        target.write(b"trailer\n")
        self._new_trailer(made_from).write_to_stream(target)
        target.write(b"\nstartxref\n%d\n%%%%EOF\n" % table)
        return target.getvalue()

    def _render_object(self, number: int, target: io.BytesIO) -> int:
        """Writes one object and gives its place; 0 for a number that is not used."""
        place = target.tell()
        if number in self._written:
            target.write(b"%d 0 obj\n" % number)
            self._written[number].write_to_stream(target)
            target.write(b"\nendobj\n")
        elif number in self._sources:
            target.write(self._sources[number])
        else:
            return 0
        return place

    def _new_trailer(self, made_from: bytes) -> DictionaryObject:
        identity = ByteStringObject(hashlib.sha256(made_from).digest()[:16])
        return dictionary(
            Size=NumberObject(self._size),
            Root=self._trailer("/Root"),
            Info=self._trailer("/Info"),
            ID=ArrayObject([identity, identity]),
        )

    def _trailer(self, key: str) -> Any:
        return self._reader.trailer.raw_get(key)


def _own(item: Any) -> IndirectObject:
    reference: IndirectObject | None = item.indirect_reference
    if reference is None:
        raise PackedFileError("an object without a number of its own")
    return reference


def _sources(content: bytes, reader: PdfReader) -> dict[int, bytes]:
    """The bytes of each object by its number, from its heading up to the next one's."""
    places = sorted((place, number) for number, place in reader.xref.get(0, {}).items() if place)
    ends = [place for place, _ in places[1:]] + [content.rindex(b"xref", 0, content.rindex(b"startxref"))]
    found = {number: content[place:end] for (place, number), end in zip(places, ends, strict=True)}
    whole = all(
        source.startswith(b"%d 0 obj" % number) and source.rstrip().endswith(b"endobj")
        for number, source in found.items()
    )
    if not found or not whole or reader.xref_objStm:
        raise PackedFileError("objects that do not stand for themselves")
    return dict(sorted(found.items()))
