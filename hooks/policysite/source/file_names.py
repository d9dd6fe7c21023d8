"""What the name of a file in a data folder tells: data, a slip of the hand, or what a program left behind."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Mapping

from policysite.domain.text import Text

REGISTERS = {
    "subjects.yml": "subjects",
    "data-items.yml": "data_items",
    "purposes.yml": "purposes",
    "recipients.yml": "recipients",
    "identity-documents.yml": "identity_documents",
    "terms.yml": "terms",
    "term-choices.yml": "term_choices",
}
SINGLE = {"company.yml": "company", "site.yml": "site", "notices.yml": "notices", "exceptions.yml": "exceptions"}
CONFIRMED = "translations.yml"
LISTED = ("policy", "forms")
"""Folders in which every YAML file is read, whatever it is called."""
FOLDERS = (*LISTED, "registers", "releases", "schema")

_WIDE = re.compile("[\u3000！-～]")
_DATA = re.compile(r"\.ya?ml(?![a-z])", re.IGNORECASE)
_COPY = re.compile(r"(?P<stem>.+?)(?: ?- (?:コピー|Copy)|のコピー| のコピー| copy)?(?: ?\(\d+\)| \d+)?\.yml")
_LEFT_BY: Mapping[str, Text] = {
    r"\._": Text(ja="macOS が付けた控え", en="a companion file of macOS"),
    r"~\$": Text(ja="Word や Excel が開いている間の控え", en="a lock file of Word or Excel"),
    r"\.~lock\.": Text(ja="LibreOffice が開いている間の控え", en="a lock file of LibreOffice"),
    r"\.#|#.*#$|.*~$|.*\.sw[op]$|.*\.(?:tmp|bak|orig|rej)$": Text(
        ja="エディタや git が残した控え", en="a backup of an editor or of git"
    ),
}


def leftover_of(name: str) -> Text | None:
    """The program that left a file of this name behind where a data file lay; None where it is none."""
    if not _DATA.search(name):
        return None
    return next((words for pattern, words in _LEFT_BY.items() if re.match(pattern, name)), None)


def copied_from(name: str) -> str | None:
    """The name of the file that this one seems to be a copy of."""
    match = _COPY.fullmatch(unicodedata.normalize("NFC", name))
    return f"{match['stem']}.yml" if match and f"{match['stem']}.yml" != name else None


def is_section_name(name: str) -> bool:
    """Whether a file of this name in a folder of LISTED is read."""
    return name.endswith(".yml") and not name.startswith(".") and not _WIDE.search(name)


def seems_data(name: str, folder: str) -> bool:
    """Whether a file that is not read was probably meant to be: any YAML file, and a text where only data lies."""
    folded = unicodedata.normalize("NFKC", name).lower()
    return bool(_DATA.search(folded)) or (folder in (*LISTED, "registers") and folded.endswith(".txt"))


def right_name(name: str, folder: str) -> str | None:
    """Where in the data folder a file of such a name belongs, and how it is spelled there; None where nothing tells."""
    folded = _folded(name)
    for home, known in (("", (*SINGLE, CONFIRMED)), ("registers", tuple(REGISTERS))):
        if folded in known:
            return f"{home}/{folded}" if home else folded
    if folder in LISTED:
        return f"{folder}/{folded}"
    known = tuple(REGISTERS) if folder == "registers" else tuple(SINGLE)
    close = difflib.get_close_matches(folded, known, n=1, cutoff=0.8)
    return (f"{folder}/{close[0]}" if folder else close[0]) if close else None


def _folded(name: str) -> str:
    """The name in narrow letters, with .yml at its end once."""
    folded = unicodedata.normalize("NFKC", name).strip(" .")
    stem = re.sub(r"(?:\.(?:ya?ml|txt|md|doc|docx))+$", "", folded, flags=re.IGNORECASE).strip()
    return f"{stem.lower() if f'{stem.lower()}.yml' in (*SINGLE, *REGISTERS, CONFIRMED) else stem}.yml"
