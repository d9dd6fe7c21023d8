"""The old/new table as HTML: a fragment for pages, and a document of its own for files."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from policysite.domain.citations import cited
from policysite.domain.comparison import ComparedParagraph, ComparedTable, Comparison, ComparisonRow, RowStatus, Segment
from policysite.domain.text import Language
from policysite.rendering.comparison.words import STATUSES, class_label, comparison_word, version_label
from policysite.rendering.environment import environment

Cell = tuple[Segment, ...]


@dataclass(frozen=True)
class TableSide:
    """What one side shows of a table: the rows and columns that stand there."""

    caption: Cell
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Column:
    """One side of a row: where the clause stands and what it says there."""

    citation: str
    anchor: str
    paragraphs: tuple[tuple[Segment, ...], ...]
    tables: tuple[TableSide, ...] = ()


@dataclass(frozen=True)
class RowView:
    """A row as the template loops over it."""

    status: str
    status_label: str
    old: Column
    new: Column
    reasons: tuple[str, ...]
    basis: str
    class_label: str


@dataclass(frozen=True)
class ComparisonView:
    """Everything the template of the table says."""

    language: Language
    title: str
    old: str
    new: str
    note: str
    reasons: str
    rows: tuple[RowView, ...]
    same_rows: int

    def say(self, key: str) -> str:
        """A word around the table."""
        return comparison_word(key, self.language)


def view_comparison(comparison: Comparison) -> ComparisonView:
    """The view of a table."""
    language = comparison.language
    return ComparisonView(
        language=language,
        title=comparison.title,
        old=version_label(comparison.old, language),
        new=version_label(comparison.new, language),
        note=comparison.note,
        reasons=comparison.reasons,
        rows=tuple(_row(row, language) for row in comparison.rows),
        same_rows=len(comparison.rows) - len(comparison.changed),
    )


def _row(row: ComparisonRow, language: Language) -> RowView:
    return RowView(
        status=str(row.status),
        status_label=STATUSES[row.status].in_language(language),
        old=_column(row.old_citation, row.old_anchor, row, old=True),
        new=_column(row.new_citation, row.new_anchor, row, old=False),
        reasons=row.reasons,
        basis=cited(row.basis, language) if row.status is not RowStatus.SAME else "",
        class_label=class_label(row.change_class, language) if row.change_class else "",
    )


def _column(citation: str, anchor: str, row: ComparisonRow, old: bool) -> Column:
    sides = (paragraph.old if old else paragraph.new for paragraph in row.paragraphs)
    tables = (table_side(table, old) for table in row.tables)
    return Column(citation, anchor, tuple(side for side in sides if side), tuple(t for t in tables if t.rows))


def table_side(table: ComparedTable, old: bool) -> TableSide:
    """The old or the new side of a compared table, without the rows and columns that stand on the other one only."""

    def shown(cell: ComparedParagraph) -> Cell:
        return cell.old if old else cell.new

    rows = [[shown(cell) for cell in row] for row in table.rows]
    there = [any(row[at] for row in rows) for at in range(len(rows[0]) if rows else 0)]
    kept = (tuple(cell for cell, stands in zip(row, there, strict=True) if stands) for row in rows if any(row))
    return TableSide(shown(table.caption), tuple(kept))


def render_comparison_table(comparison: Comparison) -> Markup:
    """The table as a fragment of HTML for a page."""
    return Markup(environment().get_template("comparison_table.html.j2").render(view=view_comparison(comparison)))


def render_comparison_html(comparison: Comparison) -> str:
    """The table as an HTML document that needs nothing else."""
    return environment().get_template("comparison.html.j2").render(view=view_comparison(comparison))
