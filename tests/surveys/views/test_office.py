"""Surveys in the back office."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from pregon.committee.public import Matter
from pregon.plans.public import Fact, Plan
from pregon.surveys.domain.codes import make_codes
from pregon.surveys.models import Answer, PrintedCode, SecondCapture, Survey
from tests.support.committee import approve, make_members
from tests.support.people import make_leader, make_staff
from tests.support.pieces import officer
from tests.support.plans import make_action
from tests.support.staff import signed_in
from tests.support.surveys import make_open, make_survey, paper

pytestmark = pytest.mark.django_db
HERE = "/oficina/encuestas/"


@pytest.fixture
def office() -> Client:
    return signed_in(officer())


def settings(**changes: Any) -> dict[str, Any]:
    return {
        "title": "Satisfacción con la ventanilla",
        "question": "Para atender mejor.",
        "audience": "external",
        "level": "device",
        "is_anonymous": "on",
        "results_policy": "at_close",
        **changes,
    }


def capture_url(survey: Survey, source: str = "papel") -> str:
    return f"{HERE}{survey.pk}/capturar/{source}/"


def test_from_a_template_to_published_results_with_buttons_alone(office: Client) -> None:
    assertContains(office.get(f"{HERE}nueva/"), "Temas para la rendición de cuentas")
    form = office.get(f"{HERE}nueva/survey-service/")
    assertContains(form, 'value="Satisfacción con un servicio"')
    office.post(f"{HERE}nueva/survey-service/", settings(submission="a"))
    survey = Survey.objects.get()
    for step, state in (("abrir", "open"), ("cerrar", "closed"), ("publicar", "published")):
        page = office.get(f"{HERE}{survey.pk}/")
        assertContains(page, f'value="{step}"')
        assertRedirects(office.post(f"{HERE}{survey.pk}/paso/", {"paso": step}), f"{HERE}{survey.pk}/")
        survey.refresh_from_db()
        assert survey.state == state
    assertContains(office.get(f"{HERE}{survey.pk}/"), "Publicó los resultados.")


def test_what_was_closed_too_early_opens_again(office: Client) -> None:
    survey = make_open()
    office.post(f"{HERE}{survey.pk}/paso/", {"paso": "cerrar"})
    assertContains(office.get(f"{HERE}{survey.pk}/"), "Abrirla de nuevo")
    office.post(f"{HERE}{survey.pk}/paso/", {"paso": "abrir"})
    survey.refresh_from_db()
    assert survey.state == "open"


def test_two_clicks_make_one_survey(office: Client) -> None:
    for _ in range(2):
        office.post(f"{HERE}nueva/vacia/", settings(submission="a"))
    assert Survey.objects.count() == 1


def test_an_error_stays_beside_its_field_with_what_was_typed(office: Client) -> None:
    dates = {"opens_at": "2026-03-05T08:00", "closes_at": "2026-03-04T08:00"}
    page = office.post(f"{HERE}nueva/vacia/", settings(**dates))
    assertContains(page, "debe cerrar después de abrir", status_code=422)
    assertContains(page, "Satisfacción con la ventanilla", status_code=422)
    assert Survey.objects.count() == 0


def test_the_action_from_which_one_came_is_chosen(office: Client) -> None:
    action = make_action()
    page = office.get(f"{HERE}nueva/vacia/?accion={action.pk}")
    assertContains(page, f'<option value="{action.pk}" selected>', html=False)


def test_what_is_missing_is_said_before_the_button(office: Client) -> None:
    office.post(f"{HERE}nueva/vacia/", settings())
    survey = Survey.objects.get()
    page = office.get(f"{HERE}{survey.pk}/")
    assertContains(page, "Agregue al menos una pregunta.")
    assertNotContains(page, 'value="abrir"')
    office.post(f"{HERE}{survey.pk}/paso/", {"paso": "abrir"})
    survey.refresh_from_db()
    assert survey.state == "draft"


def test_the_committee_says_yes(office: Client) -> None:
    make_members()
    survey = make_survey(action=make_action())
    Plan.objects.update(is_current=True, committee_approves_topics=True)
    assertContains(office.get(f"{HERE}{survey.pk}/"), "Llevar al Comité")
    office.post(f"{HERE}{survey.pk}/paso/", {"paso": "pedir"})
    page = office.get(f"{HERE}{survey.pk}/")
    assertContains(page, "Espera la decisión del Comité")
    assertNotContains(page, 'value="abrir"')
    approve(Matter.objects.get())
    page = office.get(f"{HERE}{survey.pk}/")
    assertContains(page, "El Comité: aprobad")
    assertContains(page, 'value="abrir"')


def test_papers_are_typed_one_after_another_under_their_number(office: Client) -> None:
    survey = make_open(action=make_action())
    page = office.get(capture_url(survey))
    assertContains(page, 'name="hoja" value="1"')
    for _ in range(2):
        answer = office.post(capture_url(survey), {"medio": "cartelera", "nota": "2", "hoja": "1", "clave": "k1"})
        assertRedirects(answer, capture_url(survey))
    assertContains(office.get(capture_url(survey)), 'name="hoja" value="2"')
    kept = Answer.objects.get()
    assert (kept.sheet, kept.submission.source, kept.submission.captured_by) == (1, "paper", officer())
    assert Fact.objects.get(measure="survey_answers").label.endswith("(en papel)")


def test_a_number_that_is_taken_keeps_what_was_typed(office: Client) -> None:
    survey = make_open()
    paper(survey, 1)
    page = office.post(capture_url(survey), {"medio": "emisora", "opinion": "Más luz", "hoja": "1", "clave": "k2"})
    assertContains(page, "La hoja 1 ya está capturada", status_code=422)
    assertContains(page, "Más luz", status_code=422)
    assert Answer.objects.count() == 1


def test_what_a_paper_leaves_out_stays_out_and_what_it_cannot_say_is_refused(office: Client) -> None:
    survey = make_open()
    office.post(capture_url(survey), {"opinion": "Nada más", "hoja": "1", "clave": "k"})
    assert Answer.objects.get().submission.values == {"opinion": "Nada más"}
    page = office.post(capture_url(survey), {"nota": "9", "hoja": "2", "clave": "k2"})
    assertContains(page, "Elija un número de la escala", status_code=422)


def test_a_call_has_a_receipt_and_no_sheet(office: Client) -> None:
    survey = make_open()
    office.post(capture_url(survey, "telefono"), {"medio": "emisora", "clave": "k"})
    kept = Answer.objects.get()
    assert (kept.sheet, kept.submission.source) == (None, "phone")


def test_a_paper_with_a_document_counts_once_for_its_owner(office: Client) -> None:
    survey = make_open(level="document")
    for sheet, number in enumerate(("43.123.456", "043123456"), start=1):
        typed = {"medio": "emisora", "hoja": str(sheet), "clave": f"k{sheet}", "tipo": "CC", "numero": number}
        answer = office.post(capture_url(survey), typed)
    assertContains(answer, "Esa persona ya respondió", status_code=422)
    assert Answer.objects.count() == 1


def test_after_the_results_nothing_is_added(office: Client) -> None:
    survey = make_open()
    for step in ("cerrar", "publicar"):
        office.post(f"{HERE}{survey.pk}/paso/", {"paso": step})
    assertRedirects(office.get(capture_url(survey)), f"{HERE}{survey.pk}/")


def test_two_captures_that_agree_are_settled(office: Client) -> None:
    answer = paper(make_open(), 1)
    second = signed_in(make_leader())
    assertNotContains(second.get(f"{HERE}respuesta/{answer.pk}/otra-vez/"), "checked")
    second.post(f"{HERE}respuesta/{answer.pk}/otra-vez/", {"medio": "cartelera"})
    assert SecondCapture.objects.get().settled_at


def test_the_second_person_decides_what_differs_and_both_captures_stay(office: Client) -> None:
    survey = make_open()
    answer = paper(survey, 1, nota="2", opinion="Mas luz")
    again = f"{HERE}respuesta/{answer.pk}/otra-vez/"
    assertContains(office.post(again, {"medio": "emisora"}), "otra persona", status_code=422)
    second = signed_in(make_leader())
    settle = second.post(again, {"medio": "emisora", "nota": "3", "opinion": "Mas luz"})["Location"]
    page = second.get(settle)
    for words in ("La cartelera", "La emisora", "2 (de 1", "3 (de 1"):
        assertContains(page, words)
    assertNotContains(page, "Mas luz")
    assertContains(office.get(f"{HERE}{survey.pk}/"), "Hoja 1")
    assertContains(office.post(settle, {"nota": "segunda"}), "quien hizo la segunda captura", status_code=422)
    assert survey.answers.get().submission.values["nota"] == 2
    second.post(settle, {"medio": "primera", "nota": "segunda"})
    values = survey.answers.get().submission.values
    assert (values["medio"]["chosen"], values["nota"], values["opinion"]) == (["cartelera"], 3, "Mas luz")
    kept = SecondCapture.objects.get()
    assert (kept.first_values["nota"], kept.values["medio"]["chosen"]) == (2, ["emisora"])


def test_codes_come_once_as_a_pdf(office: Client) -> None:
    survey = make_survey(level="code")
    typed = {"label": "El Cristo", "count": "12", "submission": "s"}
    answer = office.post(f"{HERE}{survey.pk}/codigos/", typed)
    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")
    assert "no-store" in answer["Cache-Control"]
    assert PrintedCode.objects.count() == 12
    assertContains(office.post(f"{HERE}{survey.pk}/codigos/", typed, follow=True), "ya se entregaron")
    assertContains(office.get(f"{HERE}{survey.pk}/codigos/"), "El Cristo")
    assert office.get(f"{HERE}{make_survey(title='Otra').pk}/codigos/").status_code == 404


def test_texts_are_for_those_who_may_read_answers(office: Client) -> None:
    survey = make_open()
    paper(survey, 1, opinion="Arreglen la emisora")
    assertContains(office.get(f"{HERE}{survey.pk}/textos/"), "Arreglen la emisora")


def test_an_answer_is_found_by_its_numbers_and_withdrawn_with_a_reason(office: Client) -> None:
    survey = make_open()
    answer, _other = paper(survey, 41), paper(survey, 42)
    for number in ("41", answer.receipt.upper()):
        found = office.get(f"{HERE}{survey.pk}/respuestas/?numero={number}")
        assert [row.pk for row in found.context["page"]] == [answer.pk]
    url = f"{HERE}respuesta/{answer.pk}/"
    assertContains(office.post(url, {"reason": ""}), 'role="alert"', status_code=422)
    office.post(url, {"reason": "Era de otra encuesta"})
    assertContains(office.get(url), "Era de otra encuesta")


def test_the_export_has_its_codebook_and_leaves_withdrawn_answers_out(office: Client) -> None:
    survey = make_open()
    first, second = paper(survey, 1), paper(survey, 2)
    office.post(f"{HERE}respuesta/{first.pk}/", {"reason": "Repetida"})
    table = b"".join(office.get(f"{HERE}{survey.pk}/respuestas.csv")).decode()  # type: ignore[arg-type]
    assert (second.receipt in table, first.receipt in table) == (True, False)
    book = b"".join(office.get(f"{HERE}{survey.pk}/codigos-de-columnas.csv")).decode()  # type: ignore[arg-type]
    assert "emisora = La emisora" in book
    assert office.get(f"{HERE}{survey.pk}/respuestas.xlsx").content[:2] == b"PK"


def test_a_survey_of_an_action_announces_itself_in_the_composer(office: Client) -> None:
    action = make_action()
    survey = make_open(action=action, closes_at=None)
    page = office.get(f"{HERE}{survey.pk}/")
    assertContains(page, f"/oficina/difusion/nueva/{action.pk}/?title=Responda")
    known = {"title": "Responda", "link": "https://x.example/encuestas/a/", "ends_on": "2026-13-01"}
    begun = office.get(f"/oficina/difusion/nueva/{action.pk}/", known).context["form"].instance
    assert (begun.title, begun.link, begun.ends_on) == ("Responda", "https://x.example/encuestas/a/", None)


STAFF_MAY = {"", "capturar/papel/", "capturar/telefono/"}


@pytest.mark.parametrize(
    "path",
    [
        "",
        "ajustes/",
        "resultados/",
        "capturar/papel/",
        "capturar/telefono/",
        "codigos/",
        "respuestas/",
        "textos/",
        "respuestas.csv",
        "respuestas.xlsx",
        "codigos-de-columnas.csv",
    ],
)
def test_staff_without_the_role_see_how_many_and_capture_only(path: str) -> None:
    survey = make_open(level="code")
    answer = signed_in(make_staff()).get(f"{HERE}{survey.pk}/{path}")
    assert answer.status_code == (200 if path in STAFF_MAY else 302)


@pytest.mark.parametrize("path", ["", "diferencias/"])
def test_staff_without_the_role_do_not_read_an_answer(path: str) -> None:
    answer = paper(make_open(), 1)
    assert signed_in(make_staff()).get(f"{HERE}respuesta/{answer.pk}/{path}").status_code in (302, 404)


def test_staff_take_no_step_and_make_none() -> None:
    survey, staff = make_survey(), signed_in(make_staff())
    staff.post(f"{HERE}{survey.pk}/paso/", {"paso": "abrir"})
    staff.post(f"{HERE}nueva/vacia/", settings())
    survey.refresh_from_db()
    assert (survey.state, Survey.objects.count()) == ("draft", 1)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_the_same_queries(office: Client, count: int, django_assert_num_queries: Any) -> None:
    for number in range(count):
        paper(make_open(title=f"Encuesta {number}"), 1)
    office.get(HERE)
    with django_assert_num_queries(15):
        assertContains(office.get(HERE), "Encuesta 0")


@pytest.mark.parametrize("count", [1, 3])
def test_one_survey_takes_the_same_queries(office: Client, count: int, django_assert_num_queries: Any) -> None:
    survey = make_open()
    for sheet in range(count):
        paper(survey, sheet + 1)
    office.get(f"{HERE}{survey.pk}/")
    with django_assert_num_queries(24):
        office.get(f"{HERE}{survey.pk}/")


def test_used_codes_are_counted_by_batch(office: Client, client: Client) -> None:
    survey = make_open(level="code")
    code = make_codes(survey, label="El Cristo", count=3, submission="a", actor=officer()).codes[0]
    office.post(capture_url(survey), {"medio": "emisora", "hoja": "1", "clave": "k", "numero": code})
    batch = office.get(f"{HERE}{survey.pk}/codigos/").context["batches"][0]
    assert (batch.size, batch.used) == (3, 1)
