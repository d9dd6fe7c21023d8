"""A hook for MkDocs that plants words into the data as it is loaded, and lets nothing stop the build."""

from __future__ import annotations

import os
from typing import Any

from mkdocs.plugins import event_priority

from hostile.projects import planted_project
from policysite.assemble import inspection

SHIFT = os.environ["HOSTILE_SHIFT"]
_project = planted_project(None if SHIFT == "innocent" else int(SHIFT), int(os.environ["HOSTILE_RELEASES"]))
inspection.load_policy_data = lambda _root: _project.loaded  # type: ignore[attr-defined]
inspection.load_releases = lambda _root: _project.releases  # type: ignore[attr-defined]
inspection.Inspection.blocking = lambda _self, strict: ()  # type: ignore[method-assign]  # noqa: ARG005


@event_priority(-200)
def on_config(config: Any) -> Any:
    """Shows findings on the pages as the preview does."""
    config.extra["policysite"] = {**config.extra["policysite"], "findings": _project.findings}
    return config
