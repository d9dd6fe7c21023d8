"""The translators' round trip: what is to do, out as a file, and back into the data whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from policysite.assemble.inspection import Inspection
from policysite.assemble.translations.freshness import DRAFT
from policysite.composition.document import Node
from policysite.domain.exchange import Accepted, ExchangeUnit, ReturnedUnit, accept
from policysite.domain.paths import DataPath
from policysite.domain.translations import Confirmation, TranslationUnit, pair_hash
from policysite.rendering.exchange import parse_workbook, parse_xliff, render_workbook, render_xliff
from policysite.source.translations import CONFIRMATIONS, edited_files, with_confirmations, write_files

_WRITERS: dict[str, Callable[[Sequence[ExchangeUnit]], bytes]] = {
    ".xlf": render_xliff,
    ".xliff": render_xliff,
    ".xlsx": render_workbook,
}
_READERS: dict[str, Callable[[bytes], tuple[ReturnedUnit, ...]]] = {
    ".xlf": parse_xliff,
    ".xliff": parse_xliff,
    ".xlsx": parse_workbook,
}
FORMATS = tuple(_WRITERS)


class NotLoadedError(ValueError):
    """The data does not load, so that there is nothing to translate."""


def texts_of(inspection: Inspection) -> tuple[TranslationUnit, ...]:
    """Every text of the draft with its freshness; raises NotLoadedError."""
    if DRAFT not in inspection.lineages:
        raise NotLoadedError
    return inspection.lineages[DRAFT].units


def exchange_units(inspection: Inspection, everything: bool) -> tuple[ExchangeUnit, ...]:
    """The texts for a translator: those with something to do, or all."""
    texts = texts_of(inspection)
    places = _Places(inspection)
    units = (unit for unit in texts if everything or unit.pending)
    return tuple(ExchangeUnit(unit, places.of(unit.path)) for unit in units)


def render_exchange(units: Sequence[ExchangeUnit], suffix: str) -> bytes:
    """The exchange file; `suffix` is one of FORMATS."""
    return _WRITERS[suffix](units)


def import_exchange(inspection: Inspection, content: bytes, suffix: str, by: str) -> Accepted:
    """Takes a returned file into the data, or raises DamagedFileError, RefusedFileError or EditError unwritten."""
    accepted = accept(_READERS[suffix](content), texts_of(inspection))
    files = edited_files(inspection.root, inspection.source, accepted.texts)
    if accepted.confirmed:
        confirmed = [_confirmation(unit, by, inspection.today) for unit in accepted.confirmed]
        files[CONFIRMATIONS] = with_confirmations(inspection.root, confirmed)
    write_files(inspection.root, files)
    return accepted


def confirm_units(inspection: Inspection, keys: Sequence[str], by: str) -> tuple[str, ...]:
    """Records that the English of these units holds; returns keys that name no unit with something to confirm."""
    pending = {unit.key: unit for unit in texts_of(inspection) if unit.pending}
    unknown = tuple(key for key in keys if key not in pending)
    if not unknown:
        confirmed = [_confirmation(pending[key], by, inspection.today) for key in keys]
        write_files(inspection.root, {CONFIRMATIONS: with_confirmations(inspection.root, confirmed)})
    return unknown


def _confirmation(unit: TranslationUnit, by: str, day: date) -> Confirmation:
    return Confirmation(unit=unit.key, pair=pair_hash(unit.text), by=by, on=day)


class _Places:
    """Where texts stand, in words: the clause as it is cited, or the file and line."""

    def __init__(self, inspection: Inspection) -> None:
        self.source = inspection.source
        self.nodes = {node.path: node for node in inspection.compositions["ja"].document.walk()}

    def of(self, path: DataPath) -> str:
        node = next((node for node in self._around(path)), None)
        if node is not None:
            return " ".join(part for part in (node.citation, node.heading_text) if part)
        place = self.source.place(path)
        return f"{Path(place.file).name} {place.line} 行目"

    def _around(self, path: DataPath) -> Iterator[Node]:
        for end in range(len(path), 0, -1):
            if path[:end] in self.nodes:
                yield self.nodes[path[:end]]
