"""Tables and lists: what stands in a row or in a list can be told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policysite.checks.context import Context
from policysite.composition.clause_facts import fact_paragraphs
from policysite.domain.findings import Problem
from policysite.domain.paths import DataPath
from policysite.domain.tables import TextTable

_COMMA = "、"
# What stands in brackets belongs to its entry, whatever commas it holds.
_BRACKETED = re.compile("（[^（）]*）")


def tables_even(context: Context) -> Iterator[Problem]:
    """Every row of a table has as many cells as the table has columns, and a name of its own."""
    for path, table in _tables(context):
        seen: set[str] = set()
        for index, row in enumerate(table.rows):
            if len(row.cells) != len(table.header):
                values = {"id": row.id, "cells": str(len(row.cells)), "columns": str(len(table.header))}
                yield Problem((*path, "rows", index, "cells"), values)
            elif row.id in seen:
                yield Problem((*path, "rows", index, "id"), {"id": row.id, "cells": "—", "columns": "—"})
            seen.add(row.id)


def _tables(context: Context) -> Iterator[tuple[DataPath, TextTable]]:
    owners = [(("policy", index), section) for index, section in enumerate(context.policy.policy)]
    for path, owner in [*owners, *((path, clause) for path, _, clause in context.clauses)]:
        yield from (((*path, "tables", at), table) for at, table in enumerate(owner.tables))


def joined_items_clear(context: Context) -> Iterator[Problem]:
    """What is joined by 「、」 holds no 「、」 itself."""
    for path, _, clause in context.clauses:
        if clause.listed:
            continue
        for given in fact_paragraphs(clause, context.policy, path):
            unclear = [part.ja for part in given.parts if _COMMA in _BRACKETED.sub("", part.ja)]
            if unclear and len(given.parts) > 1:
                yield Problem(given.path, {"item": unclear[0]})
