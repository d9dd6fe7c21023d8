"""Blocks that a policy writes itself besides paragraphs: tables, and the block that closes the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from policysite.composition.document import Block, Inline, Paragraph, Run, Table, plain
from policysite.composition.wordlist import format_date, label
from policysite.domain.model import PolicyData
from policysite.domain.paths import DataPath
from policysite.domain.sections import ClosingSection
from policysite.domain.tables import TextTable
from policysite.domain.text import Language, Text

Inlines = Callable[[Text, DataPath], tuple[Inline, ...]]


def text_tables(tables: Iterable[TextTable], path: DataPath, inlines: Inlines) -> Iterator[Table]:
    """The tables of a section or clause, their placeholders resolved; a row of another length is reported by a rule."""
    for index, table in enumerate(tables):
        here = (*path, index)
        header = tuple(plain(inlines(text, (*here, "header", at))) for at, text in enumerate(table.header))
        cells = tuple(
            tuple(
                inlines(row.cells[at], (*here, "rows", line, "cells", at)) if at < len(row.cells) else ()
                for at in range(len(header))
            )
            for line, row in enumerate(table.rows)
        )
        caption = plain(inlines(table.caption, (*here, "caption"))) if table.caption else ""
        yield Table(caption, header, tuple(tuple(map(plain, row)) for row in cells), here, cells)


def closing_blocks(
    section: ClosingSection, policy: PolicyData, language: Language, path: DataPath, inlines: Inlines
) -> Iterator[Block]:
    """The days of establishment and of every revision, who signs, and the word that ends the text."""
    if section.dates:
        lines = [f"{label(key, language)} {format_date(day, language)}" for key, day in policy.site.days()]
        yield from (Paragraph((Run(line),), (*path, "dates"), tight=index > 0) for index, line in enumerate(lines))
    for index, text in enumerate(section.signature):
        where = (*path, "signature", index)
        yield Paragraph(inlines(text, where), where, tight=index > 0, flush=True)
    if section.ending:
        where = (*path, "ending")
        yield Paragraph(inlines(section.ending, where), where, flush=True)
