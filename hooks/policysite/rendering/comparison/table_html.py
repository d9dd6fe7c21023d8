"""The old/new table as HTML: a fragment for pages, and a document of its own for files."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from policysite.domain.citations import cited
from policysite.domain.comparison import ComparedParagraph, Comparison, ComparisonRow, RowStatus, Segment
from policysite.domain.text import Language
from policysite.rendering.comparison.words import STATUSES, class_label, comparison_word, version_label
from policysite.rendering.environment import environment


@dataclass(frozen=True)
class Column:
    """One side of a row: where the clause stands and what it says there."""

    citation: str
    anchor: str
    paragraphs: tuple[tuple[Segment, ...], ...]


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
        old=_column(row.old_citation, row.old_anchor, row.paragraphs, old=True),
        new=_column(row.new_citation, row.new_anchor, row.paragraphs, old=False),
        reasons=row.reasons,
        basis=cited(row.basis, language) if row.status is not RowStatus.SAME else "",
        class_label=class_label(row.change_class, language) if row.change_class else "",
    )


def _column(citation: str, anchor: str, paragraphs: tuple[ComparedParagraph, ...], old: bool) -> Column:
    sides = (paragraph.old if old else paragraph.new for paragraph in paragraphs)
    return Column(citation, anchor, tuple(side for side in sides if side))


def render_comparison_table(comparison: Comparison) -> Markup:
    """The table as a fragment of HTML for a page."""
    return Markup(environment().get_template("comparison_table.html.j2").render(view=view_comparison(comparison)))


def render_comparison_html(comparison: Comparison) -> str:
    """The table as an HTML document that needs nothing else."""
    return environment().get_template("comparison.html.j2").render(view=view_comparison(comparison))
