"""Past versions made ahead on the other processors: workers fill the cache, and the build finds there what it needs.

A worker only adds to the cache, and only what the build would have made just so: one that fails, lags or is killed
costs time and nothing else. Workers go from the oldest version on and the build from the newest, so they meet without
a word. A worker ends when its standard input does, which is when the build leaves or dies.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from _thread import interrupt_main
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Thread
from time import sleep

from policysite.assemble.history_files import is_kept
from policysite.assemble.made_versions import made_version
from policysite.assemble.timeline import Timeline
from policysite.source.releases import load_releases

_FEWEST = 6
"""Missing versions: four are made a sixth sooner where a processor is idle, and a quarter dearer where none is."""
_MOST = 3
"""Workers, each of a quarter of a gigabyte: a container may see far more processors than it has."""
_PATIENCE = 5.0
"""Seconds that a worker has to put away what it is at."""
_PACKAGE_HOME = Path(__file__).resolve().parents[2]


@contextlib.contextmanager
def made_ahead(root: Path, timeline: Timeline, cache: Path | None) -> Iterator[None]:
    """While it is open, other processors make what `cache` lacks of the versions of the project in `root`."""
    workers = tuple(_start(root, timeline, cache)) if cache else ()
    try:
        yield
    finally:
        for worker in workers:
            _dismiss(worker)


def processors() -> int:
    """How many processors this process may use."""
    if sys.version_info >= (3, 13):
        return os.process_cpu_count() or 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _start(root: Path, timeline: Timeline, cache: Path) -> Iterator[subprocess.Popen[bytes]]:
    others = min(processors() - 1, _MOST)
    if others < 1 or not sys.executable:
        return
    missing = sum(not is_kept(entry, cache) for entry in timeline.entries)
    count = min(others, missing // 2) if missing >= _FEWEST else 0
    for number in range(count):
        given = (str(root.resolve()), str(cache.resolve()), timeline.today.isoformat(), str(number), str(count))
        try:
            yield _process(given)
        except OSError:
            # No process to be had: the build makes everything itself.
            return


def _process(given: tuple[str, ...]) -> subprocess.Popen[bytes]:
    nowhere = subprocess.DEVNULL
    command = (sys.executable, "-m", __name__, *given)
    return subprocess.Popen(command, cwd=_PACKAGE_HOME, stdin=subprocess.PIPE, stdout=nowhere, stderr=nowhere)


def _dismiss(worker: subprocess.Popen[bytes]) -> None:
    assert worker.stdin is not None
    worker.stdin.close()
    try:
        worker.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()


def _work(root: Path, cache: Path, today: date, number: int, count: int) -> None:
    """Makes every version of one share that is not kept, the oldest first."""
    timeline = Timeline(load_releases(root).history, today)
    for entry in timeline.entries[::-1][number::count]:
        made_version(timeline, entry, cache)


def _leave_with_the_build() -> None:
    """Interrupts the work when the build closes its end or is gone, whatever became of it."""
    while os.read(sys.stdin.fileno(), 1):
        pass
    interrupt_main()
    sleep(_PATIENCE)
    os._exit(1)


if __name__ == "__main__":
    # A shell may have had it ignored, and then nothing could be interrupted.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    Thread(target=_leave_with_the_build, daemon=True).start()
    with contextlib.suppress(KeyboardInterrupt):
        _work(Path(sys.argv[1]), Path(sys.argv[2]), date.fromisoformat(sys.argv[3]), *map(int, sys.argv[4:]))
