"""Leaving the list, from the page and from the mail program."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from pregon.delivery.domain.rendering import Template, copy_of, unsubscribe_url
from pregon.delivery.models import Message, Suppression
from pregon.delivery.public import Recipient, create_mailing, start
from pregon.jobs.public import run_pending

pytestmark = pytest.mark.django_db


def _message(address: str = "Luz@vereda.example") -> Message:
    mailing = create_mailing(
        subject="Feria campesina",
        html="",
        text="{unsubscribe_url}",
        recipients=[Recipient(address)],
        source_kind="test",
        source_id="1",
        actor=None,
    )
    start(mailing)
    return mailing.messages.get()


def _path(message: Message) -> str:
    return unsubscribe_url(message.pk).removeprefix("http://localhost:8000")


def test_opening_the_link_only_asks() -> None:
    message = _message()
    response = Client().get(_path(message))
    assert response.status_code == 200
    assert "Lu•••@vereda.example" in response.content.decode()
    assert not Suppression.objects.exists()
    assert "no-store" in response["Cache-Control"]


def test_the_button_takes_the_person_off_and_what_waited_is_not_sent() -> None:
    message = _message()
    response = Client(enforce_csrf_checks=True).post(_path(message))
    assert "Listo: no le escribiremos más" in response.content.decode()
    assert list(Suppression.objects.values_list("address", "reason")) == [("luz@vereda.example", "unsubscribed")]
    run_pending()
    message.refresh_from_db()
    assert (message.state, message.reason) == ("skipped", "suppressed")
    assert message.mailing.finished_at is not None


def test_one_press_in_the_mail_program_is_enough_and_a_second_one_does_no_harm() -> None:
    message = _message()
    sent = Template(message.mailing).render(copy_of(message)).decode()
    link = re.search(r"^List-Unsubscribe: <http://localhost:8000(.+)>\r$", sent, re.MULTILINE)
    assert link
    assert "\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" in sent
    for _ in range(2):
        body = "List-Unsubscribe=One-Click"
        response = Client(enforce_csrf_checks=True).post(link[1], body, "application/x-www-form-urlencoded")
        assert response.status_code == 200
    assert Suppression.objects.count() == 1


def test_a_link_that_somebody_made_up_does_nothing() -> None:
    message = _message()
    forged = _path(message).replace(f"/{message.pk}.", f"/{message.pk + 1}.")
    for path in (forged, "/correo/baja/1.x/", "/correo/baja/x/"):
        assert Client().post(path).status_code == 404
    assert not Suppression.objects.exists()


def test_the_page_has_no_program() -> None:
    assert "<script" not in Client().get(_path(_message())).content.decode()
