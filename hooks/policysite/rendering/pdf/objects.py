"""Short ways to write PDF objects."""

from __future__ import annotations

from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)


def name(value: str) -> NameObject:
    """/value"""
    return NameObject(f"/{value}")


def text(value: str) -> TextStringObject:
    """(value)"""
    return TextStringObject(value)


def number(value: float) -> FloatObject:
    """`value` in points to a thousandth, so that float noise never shows in the bytes."""
    return FloatObject(f"{value:.3f}".rstrip("0").rstrip("."))


def array(*items: PdfObject) -> ArrayObject:
    """[items]"""
    return ArrayObject(items)


def dictionary(**entries: PdfObject) -> DictionaryObject:
    """<< /Key value >> in the order given."""
    return DictionaryObject({name(key): value for key, value in entries.items()})


def stream(content: bytes, entries: DictionaryObject, *, deflated: bool = False) -> StreamObject:
    """A stream; `deflated` says that `content` is so already."""
    made = StreamObject()
    made.set_data(content)
    made.update(entries)
    if deflated:
        made[name("Filter")] = name("FlateDecode")
    return made


def appearance(content: bytes, width: float, height: float, resources: DictionaryObject | None = None) -> StreamObject:
    """A form XObject of `width` × `height` points."""
    return stream(
        content,
        dictionary(
            Type=name("XObject"),
            Subtype=name("Form"),
            BBox=array(NumberObject(0), NumberObject(0), number(width), number(height)),
            Resources=resources if resources is not None else dictionary(),
        ),
    )
