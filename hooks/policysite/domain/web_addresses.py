"""Addresses of the web: only https, a name with a dot, nothing that shows one place and leads to another."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit

from policysite.domain.value_forms import FormError

# RFC 3986, without the brackets of literal IP addresses.
_CHARACTERS = re.compile(r"(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?#]|%[0-9A-Fa-f]{2})*\Z")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\Z")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_UNSEEN = re.compile(r"[\s\x00-\x1f\x7f]|[^\x00-\x7f]")
_LONGEST = 2000


def read_web_address(written: str) -> str:
    """An address that a visitor may follow, in its one form; raises FormError."""
    _refuse_characters(written)
    scheme = _SCHEME.match(written)
    if scheme is None or scheme[1].lower() != "https":
        raise _other_scheme(written, scheme[1].lower() if scheme else "")
    return _https("https:" + written[len("https:") :])


def read_site_address(written: str) -> str:
    """The address of a whole site: a web address that ends in a slash and has no search or fragment."""
    address = read_web_address(written)
    if "?" in address or "#" in address:
        raise FormError("site-part", _folder(re.split(r"[?#]", address)[0]))
    return _folder(address)


def read_host(written: str) -> str:
    """The name of a host, in lower case; raises FormError."""
    if "://" in written or "/" in written:
        rest = written.partition("://")[2] or written
        raise FormError("host-only", _read_or_none(rest.partition("/")[0]))
    _refuse_characters(written)
    return host_name(written, "")


def host_name(host: str, around: str) -> str:
    """A host with at least two labels, none of them hidden; `around` is the address with `{}` for the host."""
    name = host.lower()
    labels = name.split(".")
    if len(labels) < 2 or len(name) > 253 or not all(map(_LABEL.match, labels)) or labels[-1].isdigit():
        raise FormError("host")
    if any(label.startswith("xn--") for label in labels) and _unicode(name) is None:
        raise FormError("host")
    return around.format(name) if around else name


def ascii_host(host: str) -> str | None:
    """The letters that stand for a name in another script (xn--…), or None where it is no name."""
    import idna  # only where such a name is written

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError:
        return None


def _unicode(name: str) -> str | None:
    import idna  # only where such a name is written

    try:
        return idna.decode(name)
    except idna.IDNAError:
        return None


def _refuse_characters(written: str) -> None:
    if not written.strip():
        raise FormError("empty")
    unseen = _UNSEEN.search(written)
    if unseen:
        raise FormError(_reason_of(unseen[0], written), _mended(written))
    if len(written) > _LONGEST or not _CHARACTERS.match(written):
        raise FormError("characters")


def _reason_of(character: str, written: str) -> str:
    if character.isspace() or not character.isprintable():
        return "space"
    return "width" if unicodedata.normalize("NFKC", written).isascii() else "script"


def _mended(written: str) -> str | None:
    """The same address in half-width and ASCII, where that is certain and then right."""
    plain = unicodedata.normalize("NFKC", written).strip()
    if re.search(r"[\s\x00-\x1f\x7f]", plain) or not plain.lower().startswith("https://"):
        return None
    host, slash, path = plain[len("https://") :].partition("/")
    name = host if host.isascii() else ascii_host(host)
    return _read_address_or_none(f"https://{name}{slash}{quote(path, safe=_SAFE)}") if name else None


_SAFE = "-._~!$&'()*+,;=:@/?#%"


def _other_scheme(written: str, scheme: str) -> FormError:
    if scheme == "http":
        return FormError("http", _read_address_or_none("https" + written[len("http") :]))
    bare = not scheme and not written.startswith(("/", ".", "?", "#"))
    return FormError("scheme", _read_address_or_none(f"https://{written}") if bare else None)


def _https(address: str) -> str:
    if not address.startswith("https://"):
        raise FormError("scheme")
    parts = urlsplit(address)
    authority = parts.netloc
    if "@" in authority:
        raise FormError("user")
    host, colon, port = authority.partition(":")
    if colon and port not in ("", "443"):
        raise FormError("port")
    name = host_name(host, "")
    rest = address[len("https://") + len(authority) :]
    return f"https://{name}{rest if rest.startswith('/') else '/' + rest}"


def _folder(address: str) -> str:
    return address if address.endswith("/") else f"{address}/"


def _read_address_or_none(written: str) -> str | None:
    try:
        return read_web_address(written)
    except FormError:
        return None


def _read_or_none(written: str) -> str | None:
    try:
        return read_host(written)
    except FormError:
        return None
