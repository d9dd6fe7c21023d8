"""`mkdocs build` with a clock at our events; the file named in OWN_COST gets the seconds of processor time.

Run by `run.py` as a process of its own: what importing our package costs is part of the figure.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import mkdocs.__main__
import mkdocs.commands.build
import mkdocs.config.defaults
import mkdocs_static_i18n.plugin  # noqa: F401 - a build needs these without us too
from mkdocs.plugins import CombinedEvent

EVENTS = ("on_config", "on_files", "on_post_page", "on_post_template", "on_post_build")


class Clock:
    """Adds up the processor time of what it runs; nothing of it is counted twice, for no event calls another."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def timed(self, work: Callable[..., Any]) -> Callable[..., Any]:
        """`work` on the clock, with its priority kept."""

        def run(*given: Any, **named: Any) -> Any:
            began = time.process_time()
            try:
                return work(*given, **named)
            finally:
                self.seconds += time.process_time() - began

        if hasattr(work, "mkdocs_priority"):
            run.mkdocs_priority = work.mkdocs_priority  # type: ignore[attr-defined]
        return run


def main() -> None:
    """Builds, and prints what our events took."""
    clock = Clock()
    adapter = clock.timed(_imported)()
    for name in EVENTS:
        event = getattr(adapter, name)
        if isinstance(event, CombinedEvent):
            setattr(adapter, name, CombinedEvent(*map(clock.timed, event.methods)))
        else:
            setattr(adapter, name, clock.timed(event))
    try:
        mkdocs.__main__.cli()
    finally:
        Path(os.environ["OWN_COST"]).write_text(f"{clock.seconds:.4f}", encoding="ascii")


def _imported() -> Any:
    from policysite import mkdocs_adapter

    return mkdocs_adapter


if __name__ == "__main__":
    main()
