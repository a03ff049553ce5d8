"""Voting in a session: whoever is there and has a vote, once for each item, changeable until it is decided."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pregon.people.public import User

from ..enums import Choice, ItemState, Presence, SessionState
from ..models import AgendaItem, Attendance, Member, Session, Vote
from .journal import note
from .locks import locked, require


@transaction.atomic
def record_vote(item: AgendaItem, member: Member, choice: str, *, actor: User) -> Vote:
    """Writes the vote of a member down, in the place of an earlier one.

    Raises `ValidationError` unless the session goes on, the item is open, and the member is present with a vote.
    """
    session = _voting(item)
    seat = session.attendance.filter(member=member).first()
    require(seat and seat.can_vote, _("Solo votan los miembros presentes que tienen voto."))
    vote, changed = store_vote(item, member, choice, actor=actor)
    if changed:
        details = {"title": item.matter.title, "person": str(member), "choice": str(Choice(choice).label)}
        note(session, "vote", actor=actor, **details)
    return vote


@transaction.atomic
def record_all_in_favour(item: AgendaItem, *, actor: User) -> int:
    """Everybody present with a vote who has not voted yet is in favour; answers how many that were."""
    session = _voting(item)
    voted = Vote.objects.filter(item=item).values("member")
    seats = session.attendance.filter(has_vote=True, presence=Presence.PRESENT).exclude(member__in=voted)
    count = len([_in_favour(item, seat, actor) for seat in seats])
    if count:
        note(session, "vote_all", actor=actor, title=item.matter.title, count=count)
    return count


def store_vote(item: AgendaItem, member: Member, choice: str, *, actor: User | None) -> tuple[Vote, bool]:
    """The vote, and whether it is new or another one. The caller holds the session or the consultation."""
    before = Vote.objects.filter(item=item, member=member).first()
    if before and before.choice == choice:
        return before, False
    values = {"choice": Choice(choice), "cast_at": timezone.now(), "recorded_by": actor}
    vote, _created = Vote.objects.update_or_create(item=item, member=member, defaults=values)
    return vote, True


def _in_favour(item: AgendaItem, seat: Attendance, actor: User) -> Vote:
    return Vote.objects.create(
        item=item, member_id=seat.member_id, choice=Choice.FOR, cast_at=timezone.now(), recorded_by=actor
    )


def _voting(item: AgendaItem) -> Session:
    """The session of an item that is being voted on, held. Raises `ValidationError`."""
    assert item.session is not None  # noqa: S101 - these verbs are about sessions
    session = locked(item.session)
    require(session.state == SessionState.HELD, _("La sesión no está en curso."))
    require(locked(item).state == ItemState.OPEN, _("Ese tema ya se decidió o pasó a otra sesión."))
    return session
