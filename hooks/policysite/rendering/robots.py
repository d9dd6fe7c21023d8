"""`robots.txt`: everything may be read; the map of the site is named."""

from __future__ import annotations


def render_robots(address: str) -> str:
    """The file for a site at an address that ends in a slash."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {address}sitemap.xml\n"
