"""A workbook that came back: which sheet is ours, and every cell that is not a text as it was typed, named."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from policysite.domain.exchange import LARGEST, Refusal, RefusedFileError, ReturnedUnit
from policysite.domain.text import Text
from policysite.rendering.exchange.damage import DamagedFileError
from policysite.rendering.exchange.workbook import HEADER

_MAX_UNPACKED = 50_000_000
_MAX_PARTS = 1_000
_MAX_ROWS = 100_000
_KEY, _JAPANESE, _ENGLISH, _KEEP = 0, 4, 5, 6
# As they are typed into a column that asks “does it hold?”, in narrow letters.
_MARKS_YES = """はい yes y ok okay ○ 〇 ◯ ◎ ● • ✓ ✔ ☑ レ v true 1 済 済み 確認済 確認済み 可 良 そのまま 同じ"""
_YES = frozenset(_MARKS_YES.split())
_MARKS_NO = "いいえ no n false 0 - ー ― — 否 不可 未 未確認"
_NO = frozenset(_MARKS_NO.split())
_ERROR = re.compile(r"#(?:REF!|NAME\?|VALUE!|DIV/0!|N/A|NULL!|NUM!|SPILL!|CALC!|FIELD!|GETTING_DATA)")
_FORMULA = Text(ja="数式です。文を値として書く", en="a formula; write the text itself")
_BROKEN = Text(ja="Excel のエラー（{value}）です。文を書く", en="an error of Excel ({value}); write the text")
_TYPED = Text(
    ja="Excel が{ja}に変えています。セルを文字列にして書き直す",
    en="Excel made it {en}; format the cell as text and write it again",
)
_MARK = Text(
    ja="「{value}」では、今の英語のままでよいのか分かりません。よければ「はい」、そうでなければ空にする",
    en="“{value}” does not say whether the English holds; write はい, or leave it empty",
)
_TYPES: tuple[tuple[type, str, str], ...] = (
    (bool, "TRUE か FALSE", "TRUE or FALSE"),
    (float, "小数", "a decimal number"),
    (datetime, "日時", "a date"),
    (date, "日付", "a date"),
    (time, "時刻", "a time"),
    (timedelta, "時間", "a duration"),
)


def parse_workbook(content: bytes) -> tuple[ReturnedUnit, ...]:
    """The texts of a returned file.

    Raises DamagedFileError where it is no workbook of ours, RefusedFileError with every cell that holds no text.
    """
    sheet, rows = _own_sheet(_sheets(content))
    returned: list[ReturnedUnit] = []
    refusals: list[Refusal] = []
    for number, row in rows[1:]:
        if any(cell is not None and cell.value not in (None, "") for cell in row):
            refusals += _refusals(sheet, number, row)
            returned.append(_returned(sheet, number, row))
    if refusals:
        raise RefusedFileError(refusals)
    return tuple(returned)


_Rows = list[tuple[int, Sequence[Any]]]


def _sheets(content: bytes) -> list[tuple[str, _Rows]]:
    """Name and rows of every sheet; rows are counted from 1, and only the columns that we wrote are read."""
    try:
        _refuse_bombs(content)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        return [(sheet.title, list(_rows_of(sheet))) for sheet in book.worksheets]
    except DamagedFileError:
        raise
    except Exception as error:
        # A zip of XML can be broken in as many ways as its readers have errors; all mean the same to the sender.
        known = isinstance(error, (zipfile.BadZipFile, InvalidFileException))
        detail = "zip" if known else type(error).__name__
        raise DamagedFileError("Excel のファイルとして読めません", f"not readable as .xlsx ({detail})") from None


def _refuse_bombs(content: bytes) -> None:
    if len(content) > LARGEST:
        raise DamagedFileError("ファイルが大きすぎます", "the file is too large")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        if len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > _MAX_UNPACKED:
            raise DamagedFileError("展開すると大きすぎるファイルです", "the file is too large when unpacked")
        for part in parts:
            head = archive.read(part) if part.filename.endswith((".xml", ".rels")) else b""
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                raise DamagedFileError("DOCTYPE のあるファイルは読み込みません", "files with a DOCTYPE are not read")


def _rows_of(sheet: Any) -> Iterator[tuple[int, Sequence[Any]]]:
    # What a file says of its own size may be wrong, and rows behind it would be passed over.
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(max_col=len(HEADER)), start=1):
        if number > _MAX_ROWS:
            raise DamagedFileError(
                f"シート「{sheet.title}」の行が多すぎます", f"too many rows on sheet “{sheet.title}”"
            )
        if any(cell.value not in (None, "") for cell in row):
            yield number, row


def _own_sheet(sheets: Sequence[tuple[str, _Rows]]) -> tuple[str, _Rows]:
    """The one sheet with our header; a sheet with a memo before or behind it is nobody's business."""
    own = [(title, rows) for title, rows in sheets if rows and rows[0][0] == 1 and _header(rows) == HEADER]
    if len(own) == 1:
        return own[0]
    if own:
        titles = "」「".join(title for title, _ in own)
        raise DamagedFileError(f"訳文のシートが二つあります（「{titles}」）", f"two sheets of texts ({titles})")
    for title, rows in sheets:
        header = _header(rows) if rows else ()
        differing = [at for at, (found, wanted) in enumerate(zip(header, HEADER, strict=False)) if found != wanted]
        if header and len(differing) <= len(HEADER) // 2:
            at = differing[0]
            cell = f"{title}!{get_column_letter(at + 1)}{rows[0][0]}"
            raise DamagedFileError(
                f"見出しの行が変わっています。{cell} は「{HEADER[at]}」でした",
                f"the header row was changed; {cell} was “{HEADER[at]}”",
            )
    titles = "」「".join(title for title, _ in sheets)
    raise DamagedFileError(
        f"訳文の見出しの行があるシートがありません（「{titles}」）。書き出したシートを消さずに戻す",
        f"no sheet has our header row ({titles}); send back the sheet that was exported",
    )


def _header(rows: _Rows) -> tuple[str, ...]:
    values = [str(cell.value or "").strip() for cell in rows[0][1]]
    return tuple([*values, *[""] * len(HEADER)][: len(HEADER)])


def _refusals(sheet: str, number: int, row: Sequence[Any]) -> Iterator[Refusal]:
    key = _text(row, _KEY)
    for column in (_KEY, _JAPANESE, _ENGLISH, _KEEP):
        reason = _reason(row[column], column) if column < len(row) else None
        if reason is not None:
            yield Refusal(key, reason, _place(sheet, column, number))


def _reason(cell: Any, column: int) -> Text | None:
    """Why a cell cannot be taken for what somebody typed."""
    value = cell.value
    if getattr(cell, "data_type", "") == "f":
        return _FORMULA
    if getattr(cell, "data_type", "") == "e" or (isinstance(value, str) and _ERROR.fullmatch(value.strip())):
        return _filled(_BROKEN, value=str(value).strip())
    if column == _KEEP:
        folded = _folded(value)
        return None if not folded or folded in _YES | _NO else _filled(_MARK, value=str(value)[:20])
    for kind, ja, en in _TYPES:
        if isinstance(value, kind):
            return _filled(_TYPED, ja=ja, en=en)
    return None


def _filled(words: Text, **values: str) -> Text:
    return Text(ja=words.ja.format_map(values), en=words.en.format_map(values))


def _folded(value: object) -> str:
    return "" if value is None else unicodedata.normalize("NFKC", str(value)).strip().casefold()


def _text(row: Sequence[Any], column: int) -> str:
    value = row[column].value if column < len(row) else None
    return "" if value is None else str(value)


def _place(sheet: str, column: int, number: int) -> str:
    return f"{sheet}!{get_column_letter(column + 1)}{number}"


def _returned(sheet: str, number: int, row: Sequence[Any]) -> ReturnedUnit:
    keep = _folded(row[_KEEP].value if len(row) > _KEEP else None) in _YES
    place = _place(sheet, _ENGLISH, number)
    return ReturnedUnit(_text(row, _KEY), _text(row, _JAPANESE), _text(row, _ENGLISH), keep, place)
