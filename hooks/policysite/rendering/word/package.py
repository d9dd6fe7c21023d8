"""A Word file whose bytes depend on its content alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from docx.document import Document
from docx.opc.packuri import PACKAGE_URI
from docx.opc.pkgwriter import _ContentTypesItem
from docx.package import Package

from policysite.rendering.word.archive import render_archive

_CONTENT_TYPES = "[Content_Types].xml"
# The picture of python-docx's empty template: nobody's document.
_THUMBNAIL = "docProps/thumbnail.jpeg"


def pack_document(document: Document) -> bytes:
    """The bytes of `document`, zipped in a fixed order with a fixed stamp."""
    _drop_thumbnail(document)
    entries = dict(_entries(document.part.package))
    return render_archive(
        (name, entries[name]) for name in sorted(entries, key=lambda name: (name != _CONTENT_TYPES, name))
    )


def _entries(package: Package) -> Iterator[tuple[str, bytes]]:
    """What python-docx would save, without its zip archive, which would only be undone."""
    parts = package.parts
    for part in parts:
        part.before_marshal()  # type: ignore[no-untyped-call]
    yield _CONTENT_TYPES, _ContentTypesItem.from_parts(parts).blob  # type: ignore[no-untyped-call]
    yield PACKAGE_URI.rels_uri.membername, package.rels.xml
    for part in parts:
        yield part.partname.membername, part.blob
        if len(part.rels):
            yield part.partname.rels_uri.membername, part.rels.xml


def describe_document(document: Document, *, title: str, author: str, language: str, dated: date) -> None:
    """Fills in the core properties; `dated` is midnight in Japan."""
    midnight = datetime(dated.year, dated.month, dated.day, tzinfo=UTC) - timedelta(hours=9)
    properties = document.core_properties
    properties.title = title
    properties.author = author
    properties.last_modified_by = author
    properties.language = language
    properties.comments = ""
    properties.keywords = ""
    properties.revision = 1
    properties.created = midnight.replace(tzinfo=None)
    properties.modified = midnight.replace(tzinfo=None)


def _drop_thumbnail(document: Document) -> None:
    relations = document.part.package.rels
    for key, relation in list(relations.items()):
        if str(relation.target_part.partname).lstrip("/") == _THUMBNAIL:
            del relations[key]
