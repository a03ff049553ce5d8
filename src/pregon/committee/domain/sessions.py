"""A session from its call to its end: convened → held → closed, or cancelled with a reason."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pregon.people.public import User

from ..enums import ItemState, Presence, SessionState
from ..models import Attendance, CommitteeRules, Matter, Member, Session
from ..queries import quorum_of
from ..words import moment_words
from .agenda import mark_carried, place
from .invitations import invite
from .journal import note
from .locks import locked, require
from .numbering import SESSIONS, next_number


@transaction.atomic
def convene_session(
    *,
    starts_at: datetime,
    actor: User,
    place_name: str = "",
    link: str = "",
    message: str = "",
    matters: Iterable[Matter] = (),
) -> Session:
    """Calls the members of that day to a session with these matters, and mails them.

    Asked again for the same moment, it answers the session that is there. A session of the past is written down
    without mailing anybody. Raises `ValidationError` without a place or link, without members with vote, and for a
    matter that stands elsewhere.
    """
    twins = Session.objects.filter(starts_at=starts_at).exclude(state=SessionState.CANCELLED)
    if twin := twins.first():
        return twin
    try:
        with transaction.atomic():
            session = _new_session(starts_at, place_name=place_name, link=link, message=message, actor=actor)
    except IntegrityError:
        # Somebody else convened it in the same instant.
        return twins.get()
    _call_members(session)
    has_votes = session.attendance.filter(has_vote=True).exists()
    require(has_votes, _("El Comité no tiene miembros con voto. Agréguelos primero."))
    for matter in matters:
        place(matter, session=session, actor=actor)
    note(session, "convene", actor=actor, when=moment_words(starts_at))
    if starts_at > timezone.now():
        invite(session, actor=actor)
    return session


def _new_session(starts_at: datetime, *, place_name: str, link: str, message: str, actor: User) -> Session:
    rules, year = CommitteeRules.load(), timezone.localtime(starts_at).year
    session = Session(
        year=year,
        number=0,
        starts_at=starts_at,
        place=place_name.strip(),
        link=link.strip(),
        note=message.strip(),
        quorum=rules.quorum,
        majority=rules.majority,
        convened_by=actor,
    )
    session.full_clean(exclude=["number", "starts_at", "opened_at", "closed_at"])
    session.number = next_number(SESSIONS, year)
    session.save()
    return session


def _call_members(session: Session) -> None:
    """Every member of the day is on the list once, with the seat of today; who left and was not marked is off."""
    members = Member.objects.on(timezone.localdate(session.starts_at))
    called = set(session.attendance.values_list("member", flat=True))
    session.attendance.filter(presence=Presence.EXPECTED).exclude(member__in=members).delete()
    Attendance.objects.bulk_create(
        Attendance(session=session, member=member, position=member.position, has_vote=member.has_vote)
        for member in members
        if member.pk not in called
    )


@transaction.atomic
def open_session(session: Session, *, actor: User) -> bool:
    """The session begins; answers whether it was only convened, so that the second of two clicks changes nothing.

    Raises `ValidationError` on another day than the one it was convened for, if that is still to come.
    """
    session = locked(session)
    if session.state != SessionState.CONVENED:
        return False
    today = timezone.localdate()
    require(timezone.localdate(session.starts_at) <= today, _("La sesión es otro día. Ese día podrá empezarla."))
    _call_members(session)
    Session.objects.filter(pk=session.pk).update(state=SessionState.HELD, opened_at=timezone.now())
    note(session, "open_session", actor=actor)
    return True


@transaction.atomic
def close_session(session: Session, *, actor: User) -> bool:
    """The session ends; answers whether it was still going on. Members that nobody marked were absent.

    Raises `ValidationError` without a quorum (then it is cancelled, with the reason), and while an item is neither
    decided nor carried over.
    """
    session = locked(session)
    if session.state == SessionState.CLOSED:
        return False
    require(session.state == SessionState.HELD, _("La sesión no ha empezado."))
    standing = quorum_of(session)
    require(standing.is_reached, _("No hay quórum. Marque quién asistió, o cancele la sesión y diga por qué."))
    left = session.items.filter(state=ItemState.OPEN).count()
    require(not left, _("Quedan temas por decidir: decídalos o páselos a otra sesión."))
    session.attendance.filter(presence=Presence.EXPECTED).update(presence=Presence.ABSENT, marked_at=timezone.now())
    Session.objects.filter(pk=session.pk).update(state=SessionState.CLOSED, closed_at=timezone.now())
    note(session, "close", actor=actor)
    return True


@transaction.atomic
def cancel_session(session: Session, *, reason: str, actor: User) -> bool:
    """The session does not take place, or not to its end; its matters wait again. Answers whether it was still open.

    Raises `ValidationError` without a reason, and after a decision was taken in it.
    """
    session = locked(session)
    if not session.is_open:
        return False
    require(reason.strip(), _("Escriba por qué se cancela. Los miembros lo leerán."))
    decided = session.items.filter(state=ItemState.DECIDED).exists()
    require(not decided, _("En esta sesión ya se decidió algo. Pase los demás temas a otra sesión y ciérrela."))
    for item in session.items.filter(state=ItemState.OPEN):
        mark_carried(item)
    changes = {"state": SessionState.CANCELLED, "cancel_reason": reason.strip()[:500], "closed_at": timezone.now()}
    Session.objects.filter(pk=session.pk).update(**changes)
    note(session, "cancel", actor=actor, reason=changes["cancel_reason"])
    if session.starts_at > timezone.now():
        session.refresh_from_db()
        invite(session, actor=actor)
    return True
