"""Editing the plan by hand."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains, assertRedirects

from pregon.plans.models import Action, EnablingActivity, Objective, Responsible, Tactic, Task
from pregon.plans.public import add_evidence
from tests.support.people import make_communications, make_person, make_staff
from tests.support.plans import make_action, make_indicator, make_plan
from tests.support.staff import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Client:
    return signed_in(make_communications())


def stamp_on(office: Client, url: str) -> str:
    return office.get(url).context["stamp"]


@pytest.mark.parametrize("parts", [("objetivo", "plan"), ("accion", "objective"), ("tramite", "plan")])
def test_adding_leads_to_where_the_part_is_seen(office: Client, parts: tuple[str, str]) -> None:
    plan = make_plan()
    objective = Objective.objects.create(plan=plan, audience="external", text="Que la gente participe")
    slug, parent = parts
    values = {"audience": "internal", "text": "Que el personal sepa", "title": "Visitar", "name": "Registro"}
    answer = office.post(f"/oficina/plan/agregar/{slug}/{(plan if parent == 'plan' else objective).pk}/", values)
    assert answer.status_code == 302


def test_pressing_twice_makes_one_row(office: Client) -> None:
    action = make_action()
    for _ in range(2):
        answer = office.post(f"/oficina/plan/agregar/tactica/{action.pk}/", {"text": "Cuña", "channel": "radio"})
        assertRedirects(answer, f"/oficina/plan/acciones/{action.pk}/#tacticas", fetch_redirect_response=False)
    assert Tactic.objects.count() == 1


@pytest.mark.parametrize(
    ("slug", "values", "field", "message"),
    [
        ("accion", {"title": ""}, "title", "Falta este dato."),
        (
            "accion",
            {"title": "Divulgar los servicios en línea", "ends_on": "2026-01-01"},
            "title",
            "ya tiene esa acción",
        ),
        (
            "accion",
            {"title": "Otra", "starts_on": "2026-02-01", "ends_on": "2026-01-01"},
            "ends_on",
            "El fin no puede ser anterior al inicio.",
        ),
        ("accion", {"title": "Otra", "periodicity": "weekly"}, "starts_on", "desde qué día"),
        ("indicador", {"name": "Visitas", "goal": "0"}, "goal", "La meta debe ser mayor que cero."),
        ("indicador", {"name": "Visitas", "measure": "inventada"}, "measure", "Elija una de las opciones."),
        ("responsable", {"role": "Cargo", "person": "999"}, "person", "Elija una de las opciones."),
        ("tarea", {"title": "Grabar", "due_on": "mañana"}, "due_on", "Escriba una fecha válida"),
    ],
)
def test_errors_appear_beside_their_field(office: Client, slug: str, values: dict, field: str, message: str) -> None:
    action = make_action()
    parent = action.objective if slug == "accion" else action
    answer = office.post(f"/oficina/plan/agregar/{slug}/{parent.pk}/", values)
    assert answer.status_code == 422
    assert message in str(answer.context["form"].errors[field])
    assertContains(answer, f'href="#id_{field}"', status_code=422)


def test_the_second_of_two_editors_sees_both_texts(office: Client) -> None:
    action = make_action()
    url = f"/oficina/plan/editar/accion/{action.pk}/"
    stamp = stamp_on(office, url)
    office.post(url, {"title": "Lo que guardó la primera", "stamp": stamp})
    answer = office.post(url, {"title": "Lo que escribió el segundo", "stamp": stamp})
    for text in ("Lo que guardó la primera", "Lo que escribió el segundo"):
        assertContains(answer, text, status_code=409)
    action.refresh_from_db()
    assert action.title == "Lo que guardó la primera"
    office.post(url, {"title": "Lo que escribió el segundo", "stamp": answer.context["stamp"]})
    action.refresh_from_db()
    assert action.title == "Lo que escribió el segundo"


def test_saving_the_same_twice_is_no_conflict(office: Client) -> None:
    action = make_action()
    url = f"/oficina/plan/editar/accion/{action.pk}/"
    stamp = stamp_on(office, url)
    for _ in range(2):
        assert office.post(url, {"title": "Nuevo título", "stamp": stamp}).status_code == 302


def test_new_dates_bring_new_tasks(office: Client) -> None:
    action = make_action()
    url = f"/oficina/plan/editar/accion/{action.pk}/"
    start = timezone.localdate()
    values = {"title": action.title, "periodicity": "weekly", "starts_on": start.isoformat()}
    office.post(url, {**values, "stamp": stamp_on(office, url)})
    assert action.tasks.filter(due_on=start + timedelta(days=7)).exists()


def test_a_year_that_is_far_away_is_answered_beside_the_date(office: Client) -> None:
    action = make_action()
    url = f"/oficina/plan/editar/accion/{action.pk}/"
    values = {"title": action.title, "periodicity": "weekly", "starts_on": "2006-03-02"}
    answer = office.post(url, {**values, "stamp": stamp_on(office, url)})
    assertContains(answer, "Revise el año: 2006 queda muy lejos de hoy.", status_code=422)
    assert not action.tasks.exists()


def test_naming_the_person_gives_her_the_open_tasks(office: Client) -> None:
    action, person = make_action(), make_person("diana@segovia.example")
    Task.objects.create(action=action, title="Grabar", due_on=timezone.localdate())
    office.post(f"/oficina/plan/agregar/responsable/{action.pk}/", {"role": "Salud", "person": person.pk})
    assert action.tasks.get().person == person


def test_what_was_done_is_not_removed(office: Client) -> None:
    action = make_action()
    add_evidence(action=action, actor=make_staff(), taken_on=date(2026, 3, 1), note_text="Se hizo la visita")
    for url in (f"/oficina/plan/quitar/accion/{action.pk}/", f"/oficina/plan/quitar/objetivo/{action.objective_id}/"):
        answer = office.post(url)
        assertContains(answer, "Lo que se hizo no se pierde", status_code=409)
    assert Action.objects.filter(pk=action.pk).exists()


def test_a_part_without_facts_is_removed_after_asking(office: Client) -> None:
    action = make_action()
    url = f"/oficina/plan/quitar/accion/{action.pk}/"
    assertContains(office.get(url), "¿Quitar del plan?")
    assertRedirects(office.post(url), "/oficina/plan/")
    assert not Action.objects.exists()


def test_tactics_change_places(office: Client) -> None:
    action = make_action()
    for order, text in enumerate(["uno", "dos", "tres"]):
        Tactic.objects.create(action=action, text=text, order=order)
    office.post(f"/oficina/plan/mover/tactica/{Tactic.objects.get(text='tres').pk}/", {"hacia": "arriba"})
    assert list(action.tactics.values_list("text", flat=True)) == ["uno", "tres", "dos"]


def test_a_step_is_done_only_with_what_proves_it(office: Client) -> None:
    plan = make_plan()
    step = EnablingActivity.objects.create(
        procedure=plan.procedures.create(name="Registro"), number=1, component="Institucional", title="Revisar la norma"
    )
    url = f"/oficina/plan/editar/actividad/{step.pk}/"
    values = {"number": 1, "component": "Institucional", "title": "Revisar la norma", "done_on": "2026-03-01"}
    assertContains(office.post(url, {**values, "stamp": stamp_on(office, url)}), "con qué se prueba", status_code=422)
    office.post(url, {**values, "evidence_note": "Acuerdo 12", "stamp": stamp_on(office, url)})
    step.refresh_from_db()
    assert step.done_on == date(2026, 3, 1)


def test_the_history_names_who_and_what(office: Client) -> None:
    action = make_action()
    office.post(f"/oficina/plan/agregar/responsable/{action.pk}/", {"role": "Secretaría de Salud"})
    page = office.get(f"/oficina/plan/acciones/{action.pk}/")
    assertContains(page, "Agregó «Secretaría de Salud»")
    assert Responsible.objects.count() == 1


@pytest.mark.parametrize(
    "path", ["agregar/tactica/{action}/", "editar/indicador/{indicator}/", "quitar/accion/{action}/"]
)
def test_staff_without_the_role_are_refused(path: str) -> None:
    action = make_action()
    url = "/oficina/plan/" + path.format(action=action.pk, indicator=make_indicator(action).pk)
    answer = signed_in(make_staff()).get(url)
    assertRedirects(answer, "/oficina/", fetch_redirect_response=False)
