"""What waits for one person in the Committee, for the first page of the back office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pregon.people.public import User

from . import rules
from .enums import ConsultationState, SessionState
from .models import CommitteeRules, Consultation, Session
from .queries import consultations_awaiting, free_matters, seat_of
from .words import hour_words


@dataclass(frozen=True)
class Todo:
    """One thing to do: verb first, by when, where, and the words of the button that leads there."""

    title: str
    chip: str
    due_on: date
    url: str
    button: str


def todo_for(user: User, day: date | None = None) -> list[Todo]:
    """What the person has to do for the Committee, the most urgent first.

    A member: the sessions of the day and the consultations that miss their vote. Whoever runs it also: sessions that
    nobody closed, acts that nobody issued, and matters that have waited longer than the rules allow.
    """
    day = day or timezone.localdate()
    if not rules.can_see_sessions(user):
        # A member who has no part in the screens has the mails.
        return []
    found = [*_votes(user)]
    runs = rules.can_run_committee(user)
    if runs or seat_of(user, day):
        found += _sessions(day, runs=runs)
    if runs:
        found += [*_acts(day), *_waiting(day)]
    return sorted(found, key=lambda todo: todo.due_on)


def _votes(user: User) -> Iterator[Todo]:
    for consultation in consultations_awaiting(user):
        url = reverse("committee:consultation", args=[consultation.pk])
        due = timezone.localdate(consultation.deadline)
        yield Todo(_("Votar: %(what)s") % {"what": consultation}, _("Comité"), due, url, _("Votar"))


def _sessions(day: date, *, runs: bool) -> Iterator[Todo]:
    sessions = Session.objects.filter(state__in=[SessionState.CONVENED, SessionState.HELD])
    for session in sessions.order_by("starts_at"):
        when = timezone.localdate(session.starts_at)
        url = reverse("committee:session", args=[session.pk])
        if when == day:
            words = {"what": session, "hour": hour_words(session.starts_at)}
            title = _("Asistir a la %(what)s del Comité, %(hour)s") % words
            yield Todo(title, _("Comité"), day, url, _("Abrir la sesión"))
        elif when < day and runs:
            title = _("Cerrar o cancelar la %(what)s del Comité") % {"what": session}
            yield Todo(title, _("Comité"), when, url, _("Abrir la sesión"))


def _acts(day: date) -> Iterator[Todo]:
    """Closed a day ago and more, and still without its act."""
    unissued = Q(minutes=None) | Q(minutes__number=None)
    for session in Session.objects.filter(unissued, state=SessionState.CLOSED):
        yield _act(session, reverse("committee:session_minutes", args=[session.pk]))
    for consultation in Consultation.objects.filter(unissued, state=ConsultationState.CLOSED):
        yield _act(consultation, reverse("committee:consultation_minutes", args=[consultation.pk]))


def _act(source: Session | Consultation, url: str) -> Todo:
    closed = timezone.localdate(source.closed_at) if source.closed_at else timezone.localdate()
    title = _("Emitir el acta de la %(what)s") % {"what": source}
    return Todo(title, _("Comité"), closed + timedelta(days=3), url, _("Ver el acta"))


def _waiting(day: date) -> Iterator[Todo]:
    limit = timedelta(days=CommitteeRules.load().waiting_days)
    for matter in free_matters():
        due = timezone.localdate(matter.requested_at) + limit
        if due < day:
            title = _("Llevar al Comité: %(what)s") % {"what": matter.title}
            yield Todo(title, _("Comité"), due, reverse("committee:home"), _("Ver lo que espera"))
