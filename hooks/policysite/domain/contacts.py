"""How somebody is reached: telephone, e-mail, post; each has one form, and a target that a visitor may follow."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from policysite.domain.value_forms import FormError
from policysite.domain.web_addresses import ascii_host, host_name

_HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–—―−ー－ｰ─", "-"))
_WRITTEN = re.compile(r"\+?[0-9][0-9 ()\-]*\Z|\([0-9]+\)[0-9 ()\-]*\Z")
_GROUPED = re.compile(r"0\d{1,4}-\d{1,4}-\d{3,4}\Z")
_MOBILE = ("020", "050", "060", "070", "080", "090", "0800")
# These are not reached from abroad, so that their international form leads nowhere.
_DOMESTIC = ("0120", "0570", "0800", "0990")
_POSTAL = re.compile(r"〒? ?(\d{3})-?(\d{4})\Z")
_FOREIGN_POSTAL = re.compile(r"(?=.*\d)[A-Z0-9](?:[A-Z0-9 -]{1,9})\Z")


def half_width(written: str) -> str:
    """A value in half-width characters, its hyphens and dashes as hyphens."""
    return unicodedata.normalize("NFKC", written.translate(_HYPHENS)).translate(_HYPHENS).strip()


def read_telephone(written: str) -> str:
    """A telephone number in its one form: 03-6427-2662 for Japan, +1 212-555-0100 for elsewhere; raises FormError."""
    if not written.strip():
        raise FormError("empty")
    if re.search(r"[0-9０-９].*[XＸ○●〇*＊×]|[XＸ○●〇*＊×]{2}", written, re.IGNORECASE):
        raise FormError("placeholder")
    if not _WRITTEN.match(written):
        raise FormError("width" if half_width(written) != written else "telephone", _telephone_or_none(written))
    if written.startswith("+") and not written.startswith("+81"):
        return _abroad(written)
    digits = _national(written)
    long = digits.startswith(_MOBILE)
    if not digits.startswith("0") or digits.startswith("00") or len(digits) not in ((10, 11) if long else (10,)):
        raise FormError("telephone-digits", None, count=str(len(digits)))
    return written if _GROUPED.match(written) else _grouped(digits)


def telephone_target(number: str) -> str:
    """The address behind which a telephone dials a number that `read_telephone` gave."""
    digits = re.sub(r"\D", "", number)
    if number.startswith("+"):
        return f"tel:+{digits}"
    return f"tel:{digits}" if digits.startswith(_DOMESTIC) else f"tel:+81{digits[1:]}"


def read_email(written: str) -> str:
    """An e-mail address whose domain is in lower-case ASCII; raises FormError."""
    if not written.strip():
        raise FormError("empty")
    plain = half_width(written).removeprefix("mailto:")
    if not written.isascii() and "@" in plain and not plain.isascii():
        local, _, domain = plain.rpartition("@")
        name = ascii_host(domain)
        raise FormError("script", _email_or_none(f"{local}@{name}") if name and local.isascii() else None)
    if plain != written:
        raise FormError("width" if not written.isascii() else "email", _email_or_none(plain))
    return _email(written)


def email_target(address: str) -> str:
    """The address that opens a letter to an e-mail address."""
    return f"mailto:{quote(address, safe='@')}"


def read_postal_code(written: str, country: str = "JP") -> str:
    """A postal code; for Japan in its one form 150-0001. Raises FormError."""
    if not written.strip():
        raise FormError("empty")
    if country != "JP":
        if not _FOREIGN_POSTAL.match(written):
            plain = half_width(written).upper()
            raise FormError("postal-abroad", plain if _FOREIGN_POSTAL.match(plain) else None)
        return written
    match = _POSTAL.match(written) if written.removeprefix("〒").isascii() else None
    if match is None:
        plain = half_width(written).replace(" ", "")
        found = _POSTAL.match(plain)
        raise FormError("width" if found else "postal-code", f"{found[1]}-{found[2]}" if found else None)
    return f"{match[1]}-{match[2]}"


def _national(written: str) -> str:
    if written.startswith("+81"):
        return "0" + re.sub(r"\D", "", written[3:].replace("(0)", "", 1)).removeprefix("0")
    return re.sub(r"\D", "", written)


def _grouped(digits: str) -> str:
    """A Japanese number with its area code set apart, as the numbering plan has it."""
    import phonenumbers  # half of a check's time where every number is grouped already

    number = phonenumbers.parse(digits, "JP")
    text: str = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
    if not _GROUPED.match(text):
        raise FormError("telephone-area")
    return text


def _abroad(written: str) -> str:
    import phonenumbers  # as above

    try:
        number = phonenumbers.parse(written, None)
    except phonenumbers.NumberParseException:
        raise FormError("telephone") from None
    if not phonenumbers.is_valid_number(number):
        raise FormError("telephone-abroad")
    text: str = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return text


def _telephone_or_none(written: str) -> str | None:
    plain = re.sub(r"(?i)^(tel|電話|fax)[.:：]?\s*", "", half_width(written))
    try:
        return read_telephone(plain) if plain != written else None
    except FormError:
        return None


def _email(written: str) -> str:
    from email_validator import EmailNotValidError, validate_email  # only where there is an address

    try:
        # A check needs no network; names that are reserved for examples are those of samples.
        found = validate_email(written, check_deliverability=False, allow_smtputf8=False, test_environment=True)
    except EmailNotValidError:
        raise FormError("email") from None
    # The library writes known mailboxes small; before the sign the letters are the owner's.
    return f"{written.rpartition('@')[0]}@{host_name(found.ascii_domain, '')}"


def _email_or_none(written: str) -> str | None:
    try:
        return read_email(written)
    except FormError:
        return None
