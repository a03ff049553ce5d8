"""A plan's file: sent, looked at, corrected, saved."""

import json
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.asserts import assertContains, assertRedirects

from pregon.plans.models import Action, Objective, Plan, PlanImport
from tests.support.people import make_communications, make_staff
from tests.support.plans import plan_json
from tests.support.staff import signed_in

pytestmark = pytest.mark.django_db

URL = "/oficina/plan/importar/"


@pytest.fixture
def office() -> Client:
    return signed_in(make_communications())


def send(office: Client, content: bytes | None = None, name: str = "plan.json"):
    data = json.dumps(plan_json()).encode() if content is None else content
    return office.post(URL, {"file": SimpleUploadedFile(name, data)})


def page_fields(office: Client, url: str) -> dict[str, str]:
    """What a browser would send back of the preview as it stands."""
    tree = office.get(url).context["tree"]
    fields = {}
    for node in tree.all_nodes():
        for field in node.form:
            fields[field.html_name] = field.value() or ""
    return fields


def staged(office: Client) -> str:
    send(office)
    return f"{URL}{PlanImport.objects.get().pk}/"


def test_sending_a_file_saves_nothing_in_the_plan(office: Client) -> None:
    answer = send(office)
    assertRedirects(answer, f"{URL}{PlanImport.objects.get().pk}/")
    assert Plan.objects.count() == 0


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"", "vacio.json"), (b"\x89PNG\r\n\x1a\n", "foto.docx"), (b"{", "plan.json"), (b"   \n ", "plan.txt")],
)
def test_what_cannot_be_read_is_refused_beside_the_field(office: Client, content: bytes, name: str) -> None:
    answer = send(office, content, name)
    assert answer.status_code == 422
    assert answer.context["form"].errors["file"]
    assert PlanImport.objects.count() == 0


def test_a_file_over_the_limit_is_refused_in_words(office: Client) -> None:
    answer = send(office, b"a" * (10 * 1024 * 1024 + 1), "plan.txt")
    assertContains(answer, "pesa más de 10 MB", status_code=422)


def test_saving_puts_the_corrected_plan_in_force(office: Client) -> None:
    url = staged(office)
    fields = page_fields(office, url) | {"objectives-0-actions-0-title": "Visitar las veredas y los colegios"}
    answer = office.post(url, fields | {"guardar": "si"})
    assertRedirects(answer, "/oficina/plan/")
    action = Action.objects.get()
    assert action.title == "Visitar las veredas y los colegios"
    assert [each.role for each in action.responsibles.all()] == ["Comité GEL", "Encargada de comunicaciones"]
    assert action.indicators.get().goal == 10.5
    assert PlanImport.objects.get().applied_at


def test_saving_twice_makes_one_plan(office: Client) -> None:
    url = staged(office)
    fields = page_fields(office, url)
    office.post(url, fields | {"guardar": "si"})
    office.post(url, fields | {"guardar": "si"})
    assert (Plan.objects.count(), Objective.objects.count(), Action.objects.count()) == (1, 1, 1)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("objectives-0-actions-0-title", "", "Acción: Falta este dato."),
        ("objectives-0-actions-0-indicators-0-goal", "muchas", "Escriba un número"),
        ("objectives-0-actions-0-start", "", "Indique desde qué día se repite la acción"),
        ("objectives-0-actions-0-end", "2025-01-01", "El fin no puede ser anterior al inicio"),
    ],
)
def test_an_error_saves_nothing_and_keeps_what_was_typed(office: Client, field: str, value: str, message: str) -> None:
    url = staged(office)
    fields = page_fields(office, url) | {field: value, "plan-title": "Plan corregido a mano"}
    answer = office.post(url, fields | {"guardar": "si"})
    assertContains(answer, message, status_code=422)
    assertContains(answer, "Plan corregido a mano", status_code=422)
    assert Plan.objects.count() == 0


def test_two_equal_objectives_are_explained_and_nothing_is_saved(office: Client) -> None:
    url = staged(office)
    fields = page_fields(office, url) | {
        "objectives-1-audience": "external",
        "objectives-1-text": "Que la gente participe",
    }
    answer = office.post(url, fields | {"guardar": "si"})
    assertContains(answer, "El plan ya tiene ese objetivo", status_code=422)
    assert Plan.objects.count() == 0


def test_rows_are_added_and_removed_without_javascript(office: Client) -> None:
    url = staged(office)
    fields = page_fields(office, url)
    more = office.post(url, fields | {"agregar": "objectives-0-actions-0-tactics"})
    assertContains(more, 'name="objectives-0-actions-0-tactics-1-text"')
    fewer = office.post(url, fields | {"quitar": "objectives-0-actions-0-tactics-0"})
    assert 'name="objectives-0-actions-0-tactics-0-text"' not in fewer.content.decode()
    assertContains(fewer, "Visitar las veredas")


def test_it_can_complete_the_plan_that_is_there(office: Client) -> None:
    plan = Plan.objects.create(title="Otro título", municipality="Segovia", is_current=True)
    url = staged(office)
    office.post(url, page_fields(office, url) | {"guardar": "si", "plan": plan.pk})
    assert Plan.objects.count() == 1
    assert plan.objectives.count() == 1


@pytest.mark.parametrize("path", ["", "1/", "1/descartar/"])
def test_staff_without_the_role_are_refused(path: str) -> None:
    PlanImport.objects.create(pk=1, filename="plan.txt", document={}, rows=[])
    answer = signed_in(make_staff()).post(f"{URL}{path}")
    assertRedirects(answer, "/oficina/", fetch_redirect_response=False)
    assert PlanImport.objects.exists()


@pytest.mark.parametrize(
    ("name", "actions"),
    [("000_48a327062c0851c7.txt", 14), ("001_c03480edea13c90b.txt", 5)],
)
def test_the_real_plans_go_from_file_to_plan(
    office: Client, seed_text: Callable[[str], str], name: str, actions: int
) -> None:
    send(office, seed_text(name).encode(), name)
    url = f"{URL}{PlanImport.objects.get().pk}/"
    answer = office.post(url, page_fields(office, url) | {"guardar": "si", "accepted": "on"})
    assert answer.status_code == 302
    assert Action.objects.count() == actions


def test_what_was_corrected_waits_for_another_day(office: Client) -> None:
    url = staged(office)
    fields = page_fields(office, url) | {"objectives-0-actions-0-title": "Visitar todas las veredas", "despues": "si"}
    assertRedirects(office.post(url, fields), URL)
    assertContains(office.get(url), "Visitar todas las veredas")
    office.post(url, page_fields(office, url) | {"quitar": "objectives-0-actions-0"})
    assert "Visitar todas las veredas" not in office.get(url).content.decode()
    assert not Plan.objects.exists()


def test_a_stray_document_is_discarded_and_the_plan_stays(office: Client) -> None:
    url = staged(office)
    office.post(url, page_fields(office, url) | {"guardar": "si"})
    other = staged_again(office)
    assertContains(office.get(URL), "Descartar")
    for _ in range(2):
        assertRedirects(office.post(f"{other}descartar/"), URL)
    assert (PlanImport.objects.filter(applied_at=None).count(), Plan.objects.count()) == (0, 1)


def staged_again(office: Client) -> str:
    send(office)
    return f"{URL}{PlanImport.objects.filter(applied_at=None).get().pk}/"


def test_the_plan_of_another_town_is_saved_only_by_who_says_so(office: Client) -> None:
    send(office, json.dumps(plan_json(municipality="Yarumal")).encode())
    url = f"{URL}{PlanImport.objects.get().pk}/"
    assertContains(office.get(url), "El documento dice que es de <b>Yarumal</b>")
    fields = page_fields(office, url) | {"guardar": "si"}
    assertContains(office.post(url, fields), "Confírmelo, o corrija el municipio", status_code=422)
    assert not Plan.objects.exists()
    office.post(url, fields | {"accepted": "on"})
    assert Plan.objects.get().municipality == "Yarumal"


def test_the_page_counts_what_a_plan_has(office: Client) -> None:
    page = office.get(staged(office))
    assert page.context["counts"] == [(1, "objetivo"), (1, "acción"), (1, "trámite")]
