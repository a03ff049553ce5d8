"""The plan as anybody may see it."""

from datetime import date, datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image
from pytest_django.asserts import assertContains, assertNotContains

from pregon.plans.domain.evidence import register_evidence
from pregon.plans.models import Action, EnablingActivity, Fact, Plan, Task
from pregon.plans.public import actions_of, approve_plan, complete_task, record_fact, reverse_fact, with_progress
from pregon.plans.public_matrix import public_plan
from pregon.portal.public import generation_file
from tests.support.people import make_communications, make_person
from tests.support.pictures import jpeg
from tests.support.plans import make_action, make_indicator, make_plan

pytestmark = pytest.mark.django_db

URL = "/plan/"


def publish(action: Action, label: str = "La jornada de salud", days_ago: int = 1) -> Fact:
    return record_fact(
        measure="contents_published",
        label=label,
        source_kind="test",
        source_id=f"{action.pk}-{label}",
        action=action,
        channel="website",
        happened_at=timezone.now() - timedelta(days=days_ago),
    )


def show_photo(action: Action, *, is_public: bool) -> int:
    photo = SimpleUploadedFile("foto.jpg", jpeg())
    evidence = register_evidence(
        action=action,
        actor=make_person(f"foto{is_public}@segovia.example"),
        taken_on=timezone.localdate(),
        submission=f"envio-{is_public}",
        upload=photo,
        place="Parque principal",
        is_public=is_public,
    )
    return evidence.pk


def test_without_a_plan_it_says_so(client: Client) -> None:
    assertContains(client.get(URL), "todavía no está publicado")


def test_it_says_whether_somebody_approved_it(client: Client) -> None:
    plan = make_action().objective.plan
    Plan.objects.filter(pk=plan.pk).update(is_current=True)
    assertContains(client.get(URL), "falta aprobarlo")
    approve_plan(plan, act="Acta 3", approved_on=date(2026, 3, 9), actor=make_communications())
    assertContains(client.get(URL), "versión 1, aprobada el 9 de marzo de 2026")


def test_it_says_what_was_planned_and_what_was_done(client: Client) -> None:
    action = make_action(make_plan(general_objective="Que todos sepan"))
    make_indicator(action, goal=12)
    publish(action)
    page = client.get(URL)
    for text in (
        "De 1 acción",
        "Divulgar los servicios en línea",
        "En marcha",
        "La jornada de salud",
        "Que todos sepan",
    ):
        assertContains(page, text)


def test_a_fact_taken_back_is_not_the_last_thing_done(client: Client) -> None:
    action = make_action()
    make_indicator(action)
    publish(action, "Lo bueno", days_ago=5)
    reverse_fact(publish(action, "Lo equivocado"), actor=None, reason="Error")
    page = client.get(URL)
    assertContains(page, "Lo bueno")
    assertNotContains(page, "Lo equivocado")


def test_what_was_done_in_the_evening_has_the_day_of_the_municipality(client: Client) -> None:
    action = make_action()
    indicator = make_indicator(action)
    evening = datetime(2026, 3, 3, 20, tzinfo=ZoneInfo("America/Bogota"))
    record_fact(
        measure="contents_published",
        label="Nota",
        source_kind="test",
        source_id="1",
        action=action,
        happened_at=evening,
    )
    for path in (URL, f"/plan/indicador/{indicator.pk}/"):
        assertContains(client.get(path), '<time datetime="2026-03-03">3 de marzo de 2026</time>')


def test_the_state_is_the_one_of_the_back_office(client: Client) -> None:
    plan = make_plan()
    for title in ("Sin iniciar", "En marcha", "Atrasada", "Cumplida"):
        action = make_action(plan, title=title)
        make_indicator(action, goal=1 if title == "Cumplida" else 12)
        if title in ("En marcha", "Cumplida"):
            publish(action)
        if title == "Atrasada":
            Task.objects.create(action=action, title="Grabar", due_on=timezone.localdate() - timedelta(days=1))
    shown = public_plan(today=timezone.localdate())
    assert shown is not None
    office = with_progress(actions_of(plan), today=timezone.localdate())
    assert shown.states == [progress.state for progress in office]
    assert [str(state.label) for state in shown.states] == ["Sin iniciar", "En marcha", "Atrasada", "Cumplida"]


@pytest.mark.parametrize("rows", [1, 3])
def test_it_asks_the_database_as_often_with_one_row_as_with_three(
    client: Client, rows: int, django_assert_num_queries
) -> None:
    plan = make_plan()
    for number in range(rows):
        action = make_action(plan, title=f"Acción {number}")
        make_indicator(action)
        publish(action)
        procedure = plan.procedures.create(name=f"Registro {number}")
        EnablingActivity.objects.create(procedure=procedure, number=1, title="Revisar la norma")
    client.get(URL)
    with django_assert_num_queries(8):
        client.get(URL)


def test_nobody_reads_who_works_there(client: Client) -> None:
    action = make_action()
    make_indicator(action)
    person = make_communications()
    action.responsibles.create(role="Cargo reservado", person=person)
    complete_task(Task.objects.create(action=action, title="Llamar a Diana", due_on=timezone.localdate()), actor=person)
    page = client.get(URL)
    for text in ("Cárdenas", "Cargo reservado", "Llamar a Diana"):
        assertNotContains(page, text)


def test_only_pictures_chosen_for_it_are_shown(client: Client) -> None:
    action = make_action()
    shown, hidden = show_photo(action, is_public=True), show_photo(action, is_public=False)
    assertContains(client.get(URL), f"/plan/foto/{shown}/")
    answer = client.get(f"/plan/foto/{shown}/")
    assert answer["Content-Type"] == "image/webp"
    assert Image.open(BytesIO(b"".join(answer.streaming_content))).size == (600, 400)
    assert client.get(f"/plan/foto/{hidden}/").status_code == 404


def test_an_indicator_opens_to_its_records(client: Client) -> None:
    action = make_action()
    indicator = make_indicator(action, goal=12)
    publish(action)
    page = client.get(f"/plan/indicador/{indicator.pk}/")
    for text in ("La jornada de salud", "Sitio web", "Piezas que salieron por un canal", "meta: 12"):
        assertContains(page, text)


def test_an_indicator_of_a_plan_not_in_force_is_not_public(client: Client) -> None:
    indicator = make_indicator(make_action(make_plan(is_current=False)))
    assert client.get(f"/plan/indicador/{indicator.pk}/").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_a_change_of_the_plan_forgets_the_pages_kept(client: Client) -> None:
    action = make_action()
    task = Task.objects.create(action=action, title="Grabar", due_on=timezone.localdate())
    generation_file().unlink(missing_ok=True)
    complete_task(task, actor=make_communications())
    assert generation_file().exists()
