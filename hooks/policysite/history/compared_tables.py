"""Tables beside each other, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from policysite.composition.document import Node, Table
from policysite.domain.comparison import ComparedParagraph, ComparedTable
from policysite.history.redline import redline

_Pair = tuple[int | None, int | None]


def tables_of(node: Node | None) -> tuple[Table, ...]:
    """The tables of one node alone."""
    if node is None:
        return ()
    return tuple(block for block in (*node.blocks, *node.closing) if isinstance(block, Table))


def words_of(table: Table) -> tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """What a reader sees of a table."""
    return table.caption, table.header, table.body


def compared_tables(old: Node | None, new: Node | None) -> Iterator[ComparedTable]:
    """The tables of a clause in their order; a table that stands on one side only is compared with nothing."""
    nothing = Table("", (), (), ())
    for before, after in zip_longest(tables_of(old), tables_of(new), fillvalue=nothing):
        yield _compared(before, after)


def _compared(old: Table, new: Table) -> ComparedTable:
    columns = list(_pairs(old.header, new.header))
    heads = [row[0] if row else "" for row in old.body], [row[0] if row else "" for row in new.body]
    rows = [_cells(old.header, new.header, columns)]
    for before, after in _pairs(*heads):
        was = old.body[before] if before is not None else ()
        now = new.body[after] if after is not None else ()
        rows.append(_cells(was, now, columns))
    return ComparedTable(ComparedParagraph(redline(old.caption, new.caption)), tuple(rows))


def _cells(old: Sequence[str], new: Sequence[str], columns: Sequence[_Pair]) -> tuple[ComparedParagraph, ...]:
    return tuple(ComparedParagraph(redline(_at(old, before), _at(new, after))) for before, after in columns)


def _at(cells: Sequence[str], index: int | None) -> str:
    return cells[index] if index is not None and index < len(cells) else ""


def _pairs(old: Sequence[str], new: Sequence[str]) -> Iterator[_Pair]:
    """Which of two lists stand beside each other: equal ones, and those between them in their order."""
    for _, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield from zip_longest(range(i1, i2), range(j1, j2))
