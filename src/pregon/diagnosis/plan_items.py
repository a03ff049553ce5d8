"""What diagnoses add to the plan's tactics, the composer, «Hoy» and the records of a number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from pregon.people.public import User
from pregon.plans.public import TodayItem, fact_sources, media_advisers, today_providers

from . import rules
from .advice import advice_for
from .enums import State
from .models import Diagnosis
from .queries import progress, waiting_for_somebody
from .schedule import schedule_for

# So many offices are named; the rest is one click away.
MOST_OFFICES = 3
AHEAD = timedelta(days=7)
CHIP = gettext_lazy("Diagnóstico")


def register() -> None:
    """Called once, when the applications are ready."""
    media_advisers.register("diagnosis", advice_for)
    today_providers.register("diagnosis", today)
    fact_sources.register("diagnosis", office_address)


def office_address(source_id: str) -> str:
    """Where the staff sees the diagnosis behind a fact; "" when it is gone."""
    found = Diagnosis.objects.filter(pk=source_id).exists()
    return reverse("diagnosis:diagnosis", args=[source_id]) if found else ""


def today(user: User, day: date) -> Iterator[TodayItem]:
    """Who is missing, what waits for its approval, which assumptions must be looked at."""
    if not (rules.can_manage(user) or rules.can_approve(user)):
        return
    for diagnosis in waiting_for_somebody(day + AHEAD):
        if diagnosis.state == State.ASKING and rules.can_see_participants(user):
            yield from _missing(diagnosis)
        elif diagnosis.state == State.CLOSED and rules.can_approve(user):
            yield _to_approve(diagnosis, day)
        elif diagnosis.state == State.WITHOUT and diagnosis.review_on and rules.can_manage(user):
            title = _("Revisar los supuestos: %(title)s") % {"title": diagnosis.title}
            yield _item(diagnosis, title, _("Revisar"), diagnosis.review_on, "diagnosis:assumptions")


def _to_approve(diagnosis: Diagnosis, day: date) -> TodayItem:
    closed = diagnosis.survey.closed_at
    title = _("Aprobar el diagnóstico: %(title)s") % {"title": diagnosis.title}
    return _item(diagnosis, title, _("Ver y aprobar"), timezone.localdate(closed) if closed else day)


def _missing(diagnosis: Diagnosis) -> Iterator[TodayItem]:
    """After the first reminder, the offices where most people are missing."""
    schedule, numbers = schedule_for(diagnosis), progress(diagnosis)
    if schedule is None or not schedule.due(timezone.now()) or numbers.is_enough:
        return
    behind = sorted((office for office in numbers.offices if office.missing), key=lambda each: -each.missing)
    for office in behind[:MOST_OFFICES]:
        words = ngettext("Falta %(n)d respuesta de %(office)s", "Faltan %(n)d respuestas de %(office)s", office.missing)
        title = words % {"n": office.missing, "office": office.office}
        yield _item(diagnosis, title, _("Ver quiénes"), timezone.localdate(schedule.ends), "diagnosis:participants")


def _item(diagnosis: Diagnosis, title: str, button: str, due: date, url_name: str = "diagnosis:diagnosis") -> TodayItem:
    action = diagnosis.survey.action
    return TodayItem(
        title=title,
        action_title=action.title if action else "",
        chip=str(CHIP),
        due_on=due,
        person=str(diagnosis.created_by or ""),
        url=reverse(url_name, args=[diagnosis.pk]),
        button=button,
    )
