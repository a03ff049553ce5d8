"""Office files made for a test with the usual libraries, as other programs would write them."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from docx import Document
from openpyxl import Workbook


def xlsx_of(
    rows: Sequence[Sequence[object]],
    *,
    merged: Sequence[str] = (),
    more: Mapping[str, Sequence[Sequence[object]]] | None = None,
    title: str = "Hoja1",
) -> bytes:
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = title
    for row in rows:
        sheet.append([None if cell == "" else cell for cell in row])
    for cells in merged:
        sheet.merge_cells(cells)
    for name, other_rows in (more or {}).items():
        other = workbook.create_sheet(name)
        for row in other_rows:
            other.append(list(row))
    return _saved(workbook)


def docx_of(
    *,
    paragraphs: Sequence[str] = (),
    table: Sequence[Sequence[str]] = (),
    merge_rows: Sequence[int] = (),
    merge_down: Sequence[tuple[int, int, int]] = (),
) -> bytes:
    """`merge_rows` are merged over all columns; `merge_down` are (first row, last row, column)."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if table:
        _add_table(document, table, merge_rows, merge_down)
    return _saved(document)


def _add_table(document, rows, merge_rows, merge_down):
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for cells, row in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, row, strict=True):
            cell.text = text
    for number in merge_rows:
        cells = table.rows[number].cells
        cells[0].merge(cells[-1])
    for first, last, column in merge_down:
        table.cell(first, column).merge(table.cell(last, column))


def _saved(file) -> bytes:
    target = io.BytesIO()
    file.save(target)
    return target.getvalue()
