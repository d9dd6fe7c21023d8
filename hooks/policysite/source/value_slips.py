"""Values that are well-formed YAML of the wrong shape because of a slip: a dash, a colon, an indentation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from policysite.domain.paths import DataPath, Place
from policysite.source.faults import Fault, FaultKind
from policysite.source.lines import KEY, shortened


def slip_of_value(
    detail: Mapping[str, Any], known: Sequence[str], loc: DataPath, place: Place, target: str
) -> Fault | None:
    """The slip behind a value of the wrong type, or None; `known` are the keys that a mapping here may have."""
    kind, found = detail["type"], detail.get("input")
    if found is None:
        return Fault(FaultKind.DASH_EMPTY, place, {}, target) if loc and isinstance(loc[-1], int) else None
    if isinstance(found, list) and len(found) > 1 and kind.startswith("dataclass"):
        return Fault(FaultKind.ONE_ONLY, place, {"count": str(len(found))}, target)
    if isinstance(found, list) and kind.startswith("dataclass"):
        return None if found and isinstance(found[0], str) else Fault(FaultKind.DASH, place, {}, target)
    if isinstance(found, Mapping) and kind == "tuple_type":
        return Fault(FaultKind.DASH_MISSING, place, {}, target)
    return _slip_of_text(found, known, place, target) if isinstance(found, str) and known else None


def _slip_of_text(found: str, known: Sequence[str], place: Place, target: str) -> Fault | None:
    match = KEY.match(found)
    if match and match["name"] in known:
        wide = match["colon"] == "："
        column = place.column + match.start("colon" if wide else "rest")
        kind = FaultKind.FULLWIDTH_COLON if wide else FaultKind.COLON_SPACE
        return Fault(kind, Place(place.file, place.line, column), {"name": match["name"]}, target)
    if list(known) == ["ja", "en"]:
        return Fault(FaultKind.BARE_TEXT, place, {"value": shortened(found)}, target)
    return None


def key_left_empty(mapping: object, name: str) -> str | None:
    """The nearest key above another that has nothing behind it: what follows was meant to stand below it."""
    if not isinstance(mapping, Mapping):
        return None
    above = list(mapping)[: list(mapping).index(name)]
    return next((str(key) for key in reversed(above) if mapping[key] is None), None)
