"""Reminders that come by themselves, and stop by themselves: who answered, enough answered, or it closed."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pregon.plans.public import note

from ..enums import State, Way
from ..models import Diagnosis, Participant
from ..queries import leaders, office_name, pending, progress
from ..schedule import PAUSE, Schedule, is_decent_hour, schedule_for, until_words
from .letters import Letter, send_letters, write_to


def keep_asking(diagnosis: Diagnosis, now: datetime) -> None:
    """Sends what is due at this moment; asked again, nothing more happens. Nothing leaves at night."""
    schedule = schedule_for(diagnosis)
    if schedule is None or not (_is_asking(diagnosis, now) and is_decent_hour(now)):
        return
    if progress(diagnosis).is_enough:
        return
    remind(diagnosis, schedule, now)
    escalate(diagnosis, schedule, now)


@transaction.atomic
def remind(diagnosis: Diagnosis, schedule: Schedule, now: datetime) -> int:
    """Writes to whoever was invited by mail, has not answered and has had fewer reminders than are due."""
    due = schedule.due(now)
    if not due:
        return 0
    rested = Q(invited_at__lte=now - PAUSE) & (Q(reminded_at=None) | Q(reminded_at__lte=now - PAUSE))
    wanted = pending(diagnosis).filter(rested, way=Way.EMAIL, reminders__lt=due).exclude(email="")
    people = [person for person in wanted if _claim(person, due, now)]
    send_letters(diagnosis, people, _letter(diagnosis, is_last=due == 2), actor=None)
    if people:
        note(diagnosis, "diagnosis_remind", actor=None, count=len(people))
    return len(people)


@transaction.atomic
def escalate(diagnosis: Diagnosis, schedule: Schedule, now: datetime) -> bool:
    """Tells the GEL leaders once who is missing, office by office; answers whether it did."""
    if now < schedule.escalation:
        return False
    if not Diagnosis.objects.filter(pk=diagnosis.pk, escalated_at=None).update(escalated_at=now):
        return False
    rows = missing_by_office(diagnosis)
    if not rows:
        return False
    url = f"{settings.BASE_URL}{reverse('diagnosis:participants', args=[diagnosis.pk])}"
    write_to(diagnosis, list(leaders()), _escalation(diagnosis, rows), url=url)
    note(diagnosis, "diagnosis_escalate", actor=None)
    return True


def missing_by_office(diagnosis: Diagnosis) -> list[str]:
    """«Secretaría de Hacienda: faltan 3 de 5 (Ana Ruiz, Beto Paz, Carla Gil)»."""
    names: dict[str, list[str]] = {}
    for person in pending(diagnosis):
        names.setdefault(office_name(diagnosis, person.office.name if person.office else None), []).append(person.name)
    rows = []
    for office in progress(diagnosis).offices:
        if people := names.get(office.office):
            words = ngettext("%(office)s: falta %(n)d de %(of)d", "%(office)s: faltan %(n)d de %(of)d", office.missing)
            told = words % {"office": office.office, "n": office.missing, "of": office.asked}
            rows.append(f"{told} ({', '.join(people)})")
    return rows


def _is_asking(diagnosis: Diagnosis, now: datetime) -> bool:
    return diagnosis.state == State.ASKING and diagnosis.survey.takes_answers(now)


def _claim(person: Participant, due: int, now: datetime) -> bool:
    """Whether this run is the one that reminds: of two at once, one."""
    fresh = Participant.objects.filter(pk=person.pk, reminders=person.reminders, reminded_at=person.reminded_at)
    return bool(fresh.update(reminders=due, reminded_at=now))


def _letter(diagnosis: Diagnosis, *, is_last: bool) -> Letter:
    lines = [
        _("Todavía falta su respuesta. Son tres minutos."),
        _("Puede responder hasta el %(until)s.") % {"until": until_words(diagnosis)},
    ]
    lines += [_("Es el último recordatorio.")] if is_last else []
    return Letter(_("Falta su respuesta: tres minutos"), lines, _("Responder la encuesta"), "diagnosis_reminder")


def _escalation(diagnosis: Diagnosis, rows: list[str]) -> Letter:
    lines = [
        _("La encuesta «%(title)s» cierra el %(until)s y faltan respuestas.")
        % {"title": diagnosis.title, "until": until_words(diagnosis)},
        _("Llame a los jefes de estas dependencias. Si nadie responde, el plan sigue con supuestos."),
    ]
    return Letter(
        _("Faltan respuestas para el diagnóstico"), lines, _("Ver quiénes faltan"), "diagnosis_escalation", rows
    )
