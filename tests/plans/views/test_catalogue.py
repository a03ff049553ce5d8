"""A plan in minutes."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains, assertRedirects

from pregon.plans.catalogue import read_catalogue
from pregon.plans.enums import Channel, Periodicity
from pregon.plans.interchange import from_json
from pregon.plans.models import Action, EnablingActivity, Plan, Task
from tests.support.people import make_communications, make_staff
from tests.support.plans import make_plan
from tests.support.staff import signed_in

pytestmark = pytest.mark.django_db

CHOOSE = "/oficina/plan/catalogo/"
ADAPT = "/oficina/plan/catalogo/adaptar/"


@pytest.fixture
def office() -> Client:
    return signed_in(make_communications())


def values(key: str, **changes: str) -> dict[str, str]:
    typed = {"title": "Visitar las veredas", "periodicity": "weekly", "start": timezone.localdate().isoformat()}
    return {f"{key}-{name}": value for name, value in (typed | changes).items()}


def test_every_row_of_the_catalogue_fits_the_plan() -> None:
    catalogue = read_catalogue()
    assert len(catalogue.actions) == 19
    assert (len(catalogue.procedures), len(catalogue.steps)) == (3, 9)
    objectives = [
        {"audience": each.audience, "text": each.text, "actions": [action.row for action in each.actions]}
        for each in catalogue.objectives
    ]
    document = from_json({"municipality": "Segovia", "title": "Plan", "objectives": objectives})
    for action in document.actions:
        assert action.periodicity in Periodicity.values
        assert {tactic.channel for tactic in action.tactics} <= set(Channel.values)


def test_it_offers_every_action_by_objective(office: Client) -> None:
    page = office.get(CHOOSE)
    for action in read_catalogue().actions.values():
        assertContains(page, action.row["title"])


def test_nothing_chosen_is_said(office: Client) -> None:
    answer = office.get(ADAPT, follow=True)
    assertContains(answer, "Elija al menos una acción o un trámite.")


def test_what_was_chosen_becomes_the_plan_in_force_with_tasks_for_its_person(office: Client) -> None:
    person = make_staff()
    data = {**values("visits", person=str(person.pk)), "plan": "", "title": "Plan 2027"}
    answer = office.post(f"{ADAPT}?acciones=visits&tramites=opening-hours", data)
    assertRedirects(answer, "/oficina/plan/")
    plan = Plan.objects.get(is_current=True)
    action = Action.objects.get()
    assert (plan.title, action.title, action.responsibles.get().person) == ("Plan 2027", "Visitar las veredas", person)
    assert Task.objects.filter(person=person, due_on=timezone.localdate() + timedelta(days=7)).exists()
    assert EnablingActivity.objects.count() == 9


def test_saving_twice_adds_nothing_more(office: Client) -> None:
    plan = make_plan()
    data = {**values("visits"), "plan": str(plan.pk), "title": "x"}
    for _ in range(2):
        office.post(f"{ADAPT}?acciones=visits", data)
    assert Action.objects.count() == 1


def test_an_error_stays_beside_its_field_with_what_was_typed(office: Client) -> None:
    data = {**values("visits", title="Ir a las veredas", start=""), "plan": "", "title": "Plan 2027"}
    answer = office.post(f"{ADAPT}?acciones=visits", data)
    assertContains(answer, "Indique desde qué día", status_code=422)
    assertContains(answer, "Ir a las veredas", status_code=422)
    assert Plan.objects.count() == 0


@pytest.mark.parametrize("url", [CHOOSE, f"{ADAPT}?acciones=visits"])
def test_staff_without_the_role_are_refused(url: str) -> None:
    assertRedirects(signed_in(make_staff()).get(url), "/oficina/", fetch_redirect_response=False)
