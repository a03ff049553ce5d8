"""The only ways from a number in an address to a row: 404 when it is not there, refusal when it is not theirs."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from pregon.people.public import User

from . import rules
from .models import AgendaItem, Attendance, Ballot, Consultation, Decision, Guest, Matter, Member, Minutes, Session
from .queries import decisions_list

May = Callable[[User], bool]


def require(allowed: bool) -> None:
    """Raises `PermissionDenied` unless the person may."""
    if not allowed:
        raise PermissionDenied


def access_session(user: User, pk: int, *, may: May = rules.can_see_sessions) -> Session:
    require(may(user))
    return get_object_or_404(Session, pk=pk)


def access_seat(user: User, session: int, member: int) -> Attendance:
    require(rules.can_run_committee(user))
    seats = Attendance.objects.select_related("session", "member__user")
    return get_object_or_404(seats, session=session, member=member)


def access_guest(user: User, pk: int) -> Guest:
    require(rules.can_run_committee(user))
    return get_object_or_404(Guest.objects.select_related("session"), pk=pk)


def access_session_item(user: User, pk: int, *, may: May = rules.can_run_committee) -> AgendaItem:
    require(may(user))
    items = AgendaItem.objects.select_related("session", "matter")
    return get_object_or_404(items, pk=pk, session__isnull=False)


def access_matter(user: User, pk: int, *, may: May = rules.can_see_sessions) -> Matter:
    require(may(user))
    return get_object_or_404(Matter, pk=pk)


def access_consultation(user: User, pk: int, *, may: May = rules.can_see_sessions) -> Consultation:
    require(may(user))
    return get_object_or_404(Consultation, pk=pk)


def access_ballot(user: User, pk: int) -> Ballot:
    require(rules.can_run_committee(user))
    return get_object_or_404(Ballot.objects.select_related("consultation", "member__user"), pk=pk)


def access_own_ballot(user: User, consultation: int) -> Ballot:
    """The ballot of whoever asks; 404 for somebody who has none, whatever else they may."""
    ballots = Ballot.objects.select_related("consultation", "member__user")
    return get_object_or_404(ballots, consultation=consultation, member__user=user)


def access_member(user: User, pk: int) -> Member:
    require(rules.can_change_members(user))
    return get_object_or_404(Member.objects.select_related("user"), pk=pk)


def access_decision(user: User, pk: int) -> Decision:
    require(rules.can_read_decisions(user))
    return get_object_or_404(decisions_list(), pk=pk)


def access_minutes(user: User, pk: int, *, may: May = rules.can_read_decisions) -> Minutes:
    """An issued act; 404 for a draft, which is nobody's yet."""
    require(may(user))
    acts = Minutes.objects.select_related("session", "consultation", "pdf", "signed")
    minutes = get_object_or_404(acts, pk=pk)
    if not minutes.is_issued:
        raise Http404
    return minutes
