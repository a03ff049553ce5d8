"""Sheets into a workbook, by openpyxl."""

from __future__ import annotations

import re
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from .spreadsheets import FORMULA_STARTS, Sheet, Value, plain_value

NOT_IN_SHEET_TITLES = re.compile(r"[\\/*?:\[\]]")
WIDEST_COLUMN = 60


def new_workbook() -> Workbook:
    """A workbook that is only written."""
    return Workbook(write_only=True)


def write_sheet(workbook: Workbook, sheet: Sheet) -> None:
    """Adds a sheet: its header bold and in sight, its text typed as text."""
    worksheet = workbook.create_sheet(NOT_IN_SHEET_TITLES.sub(" ", sheet.title)[:31])
    worksheet.freeze_panes = "A2"
    for number, width in enumerate(sheet.widths or [24] * len(sheet.header), start=1):
        worksheet.column_dimensions[get_column_letter(number)].width = min(width, WIDEST_COLUMN)
    worksheet.append([_bold(_cell(worksheet, title)) for title in sheet.header])
    for row in sheet.rows:
        worksheet.append([_cell(worksheet, value) for value in row])


def _cell(worksheet: Any, value: Value) -> Any:
    plain = plain_value(value)
    cell = WriteOnlyCell(worksheet, value=None if isinstance(plain, str) else plain)
    if isinstance(plain, str) and plain:
        cell.value = plain
        cell.data_type = "s"
        cell.quotePrefix = plain.startswith(FORMULA_STARTS)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _bold(cell: Any) -> Any:
    cell.font = Font(bold=True)
    return cell
