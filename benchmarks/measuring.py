"""Runs of whole processes: what they cost, and how two of them compare."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ALONE = Path(__file__).parent / "alone.py"
RUNS = 5
TODAY = "2026-11-22"


@dataclass(frozen=True)
class Cost:
    """What a process took, with all its children: seconds of processor, seconds by the clock, most memory in MB."""

    processor: float
    clock: float
    memory: float


def cost_of(command: Sequence[str], folder: Path, extra: Mapping[str, str] | None = None) -> Cost:
    """The cost of a command run to its end in a folder. Raises RuntimeError with its output where it fails."""
    quiet = {"POLICYSITE_TODAY": TODAY, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    with tempfile.TemporaryDirectory() as results:
        result = Path(results) / "cost.json"
        done = subprocess.run(
            (sys.executable, "-S", ALONE, result, *command),
            cwd=folder,
            env={**os.environ, **quiet, **(extra or {})},
            capture_output=True,
            check=False,
        )
        if done.returncode:
            output = (done.stdout + done.stderr).decode(errors="replace")
            raise RuntimeError(f"{' '.join(command)}:\n{output[-2000:]}")
        return Cost(*json.loads(result.read_bytes()))


def interleaved(runs: int, *measured: Callable[[], Cost]) -> tuple[Cost, ...]:
    """The median cost of several things that are run in turn, so that other work on the machine slows all alike."""
    rounds = [tuple(measure() for measure in measured) for _ in range(runs)]
    return tuple(map(_median, zip(*rounds, strict=True)))


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(
        median(cost.processor for cost in costs),
        median(cost.clock for cost in costs),
        median(cost.memory for cost in costs),
    )
