"""Deciding by link."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from pregon.committee.domain.consultations import QUIET, close_if_due
from pregon.committee.models import BallotLink, Consultation, Decision
from pregon.committee.public import (
    InvalidLink,
    cancel_consultation,
    change_member,
    close_consultation,
    is_waiting,
    open_consultation,
    vote_by_link,
)
from pregon.committee.tasks import look_after_consultations
from pregon.delivery.models import Message
from pregon.jobs.public import run_pending
from tests.support.committee import KIND, Topics, leader, make_consultation, make_matter, make_members

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r"/comite/voto/([\w-]+)/$")


def tokens(consultation: Consultation) -> list[str]:
    """The secrets as they went out, in the order of the members."""
    rows = Message.objects.filter(mailing__source_kind="consultation", mailing__source_id=str(consultation.pk))
    found = [TOKEN.search(row.values["link"]) for row in rows.order_by("pk")]
    return [match[1] for match in found if match]


def vote(consultation: Consultation, number: int, choice: str) -> int:
    item = consultation.items.first()
    return vote_by_link(tokens(consultation)[number], {item.pk: choice})


def test_every_member_with_vote_gets_a_link_of_their_own_and_only_its_hash_is_kept() -> None:
    make_members(3)
    consultation = make_consultation(make_matter())
    secrets = tokens(consultation)
    assert len(set(secrets)) == 3
    assert all(len(secret) >= 43 for secret in secrets)
    stored = set(BallotLink.objects.values_list("token_hash", flat=True))
    assert stored.isdisjoint(secrets)
    assert all(re.fullmatch(r"[0-9a-f]{64}", each) for each in stored)
    mailing = Message.objects.first().mailing
    assert mailing.purpose == "transactional"
    assert "1. Foro sobre la plaza de mercado" in mailing.text


def test_a_form_sent_twice_opens_one_consultation() -> None:
    make_members(1)
    matter, deadline = make_matter(), timezone.now() + timedelta(days=2)
    opened = [
        open_consultation(matters=[matter], deadline=deadline, actor=leader(), submission="abc") for _ in range(2)
    ]
    assert opened[0] == opened[1]
    assert Message.objects.count() == 1


def test_nothing_is_asked_without_matters_or_after_the_deadline() -> None:
    make_members(1)
    with pytest.raises(ValidationError, match="al menos un asunto"):
        make_consultation()
    with pytest.raises(ValidationError, match="ya pasó"):
        make_consultation(make_matter(), days=-1)


def test_a_vote_is_one_and_can_be_changed_until_the_deadline() -> None:
    make_members(3)
    consultation = make_consultation(make_matter())
    item = consultation.items.get()
    assert [vote(consultation, 0, choice) for choice in ("for", "for", "against")] == [1, 0, 1]
    assert [each.choice for each in item.votes.all()] == ["against"]
    with (
        time_machine.travel(consultation.deadline + timedelta(seconds=1)),
        pytest.raises(ValidationError, match="se cerró"),
    ):
        vote(consultation, 0, "for")


def test_a_made_up_link_and_the_link_of_who_left_open_nothing() -> None:
    member = make_members(2)[0]
    consultation = make_consultation(make_matter())
    with pytest.raises(InvalidLink):
        vote_by_link("x" * 43, {consultation.items.get().pk: "for"})
    change_member(member, actor=leader(), until=timezone.localdate() - timedelta(days=1))
    with pytest.raises(InvalidLink):
        vote(consultation, 0, "for")


def test_a_link_does_not_vote_in_another_consultation() -> None:
    make_members(1)
    first, second = make_consultation(make_matter()), make_consultation(make_matter("Otra cosa"))
    assert vote_by_link(tokens(first)[0], {second.items.get().pk: "for"}) == 0
    assert not second.items.get().votes.exists()


def test_at_the_deadline_a_quorum_decides(topics: Topics) -> None:
    make_members(5)
    consultation = make_consultation(topics.ask())
    for number, choice in enumerate(["for", "for", "against"]):
        vote(consultation, number, choice)
    assert not close_if_due(_fresh(consultation))
    with time_machine.travel(consultation.deadline + timedelta(minutes=1)):
        look_after_consultations.call()
        run_pending()
    decision = Decision.objects.get()
    assert (decision.outcome, decision.how, decision.took_part, decision.recorded_by) == ("approved", "link", 3, None)
    assert topics.heard == [decision]
    assert _fresh(consultation).state == "closed"


def test_without_a_quorum_it_goes_on_waiting_and_says_so(topics: Topics) -> None:
    make_members(5)
    consultation = make_consultation(topics.ask())
    vote(consultation, 0, "for")
    with time_machine.travel(consultation.deadline + timedelta(minutes=1)):
        assert close_if_due(_fresh(consultation))
        assert not close_if_due(_fresh(consultation))
    assert consultation.items.get().state == "no_quorum"
    assert is_waiting(KIND, 7)
    assert not Decision.objects.exists()


def test_a_tie_at_the_deadline_is_deferred(topics: Topics) -> None:
    make_members(2)
    consultation = make_consultation(topics.ask())
    vote(consultation, 0, "for")
    vote(consultation, 1, "against")
    with time_machine.travel(consultation.deadline):
        close_if_due(_fresh(consultation))
    assert Decision.objects.get().conditions == "Empate en la consulta por enlace."
    assert is_waiting(KIND, 7)


def test_a_certain_result_is_written_down_once_nobody_has_changed_a_vote_for_a_while() -> None:
    make_members(5)
    consultation = make_consultation(make_matter())
    for number in range(3):
        vote(consultation, number, "for")
    last = _fresh(consultation).last_vote_at
    with time_machine.travel(last + QUIET - timedelta(seconds=1), tick=False):
        assert not close_if_due(_fresh(consultation))
    with time_machine.travel(last + QUIET, tick=False):
        assert close_if_due(_fresh(consultation))
    assert Decision.objects.get().outcome == "approved"


def test_the_secretary_closes_early_only_what_is_certain() -> None:
    make_members(5)
    consultation = make_consultation(make_matter(), make_matter("Otra cosa"))
    first, second = consultation.items.all()
    for secret in tokens(consultation)[:3]:
        vote_by_link(secret, {first.pk: "against"})
    with pytest.raises(ValidationError, match="pueden cambiar el resultado"):
        close_consultation(consultation, actor=leader())
    for secret in tokens(consultation)[:4]:
        vote_by_link(secret, {second.pk: "for"})
    assert [close_consultation(consultation, actor=leader()) for _ in range(2)] == [True, False]
    assert [decision.outcome for decision in Decision.objects.order_by("pk")] == ["rejected", "approved"]


def test_who_has_not_voted_is_reminded_once_on_the_last_day() -> None:
    make_members(3)
    consultation = make_consultation(make_matter(), days=3)
    vote(consultation, 0, "for")
    look_after_consultations.call()
    assert Message.objects.count() == 3
    with time_machine.travel(consultation.deadline - timedelta(hours=23)):
        look_after_consultations.call()
        look_after_consultations.call()
    reminded = Message.objects.filter(mailing__subject__startswith="Falta su voto").values_list("address", flat=True)
    assert sorted(reminded) == ["miembro1@segovia.example", "miembro2@segovia.example"]
    assert vote(consultation, 4, "for") == 1
    assert vote(consultation, 1, "for") == 1


def test_a_consultation_of_a_few_hours_reminds_nobody() -> None:
    make_members(1)
    make_consultation(make_matter(), days=0.5)
    look_after_consultations.call()
    assert Message.objects.count() == 1


def test_a_cancelled_consultation_gives_its_matters_back(topics: Topics) -> None:
    make_members(1)
    consultation = make_consultation(topics.ask())
    with pytest.raises(ValidationError, match="por qué se cancela"):
        cancel_consultation(consultation, reason="", actor=leader())
    assert [cancel_consultation(consultation, reason="Mejor en sesión", actor=leader()) for _ in range(2)] == [
        True,
        False,
    ]
    with pytest.raises(ValidationError, match="se cerró"):
        vote(consultation, 0, "for")
    assert make_consultation(topics.ask()).number == 2


def test_a_subject_that_fails_keeps_only_its_own_consultation_open(topics: Topics) -> None:
    make_members(1)
    failing, fine = make_consultation(topics.ask()), make_consultation(make_matter())
    vote(failing, 0, "for")
    vote(fine, 0, "for")
    topics.refusal = RuntimeError("a fault of the program")
    with time_machine.travel(failing.deadline + timedelta(minutes=1)):
        look_after_consultations.call()
        run_pending()
    assert (_fresh(failing).state, _fresh(fine).state) == ("open", "closed")
    assert not Decision.objects.filter(kind=KIND).exists()


def _fresh(consultation: Consultation) -> Consultation:
    return Consultation.objects.get(pk=consultation.pk)
