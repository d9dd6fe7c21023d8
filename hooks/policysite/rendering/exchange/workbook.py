"""Excel for translators who work without tools: one row for each text, one column to write in."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation

from policysite.domain.exchange import ExchangeUnit, ReturnedUnit
from policysite.domain.translations import Freshness
from policysite.rendering.exchange.damage import DamagedFileError

_HEADER = (
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
_YES = ("はい", "yes", "○", "true", "1")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_MAX_UNPACKED = 50_000_000


def render_workbook(units: Sequence[ExchangeUnit]) -> bytes:
    """The bytes of an .xlsx file with these texts in this order; the same texts give the same bytes."""
    book = Workbook()
    sheet = book.active
    sheet.title = "翻訳"
    sheet.append(_HEADER)
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
    for row in sheet.iter_rows(min_row=2, max_col=len(_HEADER)):
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


def parse_workbook(content: bytes) -> tuple[ReturnedUnit, ...]:
    """The texts of a returned file; raises DamagedFileError where it is no workbook of ours."""
    rows = _rows(content)
    if not rows or tuple(str(value or "") for value in rows[0][: len(_HEADER)]) != _HEADER:
        raise DamagedFileError("見出しの行が変わっています", "the header row was changed")
    return tuple(_returned(row) for row in rows[1:] if any(value not in (None, "") for value in row))


def _rows(content: bytes) -> list[tuple[Any, ...]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _MAX_UNPACKED:
                raise DamagedFileError("ファイルが大きすぎます", "the file is too large")
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        return list(book.worksheets[0].iter_rows(values_only=True))
    except DamagedFileError:
        raise
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, SyntaxError, IndexError) as error:
        raise DamagedFileError("Excel のファイルとして読めません", f"not readable as .xlsx ({error})") from None


def _returned(row: tuple[Any, ...]) -> ReturnedUnit:
    cells = [*("" if value is None else str(value) for value in row), *[""] * len(_HEADER)]
    return ReturnedUnit(cells[0], cells[4], cells[5], cells[6].strip().lower() in _YES)
