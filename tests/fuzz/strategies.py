"""What the fuzz tests throw at the program: bytes, YAML that is nearly right, and texts with every sign of markup."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import strategies as st

ROOT = Path(__file__).parent.parent.parent
DATA = ROOT / "policy_data"

# Signs that mean something to YAML, to Markdown, to HTML, to Jinja, to Typst or to the placeholders.
SIGNS = (
    "{", "}", "{{", "}}", "{%", "%}", "{#", "<", ">", "&", '"', "'", "`", "*", "_", "[", "]", "(", ")", "#", "+",
    "-", "!", "|", "~", "$", "^", "=", ":", "\\", "@", "%", "/", ";", ",", "?", "\n", "\n\n", " ", "　", "\u00a0",
    "\u2028", "<script>alert(1)</script>", "</p>", "</ul>", "<!--", "-->", "{: #x }", "&lt;", "&#58;", "]]>", "[a](b)",
    "![a](b)", "http://example.com", "***", "# ", "1. ", "    ", "\u202e", "\u200d",
    "👩‍👩‍👧", "髙﨑", "が", "𠮟", "e\u0301",
    "{fact.path}", "{ref:x}", "{label:x}", "#set text()", "*[abbr]: x", "---", "...", "!!python/object:os.system",
)  # fmt: skip
_LETTERS = st.characters(exclude_categories=("Cs", "Cc"))


def texts() -> st.SearchStrategy[str]:
    """A text with much markup in it and at least one visible character."""
    return st.lists(st.one_of(st.sampled_from(SIGNS), st.text(_LETTERS, max_size=6)), min_size=1, max_size=8).map(
        lambda pieces: "字" + "".join(pieces)
    )


def literal(text: str) -> str:
    """The text as it is written in the data so that it means itself."""
    return text.replace("{", "{{").replace("}", "}}")


def plain_data() -> st.SearchStrategy[Any]:
    """Plain data of any shape, with the keys that the real data uses."""
    scalars = st.one_of(st.none(), st.text(_LETTERS, max_size=12), st.sampled_from(KEYS))
    return st.recursive(
        scalars,
        lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(KEYS), inner, max_size=6)),
        max_leaves=25,
    )


KEYS = (
    "id", "kind", "title", "text", "lead", "notes", "clauses", "ja", "en", "purposes", "purpose", "fee", "amount",
    "types", "desk", "desks", "group", "operator", "declared", "none", "joint-use", "requests", "purpose-of-use",
    "data_items", "users", "manager", "provision", "ground", "consent", "papers", "replies", "name", "address", "lines",
    "value", "label", "fields", "sections", "review_due", "2026-02-30", "9" * 50, "-1", "true", "1e309", ".nan", "0x1F",
)  # fmt: skip


def data_files() -> list[Path]:
    """Every YAML file of the company's data."""
    return sorted(file for file in DATA.rglob("*.yml") if "releases" not in file.parts)


@st.composite
def broken_yaml(draw: st.DrawFn, source: str) -> str:
    """A real file after up to four slips: lines lost, doubled, swapped, shifted, or signs put in."""
    lines = source.split("\n")
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        slip = draw(st.sampled_from(("drop", "double", "swap", "indent", "dedent", "insert", "cut", "replace")))
        line = lines[at]
        column = draw(st.integers(0, len(line)))
        if slip == "drop" and len(lines) > 1:
            del lines[at]
        elif slip == "double":
            lines.insert(at, line)
        elif slip == "swap":
            other = draw(st.integers(0, len(lines) - 1))
            lines[at], lines[other] = lines[other], lines[at]
        elif slip == "indent":
            lines[at] = " " * draw(st.integers(1, 5)) + line
        elif slip == "dedent":
            lines[at] = line.removeprefix("  ")
        elif slip == "cut":
            lines[at] = line[:column]
        else:
            sign = draw(st.sampled_from(YAML_SIGNS))
            lines[at] = line[:column] + sign + (line[column:] if slip == "insert" else "")
    return "\n".join(lines)


YAML_SIGNS = (
    *SIGNS, "&a ", "*a", "<<: ", "!!str ", "- ", ": ", ", ", "|", ">", "|9", "%YAML 1.1", "---\n", "...\n", "? ", "\r",
    '"\\x00"', '"\\u0007"', '"\\uD800"', '"\\U00110000"', '"\\uFFFE"', '"\\u2028"', "\x85", "\ufeff", "\x00", "\x1b",
    "0o17", "!<tag:x>", "12:30:45", "2026-13-01", "{a: [b, {c: d}]}", "[" * 40, "ja: ", "en: ", "id: ", "：", "＂",
)  # fmt: skip
