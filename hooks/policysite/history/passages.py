"""A policy as passages: each section and clause with its words, as written and as shown, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from policysite.composition import compose
from policysite.composition.document import Inline, Listing, Node, Note, Paragraph, ReferenceRun, Rows, Table
from policysite.domain.clauses import Clause, ProvisionClause, ProvisionGround
from policysite.domain.model import PolicyData, walk_texts
from policysite.domain.sections import ClosingSection, ContactSection, Section
from policysite.domain.text import Text

_OWN = ("text", "lead", "notes", "signature", "ending")


@dataclass(frozen=True)
class Passage:
    """A section's opening or a clause: `own` words stand in the data, `shown` adds what facts and references give."""

    anchor: str
    parent: str
    target: str
    section: Section
    clause: Clause | None
    raw: tuple[Text, ...]
    own: tuple[Text, ...]
    shown: tuple[Text, ...]
    ground: ProvisionGround | None

    @property
    def own_text(self) -> Text:
        """The own words in one text, a paragraph a line."""
        return together(self.own)

    @property
    def shown_text(self) -> Text:
        """Everything the reader sees at this place, without the clauses below it."""
        return together(self.shown)


def together(texts: tuple[Text, ...]) -> Text:
    """Several paragraphs as one text, a paragraph a line."""
    return Text(ja="\n".join(text.ja for text in texts), en="\n".join(text.en for text in texts))


@lru_cache(maxsize=4)
def passages(policy: PolicyData) -> tuple[Passage, ...]:
    """The passages of a policy in reading order; a history reads each one twice, as the new text and as the old."""
    ja, en = compose(policy, "ja").document, compose(policy, "en").document
    placed = dict(_placed(policy))
    found = []
    for node, twin in zip(ja.walk(), en.walk(), strict=True):
        section, clause, parent, target, ground = placed[node.path]
        own = _both(_words(node, own=True), _words(twin, own=True))
        shown = _both(_words(node, own=False), _words(twin, own=False))
        raw = _raw(section, clause)
        found.append(Passage(node.anchor, parent, target, section, clause, raw, own, shown, ground))
    return tuple(found)


_Placed = tuple[Section, Clause | None, str, str, ProvisionGround | None]


def _placed(policy: PolicyData) -> Iterator[tuple[tuple[str | int, ...], _Placed]]:
    for index, section in enumerate(policy.policy):
        path = ("policy", index)
        yield path, (section, None, section.within or "", section.id, None)
        yield from _below(section, section.clauses, (*path, "clauses"), section.id, section.id, None)


def _below(
    section: Section,
    clauses: tuple[Clause, ...],
    path: tuple[str | int, ...],
    parent: str,
    prefix: str,
    ground: ProvisionGround | None,
) -> Iterator[tuple[tuple[str | int, ...], _Placed]]:
    for index, clause in enumerate(clauses):
        target = f"{prefix}.{clause.id}"
        here = (*path, index)
        own_ground = clause.provision.ground if isinstance(clause, ProvisionClause) and clause.provision else ground
        yield here, (section, clause, parent, target, own_ground)
        anchor = f"{section.id}-{clause.id}"
        yield from _below(section, clause.clauses, (*here, "clauses"), anchor, target, own_ground)


def _raw(section: Section, clause: Clause | None) -> tuple[Text, ...]:
    if clause is not None:
        tables = (text for _, text in walk_texts(clause.tables))
        return (*((clause.title,) if clause.title else ()), *clause.text, *tables, *clause.notes)
    lines = section.lines if isinstance(section, (ContactSection, ClosingSection)) else ()
    return (
        *((section.title,) if section.title else ()),
        *section.lead,
        *(text for _, text in walk_texts(section.tables)),
        *section.notes,
        *_signed(section),
        *(text for line in lines for text in (line.label, line.value)),
    )


def _signed(section: Section) -> tuple[Text, ...]:
    if not isinstance(section, ClosingSection):
        return ()
    return (*section.signature, *((section.ending,) if section.ending else ()))


def _both(ja: list[str], en: list[str]) -> tuple[Text, ...]:
    return tuple(Text(ja=a, en=b) for a, b in zip_longest(ja, en, fillvalue=""))


def _words(node: Node, own: bool) -> list[str]:
    words = [_text(node.heading)] if node.heading else []
    for block in (*node.blocks, *node.closing):
        if isinstance(block, (Paragraph, Note)):
            if not own or block.path[-2] in _OWN or block.path[-1] in _OWN:
                words.append(_text(block.inlines))
        elif isinstance(block, Rows):
            rows = [row for row in block.rows if not own or "lines" in row.path]
            words.extend(text for row in rows for text in (row.label, _text(row.inlines)))
        elif isinstance(block, Listing):
            words.extend(_text(item.inlines) for item in block.items if not own)
        elif not own or "tables" in block.path:
            words.extend(_table_words(block))
    return words


def _table_words(table: Table) -> Iterator[str]:
    if table.caption:
        yield table.caption
    yield from table.header
    yield from (_text(cell) for cells in table.inlines for cell in cells)


def _text(inlines: tuple[Inline, ...]) -> str:
    """The words with references named by their target: renumbering is no change of wording."""
    return "".join(f"⟦{i.target}⟧" if isinstance(i, ReferenceRun) else i.text for i in inlines)
