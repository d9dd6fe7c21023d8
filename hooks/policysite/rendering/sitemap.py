"""The sitemap without the pages that search engines are asked to leave out."""

from __future__ import annotations

import re
from collections.abc import Collection

_ENTRY = re.compile(r"\s*<url>\s*<loc>([^<]*)</loc>.*?</url>", re.DOTALL)


def without_addresses(sitemap: str, addresses: Collection[str]) -> str:
    """A sitemap without the entries of some addresses."""
    return _ENTRY.sub(lambda entry: "" if entry[1] in addresses else entry[0], sitemap)
