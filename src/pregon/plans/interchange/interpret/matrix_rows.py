"""A row of the matrix: a new action, or more of the action above."""

from __future__ import annotations

from django.utils.translation import gettext as _

from ..blocks import Piece, Row, says_something
from ..document import ActionDocument
from ..headings import Role, best
from ..phrases.audiences import audience_in_cell
from ..phrases.indicators import indicators_of
from ..phrases.lists import continues, lines_of, on_one_line, without_full_stop
from ..phrases.responsibles import begins_a_role, responsibles_of
from ..phrases.tactics import tactic, tactics_of
from .columns import Columns
from .details import DETAILS, Scope, apply_detail
from .reading import Reading, add_indicators
from .sections import NUMBERED, procedure_name

_DETAIL_ORDER = (
    Role.UNIT, Role.BASE, Role.GOAL, Role.PERIODICITY, Role.START, Role.END, Role.DATES,
)  # fmt: skip


def read_matrix_row(reading: Reading, columns: Columns, row: Row, *, audience: str, may_be_rest: bool) -> str:
    """Reads one row; returns the audience that holds for the next one, whose cell may be merged with this.

    `may_be_rest` says that the row may be the second half of one cut by a page, so that an action that begins
    in lower case goes on with the title above.
    """
    audience = _read_context(reading, columns, row, audience)
    is_rest = _open_action(reading, columns, row, audience, may_be_rest=may_be_rest)
    leave_out_unknown(reading, columns, row)
    if reading.action is None:
        _leave_out_orphans(reading, row)
        return audience
    _read_lists(reading, columns, row, reading.action, is_rest=is_rest)
    return audience


# --- Whose action it is --------------------------------------------------------------------------------------


def _read_context(reading: Reading, columns: Columns, row: Row, audience: str) -> str:
    for position in columns.at(Role.AUDIENCE):
        if says_something(row.text(position)):
            audience = _read_audience(reading, row, position)
    for position in columns.at(Role.OBJECTIVE):
        _read_objective(reading, row, position, audience or reading.audience)
    for position in columns.at(Role.PROCEDURE):
        for line in lines_of(row.text(position)):
            reading.ledger.understood(row.cells[position], reading.add_procedure(procedure_name(line)))
    return audience


def _read_audience(reading: Reading, row: Row, position: int) -> str:
    audience = audience_in_cell(row.text(position))
    if audience:
        reading.ledger.understood(row.cells[position])
    else:
        reading.ledger.left_out(row.cells[position], _("No se sabe si es interno o externo."))
    return audience


def _read_objective(reading: Reading, row: Row, position: int, audience: str) -> None:
    text = on_one_line(row.text(position))
    if not text:
        return
    if not audience:
        audience = audience_in_cell(text) or "external"
        reading.ledger.doubt(row.cells[position], "", _("No se sabe si es interno o externo: se puso en externo."))
    reading.ledger.understood(row.cells[position], reading.state_objective(text, audience))


# --- The action ----------------------------------------------------------------------------------------------


def _open_action(reading: Reading, columns: Columns, row: Row, audience: str, *, may_be_rest: bool) -> bool:
    """Begins the action of this row, or stays with the one above; whether it stays."""
    position = columns.first(Role.ACTION)
    if position is None or not says_something(row.text(position)):
        return True
    piece, (title, details) = row.cells[position], _title_and_details(row.text(position))
    above = reading.action
    if above and may_be_rest and continues(above.title, title):
        above.title = without_full_stop(f"{above.title} {title}")
        reading.ledger.understood(piece, above)
        return True
    action = reading.begin_action(without_full_stop(title), piece, audience=audience)
    reading.ledger.understood(piece, action)
    _ask_about_lone_title(reading, row, piece, action)
    _forget_stated_responsibles(reading, columns, row, action)
    for role, text in details:
        apply_detail(reading, piece, role, text)
    return False


def _title_and_details(text: str) -> tuple[str, list[tuple[Role, str]]]:
    """The title on one line, without its number; "Periodicidad: …" and the like on lines of their own apart."""
    title: list[str] = []
    details: list[tuple[Role, str]] = []
    for line in lines_of(text):
        label, colon, rest = line.removeprefix("- ").partition(":")
        match = best(label) if colon and title else None
        if match and match.is_sure and match.role in DETAILS and rest.strip():
            details.append((match.role, rest.strip()))
        else:
            title.append(line)
    whole = on_one_line("\n".join(title))
    numbered = NUMBERED.match(whole)
    return (numbered["rest"] if numbered else whole), details


def _ask_about_lone_title(reading: Reading, row: Row, piece: Piece, action: ActionDocument) -> None:
    if len(row.filled) == 1 and len(row.cells) > 1 and not action.tactics:
        reading.ledger.doubt(piece, action, _("La fila solo trae este texto: revise si es una acción."))


def _forget_stated_responsibles(reading: Reading, columns: Columns, row: Row, action: ActionDocument) -> None:
    """A row that names its own responsibles does not take those of the section."""
    names_own = any(says_something(row.text(position)) for position in columns.at(Role.RESPONSIBLE))
    if names_own and action.responsible == reading.responsibles:
        action.responsible = []


# --- What the action has -------------------------------------------------------------------------------------


def _read_lists(reading: Reading, columns: Columns, row: Row, action: ActionDocument, *, is_rest: bool) -> None:
    indicators_before, tactics_before = len(action.indicators), len(action.tactics)
    for role, read in ((Role.RESPONSIBLE, _responsibles), (Role.INDICATOR, _indicators), (Role.TACTICS, _tactics)):
        for position in columns.at(role):
            if says_something(row.text(position)):
                read(reading, action, row.text(position), is_rest)
                reading.ledger.understood(row.cells[position], action)
    scope = Scope(action, action.indicators[indicators_before:], action.tactics[tactics_before:])
    _read_details(reading, columns, row, scope)


def _responsibles(reading: Reading, action: ActionDocument, text: str, is_rest: bool) -> None:
    before = action.responsible[-1] if action.responsible else ""
    if is_rest and continues(before, text) and not begins_a_role(text):
        action.responsible[-1] = f"{before} {without_full_stop(on_one_line(text))}"
    else:
        reading.add_responsibles(responsibles_of(text))


def _indicators(_reading: Reading, action: ActionDocument, text: str, is_rest: bool) -> None:
    before = action.indicators[-1].name if action.indicators else ""
    if is_rest and continues(before, text):
        action.indicators[-1].name = f"{before} {without_full_stop(on_one_line(text))}"
    else:
        add_indicators(action, indicators_of(text))


def _tactics(reading: Reading, action: ActionDocument, text: str, is_rest: bool) -> None:
    first, *others = lines_of(text)
    before = action.tactics[-1].text if action.tactics else ""
    if is_rest and continues(before, first):
        action.tactics[-1] = tactic(f"{before} {first}")
        text = "\n".join(others)
    reading.add_tactics(action, tactics_of(text))


def _read_details(reading: Reading, columns: Columns, row: Row, scope: Scope) -> None:
    for role in _DETAIL_ORDER:
        for position in columns.at(role):
            if says_something(row.text(position)):
                apply_detail(reading, row.cells[position], role, row.text(position), scope)
    for position in columns.at(Role.CHANNEL):
        _read_channels(reading, row, position, scope)
    for position in columns.at(Role.NUMBER):
        if position < len(row.cells):
            reading.ledger.understood(row.cells[position], scope.action)


def _read_channels(reading: Reading, row: Row, position: int, scope: Scope) -> None:
    """One channel goes for the tactics of its row; several are tactics themselves."""
    media = tactics_of(row.text(position))
    if len(media) > 1:
        reading.add_tactics(scope.action, media)
        reading.ledger.understood(row.cells[position], scope.action)
    elif media:
        apply_detail(reading, row.cells[position], Role.CHANNEL, row.text(position), scope)


# --- What has no place ---------------------------------------------------------------------------------------


def leave_out_unknown(reading: Reading, columns: Columns, row: Row) -> None:
    """Cells under titles that the plan does not know, each with its title."""
    for position, cell in enumerate(row.cells):
        role = columns.roles[position] if position < len(columns.roles) else None
        if role is None and says_something(cell.text):
            title = columns.titles[position] if position < len(columns.titles) else ""
            message = _("La columna «%(title)s» no tiene lugar en el plan.") % {"title": title or position + 1}
            reading.ledger.left_out(cell, message)


def _leave_out_orphans(reading: Reading, row: Row) -> None:
    for cell in row.cells:
        if says_something(cell.text) and not reading.ledger.has(cell):
            reading.ledger.left_out(cell, _("La fila no dice de qué acción es."))
