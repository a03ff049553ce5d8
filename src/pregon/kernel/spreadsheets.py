"""The one place where spreadsheets are written and read: cells never become formulas, reading is bounded.

openpyxl is loaded with the first workbook: an idle process does without it.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from .archives import UnreadableFile, open_archive, refuse_document_types

Value = str | Promise | int | float | Decimal | bool | date | datetime | None

# What Excel, LibreOffice and Sheets take for the beginning of a formula (CWE-1236).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
LONGEST_CELL = 32_767  # UTF-16 units; Excel's own limit.
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
WRITTEN_AT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*<")


@dataclass(frozen=True)
class Sheet:
    """A table to be written: its first row is the header, printed bold and kept in sight."""

    title: str
    header: Sequence[str | Promise]
    rows: Iterable[Sequence[Value]]
    widths: Sequence[int] = ()


@dataclass(frozen=True)
class ReadSheet:
    """A sheet as read: every row as wide as its last filled cell, blank rows kept so that numbers match."""

    title: str
    rows: list[list[str]]


@dataclass(frozen=True)
class SheetLimits:
    """`rows` counts blank ones too (a styled sheet can hold a million); `characters` is for the whole file."""

    sheets: int = 30
    rows: int = 20_000
    filled_rows: int = 5_000
    columns: int = 200
    cell: int = LONGEST_CELL
    characters: int = 3_000_000


# --- Writing -------------------------------------------------------------------------------------------------


def write_xlsx(sheets: Iterable[Sheet]) -> bytes:
    """A workbook whose text cells are typed as text, whatever they begin with; nothing has to be escaped."""
    from .workbooks import new_workbook, write_sheet

    workbook = new_workbook()
    for sheet in sheets:
        write_sheet(workbook, sheet)
    target = io.BytesIO()
    workbook.save(target)
    return _reproducible(target.getvalue())


def _reproducible(data: bytes) -> bytes:
    """The same content gives the same bytes: no clock in the archive nor in the properties."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "docProps/core.xml":
                content = WRITTEN_AT.sub(b"\\g<1>2000-01-01T00:00:00Z<", content)
            copy.writestr(zipfile.ZipInfo(entry.filename), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def plain_value(value: Value) -> str | int | float | Decimal | date | None:
    """Numbers and days as they are; everything else as text that a cell may hold."""
    if value is None or (isinstance(value, int | float | Decimal) and not isinstance(value, bool)):
        return value
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    return _shortened(NOT_IN_XML.sub("", _text(value)))


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("sí") if value else _("no")
    return value.isoformat() if isinstance(value, date) else str(value)


def _shortened(text: str) -> str:
    """Excel calls a workbook damaged when one cell is too long."""
    if len(text.encode("utf-16-le")) // 2 <= LONGEST_CELL:
        return text
    return text.encode("utf-16-le")[: 2 * (LONGEST_CELL - 2)].decode("utf-16-le", errors="ignore") + "…"


def write_csv(
    header: Sequence[str | Promise], rows: Iterable[Sequence[Value]], *, separator: str = ";"
) -> Iterator[bytes]:
    """UTF-8 lines with a mark that Excel understands, one at a time, so that a long export is streamed.

    Text that a spreadsheet would take for a formula gets an apostrophe; numbers and dates stay as they are.
    """
    yield "\ufeff".encode()
    yield _csv_line(header, separator)
    for row in rows:
        yield _csv_line(row, separator)


def _csv_line(row: Sequence[Value], separator: str) -> bytes:
    line = io.StringIO()
    csv.writer(line, delimiter=separator, lineterminator="\r\n").writerow([_inert(value) for value in row])
    return line.getvalue().encode("utf-8", errors="replace")


def _inert(value: Value) -> str:
    text = _text(value).replace("\x00", "")
    is_number = isinstance(value, int | float | Decimal)
    return f"'{text}" if not is_number and text.startswith(FORMULA_STARTS) else text


# --- Reading -------------------------------------------------------------------------------------------------


def read_xlsx(data: bytes, limits: SheetLimits | None = None) -> list[ReadSheet]:
    """The sheets of a workbook as text: the values last computed, never the formulas; whole numbers without ".0".

    Raises `UnreadableFile` for damaged files, bombs and sheets beyond the limits.
    """
    from openpyxl import load_workbook

    limits = limits or SheetLimits()
    with open_archive(data) as archive:
        refuse_document_types(archive)
    try:
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        with_cells = [sheet for sheet in workbook.worksheets if hasattr(sheet, "iter_rows")]
        if len(with_cells) > limits.sheets:
            raise UnreadableFile(_("El libro tiene más de %(limit)d hojas.") % {"limit": limits.sheets})
        return [ReadSheet(sheet.title, _bounded(_rows(sheet, limits), limits)) for sheet in with_cells]
    except UnreadableFile:
        raise
    except Exception as error:  # openpyxl raises whatever a damaged part happens to break.
        raise UnreadableFile(_("El libro está dañado. Ábralo en su computador y guárdelo de nuevo.")) from error


def _rows(sheet: Any, limits: SheetLimits) -> Iterator[list[str]]:
    sheet.reset_dimensions()  # What the file says of its own size may be a lie.
    for row in sheet.iter_rows(values_only=True, max_col=limits.columns + 1, max_row=limits.rows + 1):
        yield [_read_value(value) for value in row]


def _read_value(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime) and (value.hour, value.minute, value.second) == (0, 0, 0):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return _text(value)


def read_csv(text: str, separator: str, limits: SheetLimits | None = None) -> list[list[str]]:
    """The rows of a text with separators; quotes may hold line breaks. Raises `UnreadableFile` beyond the limits."""
    limits = limits or SheetLimits()
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        return _bounded(lines, limits)
    except csv.Error as error:
        raise UnreadableFile(_("La tabla del archivo está mal formada.")) from error


def _bounded(rows: Iterable[list[str]], limits: SheetLimits) -> list[list[str]]:
    kept: list[list[str]] = []
    filled = characters = 0
    for row in rows:
        trimmed = _without_blank_end(row)
        filled += bool(trimmed)
        characters += sum(map(len, trimmed))
        kept.append(trimmed)
        _refuse_beyond(limits, rows=len(kept), filled=filled, row=trimmed, characters=characters)
    while kept and not kept[-1]:
        kept.pop()
    return kept


def _without_blank_end(row: Sequence[str]) -> list[str]:
    end = len(row)
    while end and not row[end - 1].strip():
        end -= 1
    return list(row[:end])


def _refuse_beyond(limits: SheetLimits, *, rows: int, filled: int, row: list[str], characters: int) -> None:
    if rows > limits.rows or filled > limits.filled_rows:
        limit = {"limit": limits.filled_rows}
        raise UnreadableFile(_("La tabla tiene demasiadas filas (máximo %(limit)d). Borre las que sobran.") % limit)
    if len(row) > limits.columns:
        raise UnreadableFile(_("La tabla tiene más de %(limit)d columnas.") % {"limit": limits.columns})
    if characters > limits.characters or any(len(cell) > limits.cell for cell in row):
        raise UnreadableFile(_("La tabla tiene demasiado texto."))
