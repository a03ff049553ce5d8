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


def test_a_message_arrives_at_everybody_it_names_and_says_nothing_of_hidden_copies(sink: Sink) -> None:
    message = EmailMessage(
        "Acta nº 3",
        "Adjunto el acta.\n.\nFin",
        "Alcaldía <prensa@segovia.example>",
        ["Ana Gómez <ana@vereda.example>"],
        cc=["luz@vereda.example"],
        bcc=["archivo@segovia.example"],
    )
    message.attach("acta.txt", "contenido", "text/plain")
    assert message.send() == 1
    run_pending()
    assert sink.addresses() == ["ana@vereda.example", "archivo@segovia.example", "luz@vereda.example"]
    received = sink.received[0]
    assert received.envelope_from == "prensa@segovia.example"
    assert b"archivo@segovia.example" not in received.content
    assert received.message["Subject"] == "Acta nº 3"
    body, attachment = received.message.iter_parts()
    assert body.get_content().splitlines() == ["Adjunto el acta.", ".", "Fin"]
    assert attachment.get_filename() == "acta.txt"


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
