"""Exchange files for translators: XLIFF 2.0 and Excel, written and read back."""

from policysite.rendering.exchange.damage import DamagedFileError
from policysite.rendering.exchange.returned_workbook import parse_workbook
from policysite.rendering.exchange.workbook import render_workbook
from policysite.rendering.exchange.xliff import parse_xliff, render_xliff

__all__ = ["DamagedFileError", "parse_workbook", "parse_xliff", "render_workbook", "render_xliff"]
