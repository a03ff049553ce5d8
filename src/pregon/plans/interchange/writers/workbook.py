"""The plan as a workbook: what people edit in Excel and bring back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from pregon.kernel.spreadsheets import Sheet, Value, write_xlsx

from ...enums import Channel, Periodicity
from .. import workbook_form as form
from ..document import ActionDocument, IndicatorDocument, ObjectiveDocument, PlanDocument, ProcedureDocument

_BLANK = ("",)
_ACTION_WIDTHS = (10, 10, 40, 9, 50, 30, 34, 16, 11, 11, 60, 20, 18, 12, 12)
_PROCEDURE_WIDTHS = (10, 44, 11, 18, 44, 60, 13)


def write_workbook(document: PlanDocument) -> bytes:
    """An .xlsx with the sheets Plan, Acciones and Trámites; reading it again gives an equal document."""
    return write_xlsx([
        Sheet(form.PLAN_SHEET, ("Dato", "Valor"), list(_plan_rows(document)), (22, 60)),
        Sheet(form.ACTIONS_SHEET, list(form.ACTION_COLUMNS.values()), list(_action_rows(document)), _ACTION_WIDTHS),
        Sheet(
            form.PROCEDURES_SHEET,
            list(form.PROCEDURE_COLUMNS.values()),
            list(_procedure_rows(document)),
            _PROCEDURE_WIDTHS,
        ),
    ])  # fmt: skip


def _plan_rows(document: PlanDocument) -> Iterator[Sequence[Value]]:
    yield form.FORMAT_KEY, form.MARK
    for key, label in form.PLAN_LABELS.items():
        text = getattr(document, key)
        for start in range(0, max(len(text), 1), form.CHUNK):
            yield label, text[start : start + form.CHUNK]


def _action_rows(document: PlanDocument) -> Iterator[Sequence[Value]]:
    for number, objective in enumerate(document.objectives, start=1):
        yield from _objective_rows(number, objective)


def _objective_rows(number: int, objective: ObjectiveDocument) -> Iterator[Sequence[Value]]:
    head: Sequence[Value] = (number, form.AUDIENCE_LABELS[objective.audience], objective.text)
    actions = [row for place, action in enumerate(objective.actions, start=1) for row in _rows_of_action(place, action)]
    for row in actions or [("",) * 12]:
        yield (*head, *row)
        head = _BLANK * 3


def _rows_of_action(number: int, action: ActionDocument) -> Iterator[Sequence[Value]]:
    """The first row has what comes once; lists go on below it."""
    head: Sequence[Value] = (number, action.title)
    tail: Sequence[Value] = (_periodicity(action.periodicity), action.start, action.end)
    lists = list(zip_longest(action.responsible, action.indicators, action.tactics)) or [(None, None, None)]
    for responsible, indicator, tactic in lists:
        means = (tactic.text, _channel(tactic.channel)) if tactic else _BLANK * 2
        yield (*head, responsible or "", *_indicator(indicator), *means, *tail)
        head, tail = _BLANK * 2, _BLANK * 3


def _indicator(indicator: IndicatorDocument | None) -> Sequence[Value]:
    if indicator is None:
        return _BLANK * 4
    return indicator.name, indicator.unit, indicator.base, indicator.goal


def _periodicity(key: str) -> str:
    return str(Periodicity(key).label) if key else ""


def _channel(key: str) -> str:
    return str(Channel(key).label) if key else ""


def _procedure_rows(document: PlanDocument) -> Iterator[Sequence[Value]]:
    for number, procedure in enumerate(document.procedures, start=1):
        yield from _rows_of_procedure(number, procedure)


def _rows_of_procedure(number: int, procedure: ProcedureDocument) -> Iterator[Sequence[Value]]:
    head: Sequence[Value] = (number, procedure.name)
    steps: list[Sequence[Value]] = [
        (step.number, step.component, step.title, step.description, step.done_on) for step in procedure.enabling
    ]
    for step in steps or [_BLANK * 5]:
        yield (*head, *step)
        head = _BLANK * 2
