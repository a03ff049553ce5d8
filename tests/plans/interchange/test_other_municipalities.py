"""Plans as other municipalities write them: other titles, orders, formats. All invented for these tests."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pregon.plans.interchange import read

from .accounting import words_accounted_for, words_of
from .files import docx_of, xlsx_of

PROSE = """\
ALCALDIA MUNICIPAL DE ANDES

PLAN ESTRATEGICO DE COMUNICACIONES 2026

DIAGNOSTICO

Se encuestó a 40 hogares en marzo.
La emisora es el medio que más llega.

COMUNICACION EXTERNA

Objetivo: Que la comunidad conozca los trámites.

Acción 1: Grabar cuñas sobre el impuesto predial
Responsable: Jefe de prensa y Secretaría de Educación y Cultura
Indicador: Número de cuñas emitidas
Meta: 24
Línea base: 6
Periodicidad: quincenal
Inicio: 1 de febrero de 2026
Fin: 30/11/2026
Medios:
- Emisora comunitaria
- Perifoneo en las veredas

Acción 2: Visitar las juntas de acción comunal
Encargado: Coordinadora de participación
Estrategias:
* Reuniones en cada vereda
* Volantes

COMUNICACION INTERNA

Acción 3: Publicar un boletín para los funcionarios
A cargo de: Talento Humano
Frecuencia: Mensual
"""


def test_plain_prose_with_labels_and_headings_without_accents(read_text):
    result = read_text(PROSE)
    document = result.document
    radio, visits, bulletin = document.actions
    assert (document.municipality, document.title) == ("Andes", "Plan estrategico de comunicaciones 2026")
    assert document.diagnosis.endswith("más llega.")
    assert [objective.audience for objective in document.objectives] == ["external", "internal"]
    assert radio.title == "Grabar cuñas sobre el impuesto predial"
    assert radio.responsible == ["Jefe de prensa", "Secretaría de Educación y Cultura"]
    assert [(one.name, one.unit, one.base, one.goal) for one in radio.indicators] == [
        ("Número de cuñas emitidas", "cuñas", Decimal(6), Decimal(24))
    ]
    assert (radio.periodicity, radio.start, radio.end) == ("fortnightly", date(2026, 2, 1), date(2026, 11, 30))
    assert [tactic.channel for tactic in radio.tactics] == ["radio", "loudspeaker"]
    assert (visits.responsible, len(visits.tactics)) == (["Coordinadora de participación"], 2)
    assert (bulletin.responsible, bulletin.periodicity) == (["Talento Humano"], "monthly")
    assert words_accounted_for(result) == words_of(PROSE)


def test_what_the_prose_does_not_say_is_asked_for(read_text):
    result = read_text(PROSE)
    asked = {(row.path, row.message) for row in result.rows if row.kind == "doubt"}
    assert ("objectives.1", "Falta el objetivo del nivel interno: escríbalo.") in asked
    assert ("objectives.1.actions.0", "Indique desde qué día se repite la acción.") in asked


CSV = """\
Nivel;No.;Línea de acción;Encargado;Medios;Frecuencia;Presupuesto
Externo;1;Divulgar el calendario tributario;Secretaría de Hacienda;Página web, emisora y perifoneo;Anual;$500.000
Interno;2;Enseñar el nuevo portal a los empleados;"Sistemas; Talento humano";"Taller en el auditorio";Única vez;
Ambos;3;Felicitar a los campeones;Prensa;Facebook;Según necesidad;
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "utf-16"])
def test_csv_with_semicolons_in_any_encoding(read_text, encoding):
    result = read_text(CSV, "matriz.csv", encoding)
    external, both, internal = result.document.actions  # grouped by level
    assert external.title == "Divulgar el calendario tributario"
    assert [tactic.channel for tactic in external.tactics] == ["website", "radio", "loudspeaker"]
    assert external.periodicity == "annual"
    assert internal.responsible == ["Sistemas", "Talento humano"]
    assert [objective.audience for objective in result.document.objectives] == ["external", "internal"]
    assert both in result.document.objectives[0].actions
    assert words_accounted_for(result) == words_of(CSV)


def test_a_column_without_a_place_and_an_unclear_level_are_shown(read_text):
    rows = read_text(CSV, "matriz.csv").rows
    left_out = {row.text: row.message for row in rows if row.kind == "left_out"}
    assert left_out["$500.000"] == "La columna «Presupuesto» no tiene lugar en el plan."
    assert left_out["Ambos"] == "No se sabe si es interno o externo."
    assert left_out["Según necesidad"] == "No se entendió cada cuánto se repite."


def test_a_csv_is_told_by_its_content_whatever_its_name(read_text):
    assert read_text(CSV, "matriz.txt").document == read_text(CSV, "matriz.csv").document


def test_a_csv_with_commas_and_line_breaks_inside_quotes(read_text):
    text = 'Actividad,Dependencia,Meta\n"Publicar el\nboletín","Oficina de prensa","12 boletines al año"\n'
    (action,) = read_text(text, "x.csv").document.actions
    assert action.title == "Publicar el boletín"
    assert [(one.unit, one.goal) for one in action.indicators] == [("boletines", Decimal(12))]


def test_workbook_with_titles_above_the_header_and_merged_cells():
    data = xlsx_of(
        [
            ["ALCALDÍA DE JERICÓ"],
            ["Plan de comunicaciones 2027"],
            [],
            ["Objetivo", "Dirigido a", "Qué se hará", "Quién", "Indicadores", "Meta", "Cómo", "Inicio", "Fin"],
            ["Informar mejor", "Ciudadanía", "Recorrer los barrios", "Alcalde", "Barrios visitados", 8, "Afiches",
             date(2027, 2, 1), date(2027, 6, 30)],
            ["", "", "", "Jefe de prensa", "Afiches pegados", 200, "Perifoneo", "", ""],
            ["", "", "Abrir un chat", "Sistemas", "", "", "Chat de la página", "", ""],
        ],
        merged=["A1:I1", "A5:A7", "B5:B7", "C5:C6"],
    )  # fmt: skip
    result = read(data, "plan.xlsx")
    visits, chat = result.document.actions
    assert result.document.municipality == "Jericó"
    assert [(one.audience, one.text) for one in result.document.objectives] == [("external", "Informar mejor")]
    assert visits.responsible == ["Alcalde", "Jefe de prensa"]
    assert [(one.name, one.goal) for one in visits.indicators] == [("Barrios visitados", 8), ("Afiches pegados", 200)]
    assert [tactic.channel for tactic in visits.tactics] == ["poster", "loudspeaker"]
    assert (visits.start, visits.end) == (date(2027, 2, 1), date(2027, 6, 30))
    assert (chat.title, chat.responsible) == ("Abrir un chat", ["Sistemas"])


def test_a_sheet_per_level():
    header = ["Acciones", "Responsables", "Recursos"]
    data = xlsx_of(
        [header, ["Inducción a funcionarios", "Talento humano", "Taller"]],
        more={"Externas": [header, ["Feria de servicios", "Alcaldía", "Evento en el parque"]]},
        title="Internas",
    )
    result = read(data, "plan.xlsx")
    assert [(one.audience, one.actions[0].title) for one in result.document.objectives] == [
        ("internal", "Inducción a funcionarios"),
        ("external", "Feria de servicios"),
    ]


def test_word_table_with_merged_cells_and_a_level_in_the_middle():
    data = docx_of(
        paragraphs=["Municipio de Támesis", "Plan de comunicaciones"],
        table=[
            ["Actividades", "A cargo de", "Medición", "Recursos"],
            ["Nivel interno", "", "", ""],
            ["Actualizar la intranet", "Sistemas", "N° de noticias publicadas", "Intranet"],
            ["Nivel externo", "", "", ""],
            ["Contar los avances", "Alcalde y jefe de prensa", "Asistentes", "Audiencia pública"],
            ["", "", "Preguntas respondidas", "Transmisión por Facebook"],
        ],
        merge_rows=[1, 3],
        merge_down=[(4, 5, 0), (4, 5, 1)],
    )
    result = read(data, "plan.docx")
    internal, external = result.document.objectives
    assert (internal.audience, [action.title for action in internal.actions]) == (
        "internal",
        ["Actualizar la intranet"],
    )
    assert external.actions[0].responsible == ["Alcalde", "Jefe de prensa"]
    assert [one.name for one in external.actions[0].indicators] == ["Asistentes", "Preguntas respondidas"]
    assert [one.channel for one in external.actions[0].tactics] == ["hearing", "social"]


def test_markdown_with_pipes_and_no_indicators(read_text):
    text = """\
# Plan de comunicaciones

**Municipio:** Salento

## Nivel externo

| Responsable | Acciones | Tácticas y recursos |
| --- | --- | --- |
| Prensa | Explicar el nuevo trámite | Video<br>Redes sociales |
| Hacienda | Recordar la fecha de pago | Correo electrónico |
"""
    result = read_text(text, "plan.md")
    assert result.document.municipality == "Salento"
    assert [action.title for action in result.document.actions] == [
        "Explicar el nuevo trámite",
        "Recordar la fecha de pago",
    ]
    assert [action.indicators for action in result.document.actions] == [[], []]
    assert [tactic.text for tactic in result.document.actions[0].tactics] == ["Video", "Redes sociales"]


def test_a_header_with_the_first_row_glued_to_it(read_text):
    text = (
        "Acciones Informar los horarios\tResponsable Prensa\tRecursos Emisora\n"
        "Informar las tarifas\tHacienda\tPágina web\n"
    )
    result = read_text(text)
    assert [action.title for action in result.document.actions] == ["Informar los horarios", "Informar las tarifas"]
    assert words_accounted_for(result) == words_of(text)


def test_two_columns_that_compete_are_asked_about(read_text):
    text = "Acciones;Actividades;Responsable\nCampaña de aseo;Pintar murales;Prensa\n"
    result = read_text(text, "x.csv")
    (action,) = result.document.actions
    assert (action.title, [tactic.text for tactic in action.tactics]) == ("Campaña de aseo", ["Pintar murales"])
    assert any(row.kind == "doubt" and "compite" in row.message for row in result.rows)


def test_a_misspelt_title_is_used_and_asked_about(read_text):
    result = read_text("Accion;Reponsable;Medio\nFeria;Prensa;Emisora\n", "x.csv")
    assert result.document.actions[0].responsible == ["Prensa"]
    assert any(row.kind == "doubt" and "Reponsable" in row.message for row in result.rows)


def test_without_a_column_of_actions_the_likeliest_is_taken_and_asked_about(read_text):
    result = read_text("Estrategias;Responsable;Indicador\nFeria de servicios;Prensa;Asistentes\n", "x.csv")
    assert result.document.actions[0].title == "Feria de servicios"
    assert any(row.kind == "doubt" and "Ninguna columna" in row.message for row in result.rows)


def test_an_action_without_a_level_is_placed_by_its_words_and_asked_about(read_text):
    text = "Acción;Responsable\nCapacitar a los funcionarios;Prensa\nInformar a la comunidad;Prensa\n"
    result = read_text(text, "x.csv")
    assert [one.audience for one in result.document.objectives] == ["internal", "external"]
    doubts = [row for row in result.rows if row.kind == "doubt" and row.text]
    assert [row.path for row in doubts] == ["objectives.0.actions.0", "objectives.1.actions.0"]


def test_a_table_about_something_else_is_left_out(read_text):
    text = "Plan de comunicaciones\n\nNombre\tCédula\nAna\t123\nLuis\t456\n"
    result = read_text(text)
    assert result.document.actions == []
    assert words_accounted_for(result) == words_of(text)
    assert any("No se encontró ninguna acción." in row.message for row in result.rows)


def test_an_introduction_that_ends_in_a_colon_is_no_action(read_text):
    text = "Acciones - Nivel externo\n\nA continuación se listan las acciones:\n\nAcción\tResponsable\nFeria\tPrensa\n"
    result = read_text(text)
    assert [action.title for action in result.document.actions] == ["Feria"]


def test_enabling_activities_in_a_table(read_text):
    text = (
        "Trámite\tComponente\tN°\tActividad\n"
        "Licencia de ruido\tInstitucional\t1\tRevisar el acuerdo\n"
        "\t\t2\tDefinir el responsable\n"
        "\tTecnológico\t3\tCrear usuarios\n"
    )
    (procedure,) = read_text(text).document.procedures
    assert procedure.name == "Licencia de ruido"
    assert [(step.number, step.component) for step in procedure.enabling] == [
        (1, "Institucional"),
        (2, "Institucional"),
        (3, "Tecnológico"),
    ]
