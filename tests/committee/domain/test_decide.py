"""Taking a decision, and what follows from it."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from pregon.committee.checks import decisions_are_their_votes, nothing_is_left_open
from pregon.committee.models import Decision
from pregon.committee.models.decision import WrittenInStone
from pregon.committee.public import (
    add_item,
    decide_item,
    decision_for,
    decision_listeners,
    decisions_for,
    is_waiting,
    record_all_in_favour,
    record_vote,
    request_decision,
    waiting_since,
    waiting_subjects,
    withdraw_request,
)
from pregon.committee.subjects import UnknownSubject
from tests.support.committee import KIND, Topics, approve, hold, leader, make_matter, make_members, make_session

pytestmark = pytest.mark.django_db


def test_asking_while_it_waits_is_asking_once(topics: Topics) -> None:
    assert topics.ask() == topics.ask()
    assert [(each.kind, each.object_id, each.title) for each in waiting_subjects()] == [
        (KIND, "7", "Foro sobre la plaza")
    ]
    assert is_waiting(KIND, 7)
    assert list(waiting_since(KIND, [7, 8])) == ["7"]


def test_a_kind_that_nobody_registered_is_refused() -> None:
    with pytest.raises(UnknownSubject):
        request_decision("nothing", 1, actor=leader())


def test_a_subject_that_does_not_exist_is_not_asked_about(topics: Topics) -> None:
    with pytest.raises(LookupError):
        request_decision(KIND, 99, actor=leader())


def test_a_request_is_withdrawn_with_a_reason(topics: Topics) -> None:
    matter = topics.ask()
    with pytest.raises(ValidationError, match="por qué se retira"):
        withdraw_request(matter, reason="", actor=leader())
    assert [withdraw_request(matter, reason="Cambió el plan", actor=leader()) for _ in range(2)] == [True, False]
    assert not is_waiting(KIND, 7)
    assert decision_for(KIND, 7) is None


def test_an_approval_ends_the_waiting_and_tells_the_subject_and_the_listeners(topics: Topics) -> None:
    make_members(5)
    heard: list[Decision] = []
    decision_listeners.register("test", heard.append)
    try:
        decision = approve(topics.ask())
    finally:
        del decision_listeners._entries["test"]
    assert topics.heard == heard == [decision]
    assert (decision.outcome, decision.how, decision.in_favour, decision.quorum, decision.entitled) == (
        "approved",
        "session",
        3,
        3,
        5,
    )
    assert not is_waiting(KIND, 7)
    assert decision_for(KIND, 7) == decision
    assert decisions_for(KIND, [7, 8]) == {"7": decision}


def test_what_the_subject_refuses_is_not_decided(topics: Topics) -> None:
    make_members(3)
    topics.refusal = ValidationError("El plan cambió desde que se pidió.")
    with pytest.raises(ValidationError, match="El plan cambió"):
        approve(topics.ask())
    assert not Decision.objects.exists()
    assert is_waiting(KIND, 7)


def test_no_decision_without_a_quorum() -> None:
    make_members(5)
    session = hold(make_session(make_matter()), present=2)
    item = session.items.get()
    record_all_in_favour(item, actor=leader())
    with pytest.raises(ValidationError, match="No hay quórum"):
        decide_item(item, "approved", actor=leader())


def test_the_decision_follows_the_votes() -> None:
    members = make_members(3)
    session = hold(make_session(make_matter()))
    item = session.items.get()
    with pytest.raises(ValidationError, match="Nadie ha votado"):
        decide_item(item, "approved", actor=leader())
    for member, choice in zip(members, ["for", "against", "against"], strict=True):
        record_vote(item, member, choice, actor=leader())
    with pytest.raises(ValidationError, match="Los votos no dicen eso: 1 a favor, 2 en contra"):
        decide_item(item, "approved", actor=leader())
    with pytest.raises(ValidationError, match="por qué no se aprueba"):
        decide_item(item, "rejected", actor=leader())
    decision = decide_item(item, "rejected", conditions="Falta el presupuesto.", actor=leader())
    assert (decision.outcome, decision.conditions) == ("rejected", "Falta el presupuesto.")


def test_a_tie_is_deferred_with_its_reason_and_waits(topics: Topics) -> None:
    members = make_members(2)
    session = hold(make_session(topics.ask()), present=2)
    item = session.items.get()
    for member, choice in zip(members, ["for", "against"], strict=True):
        record_vote(item, member, choice, actor=leader())
    with pytest.raises(ValidationError, match="Los votos no dicen eso"):
        decide_item(item, "rejected", conditions="x", actor=leader())
    with pytest.raises(ValidationError, match="por qué se aplaza"):
        decide_item(item, "deferred", actor=leader())
    decision = decide_item(item, "deferred", conditions="Empate.", actor=leader())
    assert is_waiting(KIND, 7)
    assert decision_for(KIND, 7) == decision
    assert topics.heard == [decision]


def test_a_later_decision_supersedes_and_the_earlier_one_stays(topics: Topics) -> None:
    make_members(3)
    session = hold(make_session())
    first = approve(topics.ask(), session)
    matter = topics.ask(title="Foro sobre la plaza y el parque")
    item = add_item(session, matter, actor=leader())
    record_all_in_favour(item, actor=leader())
    second = decide_item(item, "approved", conditions="También los domingos.", actor=leader())
    assert second.supersedes == first
    assert decision_for(KIND, 7) == second
    assert decisions_for(KIND, [7]) == {"7": second}
    first.refresh_from_db()
    assert first.superseded_by == second


def test_the_same_decision_sent_twice_is_one_and_another_is_refused() -> None:
    make_members(3)
    decision = approve(make_matter())
    assert decide_item(decision.item, "approved", actor=leader()) == decision
    with pytest.raises(ValidationError, match="Ya se decidió: Aprobado"):
        decide_item(decision.item, "deferred", conditions="Mejor no", actor=leader())
    with pytest.raises(ValidationError, match="ya se decidió"):
        record_vote(decision.item, decision.item.votes.first().member, "against", actor=leader())
    assert Decision.objects.count() == 1


def test_a_decision_is_written_in_stone() -> None:
    make_members(3)
    decision = approve(make_matter())
    for attempt in (
        decision.save,
        decision.delete,
        lambda: Decision.objects.update(outcome="rejected"),
        lambda: Decision.objects.filter(pk=decision.pk).delete(),
    ):
        with pytest.raises(WrittenInStone):
            attempt()


def test_not_even_the_database_takes_a_decision_without_a_quorum() -> None:
    make_members(3)
    decision = approve(make_matter())
    copy = Decision(**{field.attname: getattr(decision, field.attname) for field in Decision._meta.fields})
    copy.pk, copy.item = None, add_item(decision.item.session, make_matter("Otro"), actor=leader())
    copy.took_part = 1
    with pytest.raises(IntegrityError), transaction.atomic():
        copy.save()


def test_the_data_check_finds_a_vote_that_was_changed_afterwards() -> None:
    make_members(3)
    decision = approve(make_matter())
    assert [*decisions_are_their_votes(), *nothing_is_left_open()] == []
    decision.item.votes.all()[:1].get().delete()
    assert [*decisions_are_their_votes()] == [
        f"La decisión {decision.pk} («Foro sobre la plaza de mercado») no coincide con sus votos."
    ]
