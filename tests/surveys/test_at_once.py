"""Several requests at the same moment: the database decides, and the first answer stays."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client

from pregon.surveys.domain.codes import make_codes
from pregon.surveys.models import Answer, Survey, VoterMark
from tests.support.pieces import officer
from tests.support.surveys import answer_url, fill, make_open, send

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(count: int, do: Callable[[int], int]) -> list[int]:
    """What each of `count` threads answers, all let go together."""
    barrier, answers = threading.Barrier(count), [0] * count

    def run(number: int) -> None:
        barrier.wait()
        try:
            answers[number] = do(number)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[number]) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def prepared(survey: Survey, count: int) -> tuple[list[Client], list[str]]:
    """So many drafts of the same person, ready to be sent."""
    first = Client()
    if survey.level == "device":
        first.get(answer_url(survey))
    gate = f"/encuestas/{survey.slug}/identificarse/"
    typed = {"tipo": "CC", "numero": "43123456"}
    if survey.level == "code":
        typed["numero"] = make_codes(survey, label="x", count=1, submission="s", actor=officer()).codes[0]
    url = "" if survey.level == "device" else first.post(gate, typed)["Location"]
    clients = [Client() for _ in range(count)]
    for client in clients:
        client.cookies = first.cookies
    return clients, [fill(first, survey, url) for _ in range(count)]


@pytest.mark.parametrize("level", ["device", "code", "document"])
def test_many_drafts_of_one_person_sent_at_once_are_one_answer(level: str) -> None:
    survey = make_open(level=level)
    clients, reviews = prepared(survey, 6)
    answers = at_once(6, lambda number: send(clients[number], reviews[number]).status_code)
    assert sorted(answers) == [302, 409, 409, 409, 409, 409]
    assert (Answer.objects.count(), VoterMark.objects.count()) == (1, 1)


def test_one_draft_sent_many_times_at_once_is_one_answer() -> None:
    survey = make_open()
    review = fill(Client(), survey)
    answers = at_once(6, lambda number: send(Client(), review).status_code)
    assert answers == [302] * 6
    assert Answer.objects.count() == 1
