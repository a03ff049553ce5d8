"""Django's mail goes through the outbox."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.mail import EmailMessage, send_mail
from django.db import transaction

from pregon.delivery.models import Mailing, Message
from pregon.jobs.public import run_pending
from tests.delivery.sink import Sink
from tests.support.people import make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _outbox(settings: Any) -> None:
    """The test run had put a backend of its own in."""
    settings.EMAIL_BACKEND = "pregon.delivery.backend.OutboxEmailBackend"


def test_everybody_gets_a_message_of_his_own_and_sees_nobody_else(sink: Sink) -> None:
    message = EmailMessage(
        "Acta nº 3",
        "Adjunto el acta.\n.\nFin",
        "Alcaldía <prensa@segovia.example>",
        ["Ana Gómez <ana@vereda.example>"],
        cc=["luz@vereda.example"],
        bcc=["archivo@segovia.example"],
        headers={"To": "todos@segovia.example", "X-Acta": "3"},
    )
    assert message.send() == 1
    run_pending()
    assert sink.addresses() == ["ana@vereda.example", "archivo@segovia.example", "luz@vereda.example"]
    for each in sink.received:
        assert [address.addr_spec for address in each.message["To"].addresses] == [each.envelope_to]
        assert (each.message["Cc"], each.message["Bcc"], each.message["X-Acta"]) == (None, None, "3")
        assert not any(other.encode() in each.content for other in sink.addresses() if other != each.envelope_to)
    assert len({each.message_id for each in sink.received}) == 3


def test_a_message_arrives_as_it_was_written(sink: Sink) -> None:
    message = EmailMessage(
        "Acta nº 3",
        "Adjunto el acta.\n.\nFin",
        "Alcaldía <prensa@segovia.example>",
        ["Ana Gómez <ana@vereda.example>"],
    )
    message.attach("acta.txt", "contenido", "text/plain")
    assert message.send() == 1
    run_pending()
    [received] = sink.received
    assert received.envelope_from == "prensa@segovia.example"
    assert str(received.message["To"]) == "Ana Gómez <ana@vereda.example>"
    assert received.message["Subject"] == "Acta nº 3"
    body, attachment = received.message.iter_parts()
    assert body.get_content().splitlines() == ["Adjunto el acta.", ".", "Fin"]
    assert attachment.get_filename() == "acta.txt"


def test_a_person_who_is_named_twice_gets_it_once(sink: Sink) -> None:
    EmailMessage("Hola", "Hola", to=["Ana <ana@vereda.example>"], cc=["ANA@vereda.example"]).send()
    run_pending()
    assert sink.addresses() == ["ana@vereda.example"]


def test_a_mail_belongs_to_the_transaction_that_writes_it() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        send_mail("Hola", "Hola", None, ["ana@vereda.example"])
        raise RuntimeError
    assert not Mailing.objects.exists()


def test_a_mail_to_nobody_is_no_mail() -> None:
    assert EmailMessage("Hola", "Hola", to=[]).send() == 0
    assert not Mailing.objects.exists()


def test_a_new_password_travels_through_the_outbox(client: Any, sink: Sink) -> None:
    person = make_staff()
    client.post("/cuenta/password/reset/", {"email": person.email})
    message = Message.objects.get(address=person.email)
    assert (message.state, message.mailing.purpose) == ("pending", "transactional")
    run_pending()
    assert sink.addresses() == [person.email]
