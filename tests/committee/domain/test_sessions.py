"""A session from its call to its end."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils import timezone

from pregon.committee.enums import ItemState, Presence, SessionState
from pregon.committee.models import Attendance, CommitteeRules, Session
from pregon.committee.public import (
    add_guest,
    add_item,
    add_member,
    cancel_session,
    carry_over,
    change_member,
    close_session,
    convene_session,
    decide_item,
    is_waiting,
    move_item_up,
    open_session,
    propose_topic,
    record_all_in_favour,
    record_attendance,
    record_vote,
    remove_item,
    withdraw_request,
)
from pregon.committee.queries import quorum_of
from pregon.delivery.models import Message
from tests.support.committee import Topics, approve, hold, leader, make_matter, make_members, make_session
from tests.support.people import make_staff

pytestmark = pytest.mark.django_db
TOMORROW = timedelta(days=1)


def test_convening_calls_every_member_and_mails_each_with_the_event() -> None:
    make_members(3)
    session = make_session(make_matter(), starts_at=timezone.now() + TOMORROW)
    assert str(session) == f"Sesión 1 de {timezone.localdate().year}"
    assert session.attendance.count() == 3
    assert [message.to for message in mail.outbox] == [[f"miembro{n}@segovia.example"] for n in range(3)]
    message = mail.outbox[0]
    assert "1. Foro sobre la plaza de mercado" in message.body
    name, content, kind = message.attachments[0]
    assert (name, kind) == ("sesion.ics", "text/calendar")
    assert "BEGIN:VEVENT\r\n" in content
    assert f"DTSTART:{session.starts_at:%Y%m%dT%H%M%SZ}" in content


def test_the_outbox_carries_the_call_with_its_event(settings: Any) -> None:
    settings.EMAIL_BACKEND = "pregon.delivery.backend.OutboxEmailBackend"
    make_members(2)
    make_session(make_matter(), starts_at=timezone.now() + TOMORROW)
    messages = Message.objects.select_related("mailing").order_by("pk")
    assert [message.address for message in messages] == ["miembro0@segovia.example", "miembro1@segovia.example"]
    assert all(b'filename="sesion.ics"' in bytes(message.mailing.raw) for message in messages)
    assert {message.mailing.purpose for message in messages} == {"transactional"}


def test_numbers_follow_each_other_and_begin_anew_each_year() -> None:
    make_members(1)
    now = timezone.now().replace(month=6, day=15, microsecond=0)
    moments = [now, now + timedelta(hours=1), now.replace(year=now.year + 1)]
    assert [make_session(starts_at=moment).number for moment in moments] == [1, 2, 1]


def test_convening_twice_for_one_moment_makes_one_session_and_one_number() -> None:
    make_members(2)
    moment = timezone.now() + TOMORROW
    first, second = make_session(starts_at=moment), make_session(starts_at=moment)
    assert first == second
    assert len(mail.outbox) == 2
    assert make_session(starts_at=moment + TOMORROW).number == 2


@pytest.mark.parametrize("fields", [{"place_name": " "}, {"place_name": "", "link": ""}])
def test_a_session_takes_place_somewhere(fields: dict[str, str]) -> None:
    make_members(1)
    with pytest.raises(ValidationError, match="Diga dónde se reúnen"):
        convene_session(starts_at=timezone.now(), actor=leader(), **fields)
    assert not Session.objects.exists()


def test_a_committee_without_votes_is_not_convened() -> None:
    make_members(1, has_vote=False)
    with pytest.raises(ValidationError, match="no tiene miembros con voto"):
        make_session()


def test_a_session_is_not_begun_before_its_day() -> None:
    make_members(1)
    session = make_session(starts_at=timezone.now() + timedelta(days=2))
    with pytest.raises(ValidationError, match="otro día"):
        open_session(session, actor=leader())


def test_who_came_since_is_called_at_the_beginning_and_who_left_is_not() -> None:
    first, second = make_members(2)
    session = make_session()
    change_member(second, actor=leader(), until=timezone.localdate() - TOMORROW)
    add_member(user=make_staff(), position="member", has_vote=True, since=timezone.localdate(), actor=leader())
    open_session(session, actor=leader())
    assert {str(seat.member.user.email) for seat in session.attendance.all()} == {
        first.user.email,
        "salud@segovia.example",
    }


def test_pressing_begin_twice_changes_nothing_more() -> None:
    make_members(1)
    session = make_session()
    assert [open_session(session, actor=leader()) for _ in range(2)] == [True, False]


@pytest.mark.parametrize(
    ("rule", "present", "reached"), [("half", 2, False), ("half", 3, True), ("two_thirds", 3, False)]
)
def test_the_quorum_is_the_rule_in_force_when_it_was_convened(rule: str, present: int, reached: bool) -> None:
    CommitteeRules.objects.update_or_create(defaults={"quorum": rule})
    make_members(5)
    session = make_session()
    CommitteeRules.objects.update(quorum="all")
    hold(session, present=present)
    assert quorum_of(session).is_reached is reached


def test_a_member_with_voice_counts_neither_for_the_quorum_nor_votes() -> None:
    make_members(2)
    voice = add_member(
        user=make_staff(), position="secretary", has_vote=False, since=timezone.localdate(), actor=leader()
    )
    session = make_session(make_matter())
    open_session(session, actor=leader())
    record_attendance(session.attendance.get(member=voice), Presence.PRESENT, actor=leader())
    standing = quorum_of(session)
    assert (standing.present, standing.entitled, standing.needed) == (0, 2, 2)
    with pytest.raises(ValidationError, match="presentes que tienen voto"):
        record_vote(session.items.get(), voice, "for", actor=leader())


def test_only_who_is_there_votes_and_one_vote_is_changed_not_added() -> None:
    present, absent = make_members(2)[0], None
    session = hold(make_session(make_matter()), present=1)
    item = session.items.get()
    record_vote(item, present, "against", actor=leader())
    record_vote(item, present, "for", actor=leader())
    assert [vote.choice for vote in item.votes.all()] == ["for"]
    absent = session.attendance.exclude(member=present).get().member
    with pytest.raises(ValidationError, match="presentes que tienen voto"):
        record_vote(item, absent, "for", actor=leader())


def test_who_turns_out_not_to_be_there_has_no_vote() -> None:
    make_members(3)
    session = hold(make_session(make_matter()))
    item = session.items.get()
    record_all_in_favour(item, actor=leader())
    seat = session.attendance.first()
    record_attendance(seat, Presence.ABSENT, actor=leader())
    assert item.votes.count() == 2


def test_presence_on_which_a_decision_stands_is_not_taken_back() -> None:
    make_members(3)
    session = hold(make_session())
    approve(make_matter(), session)
    with pytest.raises(ValidationError, match="ya votó en un tema decidido"):
        record_attendance(session.attendance.first(), Presence.ABSENT, actor=leader())


def test_a_session_is_closed_with_a_quorum_and_nothing_left_open() -> None:
    make_members(5)
    session = make_session(make_matter())
    with pytest.raises(ValidationError, match="no ha empezado"):
        close_session(session, actor=leader())
    hold(session, present=2)
    with pytest.raises(ValidationError, match="No hay quórum"):
        close_session(session, actor=leader())
    record_attendance(session.attendance.filter(presence="expected").first(), Presence.PRESENT, actor=leader())
    with pytest.raises(ValidationError, match="Quedan temas por decidir"):
        close_session(session, actor=leader())
    carry_over(session.items.get(), actor=leader())
    assert [close_session(session, actor=leader()) for _ in range(2)] == [True, False]
    session.refresh_from_db()
    assert session.state == SessionState.CLOSED
    assert sorted(Attendance.objects.values_list("presence", flat=True)) == ["absent"] * 2 + ["present"] * 3


def test_what_is_carried_over_waits_and_goes_onto_the_next_agenda(topics: Topics) -> None:
    make_members(3)
    matter = topics.ask()
    session = hold(make_session(matter))
    carry_over(session.items.get(), actor=leader())
    close_session(session, actor=leader())
    assert is_waiting(matter.kind, matter.object_id)
    later = make_session(matter, starts_at=timezone.now() + TOMORROW)
    assert [item.matter for item in later.items.all()] == [matter]


def test_nothing_happens_in_a_session_that_is_over() -> None:
    member = make_members(3)[0]
    session = hold(make_session(make_matter()))
    item = session.items.get()
    carry_over(item, actor=leader())
    close_session(session, actor=leader())
    seat = session.attendance.first()
    for attempt in (
        lambda: add_item(session, make_matter("Otro"), actor=leader()),
        lambda: add_guest(session, "Personero", actor=leader()),
        lambda: record_attendance(seat, Presence.EXCUSED, actor=leader()),
        lambda: record_vote(item, member, "for", actor=leader()),
        lambda: decide_item(item, "deferred", conditions="Después", actor=leader()),
        lambda: move_item_up(item, actor=leader()),
        lambda: remove_item(item, actor=leader()),
    ):
        with pytest.raises(ValidationError):
            attempt()


def test_a_cancelled_session_says_why_and_gives_its_matters_back() -> None:
    make_members(2)
    matter = make_matter()
    session = make_session(matter, starts_at=timezone.now() + TOMORROW)
    mail.outbox.clear()
    with pytest.raises(ValidationError, match="por qué se cancela"):
        cancel_session(session, reason=" ", actor=leader())
    assert [cancel_session(session, reason="Hay paro.", actor=leader()) for _ in range(2)] == [True, False]
    assert session.items.get().state == ItemState.CARRIED
    assert len(mail.outbox) == 2
    assert "Hay paro." in mail.outbox[0].body
    assert "STATUS:CANCELLED" in mail.outbox[0].attachments[0][1]
    assert make_session(matter, starts_at=session.starts_at).number == 2


def test_a_session_that_decided_is_not_cancelled() -> None:
    make_members(3)
    session = hold(make_session())
    approve(make_matter(), session)
    with pytest.raises(ValidationError, match="ya se decidió algo"):
        cancel_session(session, reason="Me arrepentí", actor=leader())


def test_a_matter_is_decided_in_one_place_at_a_time() -> None:
    make_members(2)
    matter = make_matter()
    session = make_session(matter)
    assert add_item(session, matter, actor=leader()) == session.items.get()
    with pytest.raises(ValidationError, match="ya está en otra sesión"):
        make_session(matter, starts_at=timezone.now() + TOMORROW)
    with pytest.raises(ValidationError, match="Quítelo primero"):
        withdraw_request(matter, reason="Ya no", actor=leader())


def test_an_item_leaves_the_agenda_before_it_is_voted_on_and_not_after() -> None:
    make_members(3)
    keep, drop = make_matter("Uno"), make_matter("Dos")
    session = hold(make_session(keep, drop))
    first, second = session.items.all()
    move_item_up(second, actor=leader())
    assert [str(item) for item in session.items.all()] == ["Dos", "Uno"]
    remove_item(second, actor=leader())
    drop.refresh_from_db()
    assert drop.state == "withdrawn"
    record_all_in_favour(first, actor=leader())
    with pytest.raises(ValidationError, match="Ya hay votos"):
        remove_item(first, actor=leader())


def test_a_guest_is_written_down_once() -> None:
    make_members(1)
    session = make_session()
    for _ in range(2):
        add_guest(session, "  Marta   Ruiz, personera ", actor=leader())
    assert [guest.name for guest in session.guests.all()] == ["Marta Ruiz, personera"]


def test_a_topic_needs_a_title() -> None:
    with pytest.raises(ValidationError):
        propose_topic(title=" ", actor=leader())
