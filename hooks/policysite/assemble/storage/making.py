"""Documents made on all processors: other processes make a share each, this one makes its own and what they did not."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from pkgutil import resolve_name

_FEWEST = 8
"""Documents: for fewer a second process is not worth its start."""
_MOST = 4
"""Processes, of a fifth of a gigabyte each: a container may see far more processors than it has."""
_PATIENCE = 60.0
"""Seconds to wait for another process after our own share is made; then that share is made here too."""
_THREADS = Path("/proc/self/task")


@dataclass(frozen=True)
class Making:
    """What `maker` (module:function) is to make of `source`, whose repr must say all there is to it.

    It is named and not given, because what makes documents takes longer to load than a build that needs none.
    """

    maker: str
    source: tuple[object, ...]

    def made(self) -> bytes:
        """The document."""
        document: bytes = resolve_name(self.maker)(*self.source)
        return document


def make_all(makings: Sequence[Making]) -> list[bytes]:
    """Each document, in the order given."""
    count = _processes(len(makings))
    # Those of one maker stand apart by one, so that each share has some of each kind.
    ordered = sorted(range(len(makings)), key=lambda index: makings[index].maker)
    shares = [ordered[number::count] for number in range(count)]
    with contextlib.ExitStack() as stack:
        others = [stack.enter_context(_working(makings, share)) for share in shares[1:]]
        made = {index: makings[index].made() for index in shares[0]}
        for share, answers in zip(shares[1:], others, strict=True):
            made.update(_answered(share, answers))
    # What another process could not make is made here, so that an error is the same wherever it happens.
    return [made[index] if index in made else makings[index].made() for index in range(len(makings))]


def processors() -> int:
    """How many processors this process may use."""
    if sys.version_info >= (3, 13):
        return os.process_cpu_count() or 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _processes(makings: int) -> int:
    return min(processors(), _MOST) if makings >= _FEWEST and _alone() else 1


def _alone() -> bool:
    """Whether this process has no other thread, Python's or a library's: a copy would wait for that in vain.

    Typst leaves threads behind, test runners and servers have some. Only Linux says so, and copies processes safely.
    """
    try:
        return sys.platform == "linux" and len(list(_THREADS.iterdir())) == 1
    except OSError:
        return False


@contextlib.contextmanager
def _working(makings: Sequence[Making], share: Sequence[int]) -> Iterator[Connection]:
    context = get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(makings, share, sender), daemon=True)
    process.start()
    sender.close()
    try:
        yield receiver
    finally:
        process.terminate()
        process.join()
        receiver.close()


def _work(makings: Sequence[Making], share: Sequence[int], sender: Connection) -> None:
    made: list[bytes | None] = []
    for index in share:
        try:
            made.append(makings[index].made())
        except Exception:
            made.append(None)
    # Nobody may be there any more to take it.
    with contextlib.suppress(OSError):
        sender.send(made)


def _answered(share: Sequence[int], answers: Connection) -> Iterator[tuple[int, bytes]]:
    try:
        if not answers.poll(_PATIENCE):
            return
        made = answers.recv()
    except EOFError:
        return
    yield from ((index, document) for index, document in zip(share, made, strict=True) if document is not None)
