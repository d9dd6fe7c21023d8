"""Excel for translators who work without tools: one row for each text, one column to write in."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from policysite.domain.exchange import ExchangeUnit
from policysite.domain.translations import Freshness

HEADER = (
    "id（変えない）",
    "場所",
    "状態",
    "英訳した当時の日本語",
    "今の日本語",
    "英語（ここを直す）",
    "今の英語のままでよい",
)
_WIDTHS = (38, 26, 12, 48, 48, 60, 14)
_STATES = {
    Freshness.STALE: "日本語が変更",
    Freshness.MISSING: "訳なし",
    Freshness.CONFIRMED: "確認済み",
    Freshness.CURRENT: "最新",
}
_EPOCH = (1980, 1, 1, 0, 0, 0)


def render_workbook(units: Sequence[ExchangeUnit]) -> bytes:
    """The bytes of an .xlsx file with these texts in this order; the same texts give the same bytes."""
    book = Workbook()
    sheet = book.active
    sheet.title = "翻訳"
    sheet.append(HEADER)
    for exchange in units:
        unit = exchange.unit
        before = unit.made_from if unit.freshness is Freshness.STALE else ""
        sheet.append((unit.key, exchange.where, _STATES[unit.freshness], before, unit.text.ja, unit.text.en, ""))
    _lay_out(sheet, len(units))
    book.properties.creator = "policysite"
    book.properties.created = book.properties.modified = datetime(1980, 1, 1)
    return _packed(book)


def _lay_out(sheet: Any, count: int) -> None:
    for column, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
        sheet.cell(1, column).font = Font(bold=True)
        sheet.cell(1, column).fill = PatternFill("solid", fgColor="DDE6F0")
    for row in sheet.iter_rows(min_row=2, max_col=len(HEADER)):
        for cell in row:
            # A text that begins with "=" is a text, never a formula.
            cell.data_type = "s" if cell.value is not None else cell.data_type
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.protection = Protection(locked=cell.column < 6)
    sheet.freeze_panes = "B2"
    choice = DataValidation(type="list", formula1='"はい"', allow_blank=True)
    sheet.add_data_validation(choice)
    choice.add(f"G2:G{max(count + 1, 2)}")


def _packed(book: Workbook) -> bytes:
    loose, packed = io.BytesIO(), io.BytesIO()
    book.save(loose)
    with zipfile.ZipFile(loose) as source, zipfile.ZipFile(packed, "w") as target:
        for entry in source.namelist():
            info = zipfile.ZipInfo(entry, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            content = source.read(entry)
            if entry == "docProps/core.xml":
                content = _without_clock(content)
            target.writestr(info, content)
    return packed.getvalue()


def _without_clock(core: bytes) -> bytes:
    """openpyxl stamps the time of saving; the bytes must depend on the texts alone."""
    start, end = core.find(b"<dcterms:modified"), core.find(b"</dcterms:modified>")
    opening = core[start : core.find(b">", start) + 1]
    return core[:start] + opening + b"1980-01-01T00:00:00Z" + core[end:]
