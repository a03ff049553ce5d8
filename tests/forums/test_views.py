"""Forums on screen: for citizens, for the staff, and closed to strangers."""

import io

import openpyxl
import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pregon.forums.models import Topic
from pregon.moderation.domain.moderating import hide
from pregon.plans.public import Plan
from tests.support.comments import make_participant
from tests.support.forums import make_closed_topic, make_open_topic, make_topic, officer, opine
from tests.support.people import make_staff
from tests.support.plans import make_action
from tests.support.staff import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Client:
    return signed_in(officer())


def text_of(client: Client, path: str) -> str:
    return client.get(path, follow=True).content.decode()


def test_a_citizen_reads_the_question_the_context_and_the_opinions(client: Client) -> None:
    topic = make_open_topic()
    opine(topic, "Sábado y domingo.")
    page = text_of(client, f"/foros/{topic.slug}/")
    for words in (topic.question, "<strong>Treinta</strong>", "Sábado y domingo.", "Ana Gómez", "1 opinión"):
        assert words in page
    assert "ana@vereda.example" not in page


def test_what_is_hidden_or_waits_is_nowhere_in_sight(client: Client, office: Client) -> None:
    topic = make_open_topic()
    hide(opine(topic, "Palabra fea."), reason="insults", actor=officer())
    opine(topic, "Vea www.barato.example", by=make_participant("s@v.example", "Vendedor"))
    seen = text_of(client, f"/foros/{topic.slug}/") + text_of(client, "/foros/")
    seen += text_of(office, f"/oficina/foros/{topic.pk}/")
    assert "Palabra fea" not in seen
    assert "barato" not in seen
    workbook = openpyxl.load_workbook(io.BytesIO(office.get(f"/oficina/foros/{topic.pk}/exportar/").content))
    assert workbook.active.max_row == 1


def test_a_draft_is_nobodys_business(client: Client) -> None:
    topic = make_topic()
    assert client.get(f"/foros/{topic.slug}/").status_code == 404
    assert topic.question not in text_of(client, "/foros/")
    assert client.post(f"/participa/opinar/forum/{topic.pk}/", {"text": "Hola", "paso": "1"}).status_code == 404


def test_without_forums_the_page_says_where_they_will_be(client: Client) -> None:
    assert "Ahora no hay ninguna pregunta abierta" in text_of(client, "/foros/")


def test_the_officer_goes_from_the_action_to_the_answer(office: Client) -> None:
    action = make_action()
    assert f"/oficina/foros/nuevo/{action.pk}/" in text_of(office, f"/oficina/plan/acciones/{action.pk}/")
    page = office.post(
        f"/oficina/foros/nuevo/{action.pk}/",
        {"question": "¿Qué vía se arregla primero?", "background": "Hay dinero para una.", "closes_on": "2099-01-31"},
        follow=True,
    )
    topic = Topic.objects.get()
    assert "Abrir el foro" in page.content.decode()
    opened = office.post(f"/oficina/foros/{topic.pk}/abrir/", follow=True).content.decode()
    assert "Difundir" in opened
    assert f"/oficina/difusion/nueva/{action.pk}/?title=" in opened
    assert "¿Qué vía se arregla primero?" in text_of(office, f"/oficina/plan/acciones/{action.pk}/")
    office.post(f"/oficina/foros/{topic.pk}/cerrar/")
    assert "Responder el foro: ¿Qué vía" in text_of(office, "/oficina/")
    done = office.post(f"/oficina/foros/{topic.pk}/responder/", {"text": "La vía a La Cruzada."}, follow=True)
    assert "La vía a La Cruzada." in done.content.decode()
    assert "La vía a La Cruzada." in text_of(Client(), f"/foros/{topic.slug}/")


def test_bad_input_stays_on_the_page_with_its_reason(office: Client) -> None:
    answer = office.post(f"/oficina/foros/nuevo/{make_action().pk}/", {"question": "", "background": "Algo"})
    assert answer.status_code == 422
    assert "Algo" in answer.content.decode()
    topic = make_closed_topic()
    empty = office.post(f"/oficina/foros/{topic.pk}/responder/", {"text": ""})
    assert (empty.status_code, Topic.objects.get(pk=topic.pk).state) == (422, "closed")


def test_a_topic_that_waits_for_the_committee_says_so(office: Client) -> None:
    topic = make_topic()
    Plan.objects.update(is_current=True, committee_approves_topics=True)
    assert "Llevar al Comité" in text_of(office, f"/oficina/foros/{topic.pk}/")
    page = office.post(f"/oficina/foros/{topic.pk}/proponer/", follow=True).content.decode()
    assert "Espera decisión del Comité desde el" in page


@pytest.mark.parametrize(
    "path",
    ["", "nuevo/{action}/", "{topic}/", "{topic}/editar/", "{topic}/responder/", "{topic}/exportar/", "{topic}/abrir/"],
)
def test_strangers_are_led_to_the_door_and_servants_change_nothing(path: str) -> None:
    topic = make_topic()
    address = "/oficina/foros/" + path.format(topic=topic.pk, action=topic.action_id)
    for method in ("get", "post"):
        answer = getattr(Client(), method)(address)
        assert (answer.status_code, answer.headers.get("Location", "").split("?")[0]) == (302, "/cuenta/login/")
    servant = signed_in(make_staff())
    servant.post(address, {"question": "¿Otra?", "background": "x", "closes_on": "2099-01-01", "text": "x"})
    assert list(Topic.objects.values_list("question", "state")) == [(topic.question, "draft")]


@pytest.mark.parametrize("count", [1, 3])
def test_lists_ask_the_database_as_often_with_one_row_as_with_three(
    count: int, client: Client, office: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    action = make_action()
    topics = [make_open_topic(action=action, question=f"¿Pregunta {n}?") for n in range(count)]
    for number in range(count):
        opine(topics[0], f"Opinión {number}", by=make_participant(f"p{number}@v.example", f"Persona {number}"))
    client.get("/foros/")
    office.get("/oficina/foros/")
    with django_assert_num_queries(3):
        client.get("/foros/")
    with django_assert_num_queries(4):
        client.get(f"/foros/{topics[0].slug}/")
    with django_assert_num_queries(15):
        office.get("/oficina/foros/")
