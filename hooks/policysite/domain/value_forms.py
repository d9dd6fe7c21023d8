"""Values that have a form: which fields have which, and how a value is refused; the readers stand beside.

What legal writes is held to these forms when it is read (`source/value_readers.py`). A frozen release is not: what was
published stays readable, whatever it says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated


class Form(StrEnum):
    """The form of a text; `source/value_forms.yml` has its words."""

    WEB_ADDRESS = "web-address"
    SITE_ADDRESS = "site-address"
    HOST = "host"
    EMAIL = "email"
    TELEPHONE = "telephone"
    POSTAL_CODE = "postal-code"
    CORPORATE_NUMBER = "corporate-number"
    COUNTRY = "country"
    CITATION = "citation"
    FILING_NUMBER = "filing-number"
    AUTOFILL = "autofill"


@dataclass(frozen=True)
class Within:
    """The range of a number; `kind` names it in `source/value_forms.yml`."""

    kind: str
    least: int
    most: int


class FormError(ValueError):
    """A value that does not have its form: why, as a key of the words, and how it would be right where that is sure."""

    def __init__(self, reason: str, mend: str | None = None, **values: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.mend = mend
        self.values = values


@dataclass(frozen=True)
class Misread:
    """A value at a place of some plain data that does not have the form of its field."""

    path: tuple[str | int, ...]
    form: str
    written: str
    reason: str
    mend: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)


WebAddress = Annotated[str, Form.WEB_ADDRESS]
SiteAddress = Annotated[str, Form.SITE_ADDRESS]
HostName = Annotated[str, Form.HOST]
EmailAddress = Annotated[str, Form.EMAIL]
Telephone = Annotated[str, Form.TELEPHONE]
PostalCode = Annotated[str, Form.POSTAL_CODE]
CorporateNumber = Annotated[str, Form.CORPORATE_NUMBER]
CountryCode = Annotated[str, Form.COUNTRY]
Citation = Annotated[str, Form.CITATION]
FilingNumber = Annotated[str, Form.FILING_NUMBER]
Autofill = Annotated[str, Form.AUTOFILL]

Yen = Annotated[int, Within("yen", 1, 999_999)]
Days = Annotated[int, Within("days", 0, 999)]
Months = Annotated[int, Within("months", 1, 120)]
Age = Annotated[int, Within("age", 1, 20)]
Percent = Annotated[int, Within("percent", 1, 100)]
LineCount = Annotated[int, Within("lines", 1, 60)]
ColumnCount = Annotated[int, Within("columns", 1, 6)]
