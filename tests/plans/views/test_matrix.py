"""The matrix of the plan."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from pregon.plans.models import Action, Plan, Responsible, Tactic, Task
from tests.support.people import make_communications, make_leader
from tests.support.plans import make_action, make_indicator, make_plan
from tests.support.staff import signed_in

pytestmark = pytest.mark.django_db

URL = "/oficina/plan/"


def make_row(number: int) -> None:
    action = make_action(title=f"Publicar la noticia {number}")
    make_indicator(action, goal=10)
    Responsible.objects.create(action=action, role=f"Cargo {number}")
    Tactic.objects.create(action=action, text=f"Emisora {number}", channel="radio")


def test_without_a_plan_it_offers_three_ways_to_begin() -> None:
    page = signed_in(make_communications()).get(URL)
    for address in ("/oficina/plan/importar/", "/oficina/plan/catalogo/", "/oficina/plan/crear/"):
        assertContains(page, f'href="{address}"')


def test_it_shows_each_action_as_the_plan_prints_it() -> None:
    make_row(1)
    page = signed_in(make_communications()).get(URL)
    for text in ("Publicar la noticia 1", "Cargo 1", "Contenidos publicados", "Emisora 1", "Sin iniciar"):
        assertContains(page, text)


@pytest.mark.parametrize("rows", [1, 3])
def test_it_asks_the_database_as_often_with_one_row_as_with_three(rows: int, django_assert_num_queries) -> None:
    for number in range(rows):
        make_row(number)
    client = signed_in(make_communications())
    client.get(URL)
    with django_assert_num_queries(25):
        client.get(URL)


@pytest.mark.parametrize(
    ("query", "shown", "hidden"),
    [
        ("texto=EMISORA+2", "noticia 2", "noticia 1"),
        ("responsable=Cargo+1", "noticia 1", "noticia 2"),
        ("estado=late", "noticia 2", "noticia 1"),
        ("nivel=internal", "Ninguna acción cumple", "noticia 1"),
    ],
)
def test_it_narrows_down(query: str, shown: str, hidden: str) -> None:
    make_row(1)
    make_row(2)
    late = timezone.localdate() - timedelta(days=2)
    Task.objects.create(action=make_row_two(), title="Grabar", due_on=late)
    page = signed_in(make_communications()).get(f"{URL}?{query}")
    assertContains(page, shown)
    assertNotContains(page, f">Publicar la {hidden}")


def make_row_two() -> Action:
    return Action.objects.get(title="Publicar la noticia 2")


def test_only_those_who_approve_see_the_button() -> None:
    plan = make_plan()
    approve = f"/oficina/plan/{plan.pk}/aprobar/"
    assertContains(signed_in(make_leader()).get(URL), approve)
    assertNotContains(signed_in(make_communications()).get(URL), approve)


@pytest.mark.parametrize(
    ("file_format", "start"), [("json", b"{"), ("xlsx", b"PK"), ("docx", b"PK"), ("pdf", b"%PDF-")]
)
def test_the_plan_leaves_in_four_formats(file_format: str, start: bytes) -> None:
    make_row(1)
    plan = Plan.objects.get()
    answer = signed_in(make_communications()).get(f"{URL}{plan.pk}/exportar/{file_format}/")
    assert answer.content.startswith(start)
    assert f"plan-de-comunicaciones-segovia.{file_format}" in answer["Content-Disposition"]
