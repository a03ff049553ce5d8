"""The screens of the back office: from the first question to the text for the plan; closed to strangers."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from pregon.delivery.models import Message
from pregon.diagnosis.models import Diagnosis, Participant
from pregon.diagnosis.public import add_person, close_diagnosis, go_without
from pregon.surveys.public import Answer
from tests.support.diagnosis import (
    answer,
    answer_many,
    first_participant,
    leader,
    make_approved,
    make_asking,
    make_diagnosis,
    make_office,
    the_plan,
    typed,
)
from tests.support.people import make_person, make_staff
from tests.support.pieces import make_list
from tests.support.staff import signed_in

pytestmark = pytest.mark.django_db
ROOT = "/oficina/diagnostico/"


@pytest.fixture
def office() -> Client:
    return signed_in(leader())


def text_of(client: Client, path: str = "") -> str:
    answer = client.get(ROOT + path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_first_day_teaches(office: Client) -> None:
    assert "Todavía no hay un plan" in text_of(office)
    the_plan()
    assert text_of(office).count("Hacer el diagnóstico") == 2


def test_from_the_first_question_to_the_text_for_the_plan(office: Client) -> None:
    plan, hacienda = the_plan(), make_office(people=6)
    day = (timezone.localdate() + timedelta(days=10)).isoformat()
    fields = {"title": "¿Por dónde se entera?", "closes_on": day, "enough_percent": "80"}
    page = office.post(f"{ROOT}nuevo/internal/", fields, follow=True).content.decode()
    diagnosis = Diagnosis.objects.get()
    own = f"{diagnosis.pk}/"
    assert "Diga a quiénes va a preguntar" in page
    office.post(f"{ROOT}{own}participantes/dependencias/", {"offices": [hacienda.pk]})
    assert "Todo está listo" in text_of(office, own)
    page = office.post(f"{ROOT}{own}paso/", {"paso": "preguntar"}, follow=True).content.decode()
    assert "Salieron 6 invitaciones por correo." in page
    assert Message.objects.count() == 6
    for person in list(diagnosis.participants.all())[:5]:
        answer(diagnosis, typed("internal", {"email": "daily"}, prefers=["email"]), mark=person.mark)
    assert "Ya respondieron suficientes personas" in text_of(office, own)
    office.post(f"{ROOT}{own}paso/", {"paso": "cerrar"})
    assert "Correo electrónico" in text_of(office, f"{own}resultados/")
    assert "Tiene el mejor puntaje" in text_of(office, f"{own}mezcla/")
    office.post(f"{ROOT}{own}paso/", {"paso": "aprobar"})
    assert "Llévelo al plan" in text_of(office, own)
    page = text_of(office, "texto/")
    assert "Respondieron 5 personas; de 6 invitadas por su nombre respondió el 83" in page
    stamp = page.partition('name="stamp" value="')[2].partition('"')[0]
    office.post(f"{ROOT}texto/", {"text": "Sección uno.", "stamp": stamp})
    plan.refresh_from_db()
    assert plan.diagnosis == "Sección uno."


def test_a_late_text_does_not_write_over_somebody_elses(office: Client) -> None:
    the_plan()
    answer = office.post(f"{ROOT}texto/", {"text": "La mía.", "stamp": "vieja"})
    assert (answer.status_code, the_plan().diagnosis) == (422, "")
    assert "La mía." in answer.content.decode()


def test_people_are_added_by_list_and_one_by_one(office: Client) -> None:
    diagnosis = make_diagnosis("external")
    where = f"{ROOT}{diagnosis.pk}/participantes/"
    office.post(f"{where}listas/", {"lists": [make_list(2).pk]})
    office.post(f"{where}persona/", {"name": "Rosa", "way": "phone", "phone": "3105551234"})
    assert list(diagnosis.participants.values_list("name", flat=True)) == ["Junta 0", "Junta 1", "Rosa"]
    wrong = office.post(f"{where}persona/", {"name": "Ana", "way": "phone"})
    assert wrong.status_code == 422
    assert "Escriba el teléfono" in wrong.content.decode()
    for path in ("dependencias", "listas"):
        assert office.post(f"{where}{path}/", {}).status_code == 422
    rosa = diagnosis.participants.get(name="Rosa")
    office.post(f"{ROOT}persona/{rosa.pk}/quitar/")
    assert diagnosis.participants.count() == 2


def test_a_telephone_interview_counts_once_and_without_the_name(office: Client) -> None:
    diagnosis = make_asking(offices=[make_office(people=1)])
    person = first_participant(diagnosis)
    address = f"{ROOT}persona/{person.pk}/llamada/"
    assert person.name in office.get(address).content.decode()
    assert office.post(address, {"clave": "k1"}).status_code == 422
    keys = list(typed("internal", {"email": "daily"})["uso"])
    post = {
        "clave": "k1",
        **{f"uso.{key}": "daily" if key == "email" else "never" for key in keys},
        "prefiere.email": "1",
    }
    page = office.post(address, post, follow=True).content.decode()
    assert "Respuesta guardada, sin el nombre." in page
    [kept] = Answer.objects.select_related("submission")
    assert (kept.submission.source, kept.submission.values["uso"]["email"]) == ("phone", "daily")
    assert office.post(address, post, follow=True).status_code == 200
    assert Answer.objects.count() == 1
    assert office.get(f"{ROOT}persona/{person.pk}/otra/").status_code == 404


def test_a_paper_with_its_name_and_one_without(office: Client) -> None:
    diagnosis = make_asking(offices=[make_office(people=2)])
    first, second = diagnosis.participants.all()
    keys = list(typed("internal", {})["uso"])
    post = {"clave": "k1", **{f"uso.{key}": "never" for key in keys}}
    office.post(f"{ROOT}persona/{first.pk}/papel/", post)
    assert Answer.objects.get().sheet == 1
    office.post(f"{ROOT}persona/{second.pk}/entrego/")
    page = text_of(office, f"{diagnosis.pk}/participantes/?ver=faltan")
    assert "Todas las personas respondieron" in page
    assert Answer.objects.count() == 1


def test_whatsapp_shows_the_text_once_and_nowhere_else(office: Client) -> None:
    diagnosis = make_asking(offices=[make_office(people=1)])
    person = first_participant(diagnosis)
    answer = office.post(f"{ROOT}persona/{person.pk}/whatsapp/")
    assert "https://wa.me/" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert office.get(f"{ROOT}persona/{person.pk}/whatsapp/").status_code == 405
    assert "mi-encuesta" not in text_of(office, f"{diagnosis.pk}/participantes/")


def test_invitations_are_printed_with_names_and_codes(office: Client) -> None:
    diagnosis = make_asking(offices=[make_office(people=2)])
    where = f"{ROOT}{diagnosis.pk}/participantes/papel/"
    assert "Nadie recibe su invitación en papel" in office.post(where, follow=True).content.decode()
    add_person(Participant(diagnosis=diagnosis, name="Rosa Elena", way="paper"), actor=leader())
    answer = office.post(where)
    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")
    assert "no-store" in answer["Cache-Control"]
    assert office.post(where, {"quienes": "todos"})["Content-Type"] == "application/pdf"
    assert diagnosis.participants.filter(invited_at=None).count() == 0


def test_assumptions_are_corrected_on_one_page(office: Client) -> None:
    diagnosis = make_diagnosis("external")
    where = f"{ROOT}{diagnosis.pk}/"
    assert office.get(f"{where}supuestos/").status_code == 404
    wrong = office.post(f"{where}sin-diagnostico/", {"reason": "", "review_on": "2099-01-01"})
    assert wrong.status_code == 422
    office.post(f"{where}sin-diagnostico/", {"reason": "Nadie respondió.", "review_on": "2099-01-01"})
    page = text_of(office, f"{diagnosis.pk}/supuestos/")
    assert "Se oye en las veredas" in page
    rows = {row.medium: row for row in diagnosis.assumptions.all()}
    post = {"review_on": "2099-02-01", **{f"weight-{key}": "0" for key in rows}}
    post |= {f"reason-{key}": row.reason for key, row in rows.items()} | {"weight-parish": "80"}
    page = office.post(f"{where}supuestos/", post, follow=True).content.decode()
    assert "1. Avisos parroquiales" in page
    diagnosis.refresh_from_db()
    assert diagnosis.review_on.isoformat() == "2099-02-01"


def test_results_of_few_stay_closed(office: Client) -> None:
    diagnosis = make_asking("external")
    answer_many(diagnosis, 4, {"radio": "daily"})
    for path in ("resultados", "mezcla"):
        assert "muy pocas respuestas" in text_of(office, f"{diagnosis.pk}/{path}/")
    assert "No hay con qué comparar" in text_of(office, f"{diagnosis.pk}/comparacion/")


def test_then_and_now_side_by_side(office: Client) -> None:
    make_approved("external")
    second = make_asking("external")
    answer_many(second, 8, {"parish": "weekly"}, prefers=["parish"])
    page = text_of(office, f"{second.pk}/comparacion/")
    assert "+100 puntos" in page
    close_diagnosis(second, actor=leader())
    assert "Anteriores" in text_of(office)


def test_a_step_that_does_not_exist_or_came_late_changes_nothing(office: Client) -> None:
    diagnosis = make_diagnosis()
    where = f"{ROOT}{diagnosis.pk}/paso/"
    assert office.post(where, {"paso": "volar"}).status_code == 404
    page = office.post(where, {"paso": "aprobar"}, follow=True).content.decode()
    assert "ya no corresponde" in page
    assert Diagnosis.objects.get().state == "preparing"


GETS = ["", "texto/", "nuevo/internal/", "{d}/", "{d}/sin-diagnostico/", "{d}/supuestos/", "{d}/participantes/"]
GETS += ["{d}/resultados/", "{d}/mezcla/", "{d}/comparacion/", "persona/{p}/llamada/", "persona/{p}/papel/"]
POSTS = ["{d}/paso/", "{d}/participantes/dependencias/", "{d}/participantes/listas/", "{d}/participantes/persona/"]
POSTS += ["{d}/participantes/papel/", "persona/{p}/whatsapp/", "persona/{p}/entrego/", "persona/{p}/quitar/"]


@pytest.mark.parametrize("path", [*GETS, *POSTS])
def test_a_stranger_is_led_to_the_door(path: str) -> None:
    diagnosis = make_asking(offices=[make_office(people=1)])
    address = ROOT + path.format(d=diagnosis.pk, p=first_participant(diagnosis).pk)
    for page in (Client().get(address), Client().post(address)):
        assert (page.status_code, page.headers.get("Location", "").split("?")[0]) == (302, "/cuenta/login/")


@pytest.mark.parametrize("path", [*POSTS, "{d}/participantes/", "{d}/sin-diagnostico/", "texto/", "nuevo/internal/"])
def test_a_servant_changes_nothing_and_sees_nobody(path: str) -> None:
    diagnosis = make_asking(offices=[make_office(people=1)])
    person = first_participant(diagnosis)
    address = ROOT + path.format(d=diagnosis.pk, p=person.pk)
    servant = signed_in(make_staff())
    answers = [servant.post(address, {"paso": "cerrar"})]
    answers += [] if path in POSTS else [servant.get(address)]
    # The back office leads whoever may not to its first page.
    assert all(answer.status_code in (302, 403, 405) for answer in answers)
    diagnosis.refresh_from_db()
    assert (diagnosis.state, diagnosis.participants.count()) == ("asking", 1)


def test_a_servant_sees_results_without_names() -> None:
    diagnosis = make_asking(offices=[make_office(people=1)])
    servant = signed_in(make_staff())
    for path in ("", f"{diagnosis.pk}/", f"{diagnosis.pk}/mezcla/", f"{diagnosis.pk}/resultados/"):
        assert "Hacienda 0" not in text_of(servant, path)


@pytest.mark.parametrize("count", [1, 3])
def test_lists_ask_the_database_as_often_with_one_row_as_with_three(
    count: int, office: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        go_without(make_diagnosis("external"), actor=leader(), reason="Nadie.")
        make_person(f"p{number}@segovia.example")
    offices = [make_office(f"Secretaría {number}", 1) for number in range(count)]
    diagnosis = make_asking(offices=offices)
    text_of(office)
    with django_assert_num_queries(20):
        text_of(office)
    with django_assert_num_queries(20):
        text_of(office, f"{diagnosis.pk}/participantes/")
