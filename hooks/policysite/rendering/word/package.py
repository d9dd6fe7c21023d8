"""A Word file whose bytes depend on its content alone."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime, timedelta

from docx.document import Document

_EPOCH = (1980, 1, 1, 0, 0, 0)
_CONTENT_TYPES = "[Content_Types].xml"


def pack_document(document: Document) -> bytes:
    """The bytes of `document`, zipped in a fixed order with a fixed stamp."""
    loose = io.BytesIO()
    document.save(loose)
    packed = io.BytesIO()
    with zipfile.ZipFile(loose) as source, zipfile.ZipFile(packed, "w") as target:
        for entry in sorted(source.namelist(), key=lambda entry: (entry != _CONTENT_TYPES, entry)):
            info = zipfile.ZipInfo(entry, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o600 << 16
            target.writestr(info, source.read(entry), compresslevel=9)
    return packed.getvalue()


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
