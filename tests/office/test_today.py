"""«Hoy»: what waits for somebody."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from pregon.people.models import User
from pregon.plans.models import Task
from tests.support.people import make_communications, make_person, make_staff
from tests.support.plans import make_action, make_plan
from tests.support.staff import signed_in

pytestmark = pytest.mark.django_db

URL = "/oficina/"


def make_task(title: str, *, days: int, person: User | None = None) -> Task:
    action = make_action(title=f"Acción de {title}")
    return Task.objects.create(
        action=action, title=title, due_on=timezone.localdate() + timedelta(days=days), person=person
    )


@pytest.fixture
def person() -> User:
    return make_communications()


@pytest.fixture
def office(person: User) -> Client:
    return signed_in(person)


@pytest.mark.parametrize(
    ("days", "words", "group"),
    [(-7, "Venció hace 7 días", "late"), (0, "Vence hoy", "now"), (1, "Vence mañana", "week")],
)
def test_each_task_is_in_its_group_with_its_day_in_words(
    office: Client, person: User, days: int, words: str, group: str
) -> None:
    make_task("Grabar la cuña", days=days, person=person)
    page = office.get(URL)
    assertContains(page, words)
    today = page.context["today"]
    assert {name: len(getattr(today, name)) for name in ("late", "now", "week")} == {
        "late": 0,
        "now": 0,
        "week": 0,
        group: 1,
    }


def test_mine_are_my_tasks_and_those_nobody_has(office: Client, person: User) -> None:
    make_task("La mía", days=0, person=person)
    make_task("La de nadie", days=0)
    make_task("La ajena", days=0, person=make_person("otra@segovia.example"))
    mine, everybody = office.get(URL), office.get(f"{URL}?de=todas")
    assertContains(mine, "La mía")
    assertContains(mine, "La de nadie")
    assertNotContains(mine, "La ajena")
    assertContains(everybody, "La ajena")


def test_the_button_does_it_and_comes_back(office: Client, person: User) -> None:
    task = make_task("Grabar la cuña", days=0, person=person)
    url = f"/oficina/plan/tareas/{task.pk}/hecha/"
    assertContains(office.get(URL), f'action="{url}"')
    for _ in range(2):
        assertRedirects(office.post(url, {"next": URL}), URL)
    task.refresh_from_db()
    assert task.done_by == person


def test_the_way_back_never_leaves_the_site(office: Client, person: User) -> None:
    task = make_task("Grabar la cuña", days=0, person=person)
    answer = office.post(f"/oficina/plan/tareas/{task.pk}/hecha/", {"next": "https://malo.example/"})
    assert answer["Location"].startswith("/oficina/plan/acciones/")


def test_nobody_finishes_the_task_of_another(person: User) -> None:
    task = make_task("Grabar la cuña", days=0, person=person)
    client = signed_in(make_staff())
    assertRedirects(client.post(f"/oficina/plan/tareas/{task.pk}/hecha/"), URL, fetch_redirect_response=False)
    task.refresh_from_db()
    assert task.done_at is None


def test_with_nothing_due_it_says_what_could_be_advanced(office: Client, person: User) -> None:
    make_task("Preparar el foro", days=20, person=person)
    page = office.get(URL)
    assertContains(page, "No tiene nada pendiente esta semana")
    assertContains(page, "Preparar el foro")


def test_without_a_plan_it_leads_to_making_one(office: Client) -> None:
    assertContains(office.get(URL), "Empezar el plan")


@pytest.mark.parametrize("rows", [1, 3])
def test_it_asks_the_database_as_often_with_one_row_as_with_three(
    office: Client, person: User, rows: int, django_assert_num_queries
) -> None:
    make_plan()
    for number in range(rows):
        make_task(f"Tarea {number}", days=0, person=person)
    office.get(URL)
    with django_assert_num_queries(29):
        office.get(URL)


def test_the_menu_holds_what_is_used(office: Client) -> None:
    page = office.get(URL)
    for label in ("Hoy", "Plan", "Calendario", "Personas"):
        assertContains(page, f'"label": "{label}"')
    for name in ("reports", "help", "snippets"):
        assertNotContains(page, f'"name": "{name}"')


def test_a_stranger_is_sent_to_sign_in(client: Client) -> None:
    assertRedirects(client.get(URL), f"/cuenta/login/?next={URL}", fetch_redirect_response=False)
