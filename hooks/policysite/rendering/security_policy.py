"""The content security policy: what a page may load, with the hashes of the scripts that stand inside it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

MARKER = "<!-- policysite:security-policy -->"
_INLINE = re.compile(r"<script(?![^>]*\ssrc=)([^>]*)>(.*?)</script>", re.DOTALL)
_DATA = ("application/ld+json", "application/json")
_DIRECTIVES = (
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
)


def script_hashes(html: str) -> frozenset[str]:
    """The CSP hashes of the inline scripts of a page; data blocks do not run and need none."""
    return frozenset(_hash(body) for kind, body in _INLINE.findall(html) if not any(data in kind for data in _DATA))


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def security_policy(hashes: Iterable[str]) -> str:
    """The policy for a page or a site with these inline scripts."""
    return "; ".join((*_DIRECTIVES, " ".join(("script-src 'self'", *sorted(hashes)))))


def with_security_policy(html: str) -> str:
    """A page with its policy in place of the marker; a page without exactly one marker is an error."""
    if html.count(MARKER) != 1:
        raise ValueError(f"{html.count(MARKER)} places for the security policy instead of one")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{security_policy(script_hashes(html))}">'
    return html.replace(MARKER, meta)


def headers_file(pages: Iterable[str]) -> str:
    """`_headers` for hosts that read it: the same policy for all pages, and what a meta element cannot say."""
    hashes = frozenset[str]().union(*(script_hashes(page) for page in pages))
    return (
        "/*\n"
        f"  Content-Security-Policy: {security_policy(hashes)}; frame-ancestors 'none'\n"
        "  Referrer-Policy: no-referrer\n"
        "  X-Content-Type-Options: nosniff\n"
        "  Permissions-Policy: camera=(), geolocation=(), microphone=(), interest-cohort=()\n"
        "  Strict-Transport-Security: max-age=31536000\n"
    )
