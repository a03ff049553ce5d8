"""Two secretaries, two clicks, two nodes: at the same moment, on the real database."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from pregon.committee.domain.consultations import close_if_due
from pregon.committee.models import AgendaItem, Attendance, Consultation, Decision, Matter, Minutes, Session, Vote
from pregon.committee.public import (
    add_item,
    add_member,
    close_session,
    decide_item,
    issue_minutes,
    open_consultation,
    open_session,
    record_all_in_favour,
    record_attendance,
    record_vote,
    vote_by_link,
)
from pregon.delivery.models import Message
from tests.support.committee import (
    Topics,
    approve,
    hold,
    leader,
    make_consultation,
    make_matter,
    make_members,
    make_session,
)
from tests.support.people import make_staff

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*verbs: Callable[[], Any]) -> list[Any]:
    """Runs the verbs in threads that start together; answers what each returned or raised."""
    barrier = threading.Barrier(len(verbs))

    def run(verb: Callable[[], Any]) -> Any:
        barrier.wait()
        try:
            return verb()
        except ValidationError as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(verbs)) as pool:
        return list(pool.map(run, verbs))


def test_two_who_ask_for_one_subject_make_one_matter(topics: Topics) -> None:
    leader()
    found = at_once(*[topics.ask] * 4)
    assert len(set(found)) == 1
    assert Matter.objects.count() == 1


def test_two_who_convene_for_one_moment_make_one_session() -> None:
    make_members(2)
    moment = timezone.now().replace(microsecond=0)
    found = at_once(*[lambda: make_session(starts_at=moment)] * 3)
    assert len(set(found)) == 1
    assert list(Session.objects.values_list("number", flat=True)) == [1]


def test_two_who_begin_call_each_member_once() -> None:
    make_members(3)
    session = make_session()
    assert sorted(at_once(*[lambda: open_session(session, actor=leader())] * 3)) == [False, False, True]
    assert Attendance.objects.count() == 3


def test_of_two_different_decisions_one_is_taken(topics: Topics) -> None:
    members = make_members(3)
    session = hold(make_session(topics.ask()))
    item = session.items.get()
    record_all_in_favour(item, actor=leader())
    answers = at_once(
        lambda: decide_item(item, "approved", actor=leader()),
        lambda: decide_item(item, "deferred", conditions="Mejor después.", actor=leader()),
        lambda: record_vote(item, members[0], "against", actor=leader()),
    )
    decision = Decision.objects.get()
    assert decision in answers
    assert any(isinstance(answer, ValidationError) for answer in answers)
    # Whatever came first, the decision stands on the votes that are there.
    assert (decision.in_favour, decision.against) == (
        Vote.objects.filter(choice="for").count(),
        Vote.objects.filter(choice="against").count(),
    )
    assert len(topics.heard) == 1


def test_a_matter_put_onto_two_agendas_stands_on_one(topics: Topics) -> None:
    make_members(1)
    matter = make_matter()
    today, other = make_session(), make_session(starts_at=timezone.now() + timedelta(days=1))
    answers = at_once(*(lambda s=s: add_item(s, matter, actor=leader()) for s in (today, other)))
    assert sorted(type(answer).__name__ for answer in answers) == ["AgendaItem", "ValidationError"]
    assert AgendaItem.objects.count() == 1


def test_nothing_slips_in_while_a_session_is_closed() -> None:
    make_members(3)
    session = hold(make_session())
    matter = make_matter()
    answers = at_once(
        lambda: close_session(session, actor=leader()),
        lambda: add_item(session, matter, actor=leader()),
        lambda: record_attendance(session.attendance.first(), "absent", actor=leader()),
    )
    session.refresh_from_db()
    is_closed = session.state == "closed"
    assert is_closed != any(item.state == "open" for item in session.items.all())
    assert any(isinstance(answer, ValidationError) for answer in answers)


def test_acts_issued_at_once_have_numbers_that_follow_each_other() -> None:
    make_members(3)
    sessions = []
    for day in range(2):
        session = hold(make_session(starts_at=timezone.now() - timedelta(days=day)))
        approve(make_matter(f"Tema {day}"), session)
        close_session(session, actor=leader())
        sessions.append(Session.objects.get(pk=session.pk))
    at_once(*(lambda s=s: issue_minutes(s, actor=leader()) for s in sessions * 2))
    assert sorted(Minutes.objects.values_list("number", flat=True)) == [1, 2]


def test_two_taps_on_one_ballot_are_one_vote_and_none_comes_after_the_result() -> None:
    make_members(1)
    consultation = make_consultation(make_matter())
    item, token = consultation.items.get(), Message.objects.get().values["link"].split("/")[-2]
    at_once(*[lambda: vote_by_link(token, {item.pk: "for"})] * 4)
    assert Vote.objects.count() == 1
    Consultation.objects.update(last_vote_at=timezone.now() - timedelta(hours=1))
    fresh = Consultation.objects.get()
    at_once(
        lambda: close_if_due(fresh),
        lambda: vote_by_link(token, {item.pk: "against"}),
        lambda: close_if_due(fresh),
    )
    vote, decisions = Vote.objects.get(), list(Decision.objects.all())
    assert len(decisions) <= 1
    if decisions:
        assert (decisions[0].in_favour, decisions[0].against) == (vote.choice == "for", vote.choice == "against")


def test_one_form_sent_twice_at_once_opens_one_consultation_seats_one_member_and_proposes_one_topic() -> None:
    make_members(1)
    matter, person, day = make_matter(), make_staff(), timezone.localdate()
    deadline = timezone.now() + timedelta(days=2)
    opened = at_once(
        *[lambda: open_consultation(matters=[matter], deadline=deadline, actor=leader(), submission="clave")] * 3
    )
    seated = at_once(
        *[lambda: add_member(user=person, position="member", has_vote=True, since=day, actor=leader())] * 3
    )
    proposed = at_once(*[lambda: make_matter("Horario de la emisora")] * 3)
    assert [len(set(rows)) for rows in (opened, seated, proposed)] == [1, 1, 1]
    assert Message.objects.count() == 1
