"""Voting by link: no account, no program."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from pregon.committee.domain.consultations import close_if_due
from pregon.committee.models import Consultation, Vote
from pregon.committee.views.ballot import WRONG_LINKS
from pregon.delivery.models import Message
from tests.support.committee import Topics, make_consultation, make_matter, make_members

pytestmark = pytest.mark.django_db


@pytest.fixture
def consultation() -> Consultation:
    make_members(3)
    return make_consultation(make_matter(), make_matter("Encuesta de medios"))


def path(number: int = 0) -> str:
    link = Message.objects.order_by("pk")[number].values["link"]
    return link.removeprefix("http://localhost:8000")


def vote(consultation: Consultation, *choices: str, number: int = 0, client: Client | None = None) -> str:
    items = consultation.items.all()
    data = {f"voto-{item.pk}": choice for item, choice in zip(items, choices, strict=False)}
    return (client or Client(enforce_csrf_checks=True)).post(path(number), data).content.decode()


def test_opening_the_link_only_shows(consultation: Consultation) -> None:
    answer = Client().get(path())
    page = answer.content.decode()
    assert "Ana, lea cada asunto y vote." in page
    assert "Encuesta de medios" in page
    assert not Vote.objects.exists()
    assert "no-store" in answer["Cache-Control"]
    assert (answer["Referrer-Policy"], answer["X-Robots-Tag"]) == ("no-referrer", "noindex")
    assert "<script" not in page
    assert "sesion" not in answer.cookies


def test_the_page_never_says_its_own_address(consultation: Consultation) -> None:
    token = path().split("/")[-2]
    assert token not in Client().get(path()).content.decode()
    assert token not in vote(consultation, "for")


def test_a_vote_is_kept_shown_and_changed_without_account_or_cookie(consultation: Consultation) -> None:
    assert "Su voto quedó registrado." in vote(consultation, "for", "abstain")
    page = Client().get(path()).content.decode()
    assert len(re.findall(r'value="(?:for|abstain)" checked', page)) == 2
    assert "Cambiar mi voto" in page
    vote(consultation, "against")
    assert sorted(Vote.objects.values_list("choice", flat=True)) == ["abstain", "against"]


def test_one_post_sent_again_is_one_vote(consultation: Consultation) -> None:
    for _ in range(3):
        vote(consultation, "for", "for")
    assert Vote.objects.count() == 2


def test_nobody_votes_for_another_with_their_own_link(consultation: Consultation) -> None:
    vote(consultation, "for", number=0)
    vote(consultation, "against", number=1)
    assert [(str(each.member), each.choice) for each in Vote.objects.all()] == [
        ("Ana Ríos", "for"),
        ("Beto Ríos", "against"),
    ]


def test_an_empty_or_made_up_ballot_says_what_to_do(consultation: Consultation) -> None:
    for data in ({}, {"voto-x": "for"}, {"voto-1": "maybe"}, {f"voto-{'9' * 40}": "for"}):
        answer = Client().post(path(), data)
        assert answer.status_code == 422
        assert "Elija su voto en al menos un asunto." in answer.content.decode()
    assert Client().post(path(), {"voto-99999999": "for"}).status_code == 200
    assert not Vote.objects.exists()


def test_after_the_deadline_the_link_shows_the_result_and_takes_no_vote(topics: Topics) -> None:
    make_members(1)
    consultation = make_consultation(topics.ask())
    vote(consultation, "for")
    with time_machine.travel(consultation.deadline + timedelta(seconds=1)):
        answer = Client().post(path(), {f"voto-{consultation.items.get().pk}": "against"})
        assert answer.status_code == 409
        assert "La votación ya se cerró." in answer.content.decode()
        assert "El resultado sale en unos minutos." in answer.content.decode()
        close_if_due(Consultation.objects.get())
        page = Client().get(path()).content.decode()
    assert "Decisión: Aprobado." in page
    assert "A favor" in page
    assert "<form" not in page


def test_guessing_is_stopped_and_says_for_how_long(consultation: Consultation) -> None:
    client = Client(REMOTE_ADDR="203.0.113.9")
    guesses = [
        client.get(reverse("committee_vote", args=[f"guess-{number}"])).status_code for number in range(WRONG_LINKS + 2)
    ]
    assert guesses == [404] * WRONG_LINKS + [429, 429]
    assert client.get(path()).status_code == 429
    assert "diez minutos" in client.get(path()).content.decode()
    assert Client(REMOTE_ADDR="203.0.113.10").get(path()).status_code == 200
    assert not Vote.objects.exists()


@pytest.mark.parametrize("token", ["x", "á", "%00", "a" * 5000])
def test_a_strange_link_is_only_a_wrong_one(token: str) -> None:
    assert Client().get(f"/comite/voto/{token}/").status_code == 404
