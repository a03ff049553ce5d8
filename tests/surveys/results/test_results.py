"""What people answered, in numbers."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from pregon.forms.public import save_draft_definition
from pregon.surveys.domain.answering import withdraw_answer
from pregon.surveys.domain.moves import close_survey, open_survey, publish_results
from pregon.surveys.models import Survey
from pregon.surveys.results import results_of
from tests.support.forms import definition, field, page
from tests.support.pieces import officer
from tests.support.surveys import MEDIA, call, make_open, paper, questions

pytestmark = pytest.mark.django_db

ROWS = {"rows": MEDIA, "choices": [{"key": "mal", "label": "Mal"}, {"key": "bien", "label": "Bien"}]}
ITEMS = [{"key": key, "label": key.capitalize()} for key in ("agua", "vias", "salud")]


def every_nature() -> Any:
    return definition(
        page(
            "todo",
            field("varias", "choices", options={"choices": ITEMS}),
            field("edad", "number", options={"unit": "años"}),
            field("orden", "ranking", options={"choices": ITEMS, "places": 2}),
            field("tabla", "matrix", options=ROWS),
            field("texto", "long_text"),
            field("correo", "email"),
        )
    )


def published(survey: Survey) -> Survey:
    return publish_results(close_survey(survey, actor=None), actor=officer())


def question(survey: Survey, key: str) -> Any:
    return next(each for each in results_of(survey).questions if each.key == key)


def test_each_question_counts_those_who_answered_it() -> None:
    survey = make_open()
    for sheet in range(6):
        paper(survey, sheet + 1, medio="cartelera" if sheet else "emisora")
    for number in range(5):
        call(survey, number, nota=str(number + 1))
    results = results_of(survey)
    medio, nota = results.questions
    assert (results.n, medio.n, nota.n) == (11, 11, 5)
    assert [(line.label, line.count) for line in medio.lines] == [("La emisora", 6), ("La cartelera", 5)]
    assert [line.label for line in nota.lines] == ["1: Nada", "2", "3", "4", "5: Mucho"]
    assert (nota.mean, nota.median) == (3.0, 3.0)
    assert results.by_source == [("En papel", 6), ("Por teléfono", 5)]


def test_every_nature_is_counted_its_own_way() -> None:
    survey = make_open(every_nature())
    for sheet in range(5):
        answers = {
            "varias": ["agua", "vias"] if sheet else ["agua"],
            "edad": str(20 + 10 * sheet),
            "texto": "algo",
            "correo": "ana@correo.com",
        }
        _with_parts(survey, sheet + 1, answers)
    varias, edad, orden, tabla = results_of(survey).questions
    assert [line.count for line in varias.lines] == [5, 4, 0]
    assert (edad.mean, edad.median, edad.lines, edad.unit) == (40.0, 40.0, [], "años")
    assert [(each.label, each.first.count, each.mean_place, each.placed) for each in orden.ranked] == [
        ("Vias", 5, 1.0, 5),
        ("Agua", 0, 2.0, 5),
        ("Salud", 0, None, 0),
    ]
    assert [(row.label, row.n, [line.count for line in row.lines]) for row in tabla.rows] == [
        ("La emisora", 5, [0, 5]),
        ("La cartelera", 0, [0, 0]),
    ]


def _with_parts(survey: Survey, sheet: int, answers: dict[str, Any]) -> None:
    from pregon.surveys.domain.capture import capture_paper
    from tests.support.surveys import typed

    content = typed(**answers)
    content["orden"] = {"vias": ["1"], "agua": ["2"]}
    content["tabla"] = {"emisora": ["bien"]}
    capture_paper(survey, content, sheet=sheet, key=str(sheet), actor=officer())


def test_withdrawn_answers_are_not_counted() -> None:
    survey = make_open()
    answers = [paper(survey, sheet) for sheet in range(1, 8)]
    withdraw_answer(answers[0], actor=officer(), reason="Hoja en blanco")
    assert results_of(survey).n == 6


def test_answers_to_all_versions_are_together_with_the_newest_words() -> None:
    survey = make_open()
    for sheet in range(1, 6):
        paper(survey, sheet)
    changed = questions().to_json()
    changed["pages"][0]["fields"][0]["options"]["choices"] = [
        {"key": "emisora", "label": "Emisora local"},
        {"key": "whatsapp", "label": "WhatsApp"},
    ]
    from pregon.forms.public import Definition

    save_draft_definition(survey.form, Definition.model_validate(changed), actor=officer())
    close_survey(survey, actor=None)
    open_survey(survey, actor=officer())
    paper(survey, 6, medio="whatsapp")
    medio = question(survey, "medio")
    assert medio.versions == (1, 2)
    assert [(line.label, line.count) for line in medio.lines] == [
        ("Emisora local", 0),
        ("WhatsApp", 1),
        ("La cartelera", 5),
    ]


def test_fewer_than_five_people_are_not_shown(client: Client) -> None:
    survey = make_open()
    for sheet in range(1, 5):
        paper(survey, sheet)
    assert results_of(survey).questions == []
    answer = client.get(f"/encuestas/{published(survey).slug}/resultados/")
    assertContains(answer, "Respondieron menos de 5 personas")
    assertNotContains(answer, "<table")


def test_a_question_that_few_answered_is_not_shown(client: Client) -> None:
    survey = make_open()
    for sheet in range(1, 8):
        paper(survey, sheet, **({"nota": "1"} if sheet < 4 else {}))
    assert question(survey, "nota").is_closed
    answer = client.get(f"/encuestas/{published(survey).slug}/resultados/")
    assertContains(answer, "Menos de 5 personas respondieron esta pregunta")


def test_the_page_tells_how_many_the_level_and_the_caveat_and_no_text(client: Client) -> None:
    survey = make_open(universe=40, closing_text="Se avisará por **emisora**.")
    for sheet in range(1, 11):
        paper(survey, sheet, medio="emisora" if sheet > 8 else "cartelera", opinion="Soy Rosa, la del Cristo")
    for number in range(10):
        call(survey, number, medio="emisora" if number > 2 else "cartelera")
    url = f"/encuestas/{survey.slug}/resultados/"
    assert client.get(url).status_code == 404
    published(survey)
    answer = client.get(url)
    for words in (
        "<strong>20</strong>",
        "de 40 a quienes",
        "no se controla",
        "No es una muestra",
        "<strong>emisora</strong>",
        "<svg",
    ):
        assertContains(answer, words)
    assertNotContains(answer, "Rosa")
    assert answer["X-Pregon-Cache"] == "page"


def test_a_breakdown_that_would_tell_of_few_is_left_out() -> None:
    survey = make_open()
    for sheet in range(1, 11):
        paper(survey, sheet, medio="emisora" if sheet > 8 else "cartelera")
    for number in range(10):
        call(survey, number, medio="emisora")
    assert question(survey, "medio").breakdown is None


def test_large_groups_are_broken_down() -> None:
    survey = make_open()
    for sheet in range(1, 13):
        paper(survey, sheet, medio="emisora" if sheet > 6 else "cartelera")
    for number in range(6):
        call(survey, number)
    breakdown = question(survey, "medio").breakdown
    assert (breakdown.groups, breakdown.cells) == ([("En papel", 12), ("Por teléfono", 6)], [[6, 6], [6, 0]])
