"""Whether a project may be published, with the publication where it may; kept as long as nothing changes."""

from __future__ import annotations

from datetime import date
from functools import cache as once
from pathlib import Path

from policysite.assemble.kept_verdicts import Verdict, parse_verdict, render_verdict
from policysite.assemble.publication import Publication
from policysite.assemble.storage.content_store import content_store
from policysite.assemble.storage.document_cache import DocumentCache
from policysite.assemble.storage.program import folder_fingerprint, holds_linked_folder, program_fingerprint

_KIND = "verdict"
_DATA = "policy_data"


def judge_project(root: Path, today: date, cache: Path, strict: bool, preview: bool) -> Verdict:
    """Inspects a project and, where nothing blocks, makes its publication; a preview shows the draft.

    The verdict on data that has not changed by a byte is the same on the same day, so it is kept, except for drafts.
    Raises NothingInForceError where no release is in force.
    """
    data = root / _DATA
    # A draft changes with every edit, so what was found of it is never asked for again.
    if preview or holds_linked_folder(data):
        return _judged(root, today, cache, strict, preview)
    before = folder_fingerprint(data)
    kept, store = DocumentCache(cache, program_fingerprint()), content_store(cache)
    source = (before, today.isoformat(), strict)
    raw = kept.find(_KIND, source)
    if raw is not None:
        return parse_verdict(raw, store, once(lambda: _published(root, today, cache)))
    verdict = _judged(root, today, cache, strict, preview)
    # Data that changed while it was read must not be kept under the name of what it was before.
    rendered = render_verdict(verdict, store) if before == folder_fingerprint(data) else None
    if rendered is not None:
        kept.keep(_KIND, source, rendered)
    return verdict


def _judged(root: Path, today: date, cache: Path, strict: bool, preview: bool) -> Verdict:
    # Rules, readers and writers take a third of a second to import, which a kept verdict does without.
    from policysite.assemble.inspection import inspect_project
    from policysite.assemble.publishing import publish

    inspection = inspect_project(root, today, cache)
    blocking = inspection.blocking(strict)
    return Verdict(inspection.findings, blocking, None if blocking else publish(inspection, cache, preview))


def _published(root: Path, today: date, cache: Path) -> Publication:
    from policysite.assemble.inspection import inspect_project
    from policysite.assemble.publishing import publish

    return publish(inspect_project(root, today, cache), cache)
