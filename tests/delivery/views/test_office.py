"""The mail in the back office."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.mail import send_mail
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from pregon.delivery.models import Mailing, Message, Outage, Suppression
from pregon.delivery.public import Recipient, SuppressionReason, create_mailing, start, stop, suppress
from pregon.jobs.public import db_now, run_pending
from pregon.people.public import Role
from tests.support.people import make_communications, make_leader, make_person, make_staff
from tests.support.staff import signed_in

pytestmark = pytest.mark.django_db


def _mailing(*addresses: str, subject: str = "Jornada de vacunación") -> Mailing:
    mailing = create_mailing(
        subject=subject,
        html='<p style="color: red">Hola, {name}</p><script>alert(1)</script><a href="{unsubscribe_url}">No más</a>',
        text="Hola, {name}\n{unsubscribe_url}",
        recipients=[Recipient(address, "Ana Gómez") for address in addresses or ("ana@vereda.example",)],
        source_kind="test",
        source_id="1",
        actor=None,
    )
    start(mailing)
    return mailing


def _fail(mailing: Mailing) -> None:
    Message.objects.filter(mailing=mailing).update(state="failed", reason="refused", answer="451 4.3.0 Busy")


def test_the_list_shows_the_account_of_each_campaign() -> None:
    _mailing("ana@vereda.example", "luz@vereda.example", "sin arroba")
    run_pending()
    page = signed_in(make_communications()).get(reverse("delivery:list")).content.decode()
    assert "Jornada de vacunación" in page
    assert "2 enviados" in page
    assert "1 omitido<" in page
    assert "3 en total" in page


@pytest.mark.parametrize("mailings", [1, 3])
def test_the_list_asks_the_same_number_of_questions_for_any_number_of_mailings(
    mailings: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(mailings):
        _mailing(subject=f"Envío {number}")
    client = signed_in(make_communications())
    client.get(reverse("delivery:list"))
    with django_assert_num_queries(17):
        client.get(reverse("delivery:list"))


@pytest.mark.parametrize("messages", [1, 3])
def test_a_mailing_asks_the_same_number_of_questions_for_any_number_of_messages(
    messages: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    mailing = _mailing(*(f"persona{number}@vereda.example" for number in range(messages)))
    client = signed_in(make_communications())
    url = reverse("delivery:mailing", args=[mailing.pk])
    client.get(url)
    with django_assert_num_queries(18):
        client.get(url)


def test_the_messages_of_a_mailing_are_found_by_state_and_by_address() -> None:
    mailing = _mailing("ana@vereda.example", "luz@vereda.example", "sin arroba")
    client = signed_in(make_leader())
    url = reverse("delivery:mailing", args=[mailing.pk])
    skipped = client.get(url, {"estado": "skipped"}).content.decode()
    assert "sin arroba" in skipped
    assert "La dirección no es válida" in skipped
    assert "ana@vereda.example" not in skipped
    found = client.get(url, {"texto": "LUZ"}).content.decode()
    assert "luz@vereda.example" in found
    assert "ana@vereda.example" not in found


def test_failed_messages_are_tried_again_with_a_button() -> None:
    mailing = _mailing("ana@vereda.example", "luz@vereda.example")
    run_pending()
    _fail(mailing)
    client = signed_in(make_communications())
    assert "Reintentar los fallidos" in client.get(reverse("delivery:mailing", args=[mailing.pk])).content.decode()
    answer = client.post(reverse("delivery:retry", args=[mailing.pk]), follow=True).content.decode()
    assert "2 mensajes se intentarán de nuevo." in answer
    run_pending()
    assert set(Message.objects.values_list("state", flat=True)) == {"sent"}


def test_the_leader_sees_mail_but_does_not_send_it_again() -> None:
    mailing = _mailing()
    run_pending()
    _fail(mailing)
    client = signed_in(make_leader())
    assert "Reintentar" not in client.get(reverse("delivery:mailing", args=[mailing.pk])).content.decode()
    client.post(reverse("delivery:retry", args=[mailing.pk]))
    assert Message.objects.get().state == "failed"


def test_a_message_is_shown_as_it_was_sent() -> None:
    _mailing()
    run_pending()
    page = signed_in(make_communications()).get(reverse("delivery:message", args=[Message.objects.get().pk]))
    text = page.content.decode()
    assert "Hola, Ana Gómez\nhttp://localhost:8000/correo/baja/" in text
    assert "List-Unsubscribe-Post" in text
    assert '<iframe class="mail-frame" sandbox src=' in text
    assert "<script>alert(1)" not in text


def test_the_frame_with_the_html_can_run_nothing() -> None:
    _mailing()
    response = signed_in(make_communications()).get(reverse("delivery:message_html", args=[Message.objects.get().pk]))
    assert "Hola, Ana Gómez</p>" in response.content.decode()
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert policy.endswith("sandbox")
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "no-store" in response["Cache-Control"]


@pytest.fixture
def notice(settings: Any) -> Message:
    """A mail of Django's; the test run had put its own backend in."""
    settings.EMAIL_BACKEND = "pregon.delivery.backend.OutboxEmailBackend"
    send_mail("Su contraseña", "Siga este enlace secreto", None, ["diana@segovia.example"])
    return Message.objects.get()


@pytest.mark.parametrize("name", ["message", "message_html"])
def test_personal_notices_are_read_by_superusers_only(notice: Message, name: str) -> None:
    url = reverse(f"delivery:{name}", args=[notice.pk])
    assert signed_in(make_person(roles=(Role.SITE_ADMINISTRATOR,))).get(url).status_code == 404
    superuser = make_person("raiz@segovia.example", is_superuser=True)
    assert signed_in(superuser).get(url).status_code == 200


def test_personal_notices_are_not_even_listed_for_others(notice: Message) -> None:
    client = signed_in(make_communications())
    assert "Su contraseña" not in client.get(reverse("delivery:list"), {"ver": "avisos"}).content.decode()
    assert client.get(reverse("delivery:mailing", args=[notice.mailing_id])).status_code == 404
    assert client.post(reverse("delivery:retry", args=[notice.mailing_id])).status_code == 404
    superuser = signed_in(make_person("raiz@segovia.example", is_superuser=True))
    assert "Su contraseña" in superuser.get(reverse("delivery:list"), {"ver": "avisos"}).content.decode()


def _addresses(mailing: Mailing) -> list[tuple[str, str]]:
    message = mailing.messages.get()
    suppression = suppress("nadie@vereda.example", SuppressionReason.BOUNCED)
    return [
        ("get", reverse("delivery:list")),
        ("get", reverse("delivery:mailing", args=[mailing.pk])),
        ("post", reverse("delivery:retry", args=[mailing.pk])),
        ("get", reverse("delivery:message", args=[message.pk])),
        ("get", reverse("delivery:message_html", args=[message.pk])),
        ("get", reverse("delivery:suppressions")),
        ("post", reverse("delivery:suppression_lift", args=[suppression.pk])),
    ]


def test_a_stranger_is_sent_to_sign_in_and_staff_without_the_right_is_refused() -> None:
    addresses = _addresses(_mailing())
    staff = signed_in(make_staff())
    for method, url in addresses:
        assert getattr(Client(), method)(url).status_code == 302
        # Wagtail answers a lack of rights with its home page and a message.
        answer = getattr(staff, method)(url)
        assert (answer.status_code, answer.headers.get("Location")) in [(302, "/oficina/"), (403, None)]
    assert Suppression.objects.exists()


def test_an_address_that_bounced_can_be_written_to_again() -> None:
    suppression = suppress("nadie@vereda.example", SuppressionReason.BOUNCED)
    client = signed_in(make_communications())
    assert "Volver a escribirle" in client.get(reverse("delivery:suppressions")).content.decode()
    client.post(reverse("delivery:suppression_lift", args=[suppression.pk]))
    assert not Suppression.objects.exists()


def test_nobody_writes_again_to_a_person_who_left() -> None:
    suppression = suppress("luz@vereda.example", SuppressionReason.UNSUBSCRIBED)
    client = signed_in(make_communications())
    page = client.get(reverse("delivery:suppressions")).content.decode()
    assert "luz@vereda.example" in page
    assert "Volver a escribirle" not in page
    client.post(reverse("delivery:suppression_lift", args=[suppression.pk]))
    assert Suppression.objects.exists()


@pytest.mark.parametrize("name", ["wagtailadmin_home", "delivery:list"])
def test_staff_is_told_when_no_mail_leaves(name: str) -> None:
    now = db_now()
    Outage.objects.create(transport="file", since=now, retry_at=now, failures=3, answer="Connection refused")
    page = signed_in(make_communications()).get(reverse(name)).content.decode()
    assert "El servidor de correo no recibe mensajes" in page
    assert "Connection refused" in page


def test_a_single_hiccup_is_not_told() -> None:
    now = db_now()
    Outage.objects.create(transport="file", since=now, retry_at=now, failures=1, answer="Connection refused")
    assert "no recibe mensajes" not in signed_in(make_communications()).get(reverse("delivery:list")).content.decode()


def test_a_stopped_mailing_says_who_stopped_it_and_offers_no_retry() -> None:
    mailing, officer = _mailing("ana@vereda.example"), make_communications()
    _fail(mailing)
    stop(mailing, actor=officer)
    page = signed_in(officer).get(reverse("delivery:mailing", args=[mailing.pk])).content.decode()
    assert f"{officer} retiró este envío el" in page
    assert "Reintentar los fallidos" not in page
