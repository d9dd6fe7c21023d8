"""SHA256SUMS over a whole site: written by the build, checked by anyone with `sha256sum -c` or `policysite verify`."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

SUMS = "SHA256SUMS"
_LINE = re.compile(r"([0-9a-f]{64})  ([^\0\n\\]+)")


class UnreadableSumsError(ValueError):
    """There is no list of sums, or it is none; `str` says which, in both languages."""


@dataclass(frozen=True)
class SiteReport:
    """How a site differs from its list of sums; paths below the site's root, sorted."""

    files: int
    changed: tuple[str, ...]
    missing: tuple[str, ...]
    unlisted: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether every file is as it was published, and none was added."""
        return not (self.changed or self.missing or self.unlisted)


def render_sums(digests: Mapping[str, str]) -> bytes:
    """Path → digest as lines that `sha256sum -c` reads, sorted by path."""
    return "".join(f"{digests[path]}  {path}\n" for path in sorted(digests)).encode()


def parse_sums(raw: bytes) -> dict[str, str]:
    """Lines of `sha256sum` as path → digest; raises UnreadableSumsError, also for paths that leave the folder."""
    sums: dict[str, str] = {}
    try:
        lines = raw.decode().splitlines()
    except UnicodeDecodeError:
        raise UnreadableSumsError(f"{SUMS}: UTF-8 ではない / not UTF-8") from None
    for number, line in enumerate(lines, start=1):
        match = _LINE.fullmatch(line)
        if match is None or match[2].startswith("/") or ".." in match[2].split("/") or match[2] in sums:
            raise UnreadableSumsError(f"{SUMS}:{number}: 読めない行 / no line of sha256sum")
        sums[match[2]] = match[1]
    return sums


def load_digests(site: Path) -> dict[str, str]:
    """The digest of every published file; what a host keeps hidden (.git, .nojekyll) is none of the site."""
    return {path: _digest(site / path) for path in _paths(site)}


def compare_sums(listed: Mapping[str, str], found: Mapping[str, str]) -> SiteReport:
    """What the list says against what is there."""
    return SiteReport(
        files=len(listed),
        changed=tuple(sorted(path for path in listed.keys() & found.keys() if listed[path] != found[path])),
        missing=tuple(sorted(listed.keys() - found.keys())),
        unlisted=tuple(sorted(found.keys() - listed.keys())),
    )


def verify_site(site: Path) -> SiteReport:
    """Reads every file of a published site and compares it with its sums; raises UnreadableSumsError."""
    sums = site / SUMS
    if not sums.is_file():
        raise UnreadableSumsError(f"{sums}: ない。policysite で公開したサイトを指定する / missing: no published site")
    return compare_sums(parse_sums(sums.read_bytes()), load_digests(site))


def _paths(site: Path) -> Iterator[str]:
    # os.walk takes a quarter of the time of rglob, and a long history has many thousand files.
    for folder, inside, names in os.walk(site):
        below = Path(folder).relative_to(site).as_posix()
        top = below == "."
        if top:
            inside[:] = [name for name in inside if not name.startswith(".")]
        for name in names:
            if not (top and (name == SUMS or name.startswith("."))):
                yield name if top else f"{below}/{name}"


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
