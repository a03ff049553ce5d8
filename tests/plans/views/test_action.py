"""The page of an action, its proofs, its calendar and its indicator."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from pregon.files.models import StoredFile
from pregon.plans.models import Action, Evidence, Fact, Responsible, Tactic, Task
from pregon.plans.public import complete_task, record_fact, reverse_fact
from tests.support.people import make_communications, make_person, make_staff
from tests.support.pictures import jpeg
from tests.support.plans import make_action, make_indicator
from tests.support.staff import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Client:
    return signed_in(make_communications())


def url_of(action: Action) -> str:
    return f"/oficina/plan/acciones/{action.pk}/"


def fill(action: Action, number: int) -> None:
    """One of everything that the page lists."""
    person = make_person(f"persona{number}@segovia.example")
    Responsible.objects.create(action=action, role=f"Cargo {number}", person=person)
    Tactic.objects.create(action=action, text=f"Táctica {number}")
    Task.objects.create(action=action, title=f"Abierta {number}", due_on=timezone.localdate(), person=person)
    done = Task.objects.create(action=action, title=f"Hecha {number}", due_on=timezone.localdate())
    complete_task(done, actor=person)
    Evidence.objects.create(action=action, taken_on=timezone.localdate(), note=f"Nota {number}", added_by=person)
    publish(action, f"Noticia {number}")


def publish(action: Action, label: str, **changes: object) -> Fact:
    return record_fact(
        **{
            "measure": "contents_published",
            "label": label,
            "source_kind": "test",
            "source_id": f"{action.pk}-{label}",
            "action": action,
            "channel": "website",
            **changes,
        }
    )


@pytest.mark.parametrize("rows", [1, 3])
def test_it_asks_the_database_as_often_with_one_row_as_with_three(
    office: Client, rows: int, django_assert_num_queries
) -> None:
    action = make_action()
    make_indicator(action)
    for number in range(rows):
        fill(action, number)
    office.get(url_of(action))
    with django_assert_num_queries(33):
        office.get(url_of(action))


def test_the_next_step_is_the_late_task_with_its_button(office: Client) -> None:
    action = make_action()
    task = Task.objects.create(action=action, title="Grabar", due_on=timezone.localdate() - timedelta(days=1))
    page = office.get(url_of(action))
    assertContains(page, "Venció ayer")
    assertContains(page, f'action="/oficina/plan/tareas/{task.pk}/hecha/"')


@pytest.mark.parametrize(
    ("made", "step"),
    [
        ([], "Diga quién responde"),
        (["role"], "Asigne una persona"),
        (["person"], "Diga cada cuánto se hace"),
        (["person", "task"], "Diga cómo se hará"),
        (["person", "task", "tactic"], "Diga cómo se medirá"),
        (["person", "task", "tactic", "indicator"], "Va al día"),
    ],
)
def test_the_next_step_is_what_the_action_still_lacks(office: Client, made: list[str], step: str) -> None:
    action = make_action()
    if "role" in made or "person" in made:
        person = make_staff() if "person" in made else None
        Responsible.objects.create(action=action, role="Cargo", person=person)
    if "task" in made:
        Task.objects.create(action=action, title="Lejana", due_on=timezone.localdate() + timedelta(days=40))
    if "tactic" in made:
        Tactic.objects.create(action=action, text="Cuña")
    if "indicator" in made:
        make_indicator(action)
    assert str(office.get(url_of(action)).context["next"].what) == step


def send_proof(client: Client, action: Action, **changes: object):
    values = {"taken_on": timezone.localdate().isoformat(), "submission": "envio-1", "place": "Parque"}
    return client.post(f"{url_of(action)}evidencia/", {**values, **changes})


def test_a_photo_sent_twice_from_a_phone_makes_one_proof() -> None:
    action, client = make_action(), signed_in(make_staff())
    for _ in range(2):
        answer = send_proof(client, action, photo=SimpleUploadedFile("f.jpg", jpeg()))
        assertRedirects(answer, f"{url_of(action)}#hecho", fetch_redirect_response=False)
    proof = Evidence.objects.get()
    assert StoredFile.objects.count() == 1
    picture = client.get(f"/oficina/plan/evidencias/{proof.pk}/archivo/")
    assert picture["Content-Type"] == "image/jpeg"
    assertContains(client.get(url_of(action)), f"/oficina/plan/evidencias/{proof.pk}/archivo/")


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({}, "photo", "Agregue una foto, un archivo, un enlace o una nota."),
        ({"note": "x", "taken_on": "2999-01-01"}, "taken_on", "La fecha no puede ser futura."),
        ({"photo": SimpleUploadedFile("f.jpg", b"MZ program")}, "photo", "Ese tipo de archivo no se acepta."),
        ({"file": SimpleUploadedFile("f.pdf", b"MZ program")}, "file", "Ese tipo de archivo no se acepta."),
        ({"url": "javascript:alert(1)"}, "url", "Escriba una dirección completa"),
    ],
)
def test_when_a_proof_fails_the_reason_is_beside_and_the_text_stays(changes: dict, field: str, message: str) -> None:
    action = make_action()
    answer = send_proof(signed_in(make_staff()), action, place="Parque principal", **changes)
    assert message in str(answer.context["form"].errors[field])
    assertContains(answer, 'value="Parque principal"', status_code=422)
    assert Evidence.objects.count() == 0
    assert StoredFile.objects.count() == 0


def test_limits_are_said_before_choosing_a_file(office: Client) -> None:
    page = office.get(f"{url_of(make_action())}evidencia/")
    assertContains(page, "hasta 10 MB")
    assertContains(page, 'capture="environment"')


def test_a_number_opens_to_the_records_that_add_up_to_it(office: Client) -> None:
    action = make_action()
    indicator = make_indicator(action, goal=10)
    publish(action, "Noticia buena")
    reverse_fact(publish(action, "Noticia equivocada"), actor=None, reason="Error")
    page = office.get(f"/oficina/plan/indicadores/{indicator.pk}/")
    for text in ("Noticia buena", "Noticia equivocada", "Se descontó después", "Descuento", "Sitio web", "Meta: 10"):
        assertContains(page, text)
    assert page.context["number"].value == sum(fact.amount for fact, _url in page.context["facts"]) == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_the_indicator_asks_the_database_as_often_with_one_row_as_with_three(
    office: Client, rows: int, django_assert_num_queries
) -> None:
    action = make_action()
    indicator = make_indicator(action)
    for number in range(rows):
        fact = publish(action, f"Noticia {number}")
        Evidence.objects.create(
            action=action, fact=fact, taken_on=timezone.localdate(), note="n", added_by=make_person(f"p{number}@x.co")
        )
    office.get(f"/oficina/plan/indicadores/{indicator.pk}/")
    with django_assert_num_queries(20):
        office.get(f"/oficina/plan/indicadores/{indicator.pk}/")


def test_the_export_is_the_list_on_the_screen(office: Client) -> None:
    action = make_action()
    indicator = make_indicator(action)
    publish(action, "=HYPERLINK(1)")
    base = f"/oficina/plan/indicadores/{indicator.pk}/exportar/"
    text = b"".join(office.get(f"{base}csv/").streaming_content).decode("utf-8-sig")
    assert text.splitlines()[1].split(";")[1:5] == ["'=HYPERLINK(1)", "Sitio web", "1.00", "Contado"]
    assert office.get(f"{base}xlsx/").content.startswith(b"PK")
    assert office.get(f"{base}exe/").status_code == 404


def test_the_calendar_shows_what_is_due_done_and_late(office: Client) -> None:
    action, today = make_action(), timezone.localdate()
    Task.objects.create(action=action, title="Vieja", due_on=date(2020, 3, 3))
    complete_task(Task.objects.create(action=action, title="Cumplida", due_on=date(2020, 3, 4)), actor=make_staff())
    Task.objects.create(action=action, title="De hoy", due_on=today)
    old = office.get("/oficina/plan/calendario/2020/3/")
    assertContains(old, "Atrasada:")
    assertContains(old, "Hecha:")
    assertContains(old, "Marzo de 2020")
    assertNotContains(old, "De hoy")
    assertContains(office.get("/oficina/plan/calendario/"), "De hoy")
    assert office.get("/oficina/plan/calendario/2020/13/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_calendar_asks_the_database_as_often_with_one_row_as_with_three(
    office: Client, rows: int, django_assert_num_queries
) -> None:
    action = make_action()
    for number in range(rows):
        Task.objects.create(
            action=action, title=f"Tarea {number}", due_on=timezone.localdate(), person=make_person(f"p{number}@x.co")
        )
    office.get("/oficina/plan/calendario/")
    with django_assert_num_queries(14):
        office.get("/oficina/plan/calendario/")
