"""A table of enabling activities: component, number, activity, and the procedure when there are several."""

from __future__ import annotations

from django.utils.translation import gettext as _

from ..blocks import Row, says_something
from ..headings import Role
from ..phrases.lists import on_one_line, without_full_stop
from .columns import Columns
from .matrix_rows import leave_out_unknown
from .reading import Reading
from .sections import NUMBERED, procedure_name

_READ = frozenset({Role.COMPONENT, Role.PROCEDURE, Role.NUMBER, Role.ACTION, Role.DESCRIPTION})


def read_enabling_row(reading: Reading, columns: Columns, row: Row) -> None:
    """Adds the step to the procedures in force; a merged component or procedure holds for the rows below."""
    _read_procedure(reading, columns, row)
    component = _text(columns, row, Role.COMPONENT)
    reading.component = component or reading.component
    _read_step(reading, columns, row)
    leave_out_unknown(reading, columns, row)
    for position, role in enumerate(columns.roles):
        if role not in _READ and position < len(row.cells) and says_something(row.text(position)):
            reading.ledger.left_out(row.cells[position], _("Las actividades habilitadoras no guardan este dato."))


def _read_procedure(reading: Reading, columns: Columns, row: Row) -> None:
    name = _text(columns, row, Role.PROCEDURE)
    if name:
        reading.open_procedures = []
        reading.add_procedure(procedure_name(name))


def _read_step(reading: Reading, columns: Columns, row: Row) -> None:
    title = _text(columns, row, Role.ACTION)
    if not title:
        return
    numbered = NUMBERED.match(title)
    number = _text(columns, row, Role.NUMBER) or (numbered["number"] if numbered else "")
    title, _colon, rest = (numbered["rest"] if numbered else title).partition(":")
    description = " ".join(filter(None, (rest.strip(), _text(columns, row, Role.DESCRIPTION))))
    step = reading.add_enabling(without_full_stop(title), description, int(number) if number.isdecimal() else 0)
    for position, role in enumerate(columns.roles):
        if role in _READ and position < len(row.cells):
            reading.ledger.understood(row.cells[position], step)


def _text(columns: Columns, row: Row, role: Role) -> str:
    position = columns.first(role)
    return on_one_line(row.text(position)) if position is not None else ""
