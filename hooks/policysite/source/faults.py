"""What can be wrong with a file before any rule looks at it; the words lie in faults.yml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path

import yaml

from policysite.domain.findings import Finding, Level
from policysite.domain.paths import Place
from policysite.domain.text import Text


class FaultKind(StrEnum):
    """The kinds of fault; each is also the id of a finding."""

    SYNTAX = "DATA-SYNTAX"
    TAB = "DATA-TAB"
    ENCODING = "DATA-ENCODING"
    TOO_LARGE = "DATA-TOO-LARGE"
    TOO_DEEP = "DATA-TOO-DEEP"
    EMPTY = "DATA-EMPTY"
    MISSING_FILE = "DATA-MISSING-FILE"
    UNKNOWN_FILE = "DATA-UNKNOWN-FILE"
    OUTSIDE = "DATA-OUTSIDE"
    LINK = "DATA-LINK"
    SHAPE = "DATA-SHAPE"
    UNREADABLE = "DATA-UNREADABLE"
    LEFTOVER = "DATA-LEFTOVER"
    COPY = "DATA-COPY"
    ALIAS = "DATA-ALIAS"
    TAG = "DATA-TAG"
    MERGE_KEY = "DATA-MERGE-KEY"
    BAD_KEY = "DATA-BAD-KEY"
    DUPLICATE_KEY = "DATA-DUPLICATE-KEY"
    SECOND_DOCUMENT = "DATA-SECOND-DOCUMENT"
    UNKNOWN_KEY = "DATA-UNKNOWN-KEY"
    MISSING_KEY = "DATA-MISSING-KEY"
    MISSING_LANGUAGE = "DATA-MISSING-LANGUAGE"
    WRONG_TYPE = "DATA-WRONG-TYPE"
    WRONG_VALUE = "DATA-WRONG-VALUE"
    WRONG_FORM = "DATA-WRONG-FORM"
    BAD_ID = "DATA-BAD-ID"
    CONTROL = "DATA-CONTROL"
    CONFLICT = "DATA-CONFLICT"
    FULLWIDTH_COLON = "DATA-FULLWIDTH-COLON"
    SPACE = "DATA-SPACE"
    COLON_SPACE = "DATA-COLON-SPACE"
    QUOTE = "DATA-QUOTE"
    QUOTE_TAIL = "DATA-QUOTE-TAIL"
    SMART_QUOTE = "DATA-SMART-QUOTE"
    INDENT = "DATA-INDENT"
    INDENT_UNDER = "DATA-INDENT-UNDER"
    DASH = "DATA-DASH"
    DASH_EMPTY = "DATA-DASH-EMPTY"
    DASH_MISSING = "DATA-DASH-MISSING"
    DASH_SPACE = "DATA-DASH-SPACE"
    COLON_IN_TEXT = "DATA-COLON-IN-TEXT"
    FIRST_CHARACTER = "DATA-FIRST-CHARACTER"
    BRACKET = "DATA-BRACKET"
    BROKEN_LINE = "DATA-BROKEN-LINE"
    COMMENT_CUT = "DATA-COMMENT-CUT"
    HALF_SAVED = "DATA-HALF-SAVED"
    NO_KEY = "DATA-NO-KEY"
    COMMA = "DATA-COMMA"
    BARE_TEXT = "DATA-BARE-TEXT"
    BLOCK = "DATA-BLOCK"
    WIDE_BRACE = "DATA-WIDE-BRACE"
    FLOW_COMMA = "DATA-FLOW-COMMA"
    FLOW_BRACE = "DATA-FLOW-BRACE"
    ONE_ONLY = "DATA-ONE-ONLY"
    TWICE = "DATA-TWICE"


@dataclass(frozen=True)
class Fault:
    """A fault at a place, with the values its words need."""

    kind: FaultKind
    place: Place
    values: Mapping[str, str] = field(default_factory=dict)
    target: str = ""


class FaultError(Exception):
    """Reading cannot go on; carries the faults."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*(fault.kind for fault in faults))
        self.faults = faults


def finding_of(fault: Fault) -> Finding:
    """The fault as a finding; always an error, because nothing can be published from data that does not load."""
    message, fix = fault_words()[fault.kind]
    place = fault.place
    return Finding(
        file=place.file,
        line=place.line,
        column=place.column,
        rule=str(fault.kind),
        target=fault.target or place.file,
        level=Level.ERROR,
        message=_filled(message, fault.values),
        fix=_filled(fix, fault.values),
    )


@cache
def fault_words() -> Mapping[FaultKind, tuple[Text, Text]]:
    """What each fault says and how it is mended; raises KeyError or ValueError where words and kinds differ."""
    file = Path(__file__).with_name("faults.yml")
    entries = yaml.load(file.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return {FaultKind(kind): (Text(**words["message"]), Text(**words["fix"])) for kind, words in entries.items()}


def _filled(words: Text, values: Mapping[str, str]) -> Text:
    return Text(ja=words.ja.format_map(values), en=words.en.format_map(values))
