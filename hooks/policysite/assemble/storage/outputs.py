"""What may be written onto: never an input, and of what is there already only what this program wrote itself."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from policysite.assemble.storage.folders import write_file, write_folder
from policysite.assemble.storage.site_sums import MOVES_ALONG, SUMS, UnreadableSumsError, parse_sums

SITE_MARKS = frozenset({"index.html", "policy.json", "_headers"})
"""What the list of sums of every site of ours names; a SHA256SUMS alone may be anybody's."""
_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
# A repository or data of any project, also where its folder is not among the inputs that were named.
_CLOSED = frozenset({".git", "policy_data"})

_Identity = tuple[int, int]


class OutputRefusedError(Exception):
    """Nothing was written; `str` says why and what to do, in both languages."""

    def __init__(self, output: Path, ja: str, en: str) -> None:
        super().__init__(f"{output}: {ja} / {en}")


def refuse_inside(output: Path, inputs: Iterable[Path]) -> Path:
    """Where an output really is, after links; raises OutputRefusedError where it is an input or lies in one.

    Folders are compared by what the file system calls them, so that links, mounts and letter case hide nothing.
    """
    place = _resolved(output)
    closed = _CLOSED.intersection(name.casefold() for name in place.parts)
    for name in sorted(closed):
        raise OutputRefusedError(output, f"{name} の中には書き出さない", f"nothing is written into {name}")
    around = {_identity(folder) for folder in (place, *place.parents)} - {None}
    for given in inputs:
        if not around.isdisjoint(_folders(given)):
            raise OutputRefusedError(
                output,
                f"入力（{given}）の上や中には書き出さない。ほかの場所を指定する",
                f"an input ({given}) is never written onto or into; give another place",
            )
    return place


def refuse_inputs(output: Path, inputs: Iterable[Path]) -> Path:
    """Like refuse_inside; an output that holds an input is refused as well."""
    inputs = tuple(inputs)
    place = refuse_inside(output, inputs)
    own = _identity(place)
    for given in inputs:
        if own is not None and own in {_identity(folder) for folder in given.resolve().parents}:
            raise OutputRefusedError(
                output,
                f"入力（{given}）がこの中にある。ほかの場所を指定する",
                f"an input ({given}) is inside; give another place",
            )
    return place


def refuse_existing(output: Path, inputs: Iterable[Path]) -> Path:
    """Like refuse_inputs, for what must be new: anything of that name, a dangling link too, is refused."""
    if os.path.lexists(output):
        raise OutputRefusedError(
            output,
            "すでにある。ほかの名前にするか、先に消す",
            "exists already; give another name or take it away first",
        )
    return refuse_inputs(output, inputs)


def refuse_linked(folder: Path, home: Path) -> None:
    """Refuses a folder of our own that is not where its path says, below `home`, but leads elsewhere by a link."""
    expected = Path(os.path.realpath(home)) / folder.relative_to(home)
    if Path(os.path.realpath(folder)) != expected:
        raise OutputRefusedError(
            folder, "リンクなので、この先には書き出さない。リンクを消す", "is a link and not followed; take it away"
        )


def refuse_foreign_folder(output: Path, inputs: Iterable[Path]) -> Path:
    """Like refuse_inputs, for a folder to be replaced: it is missing, empty, or a site of ours alone."""
    place = refuse_inputs(output, inputs)
    if not os.path.lexists(place):
        return place
    if not place.is_dir():
        raise OutputRefusedError(output, "フォルダではない", "is no folder")
    try:
        foreign = next(_foreign(place), None)
    except OSError as error:
        raise unwritable(output, error) from error
    if foreign is not None:
        raise OutputRefusedError(
            output,
            f"公開したサイトではないもの（{foreign}）が中にあるので、置き換えない。空のフォルダか、前に公開したサイトを指定する",
            f"holds what is no published site ({foreign}) and is not replaced; give an empty folder or an earlier site",
        )
    return place


def refuse_foreign_file(output: Path, inputs: Iterable[Path], mark: bytes | None) -> Path:
    """Like refuse_inputs, for a file: one that is there is replaced only if its first lines hold `mark`."""
    if mark is None:
        return refuse_existing(output, inputs)
    place = refuse_inputs(output, inputs)
    if os.path.lexists(place) and not _is_marked(place, mark):
        raise OutputRefusedError(
            output,
            "この命令が書いたファイルではないので、上書きしない。ほかの名前にする",
            "was not written by this command and is not overwritten; give another name",
        )
    return place


def write_output(output: Path, content: bytes, inputs: Iterable[Path], mark: bytes | None = None) -> None:
    """Writes a file whole that refuse_foreign_file allows; raises OutputRefusedError where nothing can be written."""
    place = refuse_foreign_file(output, inputs, mark)
    try:
        write_file(place, content)
    except OSError as error:
        raise unwritable(output, error) from error


def write_new_folder(output: Path, files: Mapping[str, bytes], inputs: Iterable[Path]) -> None:
    """Writes a folder that is not there yet, whole; raises OutputRefusedError, also where nothing can be written."""
    place = refuse_existing(output, inputs)
    try:
        write_folder(place, files)
    except OSError as error:
        raise unwritable(output, error) from error


def unwritable(output: Path, error: OSError) -> OutputRefusedError:
    """What to say where the system refuses to write."""
    return OutputRefusedError(output, f"書き込めない（{error.strerror}）", f"cannot be written ({error.strerror})")


def _resolved(output: Path) -> Path:
    place = Path(os.path.realpath(output))
    if place.is_symlink():
        raise OutputRefusedError(output, "リンクが輪になっている", "its links run in a circle")
    return place


def _identity(path: Path) -> _Identity | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _folders(given: Path) -> Iterator[_Identity]:
    """An input itself and every folder in it, also those that it has by a link."""
    places = [given]
    if given.is_dir():
        places += [Path(above) / name for above, names, _ in os.walk(given) for name in names]
    yield from (identity for place in places if (identity := _identity(place)) is not None)


def _is_marked(file: Path, mark: bytes) -> bool:
    try:
        if not stat.S_ISREG(file.lstat().st_mode):
            return False
        with file.open("rb") as stream:
            return mark in stream.read(1000)
    except OSError:
        return False


def _foreign(folder: Path) -> Iterator[str]:
    """What is in a folder that no list of sums of a site of ours names."""
    listed: frozenset[str] = frozenset()
    with contextlib.suppress(OSError, UnreadableSumsError):
        listed = frozenset(parse_sums((folder / SUMS).read_bytes()))
    if not listed >= SITE_MARKS:
        listed = frozenset()
    for above, folders, names in os.walk(folder, onerror=_raise):
        below = Path(above).relative_to(folder)
        top = above == str(folder)
        if top:
            folders[:] = [name for name in folders if name not in MOVES_ALONG]
        linked = [name for name in folders if (Path(above) / name).is_symlink()]
        for name in sorted([*names, *linked]):
            path = (below / name).as_posix()
            known = path in listed or (top and listed and name == SUMS) or (top and name in MOVES_ALONG)
            if not known and name not in _LITTER:
                yield path


def _raise(error: OSError) -> None:
    raise error
