"""Calling the members by mail: to a session, with the event for their calendar."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from pregon.people.public import User

from ..addresses import absolute
from ..calendar_file import calendar_file
from ..enums import SessionState
from ..models import CommitteeRules, Session
from ..words import moment_words
from .journal import note

TEMPLATE = "committee/mail/message"


def invite(session: Session, *, actor: User | None) -> int:
    """Mails everybody who was called that the session takes place, or that it does not; answers how many.

    Each gets a message of their own. It goes through Django's mail, which lands in the outbox with its attachment, in
    the transaction of whoever calls.
    """
    people = [seat.member.user for seat in session.attendance.select_related("member__user")]
    people = [person for person in people if person.is_active and person.email]
    content = _content(session)
    event = calendar_file(session, title=content["event"], description="\n".join(content["agenda"]))
    for person in people:
        _write(content, person, event).send()
    note(session, "invite", actor=actor, count=len(people))
    return len(people)


def _content(session: Session) -> dict[str, Any]:
    name, when = CommitteeRules.load().name, moment_words(session.starts_at)
    words = {"name": name, "when": when}
    is_cancelled = session.state == SessionState.CANCELLED
    subject = _("Se cancela la sesión del %(name)s: %(when)s") if is_cancelled else _("Sesión del %(name)s: %(when)s")
    agenda = [f"{item.order}. {item.matter.title}" for item in session.items.select_related("matter")]
    return {
        "subject": subject % words,
        "event": _("Sesión del %(name)s") % words,
        "lines": _cancelled_lines(session) if is_cancelled else _lines(session, when),
        "list_title": "" if is_cancelled or not agenda else _("Orden del día"),
        "agenda": [] if is_cancelled else agenda,
        "button": _("Ver la sesión"),
        "url": absolute("committee:session", session.pk),
        "municipality": settings.INSTANCE.settings.name,
    }


def _lines(session: Session, when: str) -> list[str]:
    lines = [_("Asista a la sesión: %(when)s") % {"when": when}]
    if session.place:
        lines.append(_("Lugar: %(place)s") % {"place": session.place})
    if session.link:
        lines.append(_("Reunión virtual: %(link)s") % {"link": session.link})
    lines += [session.note] if session.note else []
    return [*lines, _("Si no puede asistir, avise a la secretaría del Comité.")]


def _cancelled_lines(session: Session) -> list[str]:
    return [_("La sesión no se hará: %(reason)s") % {"reason": session.cancel_reason}, _("No tiene que hacer nada.")]


def _write(content: dict[str, Any], person: User, event: bytes) -> EmailMultiAlternatives:
    context = {**content, "name": person.first_name or str(person)}
    subject = " ".join(content["subject"].split())
    mail = EmailMultiAlternatives(subject, render_to_string(f"{TEMPLATE}.txt", context), to=[person.email])
    mail.attach_alternative(render_to_string(f"{TEMPLATE}.html", context), "text/html")
    mail.attach("sesion.ics", event, "text/calendar")
    return mail
