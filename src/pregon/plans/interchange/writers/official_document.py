"""The plan as the official Word document: the matrix of each level as these plans print it."""

from __future__ import annotations

import io
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from ...enums import Periodicity
from ..document import ActionDocument, IndicatorDocument, ObjectiveDocument, PlanDocument, ProcedureDocument
from ..phrases.indicators import indicators_of
from ..phrases.responsibles import responsibles_of

_LETTER = (Cm(27.94), Cm(21.59))  # landscape, as Colombia prints
_WIDTHS = (Cm(6.4), Cm(4.8), Cm(4.8), Cm(8.4))
_LIST = "List Bullet"


def write_official_document(document: PlanDocument) -> bytes:
    """A .docx that people edit and sign; our reader finds the same actions in it."""
    word = Document()
    _set_page(word, document)
    word.add_heading(document.title, level=0)
    word.add_paragraph(_("Municipio de %(name)s") % {"name": document.municipality})
    if document.version:
        word.add_paragraph(_("Versión: %(version)s") % {"version": document.version})
    _add_section(word, _("Objetivo general"), document.general_objective)
    _add_section(word, _("Diagnóstico"), document.diagnosis)
    for objective in document.objectives:
        _add_objective(word, objective)
    if document.procedures:
        _add_procedures(word, document.procedures)
    target = io.BytesIO()
    word.save(target)
    return target.getvalue()


def _set_page(word: Any, document: PlanDocument) -> None:
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = _LETTER
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(1.75)
    word.styles["Normal"].font.name, word.styles["Normal"].font.size = "Calibri", Pt(10.5)
    word.core_properties.title = document.title[:255]
    word.core_properties.author = document.municipality
    word.core_properties.language = "es-CO"
    word.core_properties.comments = ""


def _add_section(word: Any, title: str, text: str) -> None:
    if text:
        word.add_heading(title, level=1)
        for line in text.split("\n"):
            word.add_paragraph(line.removeprefix("- "), style=_LIST if line.startswith("- ") else None)


# --- The matrix ----------------------------------------------------------------------------------------------


def _add_objective(word: Any, objective: ObjectiveDocument) -> None:
    is_internal = objective.audience == "internal"
    word.add_heading(_("Acciones - Nivel interno") if is_internal else _("Acciones - Nivel externo"), level=1)
    word.add_paragraph(_("Objetivo: %(text)s") % {"text": _one_line(objective.text)})
    if objective.actions:
        _add_matrix(word, objective.actions)


def _add_matrix(word: Any, actions: Iterable[ActionDocument]) -> None:
    table = word.add_table(rows=1, cols=4, style="Table Grid")
    table.autofit = False
    for cell, title in zip(
        table.rows[0].cells, (_("Acciones"), _("Responsable"), _("Indicadores"), _("Tácticas y recursos")), strict=True
    ):
        cell.paragraphs[0].add_run(title).bold = True
    _repeat_on_each_page(table.rows[0])
    for action in actions:
        _add_action(table.add_row().cells, action)
    for row in table.rows:
        for cell, width in zip(row.cells, _WIDTHS, strict=True):
            cell.width = width


def _repeat_on_each_page(row: Any) -> None:
    properties = row._tr.get_or_add_trPr()
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    properties.append(mark)


def _add_action(cells: Any, action: ActionDocument) -> None:
    _fill(cells[0], [_one_line(action.title), *_dates(action)], as_list=False)
    responsible = [_one_line(name) for name in action.responsible]
    _fill(cells[1], responsible, as_list=responsibles_of("\n".join(responsible)) != responsible)
    indicators = [_indicator_line(indicator) for indicator in action.indicators]
    _fill(cells[2], indicators, as_list=indicators_of("\n".join(indicators)) != action.indicators)
    _fill(cells[3], [_one_line(tactic.text) for tactic in action.tactics], as_list=True)


def _fill(cell: Any, lines: list[str], *, as_list: bool) -> None:
    for number, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.add_run(line)
        if as_list:
            paragraph.style = _LIST


def _dates(action: ActionDocument) -> list[str]:
    lines = []
    if action.periodicity:
        lines.append(_("Periodicidad: %(period)s") % {"period": Periodicity(action.periodicity).label})
    if action.start:
        lines.append(_("Inicio: %(day)s") % {"day": action.start.isoformat()})
    if action.end:
        lines.append(_("Fin: %(day)s") % {"day": action.end.isoformat()})
    return lines


def _indicator_line(indicator: IndicatorDocument) -> str:
    figures = [(_("línea base"), indicator.base), (_("meta"), indicator.goal)]
    said = "; ".join(f"{label}: {number.normalize():f}" for label, number in figures if number is not None)
    return f"{_one_line(indicator.name)} ({said})" if said else _one_line(indicator.name)


def _one_line(text: str) -> str:
    return " ".join(text.split())


# --- Procedures ----------------------------------------------------------------------------------------------


def _add_procedures(word: Any, procedures: Iterable[ProcedureDocument]) -> None:
    word.add_heading(_("Trámites y actividades habilitadoras"), level=1)
    for procedure in procedures:
        word.add_paragraph(_("Trámite: %(name)s") % {"name": _one_line(procedure.name)}, style="Heading 2")
        for component, steps in groupby(procedure.enabling, key=lambda step: step.component):
            word.add_paragraph(_("Componente: %(name)s") % {"name": component}, style="Heading 3")
            for step in steps:
                described = f": {_one_line(step.description)}" if step.description else ""
                word.add_paragraph(f"{step.number}. {_one_line(step.title)}{described}")
