"""What can be seen on the lines of a file without reading them as YAML: signs of pasting, merging and odd spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policysite.domain.paths import Place
from policysite.source.faults import Fault, FaultKind

KEY = re.compile(r"(?P<indent>\s*)(?P<dash>-\s+)?(?P<name>[A-Za-z_][\w-]*)(?P<colon>[:：])(?P<rest>.*)")
DASHES = "ー―—–‐‑−－・•"
_MARKER = re.compile(r"(<{7}|={7}|>{7})(?: |$)")
# Control characters, invisible ones, those that turn the direction of writing, and code points that are none.
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufeff\ufff9-\uffff]"
)
_WORD_BREAKS = {
    "\x0b": ("（Word の改行）", " (a line break of Word)"),
    "\u2028": ("（改行）", " (a line break)"),
    "\xad": ("（改行位置の印）", " (a soft hyphen)"),
    "\ufffd": ("（文字化けの跡）", " (the trace of a lost character)"),
}
_ODD_SPACES = {
    "\u3000": ("全角の空白", "a full-width space"),
    "\u00a0": ("特殊な空白（U+00A0）", "a no-break space (U+00A0)"),
    "\u2003": ("特殊な空白（U+2003）", "an em space (U+2003)"),
}
_ODD = re.compile("[" + "".join(_ODD_SPACES) + "]")


@dataclass(frozen=True)
class Line:
    """One line of a file, counted from 1."""

    number: int
    text: str

    @property
    def indent(self) -> int:
        """The number of characters before the first that is no space."""
        return len(self.text) - len(self.text.lstrip())

    @property
    def blank(self) -> bool:
        """Whether nothing but a comment stands there."""
        return not self.text.strip() or self.text.lstrip().startswith("#")

    @property
    def key(self) -> re.Match[str] | None:
        """The line as “key: value”, with a colon of either width and with or without a space behind it."""
        return KEY.match(self.text)

    @property
    def name(self) -> str:
        """The key, or the beginning of the line where it has none."""
        match = self.key
        return match["name"] if match else shortened(self.text.strip())


def shortened(text: str) -> str:
    """At most 24 characters of a text, for messages."""
    return text if len(text) <= 24 else text[:23] + "…"


def lines_of(text: str) -> list[Line]:
    """The lines as editors count them."""
    return [Line(number, line.rstrip("\r")) for number, line in enumerate(text.split("\n"), start=1)]


def visible_faults(text: str, file: str) -> Iterator[Fault]:
    """Tabs, conflict markers and invisible characters: they are faults whatever stands around them."""
    for line in lines_of(text):
        if "\t" in line.text:
            yield Fault(FaultKind.TAB, Place(file, line.number, line.text.index("\t") + 1))
        marker = _MARKER.match(line.text)
        if marker:
            yield Fault(FaultKind.CONFLICT, Place(file, line.number), {"mark": marker[1]})
        control = _CONTROL.search(line.text)
        if control:
            yield _control_fault(Place(file, line.number, control.start() + 1), control[0])


def escaped_faults(value: str, place: Place) -> Iterator[Fault]:
    """The same characters where an escape hides them from the eye; `place` is that of the value."""
    control = _CONTROL.search(value)
    if control:
        yield _control_fault(place, control[0])


def _control_fault(place: Place, character: str) -> Fault:
    what_ja, what_en = _WORD_BREAKS.get(character, ("", ""))
    return Fault(FaultKind.CONTROL, place, {"code": f"U+{ord(character):04X}", "what_ja": what_ja, "what_en": what_en})


def certain_slips(text: str, file: str) -> Iterator[Fault]:
    """Slips at the beginning of lines that explain why a file is no YAML: odd spaces and wrong colons."""
    for line in lines_of(text):
        if not line.blank:
            yield from line_slips(line, file)


def line_slips(line: Line, file: str) -> Iterator[Fault]:
    """The slip at the beginning of one line, if there is one."""
    match = line.key
    start = line.text.lstrip()
    odd = _ODD.search(line.text[: match.start("name")] if match else line.text[: line.indent])
    if odd is None and match and match["rest"][:1] in _ODD_SPACES:
        odd = _ODD.search(line.text, match.start("rest"))
    if odd:
        yield space_fault(Place(file, line.number, odd.start() + 1), odd[0])
    elif match and match["colon"] == "：":
        place = Place(file, line.number, match.start("colon") + 1)
        yield Fault(FaultKind.FULLWIDTH_COLON, place, {"name": match["name"]})
    elif match and match["rest"] and not match["rest"][0].isspace() and not match["rest"].startswith("//"):
        yield Fault(FaultKind.COLON_SPACE, Place(file, line.number, match.start("rest") + 1), {"name": match["name"]})
    elif start and start[0] in DASHES and KEY.match(start[1:]):
        yield Fault(FaultKind.DASH_SPACE, Place(file, line.number, line.indent + 1), {"mark": start[0]})
    elif re.match(r"\s*-[^\s-]", line.text):
        yield Fault(FaultKind.DASH_SPACE, Place(file, line.number, line.indent + 1), {"mark": "-"})


def space_fault(place: Place, character: str) -> Fault:
    """A space of another width where an ordinary one belongs."""
    what_ja, what_en = _ODD_SPACES[character]
    return Fault(FaultKind.SPACE, place, {"what_ja": what_ja, "what_en": what_en})


def odd_space_in(name: str) -> str | None:
    """The first space of another width in a key."""
    match = _ODD.search(name)
    return match[0] if match else None
