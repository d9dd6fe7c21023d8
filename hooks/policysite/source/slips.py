"""From the parser's complaint to the slip of the hand behind it: which mark is missing or too much, and where."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from policysite.domain.paths import Place
from policysite.source.faults import Fault, FaultKind
from policysite.source.lines import Line, certain_slips, lines_of, shortened

_QUOTED = re.compile(r"""\s*(?:-\s+)?(?:[\w-]+:\s+)?(?P<quote>["'])(?P<inside>.*)""")
_VALUE = re.compile(r"\s*(?:-\s+)?[\w-]+: +(?P<value>\S.*)")
_JAPANESE = re.compile("[\u3041-\u30ff\u3400-\u9fff]")
_CLOSING = {"[": "]", "{": "}"}
_DETAILS = {
    "mapping values are not allowed in this context": "コロンの位置が正しくありません",
    "did not find expected key": "項目名のあるべき所に別のものがあります",
    "did not find expected '-' indicator": "「- 」のあるべき所に別のものがあります",
    "could not find expected ':'": "コロンがありません",
}


@dataclass(frozen=True)
class Complaint:
    """What the parser says, and the lines it speaks of; `opened` is where the construct began that it could not end."""

    file: str
    lines: list[Line]
    problem: str
    context: str
    at: Place
    opened: Place | None
    ended: bool

    def line(self, number: int) -> Line:
        """A line by its number; an empty one behind the end."""
        return self.lines[number - 1] if number <= len(self.lines) else Line(number, "")

    def before(self, number: int) -> Line | None:
        """The nearest line with content above another."""
        return next((line for line in reversed(self.lines[: number - 1]) if not line.blank), None)

    def last(self) -> Line:
        """The last line with content."""
        return next((line for line in reversed(self.lines) if not line.blank), self.lines[0])

    def fault(self, kind: FaultKind, where: Line, column: int, **values: str) -> Fault:
        """A fault at a column, counted from 1."""
        return Fault(kind, Place(self.file, where.number, column), values)


def named_slips(text: str, file: str, error: yaml.MarkedYAMLError) -> tuple[Fault, ...]:
    """The slips behind an error of the parser; at least one."""
    complaint = _complaint(text, file, error)
    certain = tuple(certain_slips(text, file))
    if certain:
        return certain
    for detect in _DETECTORS:
        fault = detect(complaint)
        if fault is not None:
            return (fault,)
    detail = {"detail_ja": _DETAILS.get(complaint.problem, "書き方の規則に合いません"), "detail_en": complaint.problem}
    return (Fault(FaultKind.SYNTAX, complaint.at, detail),)


def _complaint(text: str, file: str, error: yaml.MarkedYAMLError) -> Complaint:
    at, opened = error.problem_mark or error.context_mark, error.context_mark
    return Complaint(
        file=file,
        lines=lines_of(text),
        problem=error.problem or "",
        context=error.context or "",
        at=Place(file, at.line + 1, at.column + 1) if at else Place(file),
        opened=Place(file, opened.line + 1, opened.column + 1) if opened else None,
        ended=text.endswith("\n"),
    )


def _open_quote(c: Complaint) -> Fault | None:
    """A quotation mark that never closes, or closes on a line far below."""
    first = c.opened.line if c.opened else c.at.line
    for number in range(first, min(c.at.line, len(c.lines)) + 1):
        line = c.line(number)
        match = _QUOTED.match(line.text)
        if match is None or _closed(match["inside"], match["quote"]):
            continue
        smart = re.search("[“”‘’〝〟]", match["inside"])
        if smart:
            return c.fault(FaultKind.SMART_QUOTE, line, match.start("inside") + smart.start() + 1, quote=smart[0])
        if line == c.last() and not c.ended:
            return c.fault(FaultKind.HALF_SAVED, line, 1, tail=shortened(line.text.strip()))
        return c.fault(FaultKind.QUOTE, line, match.start("quote") + 1, quote=match["quote"])
    return None


def _closed(inside: str, quote: str) -> bool:
    pattern = r'(?:[^"\\]|\\.)*"' if quote == '"' else r"(?:[^']|'')*'(?!')"
    return re.match(pattern, inside) is not None


def _half_saved(c: Complaint) -> Fault | None:
    """The last line breaks off in a key."""
    last = c.last()
    if "could not find expected ':'" in c.problem and c.opened and c.opened.line == last.number and not c.ended:
        return c.fault(FaultKind.HALF_SAVED, last, 1, tail=shortened(last.text.strip()))
    return None


def _first_character(c: Complaint) -> Fault | None:
    """A text that begins with a mark of YAML."""
    line = c.line(c.opened.line if c.opened and c.context.startswith("while scanning a") else c.at.line)
    match = _VALUE.match(line.text)
    signs = "-" if c.problem.startswith("block sequence entries") else "{[&*!|>%@`?"
    if match is None or match["value"][0] not in signs:
        return None
    closing = _CLOSING.get(match["value"][0])
    if closing and closing not in match["value"] and not _JAPANESE.search(match["value"]):
        return None
    return c.fault(FaultKind.FIRST_CHARACTER, line, match.start("value") + 1, character=match["value"][0])


def _brace_in_flow(c: Complaint) -> Fault | None:
    """A reference such as {ref:id} in a text that stands, without quotes, inside braces."""
    line = c.line(c.at.line)
    if not c.problem.startswith("did not find expected ',' or '}'") or line.text[c.at.column - 1 : c.at.column] != "{":
        return None
    return c.fault(FaultKind.FLOW_BRACE, line, c.at.column, character="{")


def _open_bracket(c: Complaint) -> Fault | None:
    """A list in brackets that never closes."""
    if "flow" not in c.context:
        return None
    for line in reversed(c.lines[: c.at.line]):
        opened = [at for at, sign in enumerate(line.text) if sign in _CLOSING and _CLOSING[sign] not in line.text[at:]]
        if opened and not line.blank:
            if line == c.last() and not c.ended:
                return c.fault(FaultKind.HALF_SAVED, line, 1, tail=shortened(line.text.strip()))
            character = line.text[opened[0]]
            return c.fault(FaultKind.BRACKET, line, opened[0] + 1, character=character, closing=_CLOSING[character])
    return None


def _quote_tail(c: Complaint) -> Fault | None:
    """Characters behind a closing quotation mark."""
    line = c.line(c.at.line)
    match = _VALUE.match(line.text)
    if match is None or c.problem != "did not find expected key" or match["value"][0] not in "\"'":
        return None
    return c.fault(FaultKind.QUOTE_TAIL, line, c.at.column) if c.at.column > match.start("value") + 1 else None


def _colon_in_text(c: Complaint) -> Fault | None:
    """A second colon in the text of one line."""
    line = c.line(c.at.line)
    match = _VALUE.match(line.text)
    if match and c.problem.startswith("mapping values") and c.at.column > match.start("value"):
        return c.fault(FaultKind.COLON_IN_TEXT, line, c.at.column)
    return None


def _dash(c: Complaint) -> Fault | None:
    """A dash too much or too few."""
    line = c.line(c.at.line)
    dashed = line.text.lstrip().startswith("-")
    if c.problem == "did not find expected '-' indicator" and c.opened and line.indent + 1 == c.opened.column:
        return None if dashed else _entry_without_dash(c, line, c.line(c.opened.line))
    if c.problem == "did not find expected key" and dashed and c.at.column == line.indent + 1:
        above = c.before(line.number)
        if above and not above.text.lstrip().startswith("-") and above.indent == line.indent:
            return c.fault(FaultKind.DASH, line, line.indent + 1)
    return None


def _entry_without_dash(c: Complaint, line: Line, first: Line) -> Fault:
    between = c.lines[first.number - 1 : line.number - 1]
    entries = [other for other in between if other.text[first.indent :].startswith("- ")]
    if len(entries) > 1 or (first.key and line.key and first.name == line.name):
        return c.fault(FaultKind.DASH_MISSING, line, line.indent + 1)
    return c.fault(FaultKind.DASH, first, first.indent + 1)


def _indent(c: Complaint) -> Fault | None:
    """A line that stands too far left or right."""
    line, above = c.line(c.at.line), c.before(c.at.line)
    if above is None or line.key is None:
        return None
    dashed = line.text.lstrip().startswith("- ")
    fits = [other for other in c.lines[: line.number - 1] if not other.blank and _same_kind(other, dashed)]
    if not fits or line.indent in {other.indent for other in fits[-1:]}:
        return None
    near = min(reversed(fits[-6:]), key=lambda other: abs(_start(other, dashed) - line.indent))
    wanted = _start(near, dashed)
    if wanted == line.indent:
        return None
    values = {"name": line.name, "width": str(line.indent), "wanted": str(wanted), "line": str(near.number)}
    return c.fault(FaultKind.INDENT, line, line.indent + 1, sibling=near.name, **values)


def _same_kind(line: Line, dashed: bool) -> bool:
    return line.text.lstrip().startswith("- ") if dashed else line.key is not None


def _start(line: Line, dashed: bool) -> int:
    match = line.key
    return line.indent if dashed or match is None else match.start("name")


def _broken_line(c: Complaint) -> Fault | None:
    """A line without a key: the rest of a text, or a key without a colon."""
    if "could not find expected ':'" not in c.problem or c.opened is None:
        return None
    line, above = c.line(c.opened.line), c.before(c.opened.line)
    value = _VALUE.match(above.text) if above else None
    if value and _JAPANESE.search(line.text):
        return c.fault(FaultKind.BROKEN_LINE, line, line.indent + 1)
    return c.fault(FaultKind.NO_KEY, line, line.indent + 1, line_text=shortened(line.text.strip()))


_DETECTORS: tuple[Callable[[Complaint], Fault | None], ...] = (
    _open_quote,
    _half_saved,
    _brace_in_flow,
    _first_character,
    _open_bracket,
    _quote_tail,
    _colon_in_text,
    _dash,
    _indent,
    _broken_line,
)
