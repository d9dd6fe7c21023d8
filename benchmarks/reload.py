"""From saving a text to the page that shows it, in `mkdocs serve`."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks.measuring import TODAY

_PATIENCE = 120.0
_SHOWN = "適正な管理を行うとともに"


def reload_times(root: Path, edits: int) -> list[float]:
    """Seconds from each edit of a sentence to the page that has it, fetched as a browser does: when it is told to."""
    file = root / "policy_data/policy/01-introduction.yml"
    original = file.read_text(encoding="utf-8")
    if _SHOWN not in original:
        raise ValueError(f"{file.name}: the sentence to edit is gone")
    with _served(root) as address:
        times = []
        for number in range(edits):
            signal = _signal_of(_page(address))
            words = f"適正な管理（{number + 1}回目の編集）を行うとともに"
            began = time.perf_counter()
            file.write_text(original.replace(_SHOWN, words), encoding="utf-8")
            _page(address + signal)
            if words not in _page(address):
                raise RuntimeError(f"reloaded, and {words} is not there")
            times.append(time.perf_counter() - began)
    return times


@contextmanager
def _served(root: Path) -> Iterator[str]:
    address = f"127.0.0.1:{_free_port()}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", address]
    environment = {**os.environ, "POLICYSITE_TODAY": TODAY, "NO_MKDOCS_2_WARNING": "1"}
    server = subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(f"http://{address}/")
        yield f"http://{address}/"
    finally:
        server.terminate()
        server.wait()


def _signal_of(page: str) -> str:
    """The address that answers as soon as there is a newer page than this."""
    found = re.search(r"livereload\((\d+), (\d+)\)", page)
    if found is None:
        raise ValueError("the page does not reload by itself")
    return f"livereload/{found[1]}/{found[2]}"


def _page(address: str) -> str:
    with urlopen(address, timeout=_PATIENCE) as answer:
        text: str = answer.read().decode("utf-8")
        return text


def _wait_for(address: str) -> None:
    end = time.perf_counter() + _PATIENCE
    while time.perf_counter() < end:
        try:
            _page(address)
        except URLError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"nothing answers at {address}")


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
