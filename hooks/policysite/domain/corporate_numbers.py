"""法人番号: thirteen digits, the first of which checks the others (法人番号の指定等に関する省令2条)."""

from __future__ import annotations

import re

from policysite.domain.contacts import half_width
from policysite.domain.value_forms import FormError

_GROUPS = re.compile(r"[ \-]")


def read_corporate_number(written: str) -> str:
    """The thirteen digits of a 法人番号; raises FormError."""
    if not written.strip():
        raise FormError("empty")
    digits = _GROUPS.sub("", written)
    if not re.fullmatch(r"[0-9]+", digits):
        half = _GROUPS.sub("", half_width(written))
        plain = half.removeprefix("T")
        right = re.fullmatch(r"[0-9]{13}", plain) and check_digit(plain[1:]) == int(plain[0])
        raise FormError("width" if right and half == plain else "corporate-number", plain if right else None)
    if len(digits) != 13:
        raise FormError("corporate-digits", None, count=str(len(digits)))
    if check_digit(digits[1:]) != int(digits[0]):
        raise FormError("check-digit")
    return digits


def check_digit(number: str) -> int:
    """The check digit of the twelve digits behind it."""
    weighed = sum(int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(number)))
    return 9 - weighed % 9
