"""Tables: captions and headers set the context, each row is an action or goes on with the one above."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..blocks import Paragraph, Piece, Row, Table
from ..headings import Role, best
from ..phrases.lists import starts_lower
from .columns import Columns, header_of, is_subheader, with_subheader
from .enabling_rows import read_enabling_row
from .matrix_rows import read_matrix_row
from .paragraphs import read_paragraph
from .reading import Mode, Reading
from .signposts import SECTIONS, read_heading, read_label

_HALF = 0.5


@dataclass
class Place:
    """A table while it is read: its columns so far, and what its rows share."""

    columns: Columns | None
    audience: str = ""
    goes_on: bool = False  # its next row may be the rest of a row cut by a page
    starts_lower: bool = False  # its actions begin in lower case, so that says nothing
    after_header: bool = False


def read_table(reading: Reading, table: Table) -> None:
    """Reads the rows in order. A table without titles goes on with the columns of the one before it."""
    columns = reading.columns if table.may_continue else None
    place = Place(columns, goes_on=columns is not None)
    if columns is None:
        reading.leave_action()
    for row in table.rows:
        if row.filled:
            _read_row(reading, place, table, row)
    if place.columns:
        reading.columns = place.columns
        reading.enter(Mode.STRATEGY)


def _read_row(reading: Reading, place: Place, table: Table, row: Row) -> None:
    if _took_header(reading, place, table, row) or _took_caption(reading, place, row):
        return
    if place.columns is None:
        _read_without_columns(reading, row)
    else:
        _read_with_columns(reading, place, place.columns, row)
        place.goes_on = False
    place.after_header = False


def _read_with_columns(reading: Reading, place: Place, columns: Columns, row: Row) -> None:
    if columns.has(Role.COMPONENT):
        read_enabling_row(reading, columns, row)
        return
    may_be_rest = not place.starts_lower and (place.goes_on or len(row.filled) == 1)
    place.audience = read_matrix_row(reading, columns, row, audience=place.audience, may_be_rest=may_be_rest)


# --- Headers -------------------------------------------------------------------------------------------------


def _took_header(reading: Reading, place: Place, table: Table, row: Row) -> bool:
    if place.columns and place.after_header and is_subheader(row, place.columns):
        place.columns = with_subheader(place.columns, row)
        _understand(reading, row)
        return True
    header = header_of(row) if place.columns is None or _repeats(row) else None
    if header is None:
        return False
    _apply_header(reading, place, row, header.columns)
    place.starts_lower = _mostly_lower(table, header.columns)
    if header.rest:
        _read_with_columns(reading, place, header.columns, _below_titles(reading, row, header.rest))
    return True


def _below_titles(reading: Reading, row: Row, texts: list[str]) -> Row:
    """The row of data that was glued under the titles of `row`."""
    below = Row(tuple(Piece(text, cell.location) for cell, text in zip(row.cells, texts, strict=True)))
    for part, whole in zip(below.cells, row.cells, strict=True):
        reading.ledger.part_of(part, whole)
    return below


def _repeats(row: Row) -> bool:
    """Titles again on the next page; a row of data may sound like titles, but not every cell of it."""
    found = (best(row.text(position)) for position in row.filled)
    return all(match is not None and match.is_sure for match in found)


def _apply_header(reading: Reading, place: Place, row: Row, columns: Columns) -> None:
    is_same = place.columns is not None and place.columns.roles == columns.roles
    if not is_same:
        reading.leave_action()
    place.columns, place.after_header, place.goes_on = columns, True, is_same
    for position, cell in enumerate(row.cells):
        if columns.doubts.get(position):
            reading.ledger.doubt(cell, "", columns.doubts[position])
        elif columns.roles[position] is None:
            reading.ledger.left_out(cell, _("Esta columna no tiene lugar en el plan."))
        else:
            reading.ledger.understood(cell)


def _mostly_lower(table: Table, columns: Columns) -> bool:
    position = columns.first(Role.ACTION)
    titles = [row.text(position) for row in table.rows if position is not None and row.text(position).strip()]
    return len(titles) >= 4 and sum(map(starts_lower, titles)) >= _HALF * len(titles)


def _understand(reading: Reading, row: Row) -> None:
    for cell in row.cells:
        reading.ledger.understood(cell)


# --- Captions and tables that are no matrix ------------------------------------------------------------------


def _took_caption(reading: Reading, place: Place, row: Row) -> bool:
    """A row with one filled cell: "Objetivo: …", "Nivel externo", a title above the header."""
    if len(row.filled) != 1:
        return False
    cell = row.cells[row.filled[0]]
    paragraph = Paragraph(cell, is_heading=True)
    if place.columns is None:
        read_paragraph(reading, paragraph)
        return True
    action = place.columns.first(Role.ACTION) or 0
    if row.filled[0] > action:
        return False
    text = cell.text.strip()
    return read_heading(reading, paragraph, text) or read_label(reading, cell, text)


def _read_without_columns(reading: Reading, row: Row) -> None:
    """A sheet of data ("Municipio | Andes") or a table about something else."""
    label, *values = [row.cells[position] for position in row.filled]
    match = best(label.text)
    if match and match.is_sure and len(values) == 1 and (match.role in SECTIONS or match.role in _DATA):
        said = f"{label.text.strip()}: {values[0].text.strip()}"
        if read_label(reading, values[0], said):
            reading.ledger.understood(label)
            return
    for cell in row.cells:
        reading.ledger.left_out(cell, _("No se reconocieron los títulos de las columnas de esta tabla."))


_DATA = frozenset({Role.MUNICIPALITY, Role.TITLE, Role.VERSION})
