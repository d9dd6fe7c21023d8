"""The content security policy: what a page may load, with the hashes of the inline scripts that we ship."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

MARKER = "<!-- policysite:security-policy -->"
_DIRECTIVES = (
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
)


def security_policy(scripts: Iterable[str]) -> str:
    """The policy for a page or a site; `scripts` are the inline ones that may run, by their source."""
    return "; ".join((*_DIRECTIVES, " ".join(("script-src 'self'", *sorted(map(_hash, scripts))))))


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def with_security_policy(html: str, scripts: Iterable[str]) -> str:
    """A page with its policy in place of the marker; a page without exactly one marker is an error."""
    if html.count(MARKER) != 1:
        raise ValueError(f"{html.count(MARKER)} places for the security policy instead of one")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{security_policy(scripts)}">'
    return html.replace(MARKER, meta)


def with_reloading(page: bytes, reloading: bytes, scripts: Iterable[str]) -> bytes:
    """A served page with its policy: `reloading` is `page` with one script before its end, which may run as well."""
    start = page.rindex(b"</body>")
    added = reloading[start : start + len(reloading) - len(page)].decode()
    own = added.removeprefix("<script>").removesuffix("</script>")
    return with_security_policy(reloading.decode(), (*scripts, own)).encode()


def headers_file(scripts: Iterable[str]) -> str:
    """`_headers` for hosts that read it: the same policy for all pages, and what a meta element cannot say."""
    return (
        "/*\n"
        f"  Content-Security-Policy: {security_policy(scripts)}; frame-ancestors 'none'\n"
        "  Referrer-Policy: no-referrer\n"
        "  X-Content-Type-Options: nosniff\n"
        "  Permissions-Policy: camera=(), geolocation=(), microphone=(), interest-cohort=()\n"
        "  Strict-Transport-Security: max-age=31536000\n"
        "  Cross-Origin-Opener-Policy: same-origin\n"
        "  Cross-Origin-Resource-Policy: same-origin\n"
    )
