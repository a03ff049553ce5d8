"""Our own workbook back into the plan that was written, with whatever people have edited in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from pregon.kernel.folding import fold
from pregon.kernel.spreadsheets import ReadSheet

from .. import workbook_form as form
from ..document import PlanDocument
from ..interpret import RowNote
from ..phrases.channels_by_words import channel_named
from ..phrases.dates import day_of
from ..phrases.indicators import number_of
from ..phrases.periodicities import periodicity_of
from ..stable_json import from_json

Cells = dict[str, str]


def is_own_workbook(sheets: Sequence[ReadSheet]) -> bool:
    return bool(sheets) and [form.FORMAT_KEY, form.MARK] in [row[:2] for row in sheets[0].rows]


def read_own_workbook(sheets: Sequence[ReadSheet]) -> tuple[PlanDocument, list[RowNote]]:
    """The document and a note for every row. Raises `InvalidDocument` when the edits broke the form."""
    by_title = {sheet.title: sheet.rows for sheet in sheets}
    notes: list[RowNote] = []
    data = {
        **_plan(by_title.get(form.PLAN_SHEET, []), notes),
        "objectives": _objectives(by_title.get(form.ACTIONS_SHEET, []), notes),
        "procedures": _procedures(by_title.get(form.PROCEDURES_SHEET, []), notes),
    }
    known = {form.PLAN_SHEET, form.ACTIONS_SHEET, form.PROCEDURES_SHEET}
    for sheet in sheets:
        if sheet.title not in known:
            _leave_out(sheet, notes)
    return from_json(data), notes


def _plan(rows: list[list[str]], notes: list[RowNote]) -> dict[str, str]:
    keys = {fold(str(label)): key for key, label in form.PLAN_LABELS.items()}
    texts = dict.fromkeys(form.PLAN_LABELS, "")
    for number, row in enumerate(rows[1:], start=2):
        key = keys.get(fold(row[0])) if row else None
        if key:
            texts[key] += "".join(row[1:2])
        if row and row[0] != form.FORMAT_KEY:
            _note(notes, form.PLAN_SHEET, number, row, key)
    return texts


def _objectives(rows: list[list[str]], notes: list[RowNote]) -> list[dict[str, Any]]:
    objectives: list[dict[str, Any]] = []
    for number, row, cells in _named(rows, form.ACTION_COLUMNS):
        if cells["objective_number"] or cells["objective"]:
            text = {"audience": _audience(cells["audience"]), "text": cells["objective"]}
            objectives.append({**text, "actions": []})
        if not objectives:
            _note(notes, form.ACTIONS_SHEET, number, row, None)
            continue
        _read_action(objectives[-1]["actions"], cells)
        path = f"objectives.{len(objectives) - 1}"
        place = len(objectives[-1]["actions"]) - 1
        _note(notes, form.ACTIONS_SHEET, number, row, f"{path}.actions.{place}" if place >= 0 else path)
    return objectives


def _read_action(actions: list[dict[str, Any]], cells: Cells) -> None:
    if cells["action_number"] or cells["title"]:
        actions.append(_action(cells))
    if not actions:
        return
    action = actions[-1]
    if cells["responsible"]:
        action["responsible"].append(cells["responsible"])
    if cells["indicator"]:
        action["indicators"].append(_indicator(cells))
    if cells["tactic"]:
        action["tactics"].append({"text": cells["tactic"], "channel": _channel(cells["channel"])})


def _action(cells: Cells) -> dict[str, Any]:
    return {
        "title": cells["title"],
        "responsible": [],
        "indicators": [],
        "tactics": [],
        "periodicity": _periodicity(cells["periodicity"]),
        "start": _day(cells["start"]),
        "end": _day(cells["end"]),
    }


def _indicator(cells: Cells) -> dict[str, Any]:
    numbers = {"base": _number(cells["base"]), "goal": _number(cells["goal"])}
    return {"name": cells["indicator"], "unit": cells["unit"], **numbers}


def _procedures(rows: list[list[str]], notes: list[RowNote]) -> list[dict[str, Any]]:
    procedures: list[dict[str, Any]] = []
    for number, row, cells in _named(rows, form.PROCEDURE_COLUMNS):
        if cells["procedure_number"] or cells["name"]:
            procedures.append({"name": cells["name"], "enabling": []})
        if not procedures:
            _note(notes, form.PROCEDURES_SHEET, number, row, None)
            continue
        if cells["number"] or cells["title"]:
            procedures[-1]["enabling"].append(_enabling(cells))
        _note(notes, form.PROCEDURES_SHEET, number, row, f"procedures.{len(procedures) - 1}")
    return procedures


def _enabling(cells: Cells) -> dict[str, Any]:
    return {
        "number": int(cells["number"]) if cells["number"].isdecimal() else cells["number"],
        "component": cells["component"],
        "title": cells["title"],
        "description": cells["description"],
        "done_on": _day(cells["done_on"]),
    }


# --- Cells ---------------------------------------------------------------------------------------------------
# What cannot be read goes on as it stands, so that the checks of the stable JSON name its place.


def _audience(text: str) -> str:
    return next((key for key, label in form.AUDIENCE_LABELS.items() if fold(str(label)) == fold(text)), text)


def _periodicity(text: str) -> str:
    return (periodicity_of(text) or text) if text else ""


def _channel(text: str) -> str:
    known = channel_named(text) if text else ""
    return text if known is None else known


def _number(text: str) -> object:
    number = number_of(text) if text else None
    return number if number is not None else (text or None)


def _day(text: str) -> str | None:
    day = day_of(text) if text else None
    return day.isoformat() if day else (text or None)


# --- Rows ----------------------------------------------------------------------------------------------------


def _named(rows: list[list[str]], columns: Mapping[str, object]) -> Iterator[tuple[int, list[str], Cells]]:
    """Row number, row, and its cells by column key, wherever the columns have been moved."""
    titles = [fold(title) for title in rows[0]] if rows else []
    places = {key: titles.index(fold(str(label))) for key, label in columns.items() if fold(str(label)) in titles}
    for number, row in enumerate(rows[1:], start=2):
        if any(cell.strip() for cell in row):
            cells = {key: row[place] if place < len(row) else "" for key, place in places.items()}
            yield number, row, {key: cells.get(key, "") for key in columns}


def _note(notes: list[RowNote], sheet: str, number: int, row: list[str], path: str | None) -> None:
    location = _("hoja «%(name)s», fila %(n)d") % {"name": sheet, "n": number}
    text = " | ".join(cell.strip() for cell in row if cell.strip())
    message = "" if path is not None else _("No se reconoció a qué parte del plan pertenece.")
    notes.append(RowNote("left_out" if path is None else "understood", location, text, message, path or ""))


def _leave_out(sheet: ReadSheet, notes: list[RowNote]) -> None:
    for number, row in enumerate(sheet.rows, start=1):
        if any(cell.strip() for cell in row):
            _note(notes, sheet.title, number, row, None)
