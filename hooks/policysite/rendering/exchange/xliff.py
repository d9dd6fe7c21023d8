"""XLIFF 2.0: one unit for each text, placeholders as codes that translation tools protect."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from xml.etree import ElementTree as Xml

from policysite.domain.exchange import LARGEST, ExchangeUnit, ReturnedUnit
from policysite.domain.translations import Freshness
from policysite.rendering.exchange.damage import DamagedFileError

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_CODE = re.compile(r"(\{\{|\}\}|\{[^{}]*\})")
_STATES = {
    Freshness.MISSING: "initial",
    Freshness.STALE: "initial",
    Freshness.CONFIRMED: "reviewed",
    Freshness.CURRENT: "translated",
}
_NOTES = {"stale": "日本語が変わりました", "missing": "英訳がありません", "current": "", "confirmed": "確認済み"}
_DEEPEST = 32


def render_xliff(units: Sequence[ExchangeUnit]) -> bytes:
    """The bytes of an XLIFF file with these texts in this order."""
    Xml.register_namespace("", NAMESPACE)
    root = Xml.Element(_name("xliff"), {"version": "2.0", "srcLang": "ja", "trgLang": "en"})
    file = Xml.SubElement(root, _name("file"), {"id": "policy_data", "original": "policy_data"})
    for number, exchange in enumerate(units, start=1):
        _write_unit(file, number, exchange)
    # Line breaks stand between units only: inside one they could become part of a text.
    for element in (root, file):
        element.text = "\n"
    for element in file:
        element.tail = "\n"
    file.tail = "\n"
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(root, encoding="unicode").encode() + b"\n"


def _name(tag: str) -> str:
    return f"{{{NAMESPACE}}}{tag}"


def _write_unit(file: Xml.Element, number: int, exchange: ExchangeUnit) -> None:
    unit = exchange.unit
    element = Xml.SubElement(file, _name("unit"), {"id": f"u{number}", "name": unit.key})
    notes = Xml.SubElement(element, _name("notes"))
    for category, words in (
        ("location", exchange.where),
        ("state", _NOTES[unit.freshness.value]),
        ("previous-source", unit.made_from if unit.freshness is Freshness.STALE else ""),
    ):
        if words:
            Xml.SubElement(notes, _name("note"), {"category": category}).text = words
    codes = list(dict.fromkeys(_CODE.findall(unit.text.ja) + _CODE.findall(unit.text.en)))
    if codes:
        data = Xml.SubElement(element, _name("originalData"))
        for index, code in enumerate(codes, start=1):
            Xml.SubElement(data, _name("data"), {"id": f"d{index}"}).text = code
    segment = Xml.SubElement(element, _name("segment"), {"state": _STATES[unit.freshness]})
    for tag, text in (("source", unit.text.ja), ("target", unit.text.en)):
        _write_inline(Xml.SubElement(segment, _name(tag)), text, codes)


def _write_inline(element: Xml.Element, text: str, codes: list[str]) -> None:
    last: Xml.Element | None = None
    used: Counter[str] = Counter()
    for piece in _CODE.split(text):
        if piece in codes:
            used[piece] += 1
            number = codes.index(piece) + 1
            # The same code bears the same id in source and target, wherever it moved to.
            names = {"id": f"p{number}-{used[piece]}", "dataRef": f"d{number}", "disp": piece}
            last = Xml.SubElement(element, _name("ph"), names)
        elif last is None:
            element.text = (element.text or "") + piece
        else:
            last.tail = (last.tail or "") + piece


def parse_xliff(content: bytes) -> tuple[ReturnedUnit, ...]:
    """The texts of a returned file; raises DamagedFileError where it is no XLIFF 2 of ours."""
    if len(content) > LARGEST:
        raise DamagedFileError("ファイルが大きすぎます", "the file is too large")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DamagedFileError("UTF-8 のファイルではありません", "not a UTF-8 file") from None
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        # Entities can grow without end and reach outside the file; no translation tool writes them.
        raise DamagedFileError("DOCTYPE のあるファイルは読み込みません", "files with a DOCTYPE are not read")
    try:
        root = Xml.fromstring(text)
    except (Xml.ParseError, ValueError) as error:
        raise DamagedFileError(f"XML として読めません（{error}）", f"not readable as XML ({error})") from None
    if not root.tag.startswith("{urn:oasis:names:tc:xliff:document:2.") or not root.tag.endswith("}xliff"):
        raise DamagedFileError("XLIFF 2.0 のファイルではありません", "not an XLIFF 2.0 file")
    space = root.tag.removesuffix("xliff")
    return tuple(_read_unit(unit, space) for unit in root.iter(f"{space}unit"))


def _read_unit(unit: Xml.Element, space: str) -> ReturnedUnit:
    codes = {data.get("id", ""): data.text or "" for data in unit.findall(f"{space}originalData/{space}data")}
    segments = unit.findall(f"{space}segment")
    key = unit.get("name", "")
    if not key or not segments:
        raise DamagedFileError("name や segment のない unit があります", "a unit without name or segment")
    # Tools put what they remember of other texts beside the segments; it is no part of this one.
    parts = [part for part in unit if part.tag in (f"{space}segment", f"{space}ignorable")]
    try:
        source, target = (_joined(parts, tag, codes, space) for tag in ("source", "target"))
    except DamagedFileError as error:
        raise DamagedFileError(f"{key}: {error.reason.ja}", f"{key}: {error.reason.en}") from None
    confirmed = all(segment.get("state") in ("reviewed", "final") for segment in segments)
    return ReturnedUnit(key, source, target, confirmed, f"unit {unit.get('id', '')}".strip())


def _joined(parts: Iterable[Xml.Element], tag: str, codes: dict[str, str], space: str) -> str:
    found = (part.find(f"{space}{tag}") for part in parts)
    return "".join(_read_inline(element, codes, space) for element in found if element is not None)


def _read_inline(element: Xml.Element, codes: dict[str, str], space: str) -> str:
    """The text of an element; tools may mark terms and comments around words, and the words are what counts."""
    pieces = [element.text or ""]
    # Marks nest as deep as their sender likes: they are walked, not recursed into.
    opened: list[tuple[Xml.Element | None, Iterator[Xml.Element]]] = [(None, iter(element))]
    while opened:
        mark, inside = opened[-1]
        child = next(inside, None)
        if child is None:
            opened.pop()
            pieces.append((mark.tail or "") if mark is not None else "")
        elif child.tag == f"{space}ph":
            pieces += [_code(child, codes), child.tail or ""]
        elif len(opened) > _DEEPEST:
            raise DamagedFileError(
                f"印の入れ子が {_DEEPEST} 段を超えています", f"marks nested more than {_DEEPEST} deep"
            )
        else:
            pieces.append(child.text or "")
            opened.append((child, iter(child)))
    return "".join(pieces)


def _code(child: Xml.Element, codes: dict[str, str]) -> str:
    reference = child.get("dataRef", "")
    if reference not in codes:
        raise DamagedFileError(f"知らない dataRef「{reference}」があります", f"unknown dataRef {reference!r}")
    return codes[reference]
