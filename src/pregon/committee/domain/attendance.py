"""Who came to a session."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pregon.people.public import User

from ..enums import ItemState, Presence
from ..models import Attendance, Guest, Session, Vote
from .journal import note
from .locks import locked, require


@transaction.atomic
def record_attendance(attendance: Attendance, presence: str, *, actor: User) -> bool:
    """Marks a member; answers whether that changed anything. An excuse can be marked before the session begins.

    Whoever turns out not to be there has no vote on what is still open. Raises `ValidationError` after the end, and
    for taking away the presence of somebody who voted on what was decided.
    """
    session = locked(attendance.session)
    attendance = locked(attendance)
    require(session.is_open, _("La sesión ya terminó."))
    if attendance.presence == presence:
        return False
    if presence != Presence.PRESENT:
        _without_votes(attendance)
    Attendance.objects.filter(pk=attendance.pk).update(presence=presence, marked_at=timezone.now())
    person, label = str(attendance.member), str(Presence(presence).label)
    note(session, "attendance", actor=actor, person=person, presence=label)
    return True


def _without_votes(attendance: Attendance) -> None:
    votes = Vote.objects.filter(item__session=attendance.session_id, member=attendance.member_id)
    counted = votes.exclude(item__state=ItemState.OPEN).exists()
    require(not counted, _("%(person)s ya votó en un tema decidido.") % {"person": attendance.member})
    votes.delete()


@transaction.atomic
def add_guest(session: Session, name: str, *, actor: User) -> Guest:
    """Writes a guest down, once. Raises `ValidationError` without a name and after the end."""
    session = locked(session)
    require(session.is_open, _("La sesión ya terminó."))
    name = " ".join(name.split())[:150]
    require(name, _("Escriba el nombre del invitado."))
    guest, created = Guest.objects.get_or_create(session=session, name=name)
    if created:
        note(session, "guest", actor=actor, name=name)
    return guest


@transaction.atomic
def remove_guest(guest: Guest, *, actor: User) -> None:
    """Takes a guest off the list again. Raises `ValidationError` after the end."""
    session = locked(guest.session)
    require(session.is_open, _("La sesión ya terminó."))
    guest.delete()
    note(session, "guest_remove", actor=actor, name=guest.name)
