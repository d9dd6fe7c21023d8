"""The text taken from the company's PDF, mended: one line for each paragraph or list item, nothing reworded.

Run as a command, it writes `cleaned.txt` anew from `raw.txt`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parent
RAW = FOLDER / "raw.txt"
CLEANED = FOLDER / "cleaned.txt"

# Radicals that the PDF has in place of ideographs. NFKC on the whole text would also turn （）： into ASCII.
IDEOGRAPHS = {
    "\u2ea0": "民",
    "\u2f00": "一",
    "\u2f08": "人",
    "\u2f0a": "入",
    "\u2f1c": "又",
    "\u2f26": "子",
    "\u2f29": "小",
    "\u2f3c": "心",
    "\u2f3f": "手",
    "\u2f45": "方",
    "\u2f47": "日",
    "\u2f49": "月",
    "\u2f4c": "止",
    "\u2f52": "氏",
    "\u2f63": "生",
    "\u2f64": "用",
    "\u2f6c": "目",
    "\u2f70": "示",
    "\u2f8f": "行",
    "\u2f95": "谷",
    "\u2f9c": "足",
    "\u2f9d": "身",
    "\u2fa6": "金",
    "\u2faf": "面",
    "\u2fb7": "食",
}
# The half-width dot and the old form stand once each beside many of the usual ones; the em space separates fields.
SIGNS = {"\uff65": "・", "\u6a23": "様", "\u2003": " "}

_MENDED = str.maketrans(IDEOGRAPHS | SIGNS)
_RADICAL = re.compile("[\u2e80-\u2fdf]")
_LABEL = re.compile(r"(\(\d+\)|[A-Z]|\d+) {2}")
_SECTION = re.compile(r"\d+ |【")
# A wrapped line fills the page; columns are counted with wide characters as two. The shortest wrapped line has 72.
_FULL_LINE = 72


def clean(raw: str) -> str:
    """The mended text; raises ValueError at a radical that the table does not know."""
    text = raw.translate(_MENDED)
    unknown = _RADICAL.search(text)
    if unknown:
        raise ValueError(f"no ideograph known for U+{ord(unknown[0]):04X} at character {unknown.start()}")
    return "".join(f"\n{line}\n" if _SECTION.match(line) else f"{line}\n" for line in _paragraphs(text))


def _paragraphs(text: str) -> Iterator[str]:
    paragraph, wrapped = "", False
    for line in filter(None, (line.strip() for line in text.split("\n"))):
        if wrapped and not _opens(line):
            paragraph += line
        else:
            if paragraph:
                yield paragraph
            paragraph = _LABEL.sub(r"\1 ", line, count=1) if _LABEL.match(line) else line
        wrapped = _columns(line) >= _FULL_LINE and not line.endswith("。")
    yield paragraph


def _opens(line: str) -> bool:
    return bool(_LABEL.match(line)) or line.startswith("※")


def _columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in line)


if __name__ == "__main__":
    CLEANED.write_text(clean(RAW.read_text(encoding="utf-8")), encoding="utf-8")
