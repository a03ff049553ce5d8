"""What goes out comes back: any plan, with the texts that break careless formats."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from pregon.plans.interchange import PlanDocument, read, to_json, write_docx, write_json, write_xlsx

from .accounting import words_accounted_for, words_of
from .files import xlsx_of
from .strategies import plans

FEW = settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@given(plans)
@FEW
def test_json_comes_back_equal(plan: PlanDocument):
    written = write_json(plan)
    assert to_json(read(written, "plan.json").document) == to_json(plan)
    assert write_json(read(written, "plan.json").document) == written


@given(plans)
@FEW
def test_a_workbook_comes_back_equal(plan: PlanDocument):
    written = write_xlsx(plan)
    again = read(written, "plan.xlsx")
    assert to_json(again.document) == to_json(plan)
    assert write_xlsx(again.document) == written
    assert all(row.kind == "understood" for row in again.rows)


@given(plans)
@FEW
def test_the_official_document_can_be_written_and_read_whatever_the_texts(plan: PlanDocument):
    read(write_docx(plan), "plan.docx")


def test_an_edited_workbook_takes_new_rows_and_new_values(seed):
    workbook = load_workbook(io.BytesIO(write_xlsx(seed("segovia").document)))
    sheet = workbook["Acciones"]
    new = ["Acción nueva", "Alcalde", "Visitas", "visitas", 0, 12, "Emisora", "Emisora", "Cada mes", "2026-02-01"]
    sheet.append(["", "", "", "", *new])
    target = io.BytesIO()
    workbook.save(target)
    action = read(target.getvalue(), "plan.xlsx").document.actions[-1]
    assert (action.title, action.periodicity, action.tactics[0].channel) == ("Acción nueva", "monthly", "radio")
    assert action.indicators[0].goal == 12


# --- Nothing is lost -----------------------------------------------------------------------------------------

TITLES = st.sampled_from([
    "Acciones", "Actividad", "Responsable", "Encargado", "Indicador", "Meta", "Medios", "Recursos", "Nivel", "Fecha",
    "Presupuesto", "Observaciones", "Objetivo", "Canal", "N°", "Componente", "Trámite", "Inicio", "Periodicidad",
])  # fmt: skip
CELLS = st.one_of(
    st.just(""),
    st.text("abcdeñ áéXYZ.,:;-()/0123456789", max_size=30),
    st.sampled_from([
        "Interno", "Ciudadanos", "12 visitas", "Mensual", "31/12/2026", "Alcalde y jefe de prensa", "Página web; radio",
        "- uno\n- dos", "de la entidad.", "Objetivo: Informar", "Nivel externo", "Redes sociales", "Acción 1: Ir",
        "1. Revisar: todo", "INSTITUCIONAL", "Responsable: Ana", "Meta: 3", "OBJETIVO GENERAL", "Componentes:",
    ]),
)  # fmt: skip


@given(st.lists(TITLES, min_size=1, max_size=6), st.lists(st.lists(CELLS, max_size=7), max_size=8))
@settings(max_examples=150, deadline=None)
def test_every_cell_of_a_sheet_is_understood_doubted_or_left_out_once(titles, rows):
    result = read(xlsx_of([titles, *rows]), "plan.xlsx")
    assert words_accounted_for(result) == words_of(*titles, *(cell for row in rows for cell in row))


@given(st.lists(CELLS, min_size=1, max_size=30))
@settings(max_examples=200, deadline=None)
def test_every_line_of_a_text_is_understood_doubted_or_left_out_once(lines):
    text = "Plan de comunicaciones\n\n" + "\n\n".join(lines)
    assert words_accounted_for(read(text.encode(), "plan.txt")) == words_of(text)


@given(st.lists(st.lists(CELLS.map(lambda cell: cell.replace("\n", " ")), min_size=2, max_size=4), max_size=10))
@settings(max_examples=150, deadline=None)
def test_every_row_of_a_text_with_tabs_is_understood_doubted_or_left_out_once(rows):
    text = "Nivel interno\nAcciones\tResponsable\tIndicadores\tRecursos\n" + "\n".join("\t".join(row) for row in rows)
    assert words_accounted_for(read(text.encode(), "plan.txt")) == words_of(text)


@pytest.mark.parametrize("municipality", ["segovia", "san-pedro"])
def test_notes_lead_to_parts_that_exist(seed, municipality):
    result = seed(municipality)
    data = json.loads(write_json(result.document))
    for row in result.rows:
        part = data
        for step in filter(None, row.path.split(".")):
            part = part[int(step)] if step.isdecimal() else part[step]
