"""How a wrong value would be written right, where that can be told from the value itself."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from datetime import date

_JAPANESE_DATE = re.compile(r"(?:(令和|平成)?(\d{1,4}|元)年)(\d{1,2})月(\d{1,2})日\Z")
_ERAS = {"令和": 2018, "平成": 1988}
_YES, _NO = ("はい", "有", "あり", "する", "○"), ("いいえ", "無", "なし", "しない", "×")


def mended(kind: str, value: object) -> str | None:
    """The value as this type wants it, or None where nothing can be told."""
    if not isinstance(value, str):
        return None
    text = unicodedata.normalize("NFKC", value).strip()
    if kind.startswith("date"):
        return _date(text)
    if kind.startswith("int"):
        digits = re.sub(r"[,円¥日件か月年\s]", "", text)
        return digits if digits.isdigit() else None
    if kind.startswith("bool"):
        return "true" if text in _YES else "false" if text in _NO else None
    return None


def _date(text: str) -> str | None:
    match = _JAPANESE_DATE.match(text)
    if match:
        year = 1 if match[2] == "元" else int(match[2])
        parts = (year + _ERAS.get(match[1] or "", 0), int(match[3]), int(match[4]))
    else:
        numbers = re.split(r"[/.\-]", text)
        if len(numbers) != 3 or not all(number.isdigit() for number in numbers):
            return None
        parts = (int(numbers[0]), int(numbers[1]), int(numbers[2]))
    try:
        return date(*parts).isoformat()
    except ValueError:
        return None


def closest(value: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant."""
    folded = unicodedata.normalize("NFKC", value).strip().lower().replace("_", "-")
    by_fold = {word.lower().replace("_", "-"): word for word in known}
    found = difflib.get_close_matches(folded, by_fold, n=1)
    return by_fold[found[0]] if found else None


def identifier(value: str) -> str | None:
    """An id with half-width lower-case letters, where that is all it lacks."""
    folded = unicodedata.normalize("NFKC", value).strip().lower().replace("_", "-").replace(" ", "-")
    return folded if re.fullmatch(r"[a-z][a-z0-9-]*", folded) else None


def comma_separated(value: str) -> tuple[str, str] | None:
    """The wrong comma between ids, and the ids separated rightly; None where the value is no such list."""
    parts = re.split(r"\s*([、，])\s*", value)
    ids = parts[::2]
    if len(ids) < 2 or not all(re.fullmatch(r"[a-z][a-z0-9-]*", part) for part in ids):
        return None
    return parts[1], ", ".join(ids)
