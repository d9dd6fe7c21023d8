"""versions.json as a site publishes it, read from its address, a file or the folder of a site."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from policysite.domain.standing import Entry, Standing

VERSIONS = "versions.json"
_SECONDS = 20
_LIMIT = 50_000_000


class UnreachableSiteError(OSError):
    """A site that does not answer, so that nothing can be compared with it; the message says why."""


class UnreadableSiteError(ValueError):
    """An answer that is no list of versions; the message says where."""


def live_standing(location: str) -> Standing | None:
    """What a site publishes, by its address (with or without versions.json), a file or a folder; None where no site
    stands there yet.

    Raises UnreachableSiteError and UnreadableSiteError.
    """
    raw = _fetched(location) if location.startswith(("http://", "https://")) else _read(Path(location))
    return None if raw is None else parse_versions(raw, location)


def parse_versions(raw: bytes, where: str) -> Standing:
    """The versions of a versions.json, the earliest first; raises UnreadableSiteError."""
    try:
        versions = json.loads(raw)["versions"]
        entries = [entry for one in versions for entry in _entries(one)]
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableSiteError(where) from error
    return Standing(where, tuple(reversed(entries)), published=True)


def _entries(version: dict[str, Any]) -> Iterator[Entry]:
    """A version, and its withdrawal where it has one; sites of an earlier form say nothing of withdrawals."""
    name = version["version"]
    yield Entry(name, version["seal"], date.fromisoformat(version["announced"]))
    if withdrawn := version.get("withdrawn"):
        yield Entry(f"{name}/withdrawal", withdrawn["seal"], date.fromisoformat(withdrawn["on"]))


def _read(path: Path) -> bytes | None:
    file = path / VERSIONS if path.is_dir() else path
    return file.read_bytes() if file.is_file() else None


def _fetched(address: str) -> bytes | None:
    url = address if address.endswith(".json") else f"{address.rstrip('/')}/{VERSIONS}"
    # What a cache on the way still holds is not what stands there.
    request = Request(url, headers={"Cache-Control": "no-cache", "User-Agent": "policysite"})
    try:
        with urlopen(request, timeout=_SECONDS) as answer:
            content: bytes = answer.read(_LIMIT)
            return content
    except HTTPError as error:
        if error.code in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
            return None
        raise UnreachableSiteError(f"{url}: {error}") from error
    except (URLError, OSError) as error:
        raise UnreachableSiteError(f"{url}: {error}") from error
