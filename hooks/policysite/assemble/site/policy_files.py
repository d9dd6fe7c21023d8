"""The policy as files beside its page: plain text and JSON."""

from __future__ import annotations

from collections.abc import Iterator

from policysite.assemble.site.editions import Edition
from policysite.assemble.site.paths import prefix
from policysite.rendering.plain_text import render_plain_text
from policysite.rendering.policy_json import render_policy_json


def policy_files(edition: Edition, base: str = "") -> Iterator[tuple[str, bytes]]:
    """Path below the site's root → content; a past version's files lie below `base`."""
    version = {"effective": edition.effective.isoformat() if edition.effective else None}
    documents = tuple(edition.documents.values())
    yield (
        f"{base}policy.json",
        render_policy_json(edition.policy, documents, version, edition.deployment.address).encode(),
    )
    for language, document in edition.documents.items():
        yield f"{prefix(language)}{base}policy.txt", render_plain_text(document).encode()
