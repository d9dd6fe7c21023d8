"""Where made documents are kept between builds."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_cache_path

from policysite.assemble.storage.document_store import DocumentStore
from policysite.rendering.document_engine import engine_fingerprint


def document_store(given: str | None) -> DocumentStore:
    """The store in a given folder, or none where that is empty; else where the system keeps what may be deleted.

    A build that publishes gives none: it makes every document anew.
    """
    folder = user_cache_path("policysite") if given is None else Path(given)
    store = DocumentStore(None if given == "" else folder, engine_fingerprint())
    store.drop_unused()
    return store
