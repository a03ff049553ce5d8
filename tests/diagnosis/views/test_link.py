"""Personal links: they lead into the survey, once, and tell nothing to whoever guesses."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from pregon.diagnosis.models import Participant
from pregon.diagnosis.public import close_diagnosis, issue_link, progress
from pregon.forms.public import Submission
from pregon.surveys.models import VoterMark
from tests.support.diagnosis import answer_many, first_participant, leader, make_asking, make_office, typed

pytestmark = pytest.mark.django_db


def path_of(person: Participant) -> str:
    return "/" + issue_link(person).split("/", 3)[3]


def answer_by_link(client: Client, person: Participant) -> str:
    """Every page as a browser sends it; the address of the receipt."""
    address = client.get(path_of(person))["Location"]
    raw = typed("internal", {"email": "daily"}, prefers=["email"])
    for page in person.diagnosis.survey.form.definition.pages:
        keys = [field.key for field in page.fields]
        post = {
            f"{key}.{part}" if part else key: values[0] for key in keys for part, values in raw.get(key, {}).items()
        }
        address = client.post(address, {**post, "_shown": keys})["Location"]
    return client.post(address, {"ir": "enviar"})["Location"]


def test_a_link_answers_the_survey_once_and_only_that_is_known(client: Client) -> None:
    diagnosis = make_asking(offices=[make_office(people=2)])
    person = first_participant(diagnosis)
    receipt = answer_by_link(client, person)
    assert "Recibimos su respuesta" in client.get(receipt).content.decode()
    assert (progress(diagnosis).answered, Submission.objects.get().values["uso"]["email"]) == (1, "daily")
    assert VoterMark.objects.get().answer is None
    again = client.get(path_of(person))
    assert again.status_code == 409
    assert "Usted ya respondió" in again.content.decode()


def test_two_drafts_of_one_link_make_one_answer(client: Client) -> None:
    diagnosis = make_asking(offices=[make_office(people=1)])
    person = first_participant(diagnosis)
    other = Client().get(path_of(person))["Location"]
    answer_by_link(client, person)
    assert Client().get(other).status_code == 409
    assert Submission.objects.count() == 1


def test_a_made_up_link_leads_nowhere_and_names_nobody(client: Client) -> None:
    make_asking(offices=[make_office(people=1)])
    for token in ("x", "aaaaaaaaaaaa", "222222222222", "k3p7-wmx2-dz4a"):
        answer = client.get(f"/mi-encuesta/{token}/")
        assert answer.status_code == 404
        assert "Hacienda 0" not in answer.content.decode()
        assert answer["X-Robots-Tag"] == "noindex"


def test_a_link_says_when_it_is_too_early_or_too_late(client: Client) -> None:
    diagnosis = make_asking("external")
    person = Participant.objects.create(diagnosis=diagnosis, name="Rosa", way="paper", mark="m")
    link = path_of(person)
    with time_machine.travel(timezone.now() + timedelta(days=20)):
        assert client.get(link).status_code == 403
    answer_many(diagnosis, 5, {"radio": "daily"})
    close_diagnosis(diagnosis, actor=leader())
    assert client.get(link).status_code == 403


def test_the_code_of_a_paper_may_be_typed_as_it_is_printed(client: Client) -> None:
    diagnosis = make_asking(offices=[make_office(people=1)])
    token = path_of(first_participant(diagnosis)).split("/")[2]
    printed = f" {token[:4]}-{token[4:8]}-{token[8:]}".upper()
    assert "Escriba el código de su papel" in client.get("/mi-encuesta/").content.decode()
    assert "Error:" in client.get("/mi-encuesta/", {"codigo": "  "}).content.decode()
    arrived = client.get("/mi-encuesta/", {"codigo": printed}, follow=True)
    assert (arrived.status_code, "¿Cada cuánto se entera" in arrived.content.decode()) == (200, True)


def test_a_citizen_with_a_link_answers_an_open_survey_too(client: Client) -> None:
    diagnosis = make_asking("external")
    person = Participant.objects.create(diagnosis=diagnosis, name="Rosa", way="paper", mark="m" * 64)
    assert client.get(client.get(path_of(person))["Location"]).status_code == 200
    assert client.get(f"/encuestas/{diagnosis.survey.slug}/responder/").status_code == 200


def test_servants_answer_by_their_link_only(client: Client) -> None:
    diagnosis = make_asking("internal")
    slug = diagnosis.survey.slug
    assert client.get(f"/encuestas/{slug}/responder/").status_code == 404
    assert "enlace personal" in client.get(f"/encuestas/{slug}/").content.decode()
    assert slug not in client.get("/encuestas/").content.decode()
