"""Hearing by mail of what others say."""

from __future__ import annotations

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from pregon.delivery.models import Mailing, Message
from pregon.moderation.domain.errors import Refused
from pregon.moderation.domain.following import follow, tell_followers
from pregon.moderation.domain.forgetting import forget_person
from pregon.moderation.domain.moderating import hide
from pregon.moderation.models import Following, Participant
from pregon.moderation.public import participants_to_write_to, personal_data_of
from pregon.moderation.views.door import COOKIE, remember
from tests.support.comments import KIND, last_code, make_participant, say
from tests.support.people import make_leader

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.moderation.urls")]


def beto() -> Participant:
    return make_participant("beto@vereda.example", "Beto")


def begin() -> Following:
    return follow(kind=KIND, object_id=1, participant=beto())


def told() -> list[str]:
    return list(Message.objects.filter(mailing__source_kind="comment_news").values_list("address", flat=True))


def test_who_follows_hears_of_what_others_say_from_then_on_and_only_once():
    say("Antes de seguir.")
    begin()
    assert tell_followers() == 0
    say("El puente necesita luz.")
    say("Y un andén.", by=make_participant("caro@vereda.example", "Caro"))
    assert tell_followers() == 1
    assert tell_followers() == 0
    assert told() == ["beto@vereda.example"]
    assert Message.objects.get(mailing__source_kind="comment_news").values["cuantas"] == "Hay 2 opiniones nuevas"


def test_the_mail_says_nothing_that_somebody_typed():
    begin()
    say("Un texto con {dejar} y nombres.")
    tell_followers()
    mailing = Mailing.objects.get(source_kind="comment_news")
    assert "Un texto" not in mailing.text + mailing.html
    assert "Tema 1" in mailing.subject


def test_ones_own_words_and_what_is_hidden_are_no_news():
    begin()
    say("Lo digo yo.", by=beto())
    hide(say("Un insulto."), reason="insults", actor=make_leader())
    assert tell_followers() == 0


def test_asked_twice_it_is_one():
    begin()
    begin()
    assert Following.objects.count() == 1


@pytest.mark.parametrize("number", [950, 2000])
def test_a_thing_that_is_closed_or_not_there_is_not_followed(number: int):
    with pytest.raises(Refused):
        follow(kind=KIND, object_id=number, participant=beto())


def test_who_follows_gets_the_closing_answer_too():
    begin()
    assert [each.address for each in participants_to_write_to(KIND, 1)] == ["beto@vereda.example"]


def test_who_is_forgotten_hears_no_more():
    begin()
    assert len(personal_data_of("beto@vereda.example")[0]["followed"]) == 1
    forget_person(contact="beto@vereda.example")
    assert not Following.objects.exists()


def test_from_the_page_through_the_code_to_the_mails_and_out_again(client: Client):
    address = "/participa/seguir/sample/1/"
    assert "Tema 1" in client.get(address).content.decode()
    assert client.post(address, {"contact": "", "consent": "on"}).status_code == 422
    asked = client.post(address, {"contact": "caro@vereda.example", "consent": "on"})
    done = client.post(asked.url, {"code": last_code()})
    assert done.url == f"{address}?listo=1"
    assert "Le avisaremos" in client.get(done.url).content.decode()
    say("Algo nuevo.")
    tell_followers()
    message = Message.objects.get(mailing__source_kind="comment_news")
    link = re.sub(r"^https?://[^/]+", "", message.values["dejar"])
    assert "Dejar de recibir avisos" in client.get(link).content.decode()
    assert Following.objects.count() == 1
    client.post(link)
    assert Following.objects.count() == 0
    assert "Ya no recibirá" in client.get(link).content.decode()


def test_who_came_with_a_code_on_paper_is_asked_where_to_write_to(client: Client):
    person = make_participant("", "Doña Rosa", contact_kind="printed")
    client.cookies[COOKIE] = remember(HttpResponse(), person).cookies[COOKIE].value
    assert 'name="contact"' in client.get("/participa/seguir/sample/1/").content.decode()


@pytest.mark.parametrize("token", ["1", "1.x", "x.y", "9" * 30 + ".a", "1.é"])
def test_a_made_up_link_stops_nobody(client: Client, token: str):
    begin()
    assert client.post(f"/participa/dejar-de-seguir/{token}/").status_code == 404
    assert Following.objects.count() == 1


@pytest.mark.parametrize(
    ("path", "status"), [("sample/2000/", 404), ("otra/1/", 404), ("sample/950/", 409), ("sample/1/", 200)]
)
def test_only_what_is_open_and_public_can_be_followed(client: Client, path: str, status: int):
    assert client.get(f"/participa/seguir/{path}").status_code == status
