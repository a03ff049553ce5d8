"""The strip of each channel: what may be pressed, by whom, and what it does."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from pregon.delivery.models import Message
from pregon.delivery.public import Mailing
from pregon.outreach.cards import card_of
from pregon.outreach.domain.publish import approve, publish, submit
from pregon.outreach.enums import State
from pregon.outreach.models import Rendition
from pregon.people.public import User
from pregon.plans.public import Fact
from tests.support.people import make_staff
from tests.support.pieces import make_approved, make_author, make_list, make_piece, make_rendition, officer
from tests.support.staff import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Client:
    return signed_in(officer())


def press(client: Client, rendition: Rendition, step: str, **data: str):
    return client.post(f"/oficina/difusion/canal/{rendition.pk}/paso/", {"step": step, **data})


def page_of(client: Client, rendition: Rendition):
    return client.get(f"/oficina/difusion/{rendition.piece_id}/")


def buttons(rendition: Rendition, user: User) -> list[str]:
    return [str(step.label) for step in card_of(Rendition.objects.get(pk=rendition.pk), user).steps]


def test_the_steps_from_draft_to_the_site(office: Client) -> None:
    rendition = make_rendition()
    for step, state in [("submit", State.REVIEW), ("approve", State.APPROVED), ("publish", State.PUBLISHED)]:
        answer = press(office, rendition, step)
        assertRedirects(answer, f"/oficina/difusion/{rendition.piece_id}/#website", fetch_redirect_response=False)
        rendition.refresh_from_db()
        assert rendition.state == state
    assertContains(page_of(office, rendition), "Ver en el sitio")


@pytest.mark.parametrize("step", ["submit", "approve", "publish"])
def test_pressed_twice_it_is_taken_once_and_nobody_is_scolded(office: Client, step: str) -> None:
    rendition = make_rendition()
    for earlier in ("submit", "approve", "publish"):
        press(office, rendition, earlier)
        if earlier == step:
            break
    press(office, rendition, step)
    assert {message.level_tag for message in page_of(office, rendition).context["messages"]} == {"success"}
    assert Fact.objects.count() == (1 if step == "publish" else 0)


def test_each_person_sees_the_buttons_of_their_role() -> None:
    rendition = make_rendition()
    assert buttons(rendition, make_author()) == ["Pedir aprobación"]
    assert buttons(rendition, officer()) == ["Aprobar", "Aprobar y programar"]
    assert buttons(rendition, make_staff()) == []
    submit(rendition, actor=make_author())
    assert buttons(rendition, make_author()) == ["Devolver a borrador"]
    approve(rendition, actor=officer())
    assert buttons(rendition, officer()) == ["Publicar ahora", "Programar", "Devolver a borrador"]
    publish(rendition, actor=officer())
    assert buttons(rendition, officer()) == ["Ver en el sitio", "Retirar…"]
    assert buttons(rendition, make_author()) == ["Ver en el sitio"]


def test_what_lacks_something_has_no_step_but_completing_it(office: Client) -> None:
    rendition = make_rendition(body="")
    assert buttons(rendition, officer()) == []
    assertContains(page_of(office, rendition), "Completar")


@pytest.mark.parametrize("step", ["approve", "publish", "schedule"])
def test_who_may_not_approve_is_refused_whatever_is_sent(step: str) -> None:
    rendition = make_approved() if step == "publish" else make_rendition()
    before = rendition.state
    answer = press(signed_in(make_author()), rendition, step, scheduled_at="2099-01-01T08:00")
    assertRedirects(answer, "/oficina/", fetch_redirect_response=False)
    rendition.refresh_from_db()
    assert rendition.state == before


@pytest.mark.parametrize("step", ["", "proved", "__class__"])
def test_a_step_that_does_not_exist_is_a_bad_request(office: Client, step: str) -> None:
    assert press(office, make_rendition(), step).status_code == 400


def test_a_refused_step_says_why(office: Client) -> None:
    rendition = make_rendition()
    press(office, rendition, "publish")
    assertContains(page_of(office, rendition), "no puede pasar a")


def test_approving_a_text_that_changed_meanwhile_is_refused(office: Client) -> None:
    rendition = make_rendition()
    seen = card_of(rendition, officer()).seen
    rendition.piece.title = "Otro"
    rendition.piece.save()
    press(office, rendition, "approve", seen=seen)
    assertContains(page_of(office, rendition), "Léalo de nuevo")
    rendition.refresh_from_db()
    assert rendition.state == State.DRAFT


def test_it_is_approved_for_a_day_and_an_hour(office: Client) -> None:
    rendition = make_rendition()
    press(office, rendition, "approve", scheduled_at="2099-03-03T14:30")
    assertContains(page_of(office, rendition), "Sale sola el martes 3 de marzo de 2099, 2:30\u00a0p.\u00a0m.<")


def test_a_banner_of_later_days_says_when_it_appears(office: Client) -> None:
    rendition = make_approved("banner", starts_on=date(2099, 3, 3), ends_on=date(2099, 3, 5))
    page = page_of(office, rendition)
    assertContains(page, "Banner: aparece el martes 3 de marzo de 2099.")
    assertContains(page, "Que aparezca el 3 mar")
    assertNotContains(page, "Publicar ahora")
    press(office, rendition, "publish")
    page = page_of(office, rendition)
    assertContains(page, "Aparece el martes 3 de marzo de 2099. Ese día se publica y empieza a contar.")
    assert buttons(rendition, officer()) == ["Cambiar la fecha", "Devolver a borrador"]


@pytest.mark.parametrize(
    ("typed", "words"), [("ayer", "Escriba el día y la hora"), ("2020-01-01T08:00", "no haya pasado")]
)
def test_a_bad_moment_is_explained_beside_its_field_and_stays(office: Client, typed: str, words: str) -> None:
    rendition = make_rendition()
    answer = press(office, rendition, "approve", scheduled_at=typed)
    assertContains(answer, words, status_code=422)
    assertContains(answer, f'value="{typed}"', status_code=422)
    rendition.refresh_from_db()
    assert rendition.state == State.DRAFT


def test_one_button_takes_the_step_for_all_channels_that_were_read(office: Client) -> None:
    piece = make_piece("website", "banner", "poster")
    rows = {row.channel: row for row in piece.renditions.all()}
    read = [rows["website"], rows["banner"]]
    data = {f"seen_{row.pk}": card_of(row, officer()).seen for row in read}
    office.post(f"/oficina/difusion/{piece.pk}/todos/", {"step": "approve", **data})
    states = dict(piece.renditions.values_list("channel", "state"))
    assert states == {"website": "approved", "banner": "approved", "poster": "draft"}


def test_what_was_corrected_after_its_approval_does_not_go_out_unasked(office: Client) -> None:
    rendition = make_approved("website")
    rendition.piece.summary = "El sábado 5 de diciembre, desde las 8."
    rendition.piece.save()
    page = page_of(office, rendition)
    assertContains(page, "La pieza cambió después de aprobarla. Si publica ahora, sale lo aprobado: sitio web.")
    assertContains(page, "Llevar el cambio al canal")
    seen = card_of(Rendition.objects.get(pk=rendition.pk), officer()).seen
    office.post(f"/oficina/difusion/{rendition.piece_id}/todos/", {"step": "send_back", f"seen_{rendition.pk}": seen})
    assert Rendition.objects.get(pk=rendition.pk).state == State.DRAFT
    assertContains(page_of(office, rendition), "Revise y apruebe: sitio web.")


def test_the_page_before_sending_says_what_is_old_and_what_stays_here(office: Client) -> None:
    rendition = make_approved("email")
    address = f"/oficina/difusion/canal/{rendition.pk}/enviar/"
    assertContains(office.get(address), "los correos se guardan y no salen")
    assertNotContains(office.get(address), "La pieza cambió después de aprobarla")
    rendition.piece.summary = "Otra cosa."
    rendition.piece.save()
    assertContains(office.get(address), "La pieza cambió después de aprobarla")


def test_the_button_for_all_never_sends_mail(office: Client) -> None:
    rendition = make_approved("email")
    data = {f"seen_{rendition.pk}": "x", "step": "publish"}
    office.post(f"/oficina/difusion/{rendition.piece_id}/todos/", data)
    assert Mailing.objects.count() == 0


def test_mail_is_confirmed_with_the_number_of_people_before_it_leaves(office: Client) -> None:
    rendition = make_approved("email")
    assertRedirects(press(office, rendition, "publish"), f"/oficina/difusion/canal/{rendition.pk}/enviar/")
    assertContains(office.get(f"/oficina/difusion/canal/{rendition.pk}/enviar/"), "Enviar a 3 direcciones")
    assert Mailing.objects.count() == 0


def test_confirmed_twice_it_is_one_mailing(office: Client) -> None:
    rendition = make_approved("email")
    for _ in range(2):
        office.post(f"/oficina/difusion/canal/{rendition.pk}/enviar/")
    assert (Mailing.objects.count(), Message.objects.count(), Fact.objects.count()) == (1, 3, 1)


def test_the_account_of_a_mailing_adds_up(office: Client) -> None:
    make_list(7)
    rendition = make_approved("email")
    publish(rendition, actor=officer())
    states = ["sent", "sent", "sent", "failed", "skipped", "pending", "sending"]
    for message, state in zip(Message.objects.order_by("pk"), states, strict=True):
        Message.objects.filter(pk=message.pk).update(state=state)
    card = card_of(Rendition.objects.get(), officer())
    numbers = card.numbers
    assert numbers is not None
    assert numbers.sent + numbers.failed + numbers.skipped + card.waiting == numbers.total == 7
    page = page_of(office, rendition)
    assertContains(page, "3 entregados")
    assertContains(page, f'href="/oficina/correo/{Mailing.objects.get().pk}/"')


def test_withdrawing_asks_why_and_keeps_it_in_the_history(office: Client) -> None:
    rendition = make_approved()
    publish(rendition, actor=officer())
    url = f"/oficina/difusion/canal/{rendition.pk}/retirar/"
    assertContains(office.get(url), "Desaparece del sitio enseguida")
    assert office.post(url, {"reason": ""}).status_code == 422
    office.post(url, {"reason": "La fecha estaba mal"})
    rendition.refresh_from_db()
    assert rendition.state == State.WITHDRAWN
    page = page_of(office, rendition)
    assertContains(page, "Retirada: sitio web. Si debe salir otra vez, corrija el texto y prepárela de nuevo.")
    assert page.context["next"].label == "Preparar de nuevo"
    assertContains(page, f"/oficina/difusion/nueva/{rendition.piece.action_id}/?copia={rendition.piece_id}")


def test_adapting_keeps_what_differs_and_can_be_undone(office: Client) -> None:
    rendition = make_rendition("banner")
    url = f"/oficina/difusion/canal/{rendition.pk}/"
    day = timezone.localdate()
    data = {"title": "Corto", "text": "Llega a su correo.", "button": "Ver", "starts_on": day, "ends_on": day}
    office.post(url, data)
    rendition.refresh_from_db()
    assert rendition.overrides["title"] == "Corto"
    assertContains(office.get(url), "Volver a la propuesta")
    office.post(url, {"propuesta": "si"})
    rendition.refresh_from_db()
    assert rendition.overrides == {}


def test_adapting_with_errors_keeps_what_was_typed(office: Client) -> None:
    rendition = make_rendition("banner")
    data = {"title": "x" * 71, "button": "Ver", "starts_on": "2026-03-02", "ends_on": "2026-03-01"}
    answer = office.post(f"/oficina/difusion/canal/{rendition.pk}/", data)
    assert set(answer.context["form"].errors) == {"title", "ends_on"}
    assertContains(answer, "x" * 71, status_code=422)


def test_the_second_of_two_who_adapt_gets_both_texts(office: Client) -> None:
    rendition = make_rendition()
    url = f"/oficina/difusion/canal/{rendition.pk}/"
    opened = office.get(url).context["stamp"]
    data = {"summary": "s", "body": "b", "stamp": opened}
    office.post(url, {**data, "title": "De la otra persona"})
    answer = office.post(url, {**data, "title": "Lo mío"})
    for text in ("De la otra persona", "Lo mío"):
        assertContains(answer, text, status_code=409)


def test_mail_goes_to_the_lists_and_offices_that_were_chosen(office: Client) -> None:
    rendition, rows = make_piece("email").renditions.get(), make_list()
    data = {"subject": "Feria", "intro": "Venga el sábado", "body": "", "button": "Ver", "lists": [rows.pk]}
    office.post(f"/oficina/difusion/canal/{rendition.pk}/", data)
    rendition.refresh_from_db()
    assert (rendition.overrides["lists"], card_of(rendition, officer()).recipients) == ([rows.pk], 3)


def test_what_waits_for_approval_stands_in_today(office: Client) -> None:
    rendition = make_rendition(title="Feria de empleo")
    submit(rendition, actor=make_author())
    assertContains(office.get("/oficina/?de=todas"), "Aprobar: Feria de empleo")
    assertNotContains(signed_in(make_staff()).get("/oficina/?de=todas"), "Aprobar: Feria")


@pytest.mark.parametrize("days", [1, 2])
def test_the_date_can_be_changed(office: Client, days: int) -> None:
    rendition = make_approved()
    moment = timezone.localtime(timezone.now() + timedelta(days=days)).replace(second=0, microsecond=0)
    press(office, rendition, "schedule", scheduled_at=moment.strftime("%Y-%m-%dT%H:%M"))
    rendition.refresh_from_db()
    assert rendition.scheduled_at == moment
