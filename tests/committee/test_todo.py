"""What waits for whom on the first page."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from pregon.committee.models import CommitteeRules, Matter
from pregon.committee.public import cancel_session, close_session, issue_minutes, todo_for, vote_by_link
from pregon.delivery.models import Message
from pregon.people.public import User
from tests.support.committee import hold, leader, make_consultation, make_matter, make_members, make_session
from tests.support.people import make_staff

pytestmark = pytest.mark.django_db


def titles(user: User) -> list[str]:
    return [todo.title for todo in todo_for(user)]


def test_a_member_attends_today_and_others_do_not() -> None:
    member = make_members(2)[0]
    session = make_session()
    assert [title.split(",")[0] for title in titles(member.user)] == [f"Asistir a la {session} del Comité"]
    assert titles(make_staff()) == []
    make_session(starts_at=timezone.now() + timedelta(days=1))
    assert len(titles(member.user)) == 1


def test_a_member_votes_until_the_deadline_and_then_no_more() -> None:
    first, second = make_members(2)
    consultation = make_consultation(make_matter())
    todo = todo_for(first.user)[0]
    assert (todo.title, todo.button) == (f"Votar: {consultation}", "Votar")
    assert todo.due_on == timezone.localdate(consultation.deadline)
    token = Message.objects.order_by("pk")[0].values["link"].split("/")[-2]
    vote_by_link(token, {consultation.items.get().pk: "for"})
    assert (titles(first.user), len(titles(second.user))) == ([], 1)
    with time_machine.travel(consultation.deadline + timedelta(seconds=1)):
        assert titles(second.user) == []


def test_a_member_without_the_role_has_the_mails_and_no_screen() -> None:
    member = make_members(1)[0]
    make_consultation(make_matter())
    member.user.groups.clear()
    assert titles(User.objects.get(pk=member.user.pk)) == []


def test_a_vote_on_one_of_two_matters_is_not_all() -> None:
    member = make_members(1)[0]
    consultation = make_consultation(make_matter("Uno"), make_matter("Dos"))
    make_consultation(make_matter("Tres"))
    token = Message.objects.order_by("pk")[0].values["link"].split("/")[-2]
    items = list(consultation.items.all())
    vote_by_link(token, {items[0].pk: "for"})
    assert len(titles(member.user)) == 2
    vote_by_link(token, {items[1].pk: "for"})
    assert len(titles(member.user)) == 1


def test_the_secretary_takes_to_the_committee_what_has_waited_too_long() -> None:
    member = make_members(1)[0]
    old, new = make_matter("Viejo"), make_matter("Nuevo")
    Matter.objects.filter(pk=old.pk).update(requested_at=timezone.now() - timedelta(days=16))
    Matter.objects.filter(pk=new.pk).update(requested_at=timezone.now() - timedelta(days=15))
    assert titles(leader()) == ["Llevar al Comité: Viejo"]
    assert titles(member.user) == []
    CommitteeRules.objects.update(waiting_days=30)
    assert titles(leader()) == []


def test_the_secretary_ends_what_was_left_and_issues_the_act() -> None:
    make_members(1)
    forgotten = make_session(starts_at=timezone.now() - timedelta(days=2))
    assert titles(leader()) == [f"Cerrar o cancelar la {forgotten} del Comité"]
    cancel_session(forgotten, reason="Nadie vino.", actor=leader())
    assert titles(leader()) == []
    session = hold(make_session(), present=1)
    close_session(session, actor=leader())
    session.refresh_from_db()
    assert titles(leader()) == [f"Emitir el acta de la {session}"]
    issue_minutes(session, actor=leader())
    assert titles(leader()) == []
