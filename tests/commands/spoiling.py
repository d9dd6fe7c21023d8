"""What can stand where a file or folder is expected, and who reads what a command prints: the faults of the table."""

from __future__ import annotations

import io
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from policysite.cli import main

PATIENCE = 20.0
"""Seconds after which a command is taken to hang."""
FORBIDDEN = ("Traceback", "プログラムの誤り", "a fault of the program")


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it said."""

    status: int
    out: str
    err: str


def _cleared(path: Path) -> Path:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _elsewhere(path: Path) -> None:
    outside = path.parent.with_name(f"outside-{path.name}")
    outside = Path(os.path.commonpath([path.anchor, path])) / outside
    (outside / "inside").mkdir(parents=True, exist_ok=True)
    (outside / "inside/secret.yml").write_text("id: secret\n", encoding="utf-8")
    path.symlink_to(outside, target_is_directory=True)


# What takes the place of a file or folder; each begins with nothing there.
STANDS: Mapping[str, Callable[[Path], object]] = {
    "nothing": lambda _: None,
    "a folder": lambda path: path.mkdir(),
    "a file": lambda path: path.write_text("id: x\n", encoding="utf-8"),
    "an empty file": lambda path: path.touch(),
    "bytes": lambda path: path.write_bytes(b"\xff\x00\x80" * 9),
    "a pipe": lambda path: os.mkfifo(path),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a link to nothing": lambda path: path.symlink_to("is-not-there"),
    "a link to a device": lambda path: path.symlink_to("/dev/zero"),
    "a link elsewhere": _elsewhere,
    "nested": lambda path: path.write_text("{" * 3000, encoding="utf-8"),
    "ten megabytes": lambda path: path.write_bytes(b"#" * 10_000_000),
}


def spoil(path: Path, what: str) -> None:
    """Puts something else where a file or folder was."""
    STANDS[what](_cleared(path))


@contextmanager
def patience(seconds: float = PATIENCE) -> Iterator[None]:
    """Ends what hangs with a failure: a pipe would wait for ever for somebody to write."""

    def give_up(*_: object) -> None:
        raise AssertionError("the command hangs")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def run(arguments: list[str], patch: pytest.MonkeyPatch, encoding: str = "utf-8", stdout: object = None) -> Ran:
    """Runs a command in this process, with streams of its own."""
    said: list[str] = []
    with patch.context() as inner, patience():
        streams = [io.TextIOWrapper(io.BytesIO(), encoding=encoding) for _ in range(2)]
        inner.setattr(sys, "stdout", stdout or streams[0])
        inner.setattr(sys, "stderr", streams[1])
        inner.setattr(sys, "stdin", io.StringIO())
        try:
            status = main(arguments)
        except SystemExit as stopped:
            status = int(stopped.code or 0)
        for stream in streams:
            stream.flush()
            said.append(stream.buffer.getvalue().decode(encoding, "replace"))  # type: ignore[attr-defined]
    return Ran(status, *said)
