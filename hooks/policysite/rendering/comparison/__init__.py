"""The old/new table and the list of changes as text, JSON and HTML; the Word writer reads the same values."""

from policysite.rendering.comparison.changes_json import render_changes_json
from policysite.rendering.comparison.changes_text import render_changes_text
from policysite.rendering.comparison.table_html import render_comparison_html

__all__ = ["render_changes_json", "render_changes_text", "render_comparison_html"]
